"""Every setting there is, read from the classes that hold them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from adapters.discord.settings import DiscordSettings
from adapters.slack.settings import SlackSettings
from bot.settings import Settings

CLASSES: dict[str, type[BaseSettings]] = {
    "The core": Settings,
    "Slack": SlackSettings,
    "Discord": DiscordSettings,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, its default as text, and what it is for."""

    name: str
    default: str
    meaning: str


def settings_of(kind: type[BaseSettings]) -> Iterator[Setting]:
    """Yield the variables of a settings class; each secret is followed by its file variant."""
    prefix = kind.model_config.get("env_prefix", "")
    for field, about in kind.model_fields.items():
        name = f"{prefix}{field}".upper()
        yield Setting(name, _default(about), about.description or "")
        if SecretStr in (about.annotation, *get_args(about.annotation)):
            yield Setting(f"{name}_FILE", "", f"A file that holds {name}, instead of it.")


def _default(about: FieldInfo) -> str:
    value = about.default
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return "" if value is None else str(value)
