"""Slack's events that end a workspace: the app was removed, or its token taken back."""

import asyncio

from adapters.slack.people import DOOR
from adapters.slack.prose import Json
from bot.domain.places import Space
from bot.interface.front import FrontDesk

LEAVING = ("app_uninstalled", "tokens_revoked")
"""What the app subscribes to; neither event needs a scope."""


def ends(event: Json) -> bool:
    """Return whether an event leaves the bot without a token; those of people are none of its business."""
    # docs.slack.dev/reference/events/tokens_revoked
    revoked = (event.get("tokens") or {}).get("bot")
    return event["type"] == "app_uninstalled" or (event["type"] == "tokens_revoked" and bool(revoked))


async def leave(desk: FrontDesk, body: Json) -> None:
    """Let nothing more be sent to a workspace; it is done once this returns, and not at all if it raises."""
    event: Json = body["event"]
    if ends(event):
        await asyncio.wrap_future(desk.left(Space(DOOR, body["team_id"]), event["type"], body["event_id"]))
