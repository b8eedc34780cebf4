"""Prompts, and the links of a streak."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.attempt import Attempt
from bot.domain.prompt import Prompt, PromptState
from bot.domain.selection import Asked
from bot.domain.streak import Link
from bot.domain.team_streak import TeamDay
from bot.store.memory.people import MemoryMembers
from bot.store.memory.table import Table
from bot.store.types import utc

COUNTED = (PromptState.OPEN, PromptState.CLOSED)


class MemoryPrompts:
    """Prompts by id; the ledger of attempts says who answered them."""

    def __init__(
        self,
        prompts: Table[str, Prompt],
        ledger: Table[tuple[str, str], Attempt],
        members: MemoryMembers,
    ) -> None:
        self._prompts = prompts
        self._ledger = ledger
        self._members = members

    def add(self, prompt: Prompt) -> None:
        """Insert a prompt. Raises ValueError when its id, or its date in the channel, is taken."""
        dates = {(other.channel, other.local_date) for other in self._prompts.values()}
        if prompt.id in self._prompts or (prompt.channel, prompt.local_date) in dates:
            raise ValueError(f"a prompt is unique by id, and by channel and date: {prompt.id}")
        closes_at = utc(prompt.closes_at) if prompt.closes_at else None
        self._prompts[prompt.id] = replace(prompt, asked_at=utc(prompt.asked_at), closes_at=closes_at)

    def get(self, prompt: str) -> Prompt | None:
        """Return the prompt of that id."""
        return self._prompts.get(prompt)

    def latest(self, channel: str) -> Prompt | None:
        """Return the channel's latest prompt that exists on the platform and is not void."""
        return max(self._counted(channel), key=lambda one: one.asked_at, default=None)

    def leading(self, channels: Sequence[str], day: date) -> Prompt | None:
        """Return the prompt that these channels were asked first on a local date; a void one is none."""
        asked = [
            one
            for one in self._prompts.values()
            if one.channel in channels and one.local_date == day and one.state is not PromptState.VOID
        ]
        return min(asked, key=lambda one: (one.lead, one.asked_at), default=None)

    def at_ref(self, channel: str, ref: str) -> Prompt | None:
        """Return the prompt whose message the platform knows by this reference, if it is one."""
        return next((one for one in self._counted(channel) if one.ref == ref), None)

    def history(self, channel: str) -> list[Asked]:
        """Return what the channel was asked, oldest first; void prompts are left out."""
        asked = [
            one
            for one in self._prompts.values()
            if one.channel == channel and one.state is not PromptState.VOID
        ]
        asked.sort(key=lambda one: one.asked_at)
        return [Asked(one.question, one.topic, one.cycle, one.asked_at) for one in asked]

    def items_since(self, channel: str, at: datetime) -> list[str]:
        """Return the quick checks that a channel was asked since an instant; void prompts are left out."""
        return [
            one.item
            for one in self._prompts.values()
            if (one.channel, one.state is PromptState.VOID) == (channel, False)
            and one.asked_at >= at
            and one.item
        ]

    def asking(self, question: str) -> list[Prompt]:
        """Return the prompts in all channels that asked a question and exist on the platform."""
        asked = (one for one in self._prompts.values() if one.question == question)
        return [one for one in asked if one.state in COUNTED]

    def opened(self, prompt: str, ref: str, at: datetime, closes_at: datetime) -> None:
        """Record that the message exists: POSTING becomes OPEN."""
        found = self._prompts.get(prompt)
        if found and found.state is PromptState.POSTING:
            self._prompts[prompt] = replace(
                found, state=PromptState.OPEN, ref=ref, asked_at=utc(at), closes_at=utc(closes_at)
            )

    def late(self, prompt: str) -> None:
        """Record that the message says that it is late."""
        if found := self._prompts.get(prompt):
            self._prompts[prompt] = replace(found, late=True)

    def shown(self, prompt: str, layers: int) -> None:
        """Record how many layers the thread has been given."""
        if found := self._prompts.get(prompt):
            self._prompts[prompt] = replace(found, shown=layers)

    def close(self, prompt: str, at: datetime) -> None:
        """Close a prompt: `closes_at` is fixed."""
        found = self._prompts.get(prompt)
        if found and found.state is PromptState.OPEN:
            self._prompts[prompt] = replace(found, state=PromptState.CLOSED, closes_at=utc(at))

    def void(self, prompt: str) -> None:
        """Withdraw a prompt that never came to be: it counts for nobody. POSTING becomes VOID."""
        found = self._prompts.get(prompt)
        if found and found.state is PromptState.POSTING:
            self._prompts[prompt] = replace(found, state=PromptState.VOID)

    def days(self, channels: Sequence[str], most: int) -> list[TeamDay]:
        """Return the latest counted days of channels with the persons who took part, oldest first."""
        prompts = [prompt for channel in channels for prompt in self._counted(channel)]
        people: dict[str, set[str]] = defaultdict(set)
        for one in self._ledger.values():
            people[one.prompt or ""].add(self._members.known(one.member).person)
        days = []
        for day in sorted({prompt.local_date for prompt in prompts})[-most:]:
            asked = [prompt for prompt in prompts if prompt.local_date == day]
            there = frozenset(person for prompt in asked for person in people[prompt.id])
            days.append(TeamDay(day, there, any(prompt.state is PromptState.OPEN for prompt in asked)))
        return days

    def between(self, channels: Sequence[str], first: date, last: date) -> list[Prompt]:
        """Return the counted prompts of channels from one local date to another, both included."""
        counted = [prompt for channel in channels for prompt in self._counted(channel)]
        within = [prompt for prompt in counted if first <= prompt.local_date <= last]
        return sorted(within, key=lambda prompt: (prompt.local_date, prompt.asked_at))

    def links(self, channels: Sequence[str], members: Sequence[str]) -> list[Link]:
        """Return the counted prompts of channels since these members' first attempt there, oldest first."""
        answered = {attempt.prompt for attempt in self._ledger.values() if attempt.member in members}
        counted = sorted(
            (prompt for channel in channels for prompt in self._counted(channel)),
            key=lambda one: one.local_date,
        )
        links = [Link(one.local_date, one.id in answered, one.state is PromptState.OPEN) for one in counted]
        first = next((place for place, link in enumerate(links) if link.answered), len(links))
        return links[first:]

    def _counted(self, channel: str) -> list[Prompt]:
        """Return the prompts of a channel that exist and are not void."""
        return [one for one in self._prompts.values() if one.channel == channel and one.state in COUNTED]
