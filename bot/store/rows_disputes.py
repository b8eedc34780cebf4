"""The tables of disputes, of what is held for them, and of what answers say about items."""

from datetime import datetime

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from bot.store.rows import Row, instant
from bot.store.types import Real


class DisputeRow(Row, table=True):
    """What a person objects to in a revision of an item, once in a space."""

    __tablename__ = "dispute"
    space: str = Field(primary_key=True)
    item: str = Field(primary_key=True)
    rev: int = Field(primary_key=True)
    person: str = Field(primary_key=True)
    hearing: int
    member: str
    channel: str
    reason: str
    at: datetime = instant()


class HoldRow(Row, table=True):
    """A revision that is not asked in a space until a steward decides; `decision` is "" until then."""

    __tablename__ = "held_item"
    __table_args__ = (Index("ix_held_item_asked", "space", "item", "rev"),)
    id: str = Field(primary_key=True)
    space: str
    item: str
    rev: int
    hearing: int
    why: str
    channel: str
    held_at: datetime = instant()
    told: bool
    decision: str
    key: str
    steward: str
    decided_at: datetime | None = instant(nullable=True)


class ReportRow(Row, table=True):
    """What first answers say about a revision of an item in a space, as it was looked at last.

    `touched` counts answers and disputes of any kind; `stale` says that one came since the look.
    """

    __tablename__ = "item_report"
    __table_args__ = (Index("ix_item_report_stale", "stale"),)
    space: str = Field(primary_key=True)
    item: str = Field(primary_key=True)
    rev: int = Field(primary_key=True)
    touched: int
    stale: bool
    answers: int
    counts: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    correlation: float | None = Field(default=None, sa_column=Column(Real(), nullable=True))
    difficulty: float = Field(sa_column=Column(Real(), nullable=False))
