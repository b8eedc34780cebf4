"""Settings of the Discord door."""

from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from adapters.secrets import DoorSettings


class DiscordSettings(DoorSettings):
    """What the Discord door needs to know; the addresses change only for a local Discord."""

    model_config = SettingsConfigDict(env_prefix="STUDYHALL_DISCORD_", frozen=True)

    token: SecretStr = SecretStr("")
    base_url: str = "https://discord.com/api/v10"
    gateway_url: str = "wss://gateway.discord.gg/"
