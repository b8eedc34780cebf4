"""A small town on two platforms: what its people, stewards and platforms do, through the real desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import TypeVar

from bot.domain.correction import Correction
from bot.domain.pack import Pack, Topic
from bot.domain.places import Channel, Member, Space
from bot.domain.plan import EVERY_DAY, Plan
from bot.domain.question import Item, Kind, Level, Option, Question
from bot.domain.visitor import Visitor
from bot.engine.ports import Store, Unit
from bot.engine.recount import recount_person
from bot.interface.delivery import DeliveryKind, Failure
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.request import CommandRequest, FormRequest, PressRequest, Reply
from bot.interface.room import Room
from bot.message.form import Values
from bot.message.model import Button, Code, Message
from bot.message.press import Press

SLACK, DISCORD = Space("slack", "T1"), Space("discord", "900")
CHANNELS = (Channel(SLACK, "C1"), Channel(SLACK, "C2"), Channel(DISCORD, "901"))
MEMBERS = (
    Member(SLACK, "ana"),
    Member(DISCORD, "ana"),
    Member(SLACK, "ben"),
    Member(DISCORD, "ben"),
    Member(SLACK, "cem"),
)
STEWARD = Member(SLACK, "steward")
START = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPTIONS = ("right", "near", "far")
T = TypeVar("T")


class MovedClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.instant = START

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.instant


class CountedIds:
    """Names in the order in which they are asked for."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def new(self) -> str:
        """Return the next name."""
        return f"n{next(self._numbers)}"


def questions() -> dict[str, Question]:
    """Return few questions, so that they come round often, with an item each."""
    made = (_question(f"q{number}", ("caching", "security")[number % 2]) for number in range(5))
    return {one.id: one for one in made}


def _question(name: str, topic: str) -> Question:
    """Return a question with one item."""
    options = tuple(Option(one, one, one, one == "right") for one in OPTIONS)
    item = Item(f"{name}/m1", name, 1, topic, Level.MID, int(name[1:]) % 5 + 1, "Which?", options)
    parts = {"kind": Kind.EXPLAIN, "level": Level.MID, "difficulty": item.difficulty, "minutes": 5}
    empty = dict.fromkeys(("ask_first", "steps", "do", "avoid"), ())
    texts = {"prompt": "How?", "why": ""}
    return Question(name, 1, name, topic, **parts, **texts, **empty, items=(item,))  # type: ignore[arg-type]


