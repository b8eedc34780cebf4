"""The front desk: takes what people do, runs the verb for it, and answers with a screen."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from bot.domain.correction import Correction
from bot.domain.order import Claim, DeliveryKind
from bot.domain.places import Channel, Space
from bot.domain.plan import Plan
from bot.domain.question import Item
from bot.domain.refusal import Refusal
from bot.domain.statistics import Report
from bot.engine import deliver, replan, study
from bot.engine.correct import correct
from bot.engine.decide import worth_a_look
from bot.engine.leave import left
from bot.engine.once import forget_old, is_new
from bot.engine.parcel import Parcel
from bot.engine.ports import Store, StoreAway, Unit
from bot.engine.told import addressee
from bot.interface.acts import COMPARED, run_command, run_form, run_press, show_again, takes
from bot.interface.commands import command_named
from bot.interface.comparing import Comparing, at_once
from bot.interface.complete import complete
from bot.interface.delivery import Delivery, Failure
from bot.interface.duties import Duty, due
from bot.interface.librarian import Librarian
from bot.interface.presses import FORM_BY_VERB, PRESS_BY_VERB, PressSpec
from bot.interface.replies import content
from bot.interface.request import Addressee, CommandRequest, FormRequest, PressRequest, Reply, Request
from bot.interface.room import Room
from bot.interface.told import marked_message
from bot.interface.words import already_done, stale_press, unknown_command
from bot.message.model import Choice

DUE_AT_ONCE = 100
"""How many duties of a kind are read from the database at a time."""


class Desk:
    """Everything the doors, the courier and the ticker ask of the bot. It implements FrontDesk and Dispatch.

    Work runs where the store runs it; every Future resolves after COMMIT.
    """

    def __init__(self, store: Store, room: Room) -> None:
        self._store = store
        self._room = room
        self._comparing = Comparing(store, room.workshop)
        self._librarian = Librarian(store, room.library)
        self._swept: date | None = None
        self._winding_up = False

    def command(self, request: CommandRequest) -> Future[Reply]:
        """Do what was typed."""
        command = command_named(request.path)
        if command is None:
            return at_once(unknown_command(" ".join(request.path)))
        return self._once(
            request, command.writes, lambda unit: run_command(self._room, unit, command, request)
        )

    def press(self, request: PressRequest) -> Future[Reply]:
        """Do what was pressed. An unknown verb is answered with a sentence, never with silence."""
        spec = PRESS_BY_VERB.get(request.press.verb)
        if spec is None:
            return at_once(stale_press())
        work = partial(run_press, self._room, spec=spec, request=request)
        return self._once(request, spec.writes, work, decides=spec.decides)

    def form(self, request: FormRequest) -> Future[Reply]:
        """Take a submitted form."""
        spec = FORM_BY_VERB.get(request.press.verb)
        if spec is None:
            return at_once(stale_press())
        compares = COMPARED.get(spec.verb)
        if compares is None or not takes(spec, request):
            return self._form(spec, request)
        return self._comparing.first(
            lambda unit: compares.find(self._room, unit, request),
            lambda found: self._form(spec, replace(request, compared=found)),
            lambda unit: show_again(self._room, unit, compares, request),
        )

    def _form(self, spec: PressSpec, request: FormRequest) -> Future[Reply]:
        work = partial(run_form, self._room, spec=spec, request=request)
        return self._once(request, True, work, decides=spec.decides)

    def _once(
        self, request: Request, writes: bool, work: Callable[[Unit], Reply], *, decides: bool = False
    ) -> Future[Reply]:
        """Run work; what changes something is not done again when the platform sends it again."""
        if not writes:
            return self._store.read(work)

        def once(unit: Unit) -> Reply:
            new = is_new(unit, request.visitor, self._room.clock.now())
            return work(unit) if new else already_done()

        reply = self._store.write(once)
        return self._librarian.after(reply) if decides else reply

    def told(self, number: int, door: str, native: str) -> Future[Addressee | None]:
        """Return whom a direct message was for; None when it was not for this person of that door."""
        return self._store.read(lambda unit: addressee(unit, number, door, native))

    def left(self, place: Space | Channel, reason: str, act: str) -> Future[None]:
        """Send nothing more to a space or a channel that is gone, until a steward takes it up again."""
        return self._store.write(lambda unit: left(unit, place, reason, act, self._room.clock.now()))

    def complete(self, option: str, typed: str) -> tuple[Choice, ...]:
        """Return at most 25 completions for what has been typed so far into an option of that name."""
        return complete(self._room.pack, option, typed)

    def tick(self) -> int:
        """Carry out what is due, each in a transaction of its own; return how much was settled. Blocks.

        Raises:
            StoreAway: the database cannot be reached; each further duty would wait as long for nothing.
            ExceptionGroup: some of it could not be carried out; all else was.
        """
        self.renew()
        settled = 0
        broken: list[Exception] = []
        for duty in self._duties():
            try:
                settled += self._store.write(duty.do).result()
            except StoreAway:
                raise
            except Exception as error:  # noqa: BLE001 - one channel's fault must not stop the others
                broken.append(error)
        if not self._winding_up:
            self.renew()
            self._tidy()
        if broken:
            raise ExceptionGroup("duties that could not be carried out", broken)
        return settled

    def wind_up(self) -> None:
        """Let a tick end after the duty that it is at: the process is about to end."""
        self._winding_up = True

    def _duties(self) -> Iterator[Duty]:
        """Yield what is due until nothing more is, or the process is about to end."""
        tried: set[str] = set()
        while duties := self._due(tried):
            for duty in duties:
                if self._winding_up:
                    return
                tried.add(duty.key)
                yield duty

    def _due(self, tried: set[str]) -> list[Duty]:
        """Return what is due now and was not tried yet."""
        now, most = self._room.clock.now(), DUE_AT_ONCE + len(tried)
        found = self._store.read(lambda unit: due(self._room, unit, now, most)).result()
        return [duty for duty in found if duty.key not in tried]

    def _tidy(self) -> None:
        """Let go of what nobody needs any more; what is kept of people for a time, once a day."""
        now = self._room.clock.now()
        self._store.write(lambda unit: forget_old(unit, now)).result()
        if now.date() != self._swept:
            self._store.write(lambda unit: unit.traces.sweep(now)).result()
            self._swept = now.date()

    def claim(self, door: str, limit: int) -> Future[list[Delivery]]:
        """Take deliveries for one door under a lease: at most one per channel at a time, in order."""

        def work(unit: Unit) -> list[Delivery]:
            packing = deliver.Packing(self._room.library.of, _delivery, self._room.report)
            return deliver.claim(unit, packing, door, self._room.clock.now(), limit)

        return self._store.write(work)

    def sent(self, delivery: Delivery, ref: str) -> Future[None]:
        """Report that it exists, under this native reference."""
        claim = _claim(delivery)
        return self._store.write(lambda unit: deliver.sent(unit, claim, ref, self._room.clock.now()))

    def failed(self, delivery: Delivery, failure: Failure) -> Future[None]:
        """Report what went wrong; the engine decides when to try again, or to park the channel."""
        claim = _claim(delivery)
        return self._store.write(lambda unit: deliver.failed(unit, claim, failure, self._room.clock.now()))

    def next_due(self) -> Future[datetime | None]:
        """Return the instant at which something is due next, or a delivery may be tried again."""

        def work(unit: Unit) -> datetime | None:
            moments = (unit.occurrences.next_due(), unit.rounds.next_due(), unit.outbox.next_due())
            return min((at for at in moments if at is not None), default=None)

        return self._store.read(work)

    def renew(self) -> None:
        """Ask from now on what may be asked, as all processes together decided. Blocks."""
        self._librarian.renew()

    def adopt(self, plan: Plan) -> bool:
        """Give a channel this plan unless it has one; return whether it was given. Blocks."""

        def work(unit: Unit) -> bool:
            if unit.plans.get(plan.channel.key) is not None:
                return False
            room = self._room
            shown = study.save_plan(unit, room.pack, room.calendar, plan, room.clock.now())
            return not isinstance(shown, Refusal)

        return self._store.write(work).result()

    def correct(self) -> int:
        """Carry out what the pack corrected since; return how many answers were void. Blocks."""
        if not self._room.pack.corrections:
            return 0
        begun = self._store.read(lambda unit: unit.amendments.begun()).result()
        new = [one for one in self._room.pack.corrections if one not in begun]
        return sum(self._store.write(partial(self._correct, one)).result() for one in new)

    def _correct(self, correction: Correction, unit: Unit) -> int:
        return correct(unit, self._room.pack, correction, self._room.clock.now())

    def worth_a_look(self) -> list[tuple[Item, Report]]:
        """Return the items about which answers anywhere say something. Blocks."""
        return self._store.read(lambda unit: worth_a_look(unit, self._room.pack)).result()

    def replan(self) -> int:
        """Plan anew what a zone or holidays now put elsewhere; return how much moved. Blocks."""
        calendar, now = self._room.calendar, self._room.clock.now()
        channels = self._store.read(lambda unit: replan.misplaced(unit, calendar, now)).result()
        people = self._store.read(lambda unit: replan.misplaced_reminders(unit, now)).result()
        again = [
            *(partial(replan.replan, calendar=calendar, channel=channel, now=now) for channel in channels),
            *(partial(replan.replan_reminder, person=person, now=now) for person in people),
        ]
        return sum(self._store.write(work).result() for work in again)

    def close(self) -> None:
        """Finish what was handed in and let go of the store."""
        self._room.workshop.close()
        self._store.close()


def _delivery(claim: Claim, parcel: Parcel) -> Delivery:
    """Return a claim with its content in words; what is told to one person is marked with its number."""
    message = content(claim.order.subject, parcel.content)
    told = claim.order.kind is DeliveryKind.TELL
    return Delivery(
        kind=claim.order.kind,
        key=claim.order.key,
        channel=claim.order.channel,
        message=marked_message(message, claim.id) if told else message,
        under=parcel.under,
        thread=parcel.thread,
        first_tried_at=claim.first_tried_at,
        only_look=claim.only_look,
        claim=claim,
    )


def _claim(delivery: Delivery) -> Claim:
    """Return the claim that a delivery reports back on. Raises ValueError for one that nobody claimed."""
    if delivery.claim is None:
        raise ValueError(f"nobody claimed {delivery.key}")
    return delivery.claim
