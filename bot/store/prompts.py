"""Prompts, and the links of a streak."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Executable, Row, bindparam, exists, func, or_, select, update

from bot.domain.prompt import Prompt, PromptState
from bot.domain.selection import Asked
from bot.domain.streak import Link
from bot.domain.team_streak import TeamDay
from bot.store.lists import listed, one_of, size_of
from bot.store.statements import Statements
from bot.store.tables import attempt, identity, prompt

COUNTED = or_(prompt.c.state == PromptState.OPEN, prompt.c.state == PromptState.CLOSED)
THIS = prompt.c.id == bindparam("of_prompt")

INSERT = prompt.insert()
GET = select(prompt).where(THIS)
LATEST = (
    select(prompt)
    .where(prompt.c.channel == bindparam("of_channel"), COUNTED)
    .order_by(prompt.c.asked_at.desc())
    .limit(1)
)
AT_REF = select(prompt).where(
    prompt.c.channel == bindparam("of_channel"), prompt.c.ref == bindparam("of_ref"), COUNTED
)
# a scan, when somebody has everything deleted who suggested a question
ASKING = select(prompt).where(prompt.c.question == bindparam("of_question"), COUNTED)
HISTORY = (
    select(prompt.c.question, prompt.c.topic, prompt.c.cycle, prompt.c.asked_at)
    .where(prompt.c.channel == bindparam("of_channel"), prompt.c.state != PromptState.VOID)
    .order_by(prompt.c.asked_at)
)
ITEMS_SINCE = select(prompt.c.item).where(
    prompt.c.channel == bindparam("of_channel"),
    prompt.c.asked_at >= bindparam("since"),
    prompt.c.state != PromptState.VOID,
    prompt.c.item != "",
)
OPENED = (
    update(prompt)
    .where(THIS, prompt.c.state == PromptState.POSTING)
    .values(state=PromptState.OPEN, ref=bindparam("new_ref"), closes_at=bindparam("new_closes_at"))
    .values(asked_at=bindparam("new_asked_at"))
)
LATE = update(prompt).where(THIS).values(late=True)
SHOWN = update(prompt).where(THIS).values(shown=bindparam("new_shown"))
CLOSE = (
    update(prompt)
    .where(THIS, prompt.c.state == PromptState.OPEN)
    .values(state=PromptState.CLOSED, closes_at=bindparam("new_closes_at"))
)
VOID = update(prompt).where(THIS, prompt.c.state == PromptState.POSTING).values(state=PromptState.VOID)


@cache
def links_of(channels: int, members: int) -> Executable:
    """Return the counted prompts of so many channels since the first that so many members answered."""
    here = one_of(prompt.c.channel, "of_channel", channels)
    theirs = one_of(attempt.c.member, "of_member", members)
    answered = exists().where(attempt.c.prompt == prompt.c.id, theirs)
    first = select(func.min(prompt.c.local_date)).where(here, COUNTED, answered).scalar_subquery()
    return (
        select(prompt.c.local_date, prompt.c.state, answered.label("answered"))
        .where(here, COUNTED, prompt.c.local_date >= first)
        .order_by(prompt.c.local_date)
    )


@cache
def days_of(channels: int) -> Executable:
    """Return who took part in each counted prompt of so many channels since a date, at least a row each."""
    here = one_of(prompt.c.channel, "of_channel", channels)
    person = func.coalesce(identity.c.person, attempt.c.member).label("person")
    joined = prompt.outerjoin(attempt, attempt.c.prompt == prompt.c.id).outerjoin(
        identity, identity.c.member == attempt.c.member
    )
    return (
        select(prompt.c.local_date, prompt.c.state, person)
        .select_from(joined)
        .where(here, COUNTED, prompt.c.local_date >= bindparam("of_first"))
        .order_by(prompt.c.local_date)
        .distinct()
    )


@cache
def _first_of(channels: int) -> Executable:
    """Return the date of the n-th counted day from the end, in so many channels."""
    here = one_of(prompt.c.channel, "of_channel", channels)
    latest = select(prompt.c.local_date).where(here, COUNTED).distinct()
    return latest.order_by(prompt.c.local_date.desc()).limit(1).offset(bindparam("skip"))


@cache
def _between(channels: int) -> Executable:
    """Return the counted prompts of so many channels within some dates."""
    here = one_of(prompt.c.channel, "of_channel", channels)
    within = prompt.c.local_date.between(bindparam("of_first"), bindparam("of_last"))
    return select(prompt).where(here, COUNTED, within).order_by(prompt.c.local_date, prompt.c.asked_at)


@cache
def _leading(channels: int) -> Executable:
    """Return the first prompt of a date in so many channels."""
    here = one_of(prompt.c.channel, "of_channel", channels)
    that_day = prompt.c.local_date == bindparam("of_day")
    return (
        select(prompt)
        .where(here, that_day, prompt.c.state != PromptState.VOID)
        .order_by(prompt.c.lead, prompt.c.asked_at)
        .limit(1)
    )


def _from_row(row: Row[Any]) -> Prompt:
    """Return the prompt of a row."""
    return Prompt(
        id=row.id,
        channel=row.channel,
        local_date=row.local_date,
        question=row.question,
        rev=row.rev,
        topic=row.topic,
        item=row.item,
        cycle=row.cycle,
        wrapped=row.wrapped,
        late=row.late,
        state=PromptState(row.state),
        asked_at=row.asked_at,
        closes_at=row.closes_at,
        ref=row.ref,
        shown=row.shown,
        lead=row.lead,
    )


def _day(day: date, rows: Sequence[Row[Any]]) -> TeamDay:
    """Return one day of a record, from a row per prompt and person."""
    people = frozenset(row.person for row in rows if row.person)
    return TeamDay(day, people, any(row.state == PromptState.OPEN for row in rows))


class SqlPrompts:
    """Prompts in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, prompt: Prompt) -> None:
        """Insert a prompt."""
        self._db.run(INSERT, asdict(prompt))

    def get(self, prompt: str) -> Prompt | None:
        """Return the prompt of that id."""
        row = self._db.first(GET, {"of_prompt": prompt})
        return _from_row(row) if row else None

    def latest(self, channel: str) -> Prompt | None:
        """Return the channel's latest prompt that exists on the platform and is not void."""
        row = self._db.first(LATEST, {"of_channel": channel})
        return _from_row(row) if row else None

    def leading(self, channels: Sequence[str], day: date) -> Prompt | None:
        """Return the prompt that these channels were asked first on a local date; a void one is none."""
        row = self._db.first(_leading(size_of(channels)), {**listed("of_channel", channels), "of_day": day})
        return _from_row(row) if row else None

    def at_ref(self, channel: str, ref: str) -> Prompt | None:
        """Return the prompt whose message the platform knows by this reference, if it is one."""
        row = self._db.first(AT_REF, {"of_channel": channel, "of_ref": ref})
        return _from_row(row) if row else None

    def history(self, channel: str) -> list[Asked]:
        """Return what the channel was asked, oldest first; void prompts are left out."""
        rows = self._db.rows(HISTORY, {"of_channel": channel})
        return [Asked(row.question, row.topic, row.cycle, row.asked_at) for row in rows]

    def items_since(self, channel: str, at: datetime) -> list[str]:
        """Return the quick checks that a channel was asked since an instant; void prompts are left out."""
        return [row.item for row in self._db.rows(ITEMS_SINCE, {"of_channel": channel, "since": at})]

    def asking(self, question: str) -> list[Prompt]:
        """Return the prompts in all channels that asked a question and exist on the platform."""
        return [_from_row(row) for row in self._db.rows(ASKING, {"of_question": question})]

    def opened(self, prompt: str, ref: str, at: datetime, closes_at: datetime) -> None:
        """Record that the message exists: POSTING becomes OPEN."""
        values = {"of_prompt": prompt, "new_ref": ref, "new_asked_at": at, "new_closes_at": closes_at}
        self._db.run(OPENED, values)

    def late(self, prompt: str) -> None:
        """Record that the message says that it is late."""
        self._db.run(LATE, {"of_prompt": prompt})

    def shown(self, prompt: str, layers: int) -> None:
        """Record how many layers the thread has been given."""
        self._db.run(SHOWN, {"of_prompt": prompt, "new_shown": layers})

    def close(self, prompt: str, at: datetime) -> None:
        """Close a prompt: `closes_at` is fixed."""
        self._db.run(CLOSE, {"of_prompt": prompt, "new_closes_at": at})

    def void(self, prompt: str) -> None:
        """Withdraw a prompt that never came to be: it counts for nobody. POSTING becomes VOID."""
        self._db.run(VOID, {"of_prompt": prompt})

    def days(self, channels: Sequence[str], most: int) -> list[TeamDay]:
        """Return the latest counted days of channels with the persons who took part, oldest first."""
        here = listed("of_channel", channels)
        first = self._db.value(_first_of(size_of(channels)), {**here, "skip": most - 1}, date) or date.min
        rows = self._db.rows(days_of(size_of(channels)), {**here, "of_first": first})
        return [_day(day, list(same)) for day, same in groupby(rows, key=attrgetter("local_date"))]

    def between(self, channels: Sequence[str], first: date, last: date) -> list[Prompt]:
        """Return the counted prompts of channels from one local date to another, both included."""
        within = {**listed("of_channel", channels), "of_first": first, "of_last": last}
        return [_from_row(row) for row in self._db.rows(_between(size_of(channels)), within)]

    def links(self, channels: Sequence[str], members: Sequence[str]) -> list[Link]:
        """Return the counted prompts of channels since these members' first attempt there, oldest first."""
        where = {**listed("of_channel", channels), **listed("of_member", members)}
        rows = self._db.rows(links_of(size_of(channels), size_of(members)), where)
        return [
            Link(row.local_date, bool(row.answered), PromptState(row.state) is PromptState.OPEN)
            for row in rows
        ]
