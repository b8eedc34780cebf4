"""Every word the bot says: functions from facts to messages."""
