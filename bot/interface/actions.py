"""What can be done with any message, declared once; both doors offer it beside the message."""

from dataclasses import dataclass

from bot.interface.commands import Shows
from bot.screens import menu

LONGEST_LABEL = 24
"""Slack's limit for the name of a shortcut, the tightest of the platforms."""
TAKES = ("message", "thread")
"""What the press of an action carries: the message, and the one whose thread it stands in, or nothing."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with a message: a press of this verb, chosen beside the message.

    `label` has at most LONGEST_LABEL characters. The press names the message and the thread that it stands
    in by their native references, and the message's text comes as its choice. `presses.py` declares the verb.
    """

    verb: str
    label: str
    shows: Shows = Shows.PRIVATE
    stewards_only: bool = False


ACTIONS: tuple[Action, ...] = (Action("keep", menu.KEEP, Shows.FORM),)
