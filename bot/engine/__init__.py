"""The use cases: one verb per file, each a function of a unit of work and a moment."""
