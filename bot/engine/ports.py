"""What the use cases need from the outside, as protocols."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date, datetime
from typing import Protocol, TypeVar

from bot.domain.occurrence import Occurrence, OccurrenceKind, OccurrenceState
from bot.domain.order import Claim, Order
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt
from bot.domain.quiz import QuizRun
from bot.domain.selection import Asked
from bot.domain.streak import Link
from bot.domain.team_streak import TeamDay
from bot.engine.assessment import Checklists as Checklists
from bot.engine.assessment import Interviews as Interviews
from bot.engine.hearings import Disputes as Disputes
from bot.engine.hearings import Reports as Reports
from bot.engine.ledger import Amendments as Amendments
from bot.engine.ledger import Answers as Answers
from bot.engine.ledger import Attempts as Attempts
from bot.engine.ledger import Freezes as Freezes
from bot.engine.ledger import Recorded as Recorded
from bot.engine.ledger import Standings as Standings
from bot.engine.matcher import Matcher as Matcher
from bot.engine.membership import Channels as Channels
from bot.engine.membership import Codes as Codes
from bot.engine.membership import Members as Members
from bot.engine.membership import Teams as Teams
from bot.engine.rounds import Rounds as Rounds
from bot.engine.suggestions import Editor as Editor
from bot.engine.suggestions import Suggestions as Suggestions
from bot.engine.traces import Traces as Traces

T = TypeVar("T")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the current instant, aware and in UTC."""
        ...


class Ids(Protocol):
    """Makes names for new things."""

    def new(self) -> str:
        """Return a short name that was never used: at most 16 letters and digits."""
        ...


class Calendar(Protocol):
    """Knows public holidays. A region is a country's code, or one with a part of it: "DE", "DE-BY"."""

    def holiday(self, region: str, day: date) -> str | None:
        """Return the name of the public holiday on a date, if it is one; an unknown region has none."""
        ...

    def region(self, typed: str) -> str | None:
        """Return the region that is meant, whatever its case; None when it is not known."""
        ...

    def near(self, typed: str) -> tuple[str, ...]:
        """Return the few regions that come nearest to what was typed, the nearest first."""
        ...


class Plans(Protocol):
    """The plan of each channel."""

    def get(self, channel: str) -> Plan | None:
        """Return the channel's plan, if it has one."""
        ...

    def all(self) -> list[Plan]:
        """Return every plan, in no order."""
        ...

    def save(self, plan: Plan) -> None:
        """Insert or replace the plan of its channel."""
        ...


class Occurrences(Protocol):
    """Due moments, unique per channel, kind and local date."""

    def plan(self, occurrence: Occurrence) -> bool:
        """Insert a planned occurrence; return False, and change nothing, when its key exists."""
        ...

    def due(self, now: datetime, limit: int) -> list[Occurrence]:
        """Return planned occurrences due at or before `now`, the longest due first."""
        ...

    def settle(self, occurrence: Occurrence, state: OccurrenceState) -> bool:
        """Move an occurrence out of PLANNED; return False when somebody else already has."""
        ...

    def replan(self, occurrence: Occurrence) -> bool:
        """Make an occurrence that is not DONE due at a new instant; False when it is done or unknown."""
        ...

    def get(self, channel: str, kind: OccurrenceKind, day: date) -> Occurrence | None:
        """Return the occurrence of that key."""
        ...

    def miss(self, channel: str, day: date) -> None:
        """Declare that a post which was settled as done never came to be."""
        ...

    def drop_planned(self, channel: str, after: datetime) -> None:
        """Forget a channel's posts and digests, or a person's reminders, planned after an instant.

        The plan, or the wish, changed from which they followed.
        """
        ...

    def planned(self, kind: OccurrenceKind) -> list[Occurrence]:
        """Return what is planned of a kind, everywhere, the soonest due first."""
        ...

    def next_of(self, channel: str, kind: OccurrenceKind) -> Occurrence | None:
        """Return the channel's soonest planned occurrence of a kind."""
        ...

    def recent_posts(self, channel: str, limit: int) -> list[Occurrence]:
        """Return the channel's settled posts, the latest first."""
        ...

    def next_due(self) -> datetime | None:
        """Return the soonest due instant of anything planned."""
        ...


class Prompts(Protocol):
    """Questions asked."""

    def add(self, prompt: Prompt) -> None:
        """Insert a prompt."""
        ...

    def get(self, prompt: str) -> Prompt | None:
        """Return the prompt of that id."""
        ...

    def latest(self, channel: str) -> Prompt | None:
        """Return the channel's latest prompt that exists on the platform and is not void."""
        ...

    def leading(self, channels: Sequence[str], day: date) -> Prompt | None:
        """Return the prompt that these channels were asked first on a local date; a void one is none."""
        ...

    def at_ref(self, channel: str, ref: str) -> Prompt | None:
        """Return the prompt whose message the platform knows by this reference, if it is one."""
        ...

    def history(self, channel: str) -> list[Asked]:
        """Return what the channel was asked, oldest first; void prompts are left out."""
        ...

    def items_since(self, channel: str, at: datetime) -> list[str]:
        """Return the quick checks that a channel was asked since an instant; void prompts are left out."""
        ...

    def asking(self, question: str) -> list[Prompt]:
        """Return the prompts in all channels that asked a question and exist on the platform."""
        ...

    def opened(self, prompt: str, ref: str, at: datetime, closes_at: datetime) -> None:
        """Record that the message exists: POSTING becomes OPEN."""
        ...

    def late(self, prompt: str) -> None:
        """Record that the message says that it is late."""
        ...

    def shown(self, prompt: str, layers: int) -> None:
        """Record how many layers the thread has been given."""
        ...

    def close(self, prompt: str, at: datetime) -> None:
        """Close a prompt: `closes_at` is fixed."""
        ...

    def void(self, prompt: str) -> None:
        """Withdraw a prompt that never came to be: it counts for nobody. POSTING becomes VOID."""
        ...

    def days(self, channels: Sequence[str], most: int) -> list[TeamDay]:
        """Return the latest counted days of channels with the persons who took part, oldest first."""
        ...

    def between(self, channels: Sequence[str], first: date, last: date) -> list[Prompt]:
        """Return the counted prompts of channels from one local date to another, both included."""
        ...

    def links(self, channels: Sequence[str], members: Sequence[str]) -> list[Link]:
        """Return the counted prompts of channels since these members' first attempt there, oldest first."""
        ...


