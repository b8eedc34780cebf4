"""The tables of what members make themselves, and of what they had deleted."""

from datetime import datetime

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from bot.store.rows import Row
from bot.store.types import UtcDateTime


class SuggestionRow(Row, table=True):
    """A question or a note that a member suggested; `seat` makes unique what waits, and is empty then."""

    __tablename__ = "suggestion"
    __table_args__ = (
        UniqueConstraint("seat"),
        Index("ix_suggestion_state_space", "state", "space"),
        Index("ix_suggestion_question", "question"),
    )
    id: str = Field(primary_key=True)
    kind: str
    state: str
    seat: str | None = None
    member: str
    space: str
    channel: str
    question: str
    parts: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(default=None, sa_column=Column(UtcDateTime(), nullable=False))
    decided_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime(), nullable=True))
    decided_by: str
    word: str


class DeletionRow(Row, table=True):
    """That somebody had everything deleted, and when; the digest tells nobody who, but can be recognised."""

    __tablename__ = "deletion"
    digest: str = Field(primary_key=True)
    at: datetime = Field(default=None, sa_column=Column(UtcDateTime(), primary_key=True))
