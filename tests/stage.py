"""A stage for the bot without its doors: a desk over a store, a clock that stands still, and small talk."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from bot.domain.attempt import order_shown
from bot.domain.pack import Pack, Topic
from bot.domain.places import Channel, Member
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt
from bot.domain.question import Level
from bot.domain.visitor import Visitor
from bot.engine import study
from bot.engine.ports import Store
from bot.interface.comparing import at_once
from bot.interface.delivery import Delivery, DeliveryKind
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.parse import parse
from bot.interface.request import CommandRequest, FormRequest, Later, PressRequest, Reply
from bot.interface.room import Room
from bot.matching.lexical import Lexical
from bot.matching.lexicon import Lexicon
from bot.matching.workshop import Workshop
from bot.message.form import Form, Values
from bot.message.model import Button, Link, Mention, Message, Moment, Text
from bot.message.press import Press
from bot.packs.suggested import PackEditor
from tests.builders import ANA, BEN, CEM, CHANNEL, a_plan, a_question, an_item

ELSEWHERE = Channel(CEM.space, "902")
NAMES = {ANA: "Ana", BEN: "Ben", CEM: "Cem"}
MONDAY_AT_EIGHT = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""An hour before the plan of the builders posts: eight in Berlin."""
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)

PACK = Pack(
    name="small",
    version="1",
    topics=(
        Topic("caching", "Caching", "data", ("cache",)),
        Topic("security", "Security", "practice", ("auth",)),
    ),
    questions={
        "q1": a_question("q1", items=(an_item("q1/i1"),)),
        "q2": a_question(
            "q2",
            "security",
            level=Level.SENIOR,
            items=(an_item("q2/i1", topic="security", level=Level.SENIOR),),
        ),
        "q3": a_question("q3", items=(an_item("q3/i1"),)),
    },
    sets={"data": ("caching",), "everything": ("caching", "security")},
)


class StillClock:
    """A clock that is moved by hand."""

    def __init__(self, at: datetime = MONDAY_AT_EIGHT) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.at


class SmallCalendar:
    """A calendar of two regions with one holiday each, and what is added by hand."""

    def __init__(self) -> None:
        self.days = {("DE", TUESDAY): "Unity Day", ("DE-BY", WEDNESDAY): "Harvest Day"}

    def holiday(self, region: str, day: date) -> str | None:
        """Return the name of a holiday."""
        return self.days.get((region, day))

    def region(self, typed: str) -> str | None:
        """Return the region of that code."""
        return next((one for one, _ in self.days if one == typed.upper()), None)

    def near(self, typed: str) -> tuple[str, ...]:
        """Offer the regions that begin with the same letter."""
        return tuple(one for one, _ in self.days if one[0] == typed[0].upper())


