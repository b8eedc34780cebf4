"""Answers that people graded by hand, line by line, and how well a matcher agrees with them."""

import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.checklist import Line, Part, State, lines_of
from bot.domain.pack import Pack
from bot.domain.question import Kind, Level, Question, Step
from bot.engine.ports import Matcher
from bot.packs.load import load_pack
from bot.packs.shipped import shipped_folder

FILE = Path(__file__).parents[1] / "tests" / "graded" / "answers.jsonl"
SINCERE = ("terse", "rambling", "paraphrase", "good", "negation")
"""The kinds of answers that mean what they say, and are right."""
IDLE = ("offtopic", "copy", "stuffing")
"""The kinds that deserve no credit at all."""
MISTAKEN = ("wrong", "antipattern")
"""The kinds that use the right words for something wrong; no matcher of ours can tell."""


@dataclass(frozen=True)
class Graded:
    """An answer to a question, its kind, and which lines it covers according to a person."""

    question: Question
    kind: str
    text: str
    covered: tuple[bool, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that were graded."""
        return lines_of(self.question, (Part.STEPS,))


@dataclass(frozen=True)
class Agreement:
    """How a matcher did on the answers of some kinds."""

    decisions: int
    credited: int
    rightly: int
    covered: int

    @property
    def precision(self) -> float:
        """The share of its ticks that are right."""
        return self.rightly / self.credited if self.credited else 1.0

    @property
    def recall(self) -> float:
        """The share of what was covered that it ticks."""
        return self.rightly / self.covered if self.covered else 1.0

    @property
    def credit(self) -> float:
        """The share of all lines that it ticks."""
        return self.credited / self.decisions if self.decisions else 0.0


@cache
def graded() -> tuple[Graded, ...]:
    """Return all graded answers."""
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    titles = list(dict.fromkeys(row["question"] for row in rows))
    questions = {row["question"]: _question(titles.index(row["question"]), row) for row in rows}
    return tuple(
        Graded(questions[row["question"]], row["kind"], row["answer"], tuple(row["covered"])) for row in rows
    )


@cache
def pack() -> Pack:
    """Return the shipped pack with the graded questions in it: a pack holds the questions it compares."""
    shipped = load_pack(shipped_folder(), today=date(2026, 11, 22)).pack
    return replace(
        shipped, questions={**shipped.questions, **{one.question.id: one.question for one in graded()}}
    )


def agreement(matcher: Matcher, kinds: Sequence[str]) -> Agreement:
    """Compare the answers of some kinds, and count."""
    told = [pair for one in graded() if one.kind in kinds for pair in _told(matcher, one)]
    return Agreement(
        decisions=len(told),
        credited=sum(credited for credited, _ in told),
        rightly=sum(credited and covered for credited, covered in told),
        covered=sum(covered for _, covered in told),
    )


def latencies(matcher: Matcher, rounds: int) -> list[float]:
    """Return how many milliseconds each comparison took in so many rounds, shortest first."""
    took = []
    for _ in range(rounds):
        for one in graded():
            began = time.perf_counter()
            matcher.compare(about(one.question), one.lines, one.text)
            took.append(1000 * (time.perf_counter() - began))
    return sorted(took)


def at(ordered: Sequence[float], share: float) -> float:
    """Return the value below or at which this share lies."""
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def about(question: Question) -> str:
    """Return a question as it was asked of those who answered."""
    return question.title


def _told(matcher: Matcher, one: Graded) -> Iterator[tuple[bool, bool]]:
    compared = matcher.compare(about(one.question), one.lines, one.text)
    credited = {match.key for match in compared.matches if match.state is State.COVERED}
    for line, covered in zip(one.lines, one.covered, strict=True):
        yield line.key in credited, covered


def _question(number: int, row: dict[str, Any]) -> Question:
    return Question(
        id=f"graded-{number}",
        rev=1,
        title=row["question"],
        topic="graded",
        kind=Kind.EXPLAIN,
        level=Level.MID,
        difficulty=3,
        minutes=10,
        prompt=row["question"],
        why="",
        ask_first=(),
        steps=tuple(Step(f"s{place}", text) for place, text in enumerate(row["steps"], start=1)),
        do=(),
        avoid=(),
        items=(),
    )
