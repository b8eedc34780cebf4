"""Facts of a learner's own look at a written answer."""

from dataclasses import dataclass

from bot.domain.checklist import Checklist
from bot.domain.facts import PromptFacts


@dataclass(frozen=True, slots=True)
class ChecklistAsked:
    """The checklist of a written answer is wanted, to tick or to change ticks."""

    facts: PromptFacts
    checklist: Checklist


@dataclass(frozen=True, slots=True)
class Ticked:
    """A learner's ticks were kept."""

    facts: PromptFacts
    checklist: Checklist
