"""The question engine: synchronous, and a stranger to every platform."""
