"""Clocks that change: by law twice a year, by hand, or because a machine slept."""
