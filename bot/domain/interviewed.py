"""Facts of an interview, as the screens put them into words."""

from dataclasses import dataclass

from bot.domain.checklist import Checklist
from bot.domain.facts import Feedback, ItemShown
from bot.domain.interview import Interview, Proposal
from bot.domain.question import AskFirst, Question


@dataclass(frozen=True, slots=True)
class InterviewAt:
    """An interview with all that is known of it; its phase says what comes next.

    `offered` are the clarifying questions to pick from, with the key of each; `asked` and `plan` what was
    found and ticked; `shown` the item at the end, `feedback` its answer. `resumed` says that it goes on from
    before, `leaves` that a model elsewhere may read what is written.
    """

    interview: Interview
    question: Question
    topic: str
    offered: tuple[tuple[str, AskFirst], ...]
    shown: ItemShown
    asked: Checklist | None = None
    plan: Checklist | None = None
    feedback: Feedback | None = None
    proposal: Proposal | None = None
    resumed: bool = False
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class InterviewSheet:
    """The form of an interview's phase is wanted; `listed` where questions are picked, not written."""

    at: InterviewAt
    listed: bool = False
