"""Trigger ids: three seconds, one use."""

import asyncio
import secrets
from dataclasses import dataclass

from playground.slack.deadlines import Deadlines
from playground.slack.errors import SlackError


@dataclass
class _Trigger:
    user: str
    until: float
    used: bool = False


class Triggers:
    """Mints trigger ids for what people do, and lets the bot exchange each once, in time."""

    def __init__(self, deadlines: Deadlines):
        self._deadlines = deadlines
        self._minted: dict[str, _Trigger] = {}

    def mint(self, user: str) -> str:
        """Return a new trigger id for an act of this person."""
        number = f"{len(self._minted) + 1}.{user}.{secrets.token_hex(16)}"
        until = asyncio.get_running_loop().time() + self._deadlines.trigger
        self._minted[number] = _Trigger(user, until)
        return number

    def person(self, trigger_id: str) -> str:
        """Return whose act it was.

        Raises:
            SlackError: it never was a trigger, it is too old, or it was used.
        """
        trigger = self._minted.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if asyncio.get_running_loop().time() >= trigger.until:
            raise SlackError("expired_trigger_id")
        return trigger.user

    def exchange(self, trigger_id: str) -> None:
        """Use the trigger up."""
        self._minted[trigger_id].used = True
