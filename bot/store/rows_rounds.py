"""The tables of live rounds."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from bot.store.rows import Row, instant


class RoundRow(Row, table=True):
    """A live round; `open_in` is its channel while it is open, so that a channel has one at the most.

    `turns` are [item, revision, instants at which its votes closed] each, in their order.
    """

    __tablename__ = "live_round"
    __table_args__ = (
        UniqueConstraint("open_in"),
        Index("ix_live_round_channel_asked", "channel", "asked_at"),
        Index("ix_live_round_due", "due_at"),
    )
    id: str = Field(primary_key=True)
    channel: str
    open_in: str | None = None
    starter: str
    label: str
    local_date: date
    asked_at: datetime = instant()
    turns: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    due_at: datetime | None = instant(nullable=True)
    state: str
    place: int
    vote: int
    step: int
    shown: bool
    ref: str | None = None


class VoteRow(Row, table=True):
    """What a person chose in a turn of a live round, once in each of its votes."""

    __tablename__ = "live_vote"
    round: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    vote: int = Field(primary_key=True)
    person: str = Field(primary_key=True)
    member: str
    chosen: str
    at: datetime = instant()
