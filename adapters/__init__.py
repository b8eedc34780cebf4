"""Where people and platforms meet the bot."""
