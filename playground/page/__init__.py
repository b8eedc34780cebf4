"""The page that shows the local Slack and the local Discord side by side."""
