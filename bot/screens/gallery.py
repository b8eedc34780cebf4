"""One example of every screen and form, in each state that looks different.

The renderer contract runs all of it through every door. A name begins with the function that made it.
"""

from bot.screens.example import Example
from bot.screens.examples import (
    assessments,
    boards,
    digests,
    disputes,
    links,
    own_data,
    plans,
    practice,
    progress,
    questions,
    rounds,
    suggestions,
    words,
)

ROOMS = (
    questions,
    assessments,
    practice,
    progress,
    rounds,
    disputes,
    boards,
    plans,
    links,
    digests,
    suggestions,
    own_data,
    words,
)


def gallery(key: str = "a") -> tuple[Example, ...]:
    """Return all examples; `key` is the id of the right option, so that two galleries can be compared."""
    return tuple(example for room in ROOMS for example in room.examples(key))


GALLERY: tuple[Example, ...] = gallery()
"""All examples, with the right option where it happens to be."""