class Town:
    """Three channels, five accounts of at most five people, a steward, and an operator."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = MovedClock()
        self._ids = CountedIds()
        topics = tuple(Topic(slug, slug.title(), "all") for slug in ("caching", "security"))
        self.pack = Pack("small", "1", topics, questions())
        self.refusing: set[str] = set()
        self._refs = count(1)
        self.restart()
        for channel in CHANNELS:
            self.desk.adopt(Plan(channel, "Europe/Berlin", time(9), days=EVERY_DAY))

    def restart(self) -> None:
        """Begin a new process over the same memory."""
        room = Room(Library(self.pack), self.clock, self._ids)
        self.desk = Desk(self.store, room)
        self.desk.renew()
        self.desk.correct()
        self.desk.replan()

    def ask(self, work: Callable[[Unit], T]) -> T:
        """Run work that changes nothing."""
        return self.store.read(work).result()

    def change(self, work: Callable[[Unit], T]) -> T:
        """Run work in a transaction."""
        return self.store.write(work).result()

    def move(self, **span: float) -> None:
        """Move the clock on, from one due moment to the next."""
        until = self.clock.instant + timedelta(**span)
        while self.clock.instant < until:
            self._carry()
            due = self.desk.next_due().result()
            step = self.clock.instant + timedelta(minutes=15)
            self.clock.instant = min(until, max(due, step) if due else until)
        self._carry()

    def _carry(self) -> None:
        """Carry out what is due; channels that refuse get nothing."""
        self.desk.tick()
        for door in ("slack", "discord"):
            while taken := self.desk.claim(door, 16).result():
                for delivery in taken:
                    if delivery.channel in self.refusing and delivery.kind is not DeliveryKind.TELL:
                        self.desk.failed(delivery, Failure("not_in_channel", permanent=True)).result()
                    else:
                        ref = delivery.under or f"m{next(self._refs)}"
                        self.desk.sent(delivery, ref).result()

    def visit(self, member: Member, channel: Channel, ago: timedelta = timedelta(0)) -> Visitor:
        """Return a visit to a channel, by the platform's clock some time ago."""
        at = self.clock.instant - ago
        return Visitor(member, member.native, channel, at, steward=member == STEWARD)

    def types(self, member: Member, channel: Channel, path: str, **options: str) -> Message:
        """Type a command."""
        request = CommandRequest(self.visit(member, channel), tuple(path.split()), options)
        return _message(self.desk.command(request).result())

    def presses(
        self, member: Member, channel: Channel, press: Press, ago: timedelta = timedelta(0)
    ) -> Message:
        """Press a button."""
        return _message(self.desk.press(PressRequest(self.visit(member, channel, ago), press)).result())

    def fills(self, member: Member, channel: Channel, press: Press, values: Values) -> Reply:
        """Submit a form."""
        return self.desk.form(FormRequest(self.visit(member, channel), press, values)).result()

    def link(self, one: Member, other: Member) -> None:
        """Let two members be one person, by a code."""
        shown = self.types(one, _home(one), "link")
        word = next(block.code for block in shown.blocks if isinstance(block, Code)).split()[-1]
        self.types(other, _home(other), "link", code=word)

    def join(self, channel: Channel, other: Channel) -> None:
        """Let a channel join another's team, which is started where there is none."""
        self.fills(STEWARD, other, Press("team-named"), {"name": ("Ours",)})
        shown = self.presses(STEWARD, other, Press("team-code"))
        word = next(block.code for block in shown.blocks if isinstance(block, Code)).split()[-1]
        self.types(STEWARD, channel, "study team", code=word)

    def hide(self, member: Member, *, hidden: bool) -> None:
        """Let the person behind a member leave the boards, or come back."""

        def work(unit: Unit) -> None:
            person = unit.members.known(member.key).person
            unit.members.save(replace(unit.members.profile(person), hidden=hidden))
            recount_person(unit, person)

        self.change(work)

    def quiz(self, member: Member, channel: Channel, picks: tuple[int, ...]) -> None:
        """Begin a quiz and answer as many of its items as there are picks."""
        shown = self.types(member, channel, "quiz", count=str(len(picks)))
        for pick in picks:
            options = _buttons(shown, "pick")
            if not options:
                return
            answered = self.presses(member, channel, options[pick])
            shown = self.presses(member, channel, _buttons(answered, "next")[-1])

    def share(self, channel: Channel, *, shared: bool) -> None:
        """Let a channel count on the board of its space, or no longer."""
        self.fills(STEWARD, channel, Press("opted"), {"space-board": ("yes" if shared else "no",)})

    def correct(self, question: str) -> None:
        """Publish a correction of a question's item: another option is the key from now on."""
        asked = self.pack.questions[question]
        (item,) = asked.items
        turned = {"right": "near", "near": "far", "far": "right"}
        options = tuple(replace(one, correct=one.id == turned[item.key.id]) for one in item.options)
        revised = replace(item, rev=item.rev + 1, options=options)
        changed = replace(asked, rev=revised.rev, items=(revised,))
        self.pack = replace(
            self.pack,
            questions={**self.pack.questions, question: changed},
            corrections=(*self.pack.corrections, Correction(item.id, revised.rev)),
        )
        self.restart()


def _home(member: Member) -> Channel:
    """Return a channel of a member's space."""
    return next(one for one in CHANNELS if one.space == member.space)


def _buttons(shown: Message, verb: str) -> list[Press]:
    """Return what the buttons of a verb mean."""
    presses = (one.press for one in shown.controls if isinstance(one, Button))
    return [press for press in presses if press.verb == verb]


def _message(reply: Reply) -> Message:
    """Return a reply that must be a message."""
    assert isinstance(reply, Message), reply
    return reply
