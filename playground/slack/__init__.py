"""A local Slack: the Web API, Socket Mode and the people who type and press."""
