"""A pack: the questions a channel can study, by topic."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from bot.domain.correction import Correction
from bot.domain.question import Item, Level, Question


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of a pack, with the other names people know it by."""

    slug: str
    title: str
    group: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The topics that a name stands for, and what to call them together."""

    slugs: tuple[str, ...]
    title: str


def plain_name(text: str) -> str:
    """Return a name without case, punctuation and the difference between & and "and"."""
    spread = text.casefold().replace("&amp;", "&").replace("&", " and ")
    return " ".join("".join(mark if mark.isalnum() else " " for mark in spread).split())


@dataclass(frozen=True)
class Pack:
    """Questions by id, the topics they belong to, and named sets of topics.

    `sets` maps a lower-case name (a group such as `data`, or a guide's section) to topic slugs. `renamed`
    maps an id that a question had before to its id of today; prompts and attempts keep the one they had.
    `left_out` names the question files that have a fault. An item is askable where it is in its question;
    `aside` are those that are not, and are known by id only.
    """

    name: str
    version: str
    topics: tuple[Topic, ...]
    questions: Mapping[str, Question]
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    aside: Mapping[str, Item] = field(default_factory=dict)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its id, askable or not."""
        asked = {item.id: item for question in self.questions.values() for item in question.items}
        return {**self.aside, **asked}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Topic titles by slug."""
        return {topic.slug: topic.title for topic in self.topics}

    @cached_property
    def names(self) -> dict[str, Found]:
        """Every plain name of a topic or a set; of two equal names the first counts: slug, alias, set."""
        found = {topic: Found((topic.slug,), topic.title) for topic in self.topics}
        named = [(name, found[topic]) for topic in self.topics for name in (topic.slug, topic.title)]
        named += [(alias, found[topic]) for topic in self.topics for alias in topic.aliases]
        named += [(name, Found(slugs, name[:1].upper() + name[1:])) for name, slugs in self.sets.items()]
        return {plain_name(name): meant for name, meant in reversed(named)}

    @cached_property
    def corrected(self) -> dict[str, int]:
        """The revision from which on a key that was wrong is right, by item id; earlier answers are void."""
        return {self.current(one.item): one.rev for one in self.corrections}

    def question(self, question_id: str) -> Question | None:
        """Return the question of an id, or of an id it had before."""
        return self.questions.get(self.renamed.get(question_id, question_id))

    def item(self, item_id: str) -> Item | None:
        """Return the item of an id, or of an id it had before."""
        return self.items.get(self.current(item_id))

    def current(self, item_id: str) -> str:
        """Return the id that an item has today."""
        question, _, local = item_id.rpartition("/")
        return f"{self.renamed[question]}/{local}" if question in self.renamed else item_id

    def names_of(self, item_id: str) -> tuple[str, ...]:
        """Return the id of an item, and those it had before."""
        question, _, local = item_id.rpartition("/")
        return (item_id, *(f"{old}/{local}" for old, new in self.renamed.items() if new == question))

    def counted_as(self, item_id: str) -> str:
        """Return the name under which answers to an item are counted: the first that its question had.

        A question lists the names that it had in their order, so a new name never makes an item pay again.
        """
        today, *before = self.names_of(self.current(item_id))
        return before[0] if before else today

    def askable(self, item_id: str) -> bool:
        """Tell whether an item may be asked."""
        item = self.item(item_id)
        return item is not None and item.id not in self.aside

    def without(self, items: Collection[str]) -> Self:
        """Return the pack in which these items are not askable; what was asked already is still known."""
        aside = {name: self.items[name] for name in items if name in self.items}
        asked = {item.question: self.questions[item.question] for item in aside.values()}
        kept = {
            name: replace(question, items=tuple(item for item in question.items if item.id not in aside))
            for name, question in asked.items()
        }
        return replace(self, questions={**self.questions, **kept}, aside={**self.aside, **aside})

    def eligible(self, topics: tuple[str, ...] = (), level: Level | None = None) -> tuple[Question, ...]:
        """Return the questions of these topics (all, when none is named) at this level, in id order."""
        return tuple(
            question
            for _, question in sorted(self.questions.items())
            if (not topics or question.topic in topics) and (level is None or question.level == level)
        )
