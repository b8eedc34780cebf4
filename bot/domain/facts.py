"""Facts: what the use cases return, and the screens put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.attempt import Attempt
from bot.domain.checklist import Checklist
from bot.domain.coverage import Coverage
from bot.domain.occurrence import Occurrence
from bot.domain.pack import Topic
from bot.domain.places import Channel
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt
from bot.domain.question import Item, Question
from bot.domain.quiz import RunKind
from bot.domain.scope import ScopeKind, Season
from bot.domain.standing import Standing, Window
from bot.domain.streak import Freeze, Streak
from bot.domain.suggestion import KeptNote
from bot.domain.team_streak import TeamStreak


@dataclass(frozen=True, slots=True)
class PromptFacts:
    """A prompt with its question, and how many members have answered it.

    `credit` is the name of who suggested the question, "" for nobody, None when it was not suggested here;
    `notes` is what the record has noted about it, where it is revealed.
    """

    prompt: Prompt
    question: Question
    topic: str
    answered: int
    credit: str | None = None
    notes: tuple[KeptNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """How a prompt went: answers per option of the quick check, and what was covered together; no names."""

    facts: PromptFacts
    item: Item | None
    tally: Mapping[str, int]
    written: int
    together: TeamStreak
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """An item of a prompt's question, or of a quiz, whose key was wrong before."""

    facts: PromptFacts
    item: Item


@dataclass(frozen=True, slots=True)
class Parked:
    """A channel in which nothing is posted any more, and the platform's word for why."""

    channel: Channel
    reason: str


@dataclass(frozen=True, slots=True)
class Unposted:
    """A channel that did not get the question of a date, or nobody knows whether it did."""

    channel: Channel
    day: date
    unknown: bool


@dataclass(frozen=True, slots=True)
class RunningOut:
    """A channel whose questions will soon have been asked once, and how many are left."""

    channel: Channel
    left: int


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item as one member sees it; `order` are the option ids from A on.

    `case` is the prompt of its question, where the item cannot be understood alone.
    """

    item: Item
    order: tuple[str, ...]
    topic: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class CheckShown:
    """The quick check of a prompt, before it is answered."""

    prompt: Prompt
    shown: ItemShown


@dataclass(frozen=True, slots=True)
class Feedback:
    """An answered item: `repeat` says that it was answered here before and the first answer stands.

    `unpaid` says that the item paid earlier, or the day's quiz points are used up.
    """

    shown: ItemShown
    attempt: Attempt
    repeat: bool = False
    unpaid: bool = False


@dataclass(frozen=True, slots=True)
class CheckAnswered:
    """Feedback on the quick check of a prompt, the streak that it makes, and what became of freezes."""

    prompt: Prompt
    feedback: Feedback
    streak: Streak
    news: tuple[Freeze, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerAsked:
    """The form of a written answer is wanted; `leaves` says that a model elsewhere may read the answer."""

    facts: PromptFacts
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Committed:
    """A written answer was kept (`repeat`: an earlier one stands), and the layers are open.

    `checked` says that the quick check has been done too, `leaves` that a model elsewhere may compare it.
    """

    facts: PromptFacts
    attempt: Attempt
    streak: Streak
    repeat: bool = False
    checked: bool = False
    news: tuple[Freeze, ...] = ()
    checklist: Checklist | None = None
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The layers of a prompt, for a member who committed."""

    facts: PromptFacts
    attempt: Attempt | None


@dataclass(frozen=True, slots=True)
class Today:
    """The open question of a channel and the visitor's own state."""

    facts: PromptFacts
    checked: bool
    written: bool


@dataclass(frozen=True, slots=True)
class QuizStep:
    """One place of a run, not answered yet."""

    run: str
    index: int
    count: int
    label: str
    shown: ItemShown
    kind: RunKind = RunKind.QUIZ


@dataclass(frozen=True, slots=True)
class QuizAnswered:
    """Feedback inside a run."""

    run: str
    index: int
    count: int
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class QuizDone:
    """A finished run: its answered items, in order.

    `back` says in how many days each question comes back, `due` how many are due still.
    """

    run: str
    label: str
    attempts: tuple[Attempt, ...]
    titles: Mapping[str, str]
    kind: RunKind = RunKind.QUIZ
    back: Mapping[str, int] = field(default_factory=dict)
    due: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """One page of a leaderboard, the visitor's own place and its neighbours when it is on another page.

    `season` is the one that stewards named, in its window. `hidden_points` are the visitor's own where they
    left the boards, None otherwise.
    """

    scope: ScopeKind
    window: Window
    window_key: str
    topic: str | None
    topic_title: str | None
    page: int
    rows: tuple[Standing, ...]
    total: int
    own: Standing | None
    around: tuple[Standing, ...]
    season: Season | None = None
    hidden_points: int | None = None


@dataclass(frozen=True, slots=True)
class StreakShown:
    """A person's streak and points in a record, and the streak of everybody there."""

    streak: Streak
    together: TeamStreak
    points_week: int
    points_all: int
    answered: int
    next_post: Occurrence | None
    zone: str


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What the setup form starts from; `upcoming` are the next posts of the plan as it stands."""

    plan: Plan
    is_new: bool
    topics: tuple[Topic, ...]
    upcoming: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class PlanSaved:
    """A plan after a change, with the posts that follow from it."""

    plan: Plan
    upcoming: tuple[Occurrence, ...]
    titles: Mapping[str, str]
    change: str


@dataclass(frozen=True, slots=True)
class DaysOff:
    """What a plan leaves out: the next dates with the name of the holiday, "" for a day off."""

    plan: Plan
    days: tuple[tuple[date, str], ...]
    upcoming: tuple[Occurrence, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """How a plan is doing: what is next, what happened lately, what is stuck.

    `unconfirmed` are the dates whose question was sent, and of which nobody knows whether it is there.
    `stuck` counts the messages of the last week that may or may not exist. `day_off` is the next date that
    is left out, with its name.
    """

    plan: Plan
    upcoming: tuple[Occurrence, ...]
    recent: tuple[Occurrence, ...]
    left_in_bag: int
    parked: str | None
    stuck: int
    titles: Mapping[str, str]
    left_out: tuple[str, ...] = ()
    day_off: tuple[date, str] | None = None
    unconfirmed: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class PostedNow:
    """A question was ordered ahead of its time."""

    day: date
    at: datetime