class Outbox(Protocol):
    """Orders to the platforms, each of which happens once."""

    def order(self, order: Order) -> bool:
        """Insert a pending order; return False, and change nothing, when its key exists."""
        ...

    def order_edit(self, order: Order) -> None:
        """Ask for an edit: one row per key, asked for again it becomes pending again, the last state wins."""
        ...

    def claim(self, door: str, now: datetime, lease_until: datetime, limit: int) -> list[Claim]:
        """Take due orders of a door under a lease, one per channel; creations about a thing in order.

        An order is due when not_before has come, and its lease or its rest is over. A creation waits for
        earlier unfinished creations about the same thing in its channel; what is parked is left out.
        """
        ...

    def sent(self, claim: int, attempt: int, version: int, ref: str) -> bool:
        """Confirm a claim; False when the claim is no longer ours. An edit asked for again goes on."""
        ...

    def retry(
        self, claim: int, attempt: int, again_at: datetime, reason: str, tried_at: datetime | None
    ) -> bool:
        """Hand a claim back until an instant; `tried_at` is set when the try may have succeeded unseen.

        Since when the order was due stays as it is.
        """
        ...

    def give_up(self, claim: int, attempt: int, reason: str, unknown: bool) -> bool:
        """End an order without success: dead, or unknown when it may exist."""
        ...

    def told(self, number: int) -> Order | None:
        """Return what was to be told to somebody, by the number of its claim; None for any other order."""
        ...

    def stuck(self, channel: str, since: datetime) -> int:
        """Return how many orders of a channel that were due since an instant ended as unknown."""
        ...

    def next_due(self) -> datetime | None:
        """Return the soonest instant at which an order may be claimed."""
        ...


class Runs(Protocol):
    """Quiz runs."""

    def add(self, run: QuizRun) -> None:
        """Insert a run."""
        ...

    def get(self, run: str) -> QuizRun | None:
        """Return the run of that id."""
        ...


class Inbox(Protocol):
    """What people did, so that what a platform sends again is not done again."""

    def note(self, act: str, at: datetime) -> bool:
        """Remember that something was done; return False when it was known."""
        ...

    def forget(self, before: datetime) -> int:
        """Forget what was done before an instant; return how much."""
        ...


class Unit(Protocol):
    """One unit of work: what is done through it is committed together, or not at all."""

    @property
    def members(self) -> Members: ...  # noqa: D102
    @property
    def channels(self) -> Channels: ...  # noqa: D102
    @property
    def codes(self) -> Codes: ...  # noqa: D102
    @property
    def teams(self) -> Teams: ...  # noqa: D102
    @property
    def plans(self) -> Plans: ...  # noqa: D102
    @property
    def occurrences(self) -> Occurrences: ...  # noqa: D102
    @property
    def prompts(self) -> Prompts: ...  # noqa: D102
    @property
    def freezes(self) -> Freezes: ...  # noqa: D102
    @property
    def attempts(self) -> Attempts: ...  # noqa: D102
    @property
    def answers(self) -> Answers: ...  # noqa: D102
    @property
    def amendments(self) -> Amendments: ...  # noqa: D102
    @property
    def standings(self) -> Standings: ...  # noqa: D102
    @property
    def outbox(self) -> Outbox: ...  # noqa: D102
    @property
    def inbox(self) -> Inbox: ...  # noqa: D102
    @property
    def runs(self) -> Runs: ...  # noqa: D102
    @property
    def checklists(self) -> Checklists: ...  # noqa: D102
    @property
    def interviews(self) -> Interviews: ...  # noqa: D102
    @property
    def rounds(self) -> Rounds: ...  # noqa: D102
    @property
    def disputes(self) -> Disputes: ...  # noqa: D102
    @property
    def reports(self) -> Reports: ...  # noqa: D102
    @property
    def suggestions(self) -> Suggestions: ...  # noqa: D102
    @property
    def traces(self) -> Traces: ...  # noqa: D102


class StoreAway(Exception):
    """The database could not be reached for as long as it was worth waiting."""


class Store(Protocol):
    """Runs work against the memory of what happened.

    Work is a plain function of a unit. It returns after COMMIT; an exception rolls it back and is raised
    from the future. Which thread runs it, and with what others it is committed, is the store's affair.
    """

    def read(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that changes nothing."""
        ...

    def write(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that may change something."""
        ...

    def close(self) -> None:
        """Finish what was handed in and let go of the database."""
        ...
