"""The rules, as values and pure functions of values and time."""
