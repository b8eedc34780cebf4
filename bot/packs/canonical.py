"""Canonical hashes: what makes a question, or an item, the one that people answered.

White space is collapsed, and prose that explains (why, because, feedback) is left out: correcting its
spelling changes nobody's answer.
"""

import json
from hashlib import blake2b

from bot.domain.question import Item, Question

DIGEST_BYTES = 8


def question_hash(question: Question) -> str:
    """Return the hash over the ids and claims of a question, their links, and its hand-written items."""
    return _hash(
        [question.id, question.title],
        [[ask.id, ask.text, ask.changes] for ask in question.ask_first],
        [[step.id, step.text, *sorted(step.after)] for step in question.steps],
        [[practice.id, practice.text] for practice in question.do],
        [[pitfall.id, pitfall.text, pitfall.breaks, pitfall.instead] for pitfall in question.avoid],
        [[item.id, item_hash(item)] for item in question.items if not item.made],
    )


def item_hash(item: Item) -> str:
    """Return the hash over the stem of an item, its options and its key."""
    options = sorted((option.id, option.text, option.correct) for option in item.options)
    return _hash(item.stem, options)


def text_hash(text: str) -> str:
    """Return the hash of one text."""
    return _hash(text)


def _hash(*parts: object) -> str:
    return blake2b(json.dumps(_plain(parts)).encode(), digest_size=DIGEST_BYTES).hexdigest()


def _plain(part: object) -> object:
    if isinstance(part, str):
        return " ".join(part.split())
    return [_plain(one) for one in part] if isinstance(part, list | tuple) else part
