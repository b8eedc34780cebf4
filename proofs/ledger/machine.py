"""The state machine: whatever happens in the town, the numbers are what the ledger says."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.domain.attempt import Attempt
from bot.domain.own_data import GONE
from bot.domain.prompt import Prompt, PromptState
from bot.engine.ports import Store, Unit
from bot.engine.streaks import owed_to, record_of, streak_of
from bot.message.press import Press
from bot.store.memory import MemoryStore
from proofs.ledger import oracle
from proofs.ledger.oracle import Place, Scope
from proofs.ledger.town import CHANNELS, MEMBERS, STEWARD, Town

members = st.sampled_from(MEMBERS)
channels = st.sampled_from(CHANNELS)
picks = st.integers(0, 2)
counted = Counter[str]()
"""How many steps have been taken, by rule; counted over all runs in this process."""


class Ledger(RuleBasedStateMachine):
    """The town, and what must hold after every step."""

    store: Callable[[], Store] = MemoryStore

    def __init__(self) -> None:
        super().__init__()
        self.town = Town(type(self).store())
        self.kept = Counter[tuple[object, ...]]()
        self.deleted = set[str]()

    def teardown(self) -> None:
        """Let go of the store."""
        self.town.desk.close()

    @rule(
        hours=st.sampled_from((1, 3, 9, 24, 24, 24, 24, 72)),
        answers=st.lists(st.tuples(members, channels, picks), max_size=6),
    )
    def time_passes(self, hours: int, answers: list[tuple[Any, Any, int]]) -> None:
        """Post, reveal and close what is due, and let some answer."""
        counted["time passes"] += 1
        self.town.move(hours=hours)
        for member, channel, pick in answers:
            self._check(member, channel, 0, pick, 0)

    @rule(days=st.integers(3, 8), who=st.lists(st.tuples(members, channels), max_size=3))
    def days_pass(self, days: int, who: list[tuple[Any, Any]]) -> None:
        """Let some answer every day for a while, so that streaks and freezes come to be."""
        counted["days pass"] += 1
        for _ in range(days):
            self.town.move(hours=24)
            for member, channel in who:
                self._check(member, channel, 0, 0, 0)

    @rule(member=members, channel=channels, back=st.integers(0, 2), pick=picks, late=st.integers(0, 90))
    def check(self, member: Any, channel: Any, back: int, pick: int, late: int) -> None:
        """Answer a quick check, of today or before, perhaps with a press that was long under way."""
        counted["check"] += 1
        self._check(member, channel, back, pick, late)

    def _check(self, member: Any, channel: Any, back: int, pick: int, late: int) -> None:
        prompt = self._prompt(channel, back)
        if prompt:
            press = Press("chose", (prompt.id, str(pick)))
            self.town.presses(member, channel, press, timedelta(minutes=late))

    @rule(member=members, channel=channels, back=st.integers(0, 1))
    def write(self, member: Any, channel: Any, back: int) -> None:
        """Write an answer."""
        counted["write"] += 1
        prompt = self._prompt(channel, back)
        if prompt:
            self.town.fills(member, channel, Press("answered", (prompt.id,)), {"text": ("Measure.",)})

    @rule(member=members, channel=channels, answers=st.lists(picks, min_size=1, max_size=6))
    def quiz(self, member: Any, channel: Any, answers: list[int]) -> None:
        """Practise."""
        counted["quiz"] += 1
        self.town.quiz(member, channel, tuple(answers))

    @rule(question=st.integers(0, 4))
    def correct(self, question: int) -> None:
        """Find that a key was wrong."""
        counted["correct"] += 1
        self.town.correct(f"q{question}")

    @rule(member=members, hidden=st.booleans())
    def hide(self, member: Any, hidden: bool) -> None:
        """Leave the boards, or come back."""
        counted["hide"] += 1
        self.town.hide(member, hidden=hidden)

    @rule(one=members, other=members)
    def link(self, one: Any, other: Any) -> None:
        """Become one person."""
        counted["link"] += 1
        self.town.link(one, other)

    @rule(member=members)
    def unlink(self, member: Any) -> None:
        """Become a person of one's own again."""
        counted["unlink"] += 1
        self.town.types(member, CHANNELS[0] if member.space.door == "slack" else CHANNELS[2], "unlink")

    @rule(channel=channels, other=channels)
    def join(self, channel: Any, other: Any) -> None:
        """Join another channel's team."""
        counted["join"] += 1
        self.town.join(channel, other)

    @rule(channel=channels)
    def leave(self, channel: Any) -> None:
        """Leave a team."""
        counted["leave"] += 1
        self.town.presses(STEWARD, channel, Press("team-leave"))

    @rule(channel=channels, start=st.integers(-40, 10), length=st.integers(0, 60))
    def season(self, channel: Any, start: int, length: int) -> None:
        """Name a season, or drop the one that there is."""
        counted["season"] += 1
        scope = self.town.ask(lambda unit: record_of(unit, channel.key).scope)
        named = self.town.ask(lambda unit: unit.teams.seasons(scope))
        first = self.town.clock.instant.date() + timedelta(days=start)
        if named:
            self.town.presses(STEWARD, channel, Press("season-drop", (named[0].first.isoformat(),)))
        else:
            days = f"{first} {first + timedelta(days=length)}"
            self.town.types(STEWARD, channel, "study season", name="Autumn", days=days)

    @rule(channel=channels, shared=st.booleans())
    def share(self, channel: Any, shared: bool) -> None:
        """Let a channel count on the board of its space."""
        counted["share"] += 1
        self.town.share(channel, shared=shared)

    @rule(channel=channels, verb=st.sampled_from(("pause", "resume", "skip", "post-now")))
    def steer(self, channel: Any, verb: str) -> None:
        """Pause, go on, leave a day out, or post at once."""
        counted["steer"] += 1
        self.town.types(STEWARD, channel, f"study {verb}")

    @rule(channel=channels, hour=st.integers(5, 20), zone=st.sampled_from(("Europe/Berlin", "Asia/Tokyo")))
    def plan(self, channel: Any, hour: int, zone: str) -> None:
        """Change when a channel is asked."""
        counted["plan"] += 1
        values = {"when": (f"{hour:02}:00 {zone}",), "days": tuple("0123456"), "reveals": ("1h 2h 4h",)}
        self.town.fills(STEWARD, channel, Press("planned"), values)

    @rule(channel=channels)
    def refuse(self, channel: Any) -> None:
        """Let a platform refuse a channel, or take it again."""
        counted["refuse"] += 1
        if channel.key in self.town.refusing:
            self.town.refusing.discard(channel.key)
            self.town.types(STEWARD, channel, "study resume")
        else:
            self.town.refusing.add(channel.key)

    @precondition(lambda self: len(self.deleted) < 6)
    @rule(member=members)
    def delete(self, member: Any) -> None:
        """Have everything deleted."""
        counted["delete"] += 1
        self.town.presses(member, CHANNELS[0], Press("delete-all"))
        self.deleted.add(member.key)

    @rule()
    def restart(self) -> None:
        """Begin a new process."""
        counted["restart"] += 1
        self.town.restart()

    @invariant()
    def holds(self) -> None:
        """What is stored is what the ledger says; nothing is lost, and nobody stands where they left."""
        self.town.ask(self._holds)

    def _holds(self, unit: Unit) -> None:
        """Check everything in one view of the store."""
        people = unit.attempts.members()
        persons = {member: unit.members.known(member).person for member in people}
        paying = self._points(unit, persons)
        self._boards(unit, paying)
        self._streaks(unit, persons)
        self._nothing_lost(one for _, one, _ in paying)
        self._nobody_returned(unit, people)

    def _points(self, unit: Unit, persons: Mapping[str, str]) -> list[tuple[str, Attempt, int]]:
        """Check what each answer pays; return (person, answer, points)."""
        found = []
        for person in sorted(set(persons.values())):
            whole = unit.members.of(person)
            attempts = unit.attempts.of_members(whole)
            right = oracle.pays(attempts, unit.amendments.of_members(whole))
            for one in attempts:
                assert one.points == right[one.member, one.slot], (one, right[one.member, one.slot])
                assert one.points <= MOST_PAID, ("an answer pays more than its question is worth", one)
                found.append((person, one, one.points))
        return found

    def _boards(self, unit: Unit, paying: list[tuple[str, Attempt, int]]) -> None:
        """Check every sum of every scope."""
        scopes = self._scopes(unit)
        absent = {person for person, _, _ in paying if unit.members.profile(person).hidden}
        right = oracle.boards(paying, scopes, absent)
        stored: dict[Place, int] = {}
        for scope in unit.standings.scopes():
            stored |= {(scope, *place): points for place, points in unit.standings.of_scope(scope).items()}
        assert stored == right, _different(stored, right)
        assert not {place[3] for place in stored} & absent

    def _scopes(self, unit: Unit) -> dict[str, Scope]:
        """Return every scope there is, as the town is now."""
        groups: dict[str, set[str]] = {channel.key: {channel.key} for channel in CHANNELS}
        for channel in CHANNELS:
            team, plan = unit.teams.of(channel.key), unit.plans.get(channel.key)
            if team:
                groups.setdefault(team.key, set()).add(channel.key)
            if plan and plan.on_space_board:
                groups.setdefault(channel.space.key, set()).add(channel.key)
        return {
            name: Scope(frozenset(within), tuple(unit.teams.seasons(name))) for name, within in groups.items()
        }

    def _streaks(self, unit: Unit, persons: Mapping[str, str]) -> None:
        """Check every streak, and that every freeze is written down."""
        for person, whole in oracle.by_person(persons).items():
            answered = {one.channel for one in unit.attempts.of_members(unit.members.of(person))}
            for channel in CHANNELS:
                record = record_of(unit, channel.key)
                found = streak_of(unit, whole[0], channel.key)
                days = _days(unit, record.channels, unit.members.of(person))
                assert (found.length, found.longest, found.freezes) == oracle.streak(days), (person, channel)
                if answered & set(record.channels):
                    assert owed_to(unit, person, record) == [], (person, record)

    def _nothing_lost(self, attempts: Any) -> None:
        """Check that whatever was answered once still is, whoever has been deleted."""
        now = Counter(_what(one) for one in attempts)
        assert self.kept <= now, self.kept - now
        self.kept = now

    def _nobody_returned(self, unit: Unit, people: list[str]) -> None:
        """Check that who is gone stays hidden."""
        for member in people:
            if member.startswith(f"{GONE}:"):
                assert unit.members.known(member).hidden

    def _prompt(self, channel: Any, back: int) -> Prompt | None:
        """Return a prompt of a channel, the latest or one before."""
        found = self.town.ask(lambda unit: prompts_of(unit, (channel.key,)))
        return found[-1 - back] if len(found) > back else None


