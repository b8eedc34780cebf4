"""Who may act as a steward, and what people call themselves."""

from dataclasses import replace

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.prose import Json
from bot.interface.request import Visitor

ADMINS = ("is_admin", "is_owner", "is_primary_owner")
GUESTS = ("is_restricted", "is_ultra_restricted", "is_stranger", "deleted")


class People:
    """Asks Slack about a person, and only where the answer matters."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

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
