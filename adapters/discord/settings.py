"""Settings of the Discord door."""

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from adapters.secrets import DoorSettings


class DiscordSettings(DoorSettings):
    """What the Discord door needs to know; the addresses change only for a local Discord."""

    model_config = SettingsConfigDict(env_prefix="STUDYHALL_DISCORD_", frozen=True)

    token: SecretStr = Field(
        default=SecretStr(""),
        description="The bot's token, from the Developer Portal under Bot.",
    )
    base_url: str = Field(
        default="https://discord.com/api/v10",
        description="Where Discord's REST API is; changed only for a server that stands in for it.",
    )
    gateway_url: str = Field(
        default="wss://gateway.discord.gg/",
        description="Where Discord's gateway is; it goes with the address above.",
    )
