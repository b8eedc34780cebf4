"""The ledger of attempts."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, func, select

from bot.domain.attempt import Attempt, Surface, Verdict
from bot.engine.ports import Recorded
from bot.store.dialect import insert
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
ITEMS = select(attempt.c.item).where(BY_MEMBER, attempt.c.item.is_not(None)).distinct()
QUIZ_PAID = select(func.count()).where(
    BY_MEMBER,
    attempt.c.surface == Surface.QUIZ,
    attempt.c.points > 0,
    attempt.c.local_date == bindparam("of_day"),
)
OF_RUN = select(attempt).where(
    BY_MEMBER, attempt.c.slot >= bindparam("first_slot"), attempt.c.slot < bindparam("after_slots")
)
COUNT = select(func.count()).where(BY_MEMBER, attempt.c.channel == bindparam("of_channel"))


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
        "pays_for": value.pays_for,
        "surface": value.surface,
        "question": value.question,
        "rev": value.rev,
        "topic": value.topic,
        "verdict": value.verdict,
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
        pays_for=row.pays_for or "",
        surface=Surface(row.surface),
        question=row.question,
        rev=row.rev,
        topic=row.topic,
        verdict=Verdict(row.verdict),
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

    def record(self, attempt: Attempt) -> Recorded:
        """Insert an attempt; uniqueness of (member, slot) and (member, pays_for) decides what it is."""
        row = _to_row(attempt)
        if self._db.run(self._record, row):
            return Recorded.PAID
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

    def items_answered(self, member: str) -> set[str]:
        """Return the ids of the items that the member has answered anywhere."""
        return {row.item for row in self._db.rows(ITEMS, {"of_member": member})}

    def quiz_paid_on(self, member: str, day: date) -> int:
        """Return how many quiz items paid the member on a local date."""
        return self._db.count(QUIZ_PAID, {"of_member": member, "of_day": day})

    def of_run(self, member: str, run: str) -> list[Attempt]:
        """Return the member's attempts of a quiz run, in the order of the run."""
        # "0" is the character after "/", so this is the range of everything that starts with quiz/<run>/
        slots = {"of_member": member, "first_slot": f"quiz/{run}/", "after_slots": f"quiz/{run}0"}
        rows = self._db.rows(OF_RUN, slots)
        return sorted((attempt_of(row) for row in rows), key=lambda a: int(a.slot.rsplit("/", 1)[1]))

    def count(self, channel: str, member: str) -> int:
        """Return how many attempts the member has made in a channel."""
        return self._db.count(COUNT, {"of_channel": channel, "of_member": member})
