"""A local Slack and a local Discord that the real adapters connect to, and the page that shows them."""
