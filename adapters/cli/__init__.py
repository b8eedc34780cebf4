"""The operator's door: what is typed into a terminal to run Studyhall."""

from adapters.cli.entry import main

__all__ = ["main"]
