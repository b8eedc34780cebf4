"""Shuffling without dice: the same seed always gives the same order."""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def draw(seed: str, name: str) -> int:
    """Return a number in [0, 2**64) that depends on nothing but the seed and the name."""
    return int.from_bytes(blake2b(f"{seed}\0{name}".encode(), digest_size=8).digest())


def shuffled(things: Iterable[T], seed: str, name: Callable[[T], str] = str) -> list[T]:
    """Return the things in an order drawn from the seed; a retry with the same seed gives the same order."""
    return sorted(things, key=lambda thing: (draw(seed, name(thing)), name(thing)))
