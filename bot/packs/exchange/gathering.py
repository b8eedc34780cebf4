"""Puts items back together into questions: what every format without questions needs."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TypeVar

from bot.domain.pack import Topic
from bot.domain.question import Item, Kind, Level, Option, Question
from bot.domain.shuffle import draw
from bot.packs.exchange.entry import LETTERS, UNREVIEWED, Entry
from bot.packs.exchange.fair import fair
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.slugs import free, slug
from bot.packs.exchange.topic_names import GROUP
from bot.packs.problem import Findings

_MINUTES = 10
_DIFFICULTY = 3
_LONGEST_TITLE = 120
_LOCAL_ID = re.compile(r"m\d+|[nt]\d+\.[a-z]\d+")
Named = TypeVar("Named", bound=StrEnum)


def gather(entries: Iterable[Entry], path: Path, findings: Findings) -> Imported:
    """Return the questions these items belong to; items that name no question share one for their topic."""
    asked = [found for entry in entries if (found := fair(entry, findings))]
    topics: dict[str, Topic] = {}
    questions = []
    for name, group in _groups(asked, path).items():
        topic = _topic(_Said(group, findings), path)
        topics.setdefault(topic.slug, topic)
        questions.append(_question(name, group, topic, findings))
    problems = tuple(finding.at(path) for finding in sorted(findings.found))
    return Imported(tuple(questions), tuple(topics.values()), problems)


def _groups(entries: list[Entry], path: Path) -> dict[str, list[Entry]]:
    """Return the entries by the id of their question, in the order of the file."""
    named = {_named(entry) for entry in entries}
    of_topic: dict[str, str] = {}
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        name = _named(entry)
        if not name:
            topic = _id(entry.topic) or _id(path.stem) or GROUP
            taken = named.union(of_topic.values())
            name = of_topic.get(topic) or of_topic.setdefault(topic, free(topic, taken))
        groups.setdefault(name, []).append(entry)
    return groups


def _named(entry: Entry) -> str:
    owner, has_owner, _ = entry.item.partition("/")
    return _id(entry.question) or (_id(owner) if has_owner else "")


def _id(name: str) -> str:
    """Return a name as an id; letters without a Latin counterpart become a hash, always the same."""
    strange = any(mark.isalnum() for mark in name)
    return slug(name) or (f"x{draw('id', name):016x}" if strange else "")


class _Said:
    """What the entries of one question say about it: the first that says something counts."""

    def __init__(self, group: list[Entry], findings: Findings) -> None:
        self._group = group
        self._findings = findings

    def text(self, field: str) -> str:
        """Return what is said, and report each entry that says something else."""
        first: tuple[int, str] | None = None
        for entry in self._group:
            value: str = getattr(entry, field)
            if value and first is None:
                first = (entry.line, value)
            elif value and first and value != first[1]:
                name = field.replace("_", " ")
                sentence = f"The {name} is not the one of line {first[0]}. That one was taken."
                self._findings.odd(entry.line, sentence)
        return first[1] if first else ""

    def one_of(self, names: type[Named], field: str, otherwise: Named) -> Named:
        """Return what is said as one of these names."""
        value = self.text(field).strip().lower()
        if value and value not in list(names):
            known = ", ".join(names)
            sentence = f"The {field} “{value}” is none of {known}; “{otherwise}” was taken."
            self._findings.odd(self._group[0].line, sentence)
        return names(value) if value in list(names) else otherwise

    def difficulty(self) -> int:
        """Return the difficulty, from 1 to 5."""
        value = self.text("difficulty").strip()
        if value and value not in tuple("12345"):
            sentence = f"The difficulty “{value}” is no number from 1 to 5; {_DIFFICULTY} was taken."
            self._findings.odd(self._group[0].line, sentence)
        return int(value) if value in tuple("12345") else _DIFFICULTY

    def title(self, otherwise: str) -> str:
        """Return a title that fits where titles stand."""
        title = self.text("title") or otherwise
        if len(title) <= _LONGEST_TITLE:
            return title
        self._findings.odd(self._group[0].line, f"The title was cut to {_LONGEST_TITLE} characters: {title}")
        return title[: _LONGEST_TITLE - 1] + "…"


def _topic(said: _Said, path: Path) -> Topic:
    name = said.text("topic") or path.stem
    topic = _id(name) or GROUP
    plain = name if name != topic else topic.replace("-", " ").capitalize()
    return Topic(topic, said.text("topic_title") or plain, GROUP)


def _question(name: str, group: list[Entry], topic: Topic, findings: Findings) -> Question:
    said = _Said(group, findings)
    title = said.title(topic.title)
    level = said.one_of(Level, "level", Level.MID)
    difficulty = said.difficulty()
    about = (name, topic.slug, level, difficulty)
    return Question(
        id=name,
        rev=1,
        title=title,
        topic=topic.slug,
        kind=said.one_of(Kind, "kind", Kind.EXPLAIN),
        level=level,
        difficulty=difficulty,
        minutes=_MINUTES,
        prompt=said.text("prompt") or (title if title != topic.title else f"What do you know about {title}?"),
        why="",
        ask_first=(),
        steps=(),
        do=(),
        avoid=(),
        items=tuple(_item(entry, local, about) for local, entry in _local_ids(group, findings)),
        tags=_tags(group),
        unreviewed=True,
    )


def _tags(group: list[Entry]) -> tuple[str, ...]:
    tags = (_id(tag) for entry in group for tag in entry.tags if tag != UNREVIEWED)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _local_ids(group: list[Entry], findings: Findings) -> Iterator[tuple[str, Entry]]:
    """Yield each entry with its id in the question: its own, or the next number that is free."""
    own = [entry.item.rpartition("/")[2] for entry in group]
    taken = {name for name in own if _LOCAL_ID.fullmatch(name)}
    numbers = (name for number in count(1) if (name := f"m{number}") not in taken)
    given: set[str] = set()
    for name, entry in zip(own, group, strict=True):
        local = name if name in taken and name not in given else next(numbers)
        if name and local != name:
            findings.odd(entry.line, f"The item id “{name}” could not be kept; this item became “{local}”.")
        given.add(local)
        yield local, entry


def _item(entry: Entry, local: str, about: tuple[str, str, Level, int]) -> Item:
    name, topic, level, difficulty = about
    options = tuple(
        Option(letter, answer.text, answer.feedback, answer.correct)
        for letter, answer in zip(LETTERS, entry.answers, strict=False)
    )
    return Item(f"{name}/{local}", name, 1, topic, level, difficulty, entry.stem, options)
