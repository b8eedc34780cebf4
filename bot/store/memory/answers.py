"""Judged answers, as memory and strength see them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.attempt import Attempt
from bot.domain.memory import Answer, answer_of
from bot.store.memory.people import MemoryMembers
from bot.store.memory.plans import MemoryPlans
from bot.store.memory.table import Table


class MemoryAnswers:
    """Judged answers out of the ledger of attempts."""

    def __init__(
        self, ledger: Table[tuple[str, str], Attempt], members: MemoryMembers, plans: MemoryPlans
    ) -> None:
        self._ledger = ledger
        self._members = members
        self._plans = plans

    def of(self, members: Sequence[str]) -> list[Answer]:
        """Return every judged answer of these members, in the order in which it was recorded."""
        return _judged(one for one in self._ledger.values() if one.member in members)

    def lately(self, channels: Sequence[str], most: int) -> list[Answer]:
        """Return the latest judged answers in channels, each by the key of its person, the latest first."""
        here = _judged(one for one in reversed(list(self._ledger.values())) if one.channel in channels)
        known = ((answer, self._members.known(answer.member)) for answer in here)
        return [replace(answer, member=who.person) for answer, who in known if not who.hidden][:most]

    def home(self, members: Sequence[str]) -> str | None:
        """Return the channel with a plan in which these members answered last."""
        theirs = reversed([one for one in self._ledger.values() if one.member in members])
        return next((one.channel for one in theirs if self._plans.get(one.channel)), None)


def _judged(attempts: Iterable[Attempt]) -> list[Answer]:
    """Return what attempts are to memory, without those that are nothing to it."""
    return [answer for one in attempts if (answer := answer_of(one))]
