"""Everything the local Discord remembers, as plain data that a file can hold."""

from dataclasses import dataclass, field, fields
from typing import Self

from playground.discord.channels import text_channel
from playground.discord.native import Json
from playground.discord.permissions import Permission, deny
from playground.discord.places import BOT_ID, GUILD_ID, RANDOM_ID, STUDY_ID


@dataclass
class Interaction:
    """One interaction and how far its answer has come."""

    id: str
    token: str
    type: int
    user_id: str
    channel_id: str
    created_at: str
    command_name: str = ""
    command_type: int = 1
    source_message_id: str | None = None
    acknowledged: bool = False
    dead: bool = False
    original_id: str | None = None
    metadata: Json = field(default_factory=dict)


@dataclass
class State:
    """Channels with their threads, messages, commands, and what each person sees alone."""

    last_snowflake: int = 0
    origin: str = ""
    """Where the server was last; the addresses of uploaded files begin with it."""
    bot_in_guild: bool = True
    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, dict[str, Json]] = field(default_factory=dict)
    audience: dict[str, str] = field(default_factory=dict)
    """Message id -> the one user who sees it, of ephemeral messages."""
    commands: dict[str, list[Json]] = field(default_factory=dict)
    """Guild id, or "global", -> its application commands."""
    interactions: dict[str, Interaction] = field(default_factory=dict)
    """Token -> interaction."""
    modals: dict[str, Json] = field(default_factory=dict)
    """User id -> the modal in front of that person."""
    notices: dict[str, list[Json]] = field(default_factory=dict)
    nonces: dict[str, Json] = field(default_factory=dict)
    refusing: list[str] = field(default_factory=list)
    """The people who take no direct messages."""

    def to_json(self) -> Json:
        """Return the state as JSON; it is the state itself and no copy."""
        interactions = {token: vars(one) for token, one in self.interactions.items()}
        return vars(self) | {"interactions": interactions}

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Return the state that `to_json` described."""
        known = {f.name for f in fields(cls)}
        state = cls(**{name: value for name, value in data.items() if name in known})
        state.interactions = {token: Interaction(**item) for token, item in data["interactions"].items()}
        return state

    @classmethod
    def founded(cls) -> Self:
        """Return the state of the first day: two channels, one of which the bot may only read."""
        state = cls()
        state.channels[STUDY_ID] = text_channel(STUDY_ID, "study", 0)
        state.channels[RANDOM_ID] = text_channel(RANDOM_ID, "random", 1)
        silent = (
            Permission.SEND_MESSAGES | Permission.SEND_MESSAGES_IN_THREADS | Permission.CREATE_PUBLIC_THREADS
        )
        deny(state.channels[RANDOM_ID], BOT_ID, silent, role=False)
        return state

    def visible_commands(self) -> list[Json]:
        """Return the commands of the guild and the global ones that no guild command hides."""
        own = self.commands.get(GUILD_ID, [])
        taken = {(command["type"], command["name"]) for command in own}
        rest = [c for c in self.commands.get("global", []) if (c["type"], c["name"]) not in taken]
        return own + rest
