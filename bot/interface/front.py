"""The front desk as the doors see it."""

from concurrent.futures import Future
from datetime import datetime
from typing import Protocol

from bot.domain.places import Channel, Space
from bot.interface.delivery import Delivery, Failure
from bot.interface.request import Addressee, CommandRequest, FormRequest, PressRequest, Reply
from bot.message.model import Choice


class FrontDesk(Protocol):
    """What a door may ask. Futures resolve after COMMIT; asynchronous callers wrap them."""

    def command(self, request: CommandRequest) -> Future[Reply]:
        """Do what was typed."""
        ...

    def press(self, request: PressRequest) -> Future[Reply]:
        """Do what was pressed. An unknown verb is answered with a sentence, never with silence."""
        ...

    def form(self, request: FormRequest) -> Future[Reply]:
        """Take a submitted form."""
        ...

    def told(self, number: int, door: str, native: str) -> Future[Addressee | None]:
        """Return whom a direct message was for; None when it was not for this person of that door."""
        ...

    def left(self, place: Space | Channel, reason: str, act: str) -> Future[None]:
        """Send nothing more to a space or a channel that is gone, until a steward takes it up again.

        `act` is the platform's name for what happened, the same when it is sent again, or "".
        """
        ...

    def complete(self, option: str, typed: str) -> tuple[Choice, ...]:
        """Return at most 25 completions for what has been typed so far into an option of that name."""
        ...


class Dispatch(Protocol):
    """What the courier and the ticker ask."""

    def tick(self) -> int:
        """Carry out what is due; return how many occurrences were settled. Blocks: call it in a thread."""
        ...

    def wind_up(self) -> None:
        """Let a tick end after the duty that it is at: the process is about to end."""
        ...

    def claim(self, door: str, limit: int) -> Future[list[Delivery]]:
        """Take deliveries for one door under a lease: at most one per channel at a time, in order."""
        ...

    def sent(self, delivery: Delivery, ref: str) -> Future[None]:
        """Report that it exists, under this native reference."""
        ...

    def failed(self, delivery: Delivery, failure: Failure) -> Future[None]:
        """Report what went wrong; the engine decides when to try again, or to park the channel."""
        ...

    def next_due(self) -> Future[datetime | None]:
        """Return the instant at which something is due next, or a delivery may be tried again."""
        ...
