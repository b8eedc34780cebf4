"""Databases that go away, fill up, or are shared by many."""
