"""How long the operator has been waiting: it starts when this is imported, before anything big is."""

from time import perf_counter

_STARTED = perf_counter()


def seconds_running() -> float:
    """Return the seconds since the command was given, but for what the interpreter itself takes."""
    return perf_counter() - _STARTED
