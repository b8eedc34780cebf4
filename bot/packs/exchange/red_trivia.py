"""Reads a trivia list of Red-DiscordBot: questions with the answers that count as right.

The format is that of Red's trivia list creation guide: a mapping of question to answers, with the keys
AUTHOR, DESCRIPTION, CONFIG and $schema beside them. A list becomes one question that carries the items;
its wrong options are the answers to other questions of the list.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.domain.question import Item, Kind, Level, Option, Question
from bot.domain.shuffle import shuffled
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.slugs import slug
from bot.packs.exchange.topic_names import TopicNames
from bot.packs.gates import doubled
from bot.packs.problem import Findings
from bot.packs.warm_up import fair_pair
from bot.packs.yaml_marks import read_yaml

_SETTINGS = ("AUTHOR", "DESCRIPTION", "CONFIG", "$schema")
_LETTERS = "abc"
_LEVEL, _DIFFICULTY = Level.JUNIOR, 2
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Trivia:
    """One question of a list, its accepted answers, and its line."""

    text: str
    answers: tuple[str, ...]
    line: int

    def accepts(self, answer: str) -> bool:
        """Whether an answer counts as right; Red ignores case."""
        return answer.casefold() in {accepted.casefold() for accepted in self.answers}


def read_red_trivia(text: str, path: Path) -> Imported:
    """Read a list; what it says that no item can hold is reported."""
    findings = Findings()
    entries = list(_entries(text.removeprefix("\ufeff"), findings))
    settings = {key: value for key, value in entries if key.value in _SETTINGS}
    trivia = [
        one for key, value in entries if key.value not in _SETTINGS for one in _trivia(key, value, findings)
    ]
    told = _settings(((key, value) for key, value in settings.items()), findings)
    topics = TopicNames()
    questions = (_question(path, told, trivia, topics, findings),) if trivia else ()
    if not trivia:
        findings.broken(1, "No question with answers was found in this list.")
    return Imported(questions, topics.used, tuple(finding.at(path) for finding in sorted(findings.found)))


def _entries(text: str, findings: Findings) -> Iterator[tuple[ScalarNode, Node]]:
    if read_yaml(text, findings) is None:
        return
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, MappingNode):
        findings.broken(1, "A trivia list is made of questions with a colon and answers below them.")
        return
    for key, value in root.value:
        if isinstance(key, ScalarNode):
            yield key, value
        else:
            findings.broken(_line(key), "This question is no text. Put it in quotation marks.")


def _trivia(key: ScalarNode, value: Node, findings: Findings) -> Iterator[Trivia]:
    answers = value.value if isinstance(value, SequenceNode) else []
    texts = tuple(
        dict.fromkeys(" ".join(node.value.split()) for node in answers if isinstance(node, ScalarNode))
    )
    for node in answers:
        if not isinstance(node, ScalarNode):
            findings.odd(_line(node), f"This answer is no text and was not taken: “{_said(node)}”.")
    question, known = " ".join(str(key.value).split()), tuple(text for text in texts if text)
    if question and known:
        yield Trivia(question, known, _line(key))
    else:
        told = f"“{question}” has no list of answers and was not taken: “{_said(value)}”."
        findings.odd(_line(key), told)


def _settings(entries: Iterable[tuple[ScalarNode, Node]], findings: Findings) -> str:
    """Report what is no question, and return the description."""
    description = ""
    for key, value in entries:
        if key.value == "DESCRIPTION":
            description = " ".join(_said(value).split())
        else:
            told = f"{key.value} of the list has no place in a question: “{_said(value)}”."
            findings.odd(_line(key), told)
    return description


def _question(
    path: Path, description: str, trivia: Sequence[Trivia], topics: TopicNames, findings: Findings
) -> Question:
    name = " ".join(path.stem.replace("_", " ").replace("-", " ").split()) or "Trivia"
    topic = topics.topic(name)
    question = slug(f"{topic.slug} trivia")
    items = []
    for number, one in enumerate(trivia, 1):
        options = _options(one, trivia)
        if options:
            item_id = f"{question}/m{number}"
            items.append(Item(item_id, question, 1, topic.slug, _LEVEL, _DIFFICULTY, one.text, options))
        else:
            answers = ", ".join(one.answers)
            told = f"“{one.text}” ({answers}) was not taken: the list has no two other answers for it."
            findings.odd(one.line, told)
    return Question(
        id=question,
        rev=1,
        title=f"Trivia: {name}"[:_LONGEST_TITLE],
        topic=topic.slug,
        kind=Kind.EXPLAIN,
        level=_LEVEL,
        difficulty=_DIFFICULTY,
        minutes=5,
        prompt=description
        or f"How much do you know about {name}? The quick check asks one thing out of a list.",
        why="",
        ask_first=(),
        steps=(),
        do=(),
        avoid=(),
        items=tuple(items),
        unreviewed=True,
    )


def _options(asked: Trivia, trivia: Sequence[Trivia]) -> tuple[Option, ...]:
    """Return the right answer among two that belong elsewhere, in an order drawn from the question."""
    first, *also = asked.answers
    more = f" Also accepted: {', '.join(also)}." if also else ""
    key = Option("", first, f"Right.{more} Nobody has reviewed this list yet.", correct=True)
    pool = [
        Option(str(number), other.answers[0], f"The list gives this answer to: {other.text}", correct=False)
        for number, other in enumerate(trivia)
        if not asked.accepts(other.answers[0]) and not doubled((first, other.answers[0]))
    ]
    others = fair_pair(asked.text, first, pool, asked.text) or _any_pair(pool, asked.text)
    placed = shuffled((key, *others), asked.text, lambda option: option.text) if others else []
    return tuple(
        Option(letter, option.text, option.feedback, option.correct)
        for letter, option in zip(_LETTERS, placed, strict=False)
    )


def _any_pair(pool: Sequence[Option], seed: str) -> tuple[Option, ...]:
    tried = shuffled(pool, seed, lambda option: option.id)
    pairs = combinations(tried, 2)
    return next((pair for pair in pairs if not doubled([option.text for option in pair])), ())


def _said(node: Node) -> str:
    """Return what a YAML value says, in one line."""
    if isinstance(node, MappingNode):
        return ", ".join(f"{_said(key)}: {_said(value)}" for key, value in node.value)
    if isinstance(node, SequenceNode):
        return ", ".join(_said(value) for value in node.value)
    return " ".join(str(node.value).split())


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