MOST_PAID = 16
"""What the hardest question pays; a written answer pays less."""


def prompts_of(unit: Unit, within: tuple[str, ...]) -> list[Prompt]:
    """Return the prompts of channels that exist on a platform, the oldest first."""
    asked = {(one, each.question) for one in within for each in unit.prompts.history(one)}
    found = {each.id: each for _, question in asked for each in unit.prompts.asking(question)}
    return sorted((each for each in found.values() if each.channel in within), key=lambda each: each.asked_at)


def _days(unit: Unit, within: tuple[str, ...], whole: tuple[str, ...]) -> dict[date, tuple[bool, bool]]:
    """Return the dates on which channels were asked: whether somebody answered, and whether one is open."""
    answered = {one.prompt for one in unit.attempts.of_members(whole) if one.prompt}
    days: dict[date, tuple[bool, bool]] = {}
    for each in prompts_of(unit, within):
        done, still_open = days.get(each.local_date, (False, False))
        is_open = each.state is PromptState.OPEN
        days[each.local_date] = (done or each.id in answered, still_open or is_open)
    return days


def _what(one: Attempt) -> tuple[object, ...]:
    """Return all of an answer that never changes."""
    return (one.channel, one.slot, one.about, one.surface, one.verdict, one.worth, one.at, one.chosen)


def _different(stored: Mapping[Place, int], right: Mapping[Place, int]) -> dict[Place, tuple[int, int]]:
    """Return where two sums differ."""
    places = {*stored, *right}
    return {
        place: (stored.get(place, 0), right.get(place, 0))
        for place in places
        if stored.get(place) != right.get(place)
    }
