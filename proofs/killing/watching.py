"""Wrappers around the ports of a bot: they notice which point is reached. The bot knows nothing of them."""

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, NoReturn, TypeVar, cast

from adapters.platform import Door
from bot.domain.occurrence import Occurrence, OccurrenceKind
from bot.domain.order import Claim
from bot.engine.ports import Store, Unit
from bot.interface.delivery import Delivery
from bot.interface.front import Dispatch
from proofs.killing.points import About, Doom, Moment, Verb

T = TypeVar("T")
Noted = list[tuple[Verb, About]]


class Through:
    """Hands every call on, and lets somebody hear what came of some of them."""

    def __init__(self, behind: Any, **heard: Callable[..., None]) -> None:
        self._behind = behind
        self._heard = heard

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._behind, name)
        hear = self._heard.get(name)
        if hear is None:
            return act

        def told(*given: Any) -> Any:
            result = act(*given)
            hear(result, *given)
            return result

        return told


class WatchedStore:
    """A store that dies before, within or after the COMMIT of what it was told to wait for."""

    def __init__(self, store: Store, doom: Doom, cut_commit: Callable[[], None]) -> None:
        self._store = store
        self._doom = doom
        self._cut_commit = cut_commit
        self._claims: dict[int, About] = {}

    def read(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that changes nothing."""
        return self._store.read(work)

    def write(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work, and notice what it is about."""
        noted: Noted = []

        def watched(unit: Unit) -> T:
            noted.clear()  # a store may run work twice
            result = work(self._watched(unit, noted))
            self._strike(Moment.BEFORE, noted)
            if any(self._doom.comes(Moment.WITHIN, verb, [about]) for verb, about in noted):
                self._cut_commit()
            return result

        future = self._store.write(watched)
        future.add_done_callback(lambda _: self._strike(Moment.AFTER, noted))
        return future

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def _strike(self, moment: Moment, noted: Noted) -> None:
        for verb, about in noted:
            self._doom.strike(moment, verb, [about])

    def _watched(self, unit: Unit, noted: Noted) -> Unit:
        def settled(done: bool, occurrence: Occurrence, *_: object) -> None:
            if done:
                kind = "post" if occurrence.kind is OccurrenceKind.POST else "reply"
                noted.append((Verb.SETTLE, About(_door(occurrence.channel), kind)))

        def claimed(claims: list[Claim], *_: object) -> None:
            for claim in claims:
                about = About(_door(claim.order.channel), claim.order.kind)
                self._claims[claim.id] = about
                noted.append((Verb.CLAIM, about))

        def reported(verb: Verb) -> Callable[..., None]:
            def hear(held: bool, claim: int, *_: object) -> None:
                if held:
                    noted.append((verb, self._claims[claim]))

            return hear

        failed = reported(Verb.FAILED)
        outbox = Through(unit.outbox, claim=claimed, sent=reported(Verb.SENT), retry=failed, give_up=failed)
        occurrences = Through(unit.occurrences, settle=settled)
        return cast(Unit, _Unit(unit, outbox, occurrences))


class _Unit:
    """A unit of work, two of whose ports are watched."""

    def __init__(self, unit: Unit, outbox: Through, occurrences: Through) -> None:
        self._unit = unit
        self.outbox = outbox
        self.occurrences = occurrences

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)


class WatchedDoor:
    """A door before or after whose calls the bot dies."""

    def __init__(self, door: Door, doom: Doom) -> None:
        self.name = door.name
        self._door = door
        self._doom = doom

    async def open(self) -> None:
        """Connect."""
        await self._door.open()

    async def lost(self) -> NoReturn:
        """Wait for the end of the connection."""
        await self._door.lost()

    async def close(self) -> None:
        """Stop listening."""
        await self._door.close()

    async def carry(self, delivery: Delivery) -> str:
        """Carry, unless this is the end."""
        abouts = [About(self.name, delivery.kind)]
        self._doom.strike(Moment.BEFORE, Verb.CARRY, abouts)
        try:
            return await self._door.carry(delivery)
        finally:
            self._doom.strike(Moment.AFTER, Verb.CARRY, abouts)


class SendsFirst(WatchedDoor):
    """A door that never looks, and tells no platform that it has tried before."""

    async def carry(self, delivery: Delivery) -> str:
        """Send, whatever was sent already."""
        new = f"{delivery.key}/{secrets.token_hex(8)}"
        return await super().carry(replace(delivery, key=new, first_tried_at=None))


class RecordsFirst(WatchedDoor):
    """A door that reports that a message exists before it sends it."""

    def __init__(self, door: Door, doom: Doom, desk: Dispatch) -> None:
        super().__init__(door, doom)
        self._desk = desk

    async def carry(self, delivery: Delivery) -> str:
        """Report, then send; what is reported later finds nothing to change."""
        await asyncio.wrap_future(self._desk.sent(delivery, "0"))
        return await super().carry(delivery)


def _door(channel: str) -> str:
    return channel.partition(":")[0]
