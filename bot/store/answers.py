"""Judged answers, as memory and strength see them."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, bindparam, false, func, select

from bot.domain.attempt import Verdict
from bot.domain.memory import JUDGED, Answer
from bot.store.lists import listed, one_of, size_of
from bot.store.statements import Statements
from bot.store.tables import attempt, identity, member, plan

PERSON = func.coalesce(identity.c.person, attempt.c.member)
COLUMNS = (
    attempt.c.at,
    attempt.c.slot,
    attempt.c.item,
    attempt.c.verdict,
    attempt.c.question,
    attempt.c.rev,
    attempt.c.topic,
)
VERDICTS = listed("of_verdict", sorted(JUDGED))
IS_JUDGED = one_of(attempt.c.verdict, "of_verdict", size_of(JUDGED)) & attempt.c.item.is_not(None)


def _theirs(members: int) -> ColumnElement[bool]:
    """Return the condition that an attempt is by one of so many members."""
    return one_of(attempt.c.member, "of_member", members)


@cache
def _of(members: int) -> Executable:
    """Return the judged answers of so many members."""
    return select(attempt.c.member, *COLUMNS).where(_theirs(members), IS_JUDGED).order_by(attempt.c.id)


@cache
def _lately(channels: int) -> Executable:
    """Return the latest judged answers in so many channels, by person, of everybody who is not hidden."""
    known = attempt.outerjoin(identity, identity.c.member == attempt.c.member)
    here = one_of(attempt.c.channel, "of_channel", channels)
    return (
        select(PERSON.label("member"), *COLUMNS)
        .select_from(known.outerjoin(member, member.c.key == PERSON))
        .where(here, IS_JUDGED, ~func.coalesce(member.c.hidden, false()))
        .order_by(attempt.c.id.desc())
        .limit(bindparam("most"))
    )


@cache
def _home(members: int) -> Executable:
    """Return the channel of the latest attempt of so many members in a channel with a plan."""
    return (
        select(attempt.c.channel)
        .join(plan, plan.c.channel == attempt.c.channel)
        .where(_theirs(members))
        .order_by(attempt.c.id.desc())
        .limit(1)
    )


def _answer(row: Row[Any]) -> Answer:
    """Return the answer of a row."""
    return Answer(
        at=row.at,
        slot=row.slot,
        item=row.item,
        right=row.verdict == Verdict.CORRECT,
        member=row.member,
        question=row.question,
        rev=row.rev,
        topic=row.topic,
    )


class SqlAnswers:
    """Judged answers in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def of(self, members: Sequence[str]) -> list[Answer]:
        """Return every judged answer of these members, in the order in which it was recorded."""
        asked = {**listed("of_member", members), **VERDICTS}
        return [_answer(row) for row in self._db.rows(_of(size_of(members)), asked)]

    def lately(self, channels: Sequence[str], most: int) -> list[Answer]:
        """Return the latest judged answers in channels, each by the key of its person, the latest first."""
        asked = {**listed("of_channel", channels), **VERDICTS, "most": most}
        return [_answer(row) for row in self._db.rows(_lately(size_of(channels)), asked)]

    def home(self, members: Sequence[str]) -> str | None:
        """Return the channel with a plan in which these members answered last."""
        return self._db.value(_home(size_of(members)), listed("of_member", members), str)
