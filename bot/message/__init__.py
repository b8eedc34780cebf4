"""What the bot says, as content; each door decides how it looks."""
