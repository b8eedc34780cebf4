"""A store in plain dictionaries: for tests, and for reading how the real one behaves."""

from bot.store.memory.store import MemoryStore as MemoryStore
