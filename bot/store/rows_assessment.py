"""The tables of what learners say about their own answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from bot.store.rows import Row
from bot.store.types import UtcDateTime


class ChecklistRow(Row, table=True):
    """What a text was found to cover, and what its author ticked.

    `entries` are lists: key, state, probability, quote, tick; what was not looked for has no state.
    """

    __tablename__ = "checklist"
    __table_args__ = (Index("ix_checklist_prompt", "prompt"),)
    member: str = Field(primary_key=True)
    slot: str = Field(primary_key=True)
    prompt: str | None = None
    question: str
    rev: int
    matcher: str
    doubt: str | None = None
    blind: bool
    entries: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_column=Column(UtcDateTime(), nullable=False))
    ticked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime(), nullable=True))


class InterviewRow(Row, table=True):
    """An interview, as far as it got."""

    __tablename__ = "interview"
    __table_args__ = (Index("ix_interview_member", "member", "phase"),)
    id: str = Field(primary_key=True)
    member: str
    channel: str
    question: str
    rev: int
    item: str
    offered: list[str] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_column=Column(UtcDateTime(), nullable=False))
    phase: str
    picked: list[str] = Field(sa_column=Column(JSON, nullable=False))
    asked: str
    plan: str
    scores: list[int] = Field(sa_column=Column(JSON, nullable=False))
