"""Plans and quiz runs."""

from datetime import date, time
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, select

from bot.domain.places import Channel
from bot.domain.plan import Comparison, Plan, Reveals
from bot.domain.question import Level
from bot.domain.quiz import QuizRun, RunKind
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import plan, quiz_run

ALL = select(plan)
GET = select(plan).where(plan.c.channel == bindparam("channel"))
ADD_RUN = quiz_run.insert()
GET_RUN = select(quiz_run).where(quiz_run.c.id == bindparam("run"))


@cache
def _save(dialect: str) -> Executable:
    """Insert a plan, or replace the one its channel has."""
    new = insert(dialect, plan)
    changed = {name: new.excluded[name] for name in plan.c.keys() if name != "channel"}  # noqa: SIM118
    return new.on_conflict_do_update(index_elements=["channel"], set_=changed)


def to_row(value: Plan) -> dict[str, Any]:
    """Return the row of a plan."""
    return {
        "channel": value.channel.key,
        "zone": value.zone,
        "at": value.at.strftime("%H:%M"),
        "days": "".join(str(day) for day in sorted(value.days)),
        "topics": list(value.topics),
        "level": value.level,
        "ask_first": value.reveals.ask_first,
        "steps": value.reveals.steps,
        "close": value.reveals.close,
        "paused": value.paused,
        "holidays": value.holidays,
        "days_off": [day.isoformat() for day in value.days_off],
        "quiet": "-".join(f"{wall:%H:%M}" for wall in value.quiet or ()),
        "catch_up": value.catch_up,
        "steward": value.steward,
        "digest": value.digest,
        "goal": value.goal,
        "quorum": value.quorum,
        "on_space_board": value.on_space_board,
        "comparison": value.comparison,
    }


def from_row(row: Row[Any]) -> Plan:
    """Return the plan of a row."""
    start, _, end = row.quiet.partition("-")
    return Plan(
        channel=Channel.parse(row.channel),
        zone=row.zone,
        at=time.fromisoformat(row.at),
        days=frozenset(int(day) for day in row.days),
        topics=tuple(row.topics),
        level=Level(row.level) if row.level else None,
        reveals=Reveals(row.ask_first, row.steps, row.close),
        paused=row.paused,
        holidays=row.holidays,
        days_off=tuple(date.fromisoformat(day) for day in row.days_off),
        quiet=(time.fromisoformat(start), time.fromisoformat(end)) if end else None,
        catch_up=row.catch_up,
        steward=row.steward,
        digest=row.digest,
        goal=row.goal,
        quorum=row.quorum,
        on_space_board=row.on_space_board,
        comparison=Comparison(row.comparison),
    )


class SqlPlans:
    """Plans in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._save = _save(statements.dialect)

    def get(self, channel: str) -> Plan | None:
        """Return the channel's plan, if it has one."""
        row = self._db.first(GET, {"channel": channel})
        return from_row(row) if row else None

    def all(self) -> list[Plan]:
        """Return every plan, in no order."""
        return [from_row(row) for row in self._db.rows(ALL, {})]

    def save(self, plan: Plan) -> None:
        """Insert or replace the plan of its channel."""
        self._db.run(self._save, to_row(plan))


class SqlRuns:
    """Quiz runs in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, run: QuizRun) -> None:
        """Insert a run."""
        row = {
            "id": run.id,
            "member": run.member,
            "channel": run.channel,
            "items": list(run.items),
            "label": run.label,
            "at": run.at,
            "kind": run.kind,
        }
        self._db.run(ADD_RUN, row)

    def get(self, run: str) -> QuizRun | None:
        """Return the run of that id."""
        row = self._db.first(GET_RUN, {"run": run})
        if row is None:
            return None
        kind = RunKind(row.kind)
        return QuizRun(row.id, row.member, row.channel, tuple(row.items), row.label, row.at, kind)
