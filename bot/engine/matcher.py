"""What compares an answer with the lines of its question, as a port."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.checklist import Compared, Line


class Matcher(Protocol):
    """Compares a text with lines; it is pure, and takes its time outside of every transaction."""

    @property
    def version(self) -> str:
        """Its name and version: what was found with another one is not comparable."""
        ...

    def compare(self, about: str, lines: Sequence[Line], text: str) -> Compared:
        """Return what a text covers of these lines; `about` is the question as it was asked."""
        ...
