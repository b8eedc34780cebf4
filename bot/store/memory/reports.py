"""What answers say about items, looked at apart from answering."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.domain.attempt import Attempt, Verdict
from bot.domain.dispute import Asked
from bot.domain.scope import space_of
from bot.domain.statistics import Answered, Report, Score
from bot.engine.hearings import Touched
from bot.store.memory.table import Table


class MemoryReports:
    """How often each revision was touched and how much of that was seen, and the reports."""

    def __init__(
        self,
        ledger: Table[tuple[str, str], Attempt],
        paid: Table[tuple[str, str], Attempt],
        persons: Table[str, str],
        touched: Table[Asked, tuple[int, int]],
        reports: Table[Asked, Report],
    ) -> None:
        self._ledger = ledger
        self._paid = paid
        self._persons = persons
        self._touched = touched
        self._reports = reports

    def touch(self, asked: Asked) -> None:
        """Mark a revision to be looked at."""
        times, seen = self._touched.get(asked, (0, 0))
        self._touched[asked] = (times + 1, seen)

    def touched(self, limit: int) -> list[Touched]:
        """Return what is to be looked at."""
        return [Touched(one, times) for one, (times, seen) in self._touched.items() if times > seen][:limit]

    def answers(self, space: str, items: Sequence[str], rev: int) -> list[Answered]:
        """Return all attempts in a space at a revision of an item, under any of its names, as recorded."""
        return [
            Answered(self._persons.get(one.member, one.member), one)
            for one in self._ledger.values()
            if one.item in items and one.rev == rev and space_of(one.channel) == space
        ]

    def scores(self, members: Sequence[str], besides: Sequence[str]) -> Mapping[str, Score]:
        """Return how these members' first answers to other items went; who has none is left out."""
        firsts = [one for one in self._paid.values() if one.member in members]
        others = [one for one in firsts if one.item is not None and one.item not in besides]
        answered = Counter(one.member for one in others)
        right = Counter(one.member for one in others if one.verdict is Verdict.CORRECT)
        return {member: Score(right[member], count) for member, count in answered.items()}

    def looked(self, touched: Touched, report: Report | None) -> None:
        """Keep what was found; what was touched meanwhile stays to be looked at."""
        if touched.asked in self._touched:
            self._touched[touched.asked] = (self._touched[touched.asked][0], touched.times)
        if report is not None:
            self._reports[touched.asked] = report

    def made_of(self, answers: int, space: str = "") -> list[Report]:
        """Return the reports of a space, or of all, made of so many answers or more, most answers first."""
        found = [one for one in self._reports.values() if one.answers >= answers]
        mine = [one for one in found if not space or one.space == space]
        return sorted(mine, key=lambda one: (-one.answers, one.space, one.item))
