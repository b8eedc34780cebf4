"""The packs that ship with the bot."""
