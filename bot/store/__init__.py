"""The memory of what happened; the only place that knows SQL."""
