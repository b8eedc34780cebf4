"""Corrections: a key that was wrong, and what its answers are owed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """From this revision on the key of an item is another one; answers to earlier revisions are void."""

    item: str
    rev: int

    def key_in(self, channel: str) -> str:
        """Return the key of the one note that tells a channel."""
        return f"correction/{self.item}/{self.rev}/{channel}"


def corrected_item(order_key: str) -> str:
    """Return the item that a note of a correction is about."""
    _, question, local, *_ = order_key.split("/")
    return f"{question}/{local}"
