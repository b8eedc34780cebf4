"""What a platform must be able to do for the courier."""

from typing import NoReturn, Protocol

from bot.interface.delivery import Delivery, Failure


class DeliveryError(Exception):
    """A delivery did not happen, or may not have: `failure` says which."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


class Platform(Protocol):
    """A door that can carry out deliveries."""

    name: str
    """The door's name, the first part of its channels' keys."""

    async def carry(self, delivery: Delivery) -> str:
        """Carry out a delivery and return the native reference of the message.

        When `delivery.first_tried_at` is set, look for what may already exist before creating it.
        Raises DeliveryError, and nothing else.
        """
        ...


class Door(Platform, Protocol):
    """A platform that also listens to people."""

    async def open(self) -> None:
        """Connect and return once listening. Raises DoorError with a sentence when it cannot."""
        ...

    async def lost(self) -> NoReturn:
        """Wait, once open, for as long as the connection may come back.

        Raises DoorError with a sentence when it has ended for good.
        """
        ...

    async def close(self) -> None:
        """Stop listening; what is under way is finished first."""
        ...


class DoorError(Exception):
    """A door could not open, or not stay open; the message is a sentence that says what to do."""
