"""The ledger of attempts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, bindparam, func, select, update

from bot.domain.attempt import Attempt, Surface, Verdict
from bot.domain.ledger import PRACTICE, Sum
from bot.engine.ports import Recorded
from bot.store.dialect import insert
from bot.store.lists import listed, one_of, size_of
from bot.store.statements import Statements
from bot.store.tables import attempt

BY_MEMBER = attempt.c.member == bindparam("of_member")
OF_PROMPT = attempt.c.prompt == bindparam("of_prompt")

IN_SLOT = select(attempt).where(BY_MEMBER, attempt.c.slot == bindparam("of_slot"))
TALLY = (
    select(attempt.c.chosen, func.count())
    .where(OF_PROMPT, attempt.c.surface == Surface.CHECK)
    .group_by(attempt.c.chosen)
)
ANSWERED = select(func.count(attempt.c.member.distinct())).where(OF_PROMPT)
WRITTEN = select(func.count()).where(OF_PROMPT, attempt.c.surface == Surface.WRITTEN)
OF_RUN = select(attempt).where(
    BY_MEMBER, attempt.c.slot >= bindparam("first_slot"), attempt.c.slot < bindparam("after_slots")
)
# a walk over the ledger's first index, when an operator has it held against what is stored
EVERYBODY = select(attempt.c.member).distinct()
REPAY = (
    update(attempt)
    .where(BY_MEMBER, attempt.c.slot == bindparam("of_slot"))
    .values(points=bindparam("new_points"))
)


def _theirs(members: int) -> ColumnElement[bool]:
    """Return the condition that an attempt is by one of so many members."""
    return one_of(attempt.c.member, "of_member", members)


def _here(channels: int) -> ColumnElement[bool]:
    """Return the condition that an attempt was made in one of so many channels."""
    return one_of(attempt.c.channel, "of_channel", channels)


@cache
def _answered_before(members: int) -> Executable:
    """Find an attempt by so many members that pays for something."""
    return select(attempt.c.id).where(_theirs(members), attempt.c.pays_for == bindparam("of_about")).limit(1)


@cache
def _items(members: int) -> Executable:
    """Return what so many members have answered."""
    return select(attempt.c.item).where(_theirs(members), attempt.c.item.is_not(None)).distinct()


@cache
def _met(members: int) -> Executable:
    """Return the questions that so many members answered, with the last time of each."""
    last = func.max(attempt.c.at).label("at")
    return select(attempt.c.question, last).where(_theirs(members)).group_by(attempt.c.question)


@cache
def practice_paid(members: int) -> Executable:
    """Count what paid so many members for practice on a date."""
    practice = one_of(attempt.c.surface, "of_surface", size_of(PRACTICE))
    that_day = attempt.c.local_date == bindparam("of_day")
    # what only an amendment pays has no place in the day's limit
    paid = (attempt.c.points > 0, attempt.c.worth > 0)
    return select(func.count()).where(_theirs(members), practice, *paid, that_day)


@cache
def _of_members(members: int) -> Executable:
    """Return the attempts of so many members in their order."""
    return select(attempt).where(_theirs(members)).order_by(attempt.c.id)


@cache
def _count(channels: int, members: int) -> Executable:
    """Count the attempts of so many members in so many channels."""
    return select(func.count()).where(_theirs(members), _here(channels))


@cache
def _sums(channels: int, members: int) -> Executable:
    """Add points up by channel, member, topic and date."""
    keys = (attempt.c.channel, attempt.c.member, attempt.c.topic, attempt.c.local_date)
    asked = [_here(channels)] if channels else []
    asked += [_theirs(members)] if members else []
    total = func.sum(attempt.c.points).label("points")
    return select(*keys, total).where(*asked, attempt.c.points > 0).group_by(*keys)


@cache
def _record(dialect: str) -> Executable:
    """Insert an attempt unless its slot, or what it pays for, is taken."""
    return insert(dialect, attempt).on_conflict_do_nothing()


def _to_row(value: Attempt) -> dict[str, Any]:
    """Return the row of an attempt."""
    return {
        "member": value.member,
        "channel": value.channel,
        "slot": value.slot,
        "pays_for": value.about,
        "about": value.about,
        "surface": value.surface,
        "question": value.question,
        "rev": value.rev,
        "topic": value.topic,
        "verdict": value.verdict,
        "worth": value.worth,
        "points": value.points,
        "at": value.at,
        "local_date": value.local_date,
        "prompt": value.prompt,
        "item": value.item,
        "shown_order": ",".join(value.order),
        "chosen": value.chosen,
        "text": value.text,
    }


def attempt_of(row: Row[Any]) -> Attempt:
    """Return the attempt of a row."""
    return Attempt(
        member=row.member,
        channel=row.channel,
        slot=row.slot,
        about=row.about,
        surface=Surface(row.surface),
        question=row.question,
        rev=row.rev,
        topic=row.topic,
        verdict=Verdict(row.verdict),
        worth=row.worth,
        points=row.points,
        at=row.at,
        local_date=row.local_date,
        prompt=row.prompt,
        item=row.item,
        order=tuple(row.shown_order.split(",")) if row.shown_order else (),
        chosen=row.chosen,
        text=row.text,
    )


class SqlAttempts:
    """The ledger in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._record = _record(statements.dialect)

    def record(self, attempt: Attempt, *, may_pay: bool = True) -> Recorded:
        """Insert an attempt; uniqueness of (member, slot) and (member, about) decides what it is."""
        row = _to_row(attempt) | ({} if may_pay else {"points": 0})
        if self._db.run(self._record, row):
            return Recorded.PAID if may_pay else Recorded.UNPAID
        unpaid = {**row, "pays_for": None, "points": 0}
        if self._db.run(self._record, unpaid):
            return Recorded.UNPAID
        return Recorded.TAKEN

    def in_slot(self, member: str, slot: str) -> Attempt | None:
        """Return what the member answered in a slot."""
        row = self._db.first(IN_SLOT, {"of_member": member, "of_slot": slot})
        return attempt_of(row) if row else None

    def tally(self, prompt: str) -> Mapping[str, int]:
        """Return how many chose each option of a prompt's quick check."""
        rows = self._db.rows(TALLY, {"of_prompt": prompt})
        return {chosen: count for chosen, count in rows if chosen}

    def answered(self, prompt: str) -> int:
        """Return how many members attempted a prompt in any way."""
        return self._db.count(ANSWERED, {"of_prompt": prompt})

    def written(self, prompt: str) -> int:
        """Return how many members wrote an answer to a prompt."""
        return self._db.count(WRITTEN, {"of_prompt": prompt})

    def answered_before(self, members: Sequence[str], about: str) -> bool:
        """Tell whether any of these members has answered that, so that it pays no more."""
        asked = {**listed("of_member", members), "of_about": about}
        return self._db.first(_answered_before(size_of(members)), asked) is not None

    def items_answered(self, members: Sequence[str]) -> set[str]:
        """Return the ids of the items that these members have answered anywhere."""
        return {row.item for row in self._db.rows(_items(size_of(members)), listed("of_member", members))}

    def met(self, members: Sequence[str]) -> Mapping[str, datetime]:
        """Return the questions that these members have answered anything about, and when last."""
        rows = self._db.rows(_met(size_of(members)), listed("of_member", members))
        return {row.question: row.at for row in rows}

    def practice_paid_on(self, members: Sequence[str], day: date) -> int:
        """Return how many items paid these members for practice on a local date."""
        asked = {**listed("of_member", members), **listed("of_surface", sorted(PRACTICE)), "of_day": day}
        return self._db.count(practice_paid(size_of(members)), asked)

    def of_members(self, members: Sequence[str]) -> list[Attempt]:
        """Return everything that these members answered, in the order in which it was recorded."""
        return [
            attempt_of(row)
            for row in self._db.rows(_of_members(size_of(members)), listed("of_member", members))
        ]

    def members(self) -> list[str]:
        """Return everybody who has answered anything, in no order."""
        return [row.member for row in self._db.rows(EVERYBODY, {})]

    def repay(self, member: str, slot: str, points: int) -> None:
        """Set what an attempt pays, after the ledger was added up anew."""
        self._db.run(REPAY, {"of_member": member, "of_slot": slot, "new_points": points})

    def sums(self, channels: Sequence[str], members: Sequence[str] = ()) -> list[Sum]:
        """Return points by channel, member, topic and local date; no channels or members mean all of them."""
        asked = {**listed("of_channel", channels), **listed("of_member", members)}
        rows = self._db.rows(_sums(size_of(channels), size_of(members)), asked)
        return [Sum(row.channel, row.member, row.topic, row.local_date, int(row.points)) for row in rows]

    def of_run(self, member: str, run: str) -> list[Attempt]:
        """Return the member's attempts of a quiz run, in the order of the run."""
        # "0" is the character after "/", so this is the range of everything that starts with quiz/<run>/
        slots = {"of_member": member, "first_slot": f"quiz/{run}/", "after_slots": f"quiz/{run}0"}
        rows = self._db.rows(OF_RUN, slots)
        return sorted((attempt_of(row) for row in rows), key=lambda a: int(a.slot.rsplit("/", 1)[1]))

    def count(self, channels: Sequence[str], members: Sequence[str]) -> int:
        """Return how many attempts these members have made in channels."""
        asked = {**listed("of_channel", channels), **listed("of_member", members)}
        return self._db.count(_count(size_of(channels), size_of(members)), asked)
