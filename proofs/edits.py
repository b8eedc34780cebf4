"""Counters under a post: however many answer, the message is edited every few seconds at the most."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from random import Random

from bot.domain.order import QUIET_EDIT
from bot.domain.places import Channel, Member, Space
from bot.domain.plan import EVERY_DAY, Plan
from bot.domain.visitor import Visitor
from bot.interface.delivery import Delivery, DeliveryKind, Failure
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.request import PressRequest
from bot.interface.room import Room
from bot.message.model import Message, Note, Text
from bot.message.press import Press
from bot.system import SystemIds
from proofs.finding import Finding
from proofs.questions import shipped_pack
from proofs.simulation.quick_store import QuickStore

START = datetime(2026, 11, 23, 8, 59, 50, tzinfo=UTC)
HERE = Channel(Space("slack", "T1"), "C1")
STEP = timedelta(milliseconds=250)
AFTERWARDS = 480
"""Steps after the last answer, in which lost edits can be repaired."""
LOST = 0.2
GOAL = f"never two edits within {QUIET_EDIT.total_seconds():.0f} s, the last state wins"


class SteppingClock:
    """Shows what it was set to."""

    def __init__(self) -> None:
        self.instant = START

    def now(self) -> datetime:
        """Return that instant."""
        return self.instant


def edited(members: int = 600, seconds: int = 60) -> list[Finding]:
    """Let so many members answer a question within a minute; every fifth edit is lost on its way."""
    town = Town(members, seconds)
    town.live()
    gaps = [later - earlier for earlier, later in pairwise(town.edits)]
    closest = min(gaps).total_seconds() if gaps else 0.0
    shown = answered(town.shown) if town.shown else 0
    return [
        Finding(
            "Edits of one message",
            f"{town.answers} answers in {seconds} s, {town.lost} of {len(town.edits)} edits lost",
            f"{len(town.edits)} edits, the closest {closest:.1f} s apart; the message says {shown} at last",
            GOAL,
            town.answers == shown == members and closest >= QUIET_EDIT.total_seconds(),
        )
    ]


class Town:
    """One channel, one post, and many who answer it."""

    def __init__(self, members: int, seconds: int) -> None:
        self.edits: list[datetime] = []
        self.answers = 0
        self.lost = 0
        self.shown: Message | None = None
        self._members = members
        self._steps = int(timedelta(seconds=seconds) / STEP)
        self._clock, self._dice = SteppingClock(), Random(5)
        self._desk = Desk(QuickStore(), Room(Library(shipped_pack()), self._clock, SystemIds()))
        self._desk.adopt(Plan(HERE, "UTC", time(9), days=EVERY_DAY))

    def live(self) -> None:
        """Post, let everybody answer, and carry what is asked for meanwhile."""
        self._clock.instant += timedelta(seconds=20)
        self._desk.tick()
        (post,) = self._carried()
        assert post.claim is not None
        prompt = post.claim.order.about
        for step in range(self._steps + AFTERWARDS):
            for number in self._turn(step):
                self._answer(number, prompt)
            list(self._carried())
            self._clock.instant += STEP

    def _turn(self, step: int) -> range:
        """Return who answers in a step; nobody does once all have."""
        first = self._members * step // self._steps
        return range(min(first, self._members), min(self._members * (step + 1) // self._steps, self._members))

    def _answer(self, number: int, prompt: str) -> None:
        visitor = Visitor(Member(HERE.space, f"U{number}"), f"Member {number}", HERE, self._clock.now())
        self._desk.press(PressRequest(visitor, Press("chose", (prompt, "0")))).result()
        self.answers += 1

    def _carried(self) -> Iterator[Delivery]:
        """Carry what can be claimed now; some edits are lost."""
        for delivery in self._desk.claim("slack", 16).result():
            if delivery.kind is DeliveryKind.EDIT:
                self.edits.append(self._clock.now())
                if self._dice.random() < LOST:
                    self.lost += 1
                    self._desk.failed(delivery, Failure("connection_lost")).result()
                    continue
                self.shown = delivery.message
            self._desk.sent(delivery, delivery.under or "m1").result()
            yield delivery


def answered(message: Message) -> int:
    """Return how many answers a post says it has."""
    texts = (
        span.text
        for block in message.blocks
        if isinstance(block, Note)
        for span in block.spans
        if isinstance(span, Text)
    )
    counts = (text.split()[-2] for text in texts if text.endswith("answered"))
    return next((int(count.replace(",", "")) for count in counts), 0)
