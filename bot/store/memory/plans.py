"""Plans and quiz runs."""

from dataclasses import replace

from bot.domain.plan import Plan
from bot.domain.quiz import QuizRun
from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryPlans:
    """Plans by channel."""

    def __init__(self, plans: Table[str, Plan]) -> None:
        self._plans = plans

    def get(self, channel: str) -> Plan | None:
        """Return the channel's plan, if it has one."""
        return self._plans.get(channel)

    def all(self) -> list[Plan]:
        """Return every plan, in no order."""
        return list(self._plans.values())

    def save(self, plan: Plan) -> None:
        """Insert or replace the plan of its channel."""
        self._plans[plan.channel.key] = plan


class MemoryRuns:
    """Quiz runs by id."""

    def __init__(self, runs: Table[str, QuizRun]) -> None:
        self._runs = runs

    def add(self, run: QuizRun) -> None:
        """Insert a run. Raises ValueError when its id is taken."""
        if run.id in self._runs:
            raise ValueError(f"the id of a run is unique: {run.id}")
        self._runs[run.id] = replace(run, at=utc(run.at))

    def get(self, run: str) -> QuizRun | None:
        """Return the run of that id."""
        return self._runs.get(run)