class CountedIds:
    """Names in the order in which they are asked for."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def new(self) -> str:
        """Return the next name."""
        return f"run{next(self._numbers)}"


class Inline:
    """Does work where it is handed in."""

    waiting = 0

    def __call__(self, work: Callable[[], Any]) -> Future[Any]:
        """Do it now."""
        return at_once(work())

    def close(self) -> None:
        """Have nothing to end."""


def words_only(pack: Pack) -> Workshop:
    """Return a workshop that compares by words, at once."""
    return Workshop(Lexical(Lexicon(pack)), lambda: None, Inline(), Inline())


class Stage:
    """The bot, a clock, and whoever speaks to it; every method waits for what it asked."""

    def __init__(
        self,
        store: Store,
        pack: Pack = PACK,
        clock: StillClock | None = None,
        workshop: Workshop | None = None,
    ) -> None:
        self.store = store
        self.pack = pack
        self.clock = clock or StillClock()
        self.calendar = SmallCalendar()
        self.library = Library(pack)
        shop = workshop or words_only(pack)
        self.broken: list[str] = []
        room = Room(
            self.library,
            self.clock,
            CountedIds(),
            self.calendar,
            workshop=shop,
            editor=PackEditor(),
            report=lambda order, _problem: self.broken.append(order),
        )
        self.desk = Desk(store, room)
        self.delivered: list[Delivery] = []

    def run(self, verb: Callable[..., Any], *args: Any) -> Any:
        """Run a verb, or any function of a unit, in a transaction."""
        return self.store.write(lambda unit: verb(unit, *args)).result(timeout=30)

    def move(self, **steps: float) -> None:
        """Move the clock on."""
        self.clock.at += timedelta(**steps)

    def at(self, hour: int, minute: int = 0, *, days: int = 0) -> datetime:
        """Set the clock to a time of Monday, or so many days later, as Berlin tells it in winter."""
        midnight = MONDAY_AT_EIGHT - timedelta(hours=8)
        self.clock.at = midnight + timedelta(days=days, hours=hour, minutes=minute)
        return self.clock.at

    def visit(
        self, member: Member = ANA, at: datetime | None = None, channel: Channel | None = None
    ) -> Visitor:
        """Return a visit to the member's channel; only Ben is a steward."""
        place = channel or (ELSEWHERE if member.space == CEM.space else CHANNEL)
        name = NAMES.get(member, member.native)
        return Visitor(member, name, place, at or self.clock.at, steward=member == BEN)

    def studies(self, **changed: Any) -> Plan:
        """Give a channel a plan."""
        plan = a_plan(**changed)
        self.run(study.save_plan, self.library.of(plan.channel.key), self.calendar, plan, self.clock.at)
        return plan

    def deliver(self, door: str = "slack") -> list[Delivery]:
        """Tick, and carry out everything that is due at this moment, as a door that never fails."""
        self.desk.tick()
        done: list[Delivery] = []
        while taken := self.claim(door):
            for delivery in taken:
                ref = f"m{len(self.delivered) + len(done) + 1}"
                self.desk.sent(delivery, delivery.under or ref).result(timeout=30)
                done.append(delivery)
        self.delivered += done
        return done

    def claim(self, door: str = "slack") -> list[Delivery]:
        """Take what is due."""
        return self.desk.claim(door, 10).result(timeout=30)

    def post(self, door: str = "slack") -> Prompt:
        """Carry out what is due and return the question that was posted with it."""
        post = next(one for one in self.deliver(door) if one.kind is DeliveryKind.POST)
        return self.prompt(post)

    def prompt(self, delivery: Delivery) -> Prompt:
        """Return the prompt of a delivery as it is now."""
        assert delivery.claim
        asked_for = delivery.claim.order.about
        found: Prompt = self.run(lambda unit: unit.prompts.get(asked_for))
        return found

    def place(self, item_id: str, member: Member = ANA, option: str = "right") -> str:
        """Return where a member sees an option of an item."""
        return str(order_shown(self.pack.items[item_id], member.key).index(option))

    def says(self, line: str, member: Member = ANA, **visit: Any) -> Reply:
        """Type a line, without its slash."""
        parsed = parse(line.split())
        assert parsed, line
        command, options = parsed
        return wait(self.desk.command(CommandRequest(self.visit(member, **visit), command.path, options)))

    def presses(self, press: Press, member: Member = ANA, choice: str | None = None, **visit: Any) -> Reply:
        """Press something."""
        return wait(self.desk.press(PressRequest(self.visit(member, **visit), press, choice)))

    def fills(self, press: Press, values: Values, member: Member = ANA, **visit: Any) -> Reply:
        """Submit a form."""
        return wait(self.desk.form(FormRequest(self.visit(member, **visit), press, values)))

    def checks(self, prompt: Prompt, member: Member = ANA, option: str = "right", **visit: Any) -> Message:
        """Answer the quick check of a prompt."""
        place = self.place(prompt.item, member, option)
        return said(self.presses(Press("chose", (prompt.id, place)), member, **visit))


def wait(future: Future[Reply]) -> Reply:
    """Return what the desk replies."""
    return future.result(timeout=30)


def said(reply: Reply) -> Message:
    """Return a reply that must be a message; the first one, where a better one may follow."""
    shown = reply.now if isinstance(reply, Later) else reply
    assert isinstance(shown, Message), reply
    return shown


def asked(reply: Reply) -> Form:
    """Return a reply that must be a form."""
    assert isinstance(reply, Form), reply
    return reply


def button(message: Message, label: str) -> Press:
    """Return what the button of that label means."""
    return next(c.press for c in message.controls if isinstance(c, Button) and c.label == label)


def words(message: Message) -> str:
    """Return what a message reads as, for finding words in it."""
    return f"{message.title} {_read(message.blocks)}"


def _read(value: Any) -> str:
    match value:
        case str():
            return value
        case Moment():
            return value.fallback
        case tuple():
            spans = all(isinstance(one, Text | Link | Mention | Moment) for one in value)
            return ("" if spans else " ").join(_read(one) for one in value)
        case Text(text=text):
            return text
        case _ if is_dataclass(value):
            return " ".join(_read(getattr(value, field.name)) for field in fields(value)).strip()
        case _:
            return ""
