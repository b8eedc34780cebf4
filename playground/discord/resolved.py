"""People, channels and roles that a person picked, described for the bot."""

from playground.discord.citizens import is_user, role, user
from playground.discord.interactions import channel_for, member_for
from playground.discord.native import Json
from playground.discord.places import USER_IDS
from playground.discord.world import World

USERS, CHANNELS, ROLES = "users", "channels", "roles"


class Resolver:
    """Collects the `resolved` part of an interaction in one channel."""

    def __init__(self, world: World, user_id: str, channel: Json) -> None:
        self._world = world
        self._user_id = user_id
        self._channel = channel
        self.resolved: Json = {}

    def take(self, kind: str, value: str) -> str | None:
        """Describe what somebody picked and return its id, or None if there is no such thing."""
        value = USER_IDS.get(value, value)
        if kind == USERS and is_user(value):
            self._add(USERS, value, user(value))
            described = member_for(self._world, value, self._channel)
            self._add("members", value, {k: v for k, v in described.items() if k != "user"})
            return value
        if kind == CHANNELS and value in self._world.state.channels:
            channel = self._world.state.channels[value]
            self._add(CHANNELS, value, channel_for(self._world, channel, self._user_id))
            return value
        found = role(value) if kind == ROLES else None
        if found is not None:
            self._add(ROLES, value, found)
            return value
        return None

    def _add(self, section: str, key: str, value: Json) -> None:
        self.resolved.setdefault(section, {})[key] = value
