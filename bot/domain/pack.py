"""A pack: the questions a channel can study, by topic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.domain.question import Item, Level, Question


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of a pack, with the other names people know it by."""

    slug: str
    title: str
    group: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """Questions by id, the topics they belong to, and named sets of topics.

    `sets` maps a lower-case name (a group such as `data`, or a guide's section) to topic slugs.
    """

    name: str
    version: str
    topics: tuple[Topic, ...]
    questions: Mapping[str, Question]
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item of every question, by item id."""
        return {item.id: item for question in self.questions.values() for item in question.items}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Topic titles by slug."""
        return {topic.slug: topic.title for topic in self.topics}

    def eligible(self, topics: tuple[str, ...] = (), level: Level | None = None) -> tuple[Question, ...]:
        """Return the questions of these topics (all, when none is named) at this level, in id order."""
        return tuple(
            question
            for _, question in sorted(self.questions.items())
            if (not topics or question.topic in topics) and (level is None or question.level == level)
        )
