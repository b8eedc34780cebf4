"""Where people are named in the tables, and what becomes of it: the one place that knows.

A new table goes into PERSONAL, with each column that names a member or a person, or into IMPERSONAL with the
reason. Tests compare both with the schema, and look for what was forgotten in a database full of Ana.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from bot.domain.occurrence import OccurrenceKind
from bot.domain.order import DeliveryKind
from bot.domain.own_data import KEPT_FOR, DataClass
from bot.domain.suggestion import SuggestionState

Condition = tuple[str, tuple[str, ...]]
"""A column, and the values of which it has one."""


class Fate(Enum):
    """What becomes of a row whose person has everything deleted."""

    GONE = auto()
    """The row goes."""
    PSEUDONYM = auto()
    """It stays under a fresh key, because sums, results and streaks of others rest on it."""
    NOBODY = auto()
    """It stays and names nobody."""


@dataclass(frozen=True, slots=True)
class Named:
    """A column that names a member or a person.

    `blanks` are columns that are emptied where the row stays. `spared`: only rows with one of these values
    stay, all others go. `shows` are the columns that are theirs to see, all where it says nothing.
    """

    column: str
    fate: Fate
    data: DataClass
    blanks: tuple[str, ...] = ()
    spared: Condition | None = None
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expiry:
    """What goes by itself once it was kept for the time of its kind, counted from the column `at`.

    The row goes, or only what stands in the columns `blanks`.
    """

    table: str
    at: str
    data: DataClass
    only: Condition | None = None
    blanks: tuple[str, ...] = ()

    @property
    def kept_for(self) -> timedelta:
        """How long it is kept. Raises ValueError for a kind that does not go by itself."""
        time = KEPT_FOR[self.data]
        if time is None:
            raise ValueError(f"{self.data} is kept until somebody has it deleted")
        return time


PERSONAL: Mapping[str, tuple[Named, ...]] = {
    "member": (Named("key", Fate.GONE, DataClass.NAMES),),
    "identity": (
        Named("member", Fate.PSEUDONYM, DataClass.NAMES),
        Named("person", Fate.PSEUDONYM, DataClass.NAMES),
    ),
    # before the answers: who answers meanwhile keeps both the answer and its points, or neither
    "standing": (Named("person", Fate.GONE, DataClass.ANSWERS),),
    "code": (Named("owner", Fate.GONE, DataClass.NAMES),),
    "attempt": (Named("member", Fate.PSEUDONYM, DataClass.ANSWERS, blanks=("text",)),),
    "amendment": (Named("member", Fate.PSEUDONYM, DataClass.ANSWERS),),
    "freeze": (Named("person", Fate.PSEUDONYM, DataClass.ANSWERS),),
    "quiz_run": (Named("member", Fate.GONE, DataClass.RUNS),),
    "checklist": (Named("member", Fate.GONE, DataClass.TEXTS),),
    "interview": (Named("member", Fate.GONE, DataClass.TEXTS),),
    "live_round": (
        Named(
            "starter",
            Fate.PSEUDONYM,
            DataClass.ANSWERS,
            shows=("id", "channel", "starter", "label", "asked_at"),
        ),
    ),
    "live_vote": (
        Named("member", Fate.PSEUDONYM, DataClass.ANSWERS),
        Named("person", Fate.PSEUDONYM, DataClass.ANSWERS),
    ),
    "dispute": (
        Named("member", Fate.PSEUDONYM, DataClass.ANSWERS, blanks=("reason",)),
        Named("person", Fate.PSEUDONYM, DataClass.ANSWERS),
    ),
    "held_item": (
        Named(
            "steward",
            Fate.NOBODY,
            DataClass.STEWARDS,
            shows=("id", "item", "rev", "decision", "steward", "decided_at"),
        ),
    ),
    "suggestion": (
        Named(
            "member",
            Fate.NOBODY,
            DataClass.SUGGESTIONS,
            spared=("state", (SuggestionState.APPROVED, SuggestionState.WITHDRAWN)),
        ),
        Named(
            "decided_by",
            Fate.NOBODY,
            DataClass.STEWARDS,
            shows=("id", "kind", "state", "decided_by", "decided_at", "word"),
        ),
    ),
    "plan": (Named("steward", Fate.NOBODY, DataClass.STEWARDS, shows=("channel", "steward")),),
    # reminders are planned for a person, everything else for a channel
    "occurrence": (Named("channel", Fate.GONE, DataClass.MESSAGES),),
    "outbox": (
        Named("channel", Fate.GONE, DataClass.MESSAGES),
        Named("about", Fate.GONE, DataClass.MESSAGES),
    ),
}
"""The tables that name people, in the order in which they let go of them."""

IMPERSONAL: Mapping[str, str] = {
    "team": "a name and nothing else",
    "team_channel": "channels",
    "season": "dates and a name",
    "parked_channel": "channels",
    "prompt": "questions of channels",
    "correction": "items",
    "item_report": "counts of answers to items",
    "commit_mark": "numbers of transactions",
    "inbox": "names that platforms give to acts, forgotten after two days",
    "deletion": "digests, which are kept so that a deletion survives a restore",
}
"""The tables that do not, and what they hold instead."""

EXPIRES: tuple[Expiry, ...] = (
    Expiry("attempt", "at", DataClass.TEXTS, blanks=("text",)),
    Expiry("checklist", "at", DataClass.TEXTS),
    Expiry("interview", "at", DataClass.TEXTS),
    Expiry("dispute", "at", DataClass.TEXTS, blanks=("reason",)),
    Expiry("quiz_run", "at", DataClass.RUNS),
    Expiry("suggestion", "decided_at", DataClass.SUGGESTIONS, only=("state", (SuggestionState.DECLINED,))),
    Expiry("suggestion", "at", DataClass.DRAFTS, only=("state", (SuggestionState.DRAFT,))),
    Expiry("occurrence", "due_at", DataClass.MESSAGES, only=("kind", (OccurrenceKind.REMINDER,))),
    Expiry("outbox", "not_before", DataClass.MESSAGES, only=("kind", (DeliveryKind.TELL,))),
    Expiry("deletion", "at", DataClass.DELETIONS),
)
"""What goes by itself; the inbox is emptied at every tick."""
