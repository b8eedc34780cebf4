"""Who did something, who may act as a steward, and what people call themselves."""

import asyncio
from dataclasses import replace
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.prose import Json
from bot.domain.places import Channel, Member
from bot.interface.front import FrontDesk
from bot.interface.request import Visitor

DOOR = "slack"
ADMINS = ("is_admin", "is_owner", "is_primary_owner")
GUESTS = ("is_restricted", "is_ultra_restricted", "is_stranger", "deleted")


class People:
    """Tells who did something; Slack is asked about a person only where the answer matters."""

    def __init__(self, client: AsyncWebClient, desk: FrontDesk) -> None:
        self._client = client
        self._desk = desk

    def visitor(self, body: Json, person: Json, channel: Channel, at: datetime) -> Visitor:
        """Return who did something in a channel, as far as Slack says by itself."""
        name = person.get("name") or person.get("username") or person["id"]
        # Slack names every command, press and submission by the dialogue that it could open
        act = body.get("trigger_id", "")
        return Visitor(Member(channel.space, person["id"]), name, channel, at, act=act)

    async def addressed(self, visitor: Visitor, told: int) -> Visitor | None:
        """Return who answers a direct message, and where that counts; None when it was for somebody else."""
        asked = self._desk.told(told, DOOR, visitor.member.native)
        found = await asyncio.wrap_future(asked)
        return replace(visitor, member=found.member, channel=found.channel) if found else None

    async def introduced(self, visitor: Visitor) -> Visitor:
        """Return the visitor with the name they chose, and as a steward if Slack says so now."""
        answer = await self._client.users_info(user=visitor.member.native)
        person: Json = answer["user"]
        profile = person.get("profile") or {}
        name = profile.get("display_name") or person.get("real_name") or visitor.name
        return replace(visitor, name=name, steward=is_steward(person, visitor.member.space.native))


def is_steward(person: Json, team: str) -> bool:
    """Return whether this is an admin or owner of the workspace; guests and outsiders never are."""
    if any(person.get(mark) for mark in GUESTS) or not _belongs(person, team):
        return False
    return any(bool(person.get(mark)) for mark in ADMINS)


def _belongs(person: Json, team: str) -> bool:
    # docs.slack.dev/reference/objects/user-object: on Enterprise one person is in several workspaces
    return team in (person.get("team_id"), *(person.get("enterprise_user") or {}).get("teams", ()))
