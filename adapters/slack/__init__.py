"""The Slack door: what Slack sends becomes requests, what the desk says becomes Slack's messages."""
