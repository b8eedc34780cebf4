"""Putting an item together from its parts."""

from collections.abc import Iterable

from bot.domain.question import Item, Option, Question
from bot.domain.shuffle import shuffled


def made_item(question: Question, local_id: str, stem: str, options: Iterable[Option]) -> Item:
    """Return an item of a question with its options in an order that tells nothing.

    Members see a shuffle of their own; on paper and in other programs this order is the one they see.
    """
    item_id = f"{question.id}/{local_id}"
    return Item(
        id=item_id,
        question=question.id,
        rev=question.rev,
        topic=question.topic,
        level=question.level,
        difficulty=question.difficulty,
        stem=stem,
        options=tuple(shuffled(options, f"{item_id}/shown", lambda option: option.id)),
    )
