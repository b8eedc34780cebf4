"""From what was typed into the form of a suggestion to the question that it makes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from bot.domain.pack import Pack
from bot.domain.question import AskFirst, Kind, Pitfall, Practice, Question, Step
from bot.domain.suggestion import OURS, Suggestion, level_of, topic_of

TITLE, PROMPT, ASK_FIRST, STEPS, ADVICE = "title", "prompt", "ask", "steps", "advice"
PARTS = (TITLE, PROMPT, ASK_FIRST, STEPS, ADVICE)
LONGEST_TITLE = 120
MINUTES = 10
DIFFICULTY = 3
ARROW = re.compile(r"\s*(?:->|=>|\u2192)\s*")
BECAUSE = re.compile(r"\s+because\s+", re.IGNORECASE)
BREAKS = re.compile(r"\s+breaks:?\s+", re.IGNORECASE)
MARKED = re.compile(r"(?:[-*\u2022]|\d+[.)])\s+")
"""What people put in front of a line of a list."""
DO_OR_AVOID = re.compile(r"([+\-\u2212\u2013])\s*(?=\S)")


class Fault(StrEnum):
    """What is wrong with one part."""

    MISSING = "missing"
    TOO_LONG = "too long"
    NO_SIGN = "no sign"
    """A line about what to do or avoid that begins with neither + nor -."""
    NOTHING_BEFORE = "nothing before"
    """A line that says what an answer changes, but not what to ask."""


def faults(parts: Mapping[str, str]) -> dict[str, Fault]:
    """Return what is wrong with what was typed, by part."""
    found = {part: Fault.MISSING for part in (TITLE, PROMPT, STEPS) if not parts.get(part, "").strip()}
    if len(_plain(parts.get(TITLE, ""))) > LONGEST_TITLE:
        found[TITLE] = Fault.TOO_LONG
    if not all(DO_OR_AVOID.match(line) for line in _lines(parts.get(ADVICE, ""))):
        found[ADVICE] = Fault.NO_SIGN
    if not all(text for text, _ in _asks(parts)):
        found[ASK_FIRST] = Fault.NOTHING_BEFORE
    return found


def question_of(suggestion: Suggestion) -> Question:
    """Return the question that a suggestion makes: unreviewed, so that it is asked but not quizzed."""
    parts = suggestion.parts
    advice = _lines(parts.get(ADVICE, ""))
    steps = [_unmarked(line) for line in _lines(parts.get(STEPS, ""))]
    do = [_pair(_advice(line), BECAUSE) for line in advice if line.startswith("+")]
    avoid = [_pair(_advice(line), BREAKS) for line in advice if not line.startswith("+")]
    return Question(
        id=suggestion.question,
        rev=1,
        title=_plain(parts.get(TITLE, "")),
        topic=topic_of(suggestion),
        kind=Kind.EXPLAIN,
        level=level_of(suggestion),
        difficulty=DIFFICULTY,
        minutes=MINUTES,
        prompt="\n\n".join(map(_plain, re.split(r"\n\s*\n", parts.get(PROMPT, "").strip()))),
        why="",
        ask_first=tuple(
            AskFirst(f"q{n}", text, changes) for n, (text, changes) in enumerate(_asks(parts), 1)
        ),
        steps=tuple(Step(f"s{n}", text) for n, text in enumerate(steps, 1)),
        do=tuple(Practice(f"d{n}", text, because) for n, (text, because) in enumerate(do, 1)),
        avoid=tuple(Pitfall(f"a{n}", text, breaks, "") for n, (text, breaks) in enumerate(avoid, 1)),
        items=(),
        unreviewed=True,
    )


def with_suggested(pack: Pack, questions: Iterable[Question]) -> Pack:
    """Return a pack with suggested questions among its own, under a topic that it has."""
    known = pack.titles
    ours = {one.id: one if one.topic in known else replace(one, topic=OURS.slug) for one in questions}
    homeless = any(one.topic not in known for one in ours.values())
    topics = (*pack.topics, OURS) if homeless else pack.topics
    return replace(pack, topics=topics, questions={**pack.questions, **ours})


def _plain(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())


def _lines(text: str) -> list[str]:
    """Return the lines that say something, each in one piece."""
    return [line for line in map(_plain, text.splitlines()) if line]


def _asks(parts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what to ask first, and what each answer changes."""
    return [_pair(_unmarked(line), ARROW) for line in _lines(parts.get(ASK_FIRST, ""))]


def _unmarked(line: str) -> str:
    """Return a line without the mark of a list in front."""
    return MARKED.sub("", line, count=1) if MARKED.match(line) else line


def _advice(line: str) -> str:
    """Return what to do or avoid, without its sign."""
    return DO_OR_AVOID.sub("", line, count=1)


def _pair(line: str, border: re.Pattern[str]) -> tuple[str, str]:
    """Return what stands before and after the first border; nothing after, where there is none."""
    said, *rest = border.split(line, maxsplit=1)
    return said, rest[0].rstrip(".") if rest else ""
