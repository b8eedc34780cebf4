"""The columns of a sheet: ours, and the names other people give to theirs."""

import re

from bot.domain.pack import plain_name
from bot.packs.exchange.entry import LETTERS

OWN = ("question id", "title", "topic", "level", "kind", "difficulty", "prompt", "tags", "item id", "stem")
KEY = "key"
ANSWER = "answer"
FEEDBACK = "feedback"

_SYNONYMS = {
    "question": "stem",
    "question text": "stem",
    "item": "item id",
    "question title": "title",
    "category": "topic",
    "subject": "topic",
    "type": "kind",
    "scenario": "prompt",
    "context": "prompt",
    "labels": "tags",
    "correct": ANSWER,
    "correct answer": ANSWER,
    "correct option": ANSWER,
    "right answer": ANSWER,
    "solution": ANSWER,
    "explanation": FEEDBACK,
    "rationale": FEEDBACK,
}
_OPTION = re.compile(r"(?:(?:option|choice|answer) ?)?(?:([a-j])|(10|[1-9]))")
_FEEDBACK = re.compile(r"(?:feedback|explanation|rationale) ?(?:([a-j])|(10|[1-9]))")


def option_column(letter: str) -> str:
    """Return the name of the column that holds the text of that option."""
    return f"option {letter}"


def feedback_column(letter: str) -> str:
    """Return the name of the column that holds the feedback of that option."""
    return f"{FEEDBACK} {letter}"


def column(heading: str) -> str:
    """Return our name of the column that somebody called so, or "" when it is none of ours."""
    name = plain_name(heading.removeprefix("\ufeff"))
    name = _SYNONYMS.get(name, name)
    if name in (*OWN, KEY, ANSWER, FEEDBACK):
        return name
    for pattern, named in ((_OPTION, option_column), (_FEEDBACK, feedback_column)):
        found = pattern.fullmatch(name)
        if found:
            return named(found[1] or LETTERS[int(found[2]) - 1])
    return ""
