"""The tables. Rows only: values live in bot.domain, and bot.store.mapping turns one into the other."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, Index, MetaData, UniqueConstraint, desc, text
from sqlmodel import Field, SQLModel

from bot.store.types import UtcDateTime

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name from the first migration on, so that a later one can change it anywhere."""


class Row(SQLModel):
    """The base of all tables."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


def instant(*, nullable: bool = False) -> Any:
    """A column for an aware UTC instant."""
    return Field(default=None, sa_column=Column(UtcDateTime(), nullable=nullable))


class MemberRow(Row, table=True):
    """A member's name, and what the person named after it wants; `remind_at` is "08:30" or nothing."""

    __tablename__ = "member"
    key: str = Field(primary_key=True)
    name: str
    alias: str
    hidden: bool
    zone: str
    remind_at: str
    snoozed_until: date | None = None
    unreachable: bool


class IdentityRow(Row, table=True):
    """A member that was linked to a person; whoever stands alone has no row."""

    __tablename__ = "identity"
    __table_args__ = (Index("ix_identity_person", "person"),)
    member: str = Field(primary_key=True)
    person: str


class TeamRow(Row, table=True):
    """A team of channels."""

    __tablename__ = "team"
    key: str = Field(primary_key=True)
    name: str


class TeamChannelRow(Row, table=True):
    """A channel of a team; it belongs to one at the most."""

    __tablename__ = "team_channel"
    __table_args__ = (Index("ix_team_channel_team", "team"),)
    channel: str = Field(primary_key=True)
    team: str


class CodeRow(Row, table=True):
    """A code that links people or channels, used once."""

    __tablename__ = "code"
    word: str = Field(primary_key=True)
    kind: str
    owner: str
    expires_at: datetime = instant()


class SeasonRow(Row, table=True):
    """A season that stewards named in a scope."""

    __tablename__ = "season"
    scope: str = Field(primary_key=True)
    first: date = Field(primary_key=True)
    last: date
    name: str


class ChannelRow(Row, table=True):
    """A channel or a space that could not be reached, and why; those that work have no row."""

    __tablename__ = "parked_channel"
    key: str = Field(primary_key=True)
    reason: str
    parked_at: datetime = instant()


class PlanRow(Row, table=True):
    """The plan of a channel; `at` is "09:00", `days` holds weekday digits from Monday as 0.

    `days_off` are dates as "2026-12-24", `quiet` is "22:00-07:00" or nothing, `catch_up` is in hours.
    """

    __tablename__ = "plan"
    channel: str = Field(primary_key=True)
    zone: str
    at: str
    days: str
    topics: list[str] = Field(sa_column=Column(JSON, nullable=False))
    level: str | None = None
    ask_first: int
    steps: int
    close: int
    paused: bool
    holidays: str
    days_off: list[str] = Field(sa_column=Column(JSON, nullable=False))
    quiet: str
    catch_up: int
    steward: str
    digest: bool
    goal: int | None = None
    quorum: int | None = None
    on_space_board: bool
    comparison: str


class OccurrenceRow(Row, table=True):
    """A due moment."""

    __tablename__ = "occurrence"
    __table_args__ = (
        UniqueConstraint("channel", "kind", "local_date"),
        Index("ix_occurrence_due", "state", "due_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    kind: str
    local_date: date
    due_at: datetime = instant()
    state: str
    prompt: str | None = None


class PromptRow(Row, table=True):
    """A question asked in a channel."""

    __tablename__ = "prompt"
    __table_args__ = (
        UniqueConstraint("channel", "local_date"),
        Index("ix_prompt_channel_asked", "channel", "asked_at"),
    )
    id: str = Field(primary_key=True)
    channel: str
    local_date: date
    question: str
    rev: int
    topic: str
    item: str
    cycle: int
    wrapped: bool
    late: bool
    state: str
    asked_at: datetime = instant()
    closes_at: datetime | None = instant(nullable=True)
    ref: str | None = None
    shown: int = 0
    lead: str


WRITTEN = text("text IS NOT NULL")


class AttemptRow(Row, table=True):
    """A fact of the ledger. Uniqueness decides who was first: of a slot, and of what is paid."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("member", "slot"),
        UniqueConstraint("member", "pays_for"),
        Index("ix_attempt_prompt", "prompt", "member"),
        Index("ix_attempt_item", "item", "rev"),
        # only written answers are in it, so that others do not pay for it
        Index("ix_attempt_written", "at", sqlite_where=WRITTEN, postgresql_where=WRITTEN),
    )
    id: int | None = Field(default=None, primary_key=True)
    member: str
    channel: str
    slot: str
    pays_for: str | None = None
    about: str
    surface: str
    question: str
    rev: int
    topic: str
    verdict: str
    worth: int
    points: int
    at: datetime = instant()
    local_date: date
    prompt: str | None = None
    item: str | None = None
    shown_order: str = ""
    chosen: str | None = None
    text: str | None = None


class AmendmentRow(Row, table=True):
    """What an attempt earned besides, or lost; a fact of the ledger like the attempt itself."""

    __tablename__ = "amendment"
    __table_args__ = (UniqueConstraint("member", "slot", "cause"),)
    id: int | None = Field(default=None, primary_key=True)
    member: str
    channel: str
    slot: str
    cause: str
    topic: str
    points: int
    local_date: date
    at: datetime = instant()


class FreezeRow(Row, table=True):
    """An entry of the ledger of freezes; `told` says that the person knows of it."""

    __tablename__ = "freeze"
    person: str = Field(primary_key=True)
    scope: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    turn: int = Field(primary_key=True)
    kind: str
    at: datetime = instant()
    told: bool


class CorrectionRow(Row, table=True):
    """A correction that has been carried out here."""

    __tablename__ = "correction"
    item: str = Field(primary_key=True)
    rev: int = Field(primary_key=True)
    at: datetime = instant()


class StandingRow(Row, table=True):
    """A sum of points, kept in the transaction of the attempt that changes it."""

    __tablename__ = "standing"
    __table_args__ = (
        Index("ix_standing_rank", "scope", "span", "topic", desc("points"), "person"),
        # the key is the whole row but for the points: a table of its own besides would be written in vain
        {"sqlite_with_rowid": False},
    )
    scope: str = Field(primary_key=True)
    span: str = Field(primary_key=True)
    topic: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    points: int


class OutboxRow(Row, table=True):
    """An order to a platform: pending, sending, sent, unknown or dead."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_outbox_due", "state", "not_before"),
        Index("ix_outbox_channel", "channel", "state"),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str
    kind: str
    door: str
    space: str
    channel: str
    about: str
    subject: str
    state: str
    attempt: int = 0
    version: int = 0
    not_before: datetime = instant()
    lease_until: datetime | None = instant(nullable=True)
    first_tried_at: datetime | None = instant(nullable=True)
    ref: str | None = None
    reason: str | None = None


class RunRow(Row, table=True):
    """A run of items: a quiz or a review."""

    __tablename__ = "quiz_run"
    id: str = Field(primary_key=True)
    member: str
    channel: str
    items: list[str] = Field(sa_column=Column(JSON, nullable=False))
    label: str
    at: datetime = instant()
    kind: str


class CommitMarkRow(Row, table=True):
    """The number of the last transaction that a connection to PostgreSQL committed."""

    __tablename__ = "commit_mark"

    line: str = Field(primary_key=True)
    number: int
    at: datetime = instant()


class InboxRow(Row, table=True):
    """Something that people did, by the name that the platform gives it."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_at", "at"),)

    act: str = Field(primary_key=True)
    at: datetime = instant()
