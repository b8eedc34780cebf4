"""Canonical hashes: what makes a question, or an item, the one that people answered.

White space is collapsed, and prose that explains (why, because, feedback) is left out: correcting its
spelling changes nobody's answer.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from bot.domain.question import Item, Option, Question

DIGEST_BYTES = 8
_END = " \0 "
"""Stands between two texts; no Markdown holds it."""


def question_hash(question: Question) -> str:
    """Return the hash over the ids and claims of a question, their links, and its hand-written items."""
    return _hash(_parts(question))


def _parts(question: Question) -> Iterator[str]:
    yield from ("question", question.id, question.title)
    for ask in question.ask_first:
        yield from ("ask", ask.id, ask.text, ask.changes)
    for step in question.steps:
        yield from ("step", step.id, step.text, *sorted(step.after))
    for practice in question.do:
        yield from ("do", practice.id, practice.text)
    for pitfall in question.avoid:
        yield from ("avoid", pitfall.id, pitfall.text, pitfall.breaks, pitfall.instead)
    for item in question.items:
        if not item.made:
            yield from ("item", item.id, item_hash(item))


def item_hash(item: Item) -> str:
    """Return the hash over the stem of an item, its options and its key."""
    texts = [item.stem]
    for option in sorted(item.options, key=_by_id):
        texts += (option.id, option.text, "x" if option.correct else "")
    return _hash(texts)


def _by_id(option: Option) -> str:
    return option.id


def text_hash(text: str) -> str:
    """Return the hash of one text."""
    return _hash([text])


def _hash(texts: Iterable[str]) -> str:
    plain = " ".join(_END.join(texts).split())
    return blake2b(plain.encode(), digest_size=DIGEST_BYTES).hexdigest()
