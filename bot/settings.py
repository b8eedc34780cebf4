"""The settings of the core; each door has its own class beside it."""

from pathlib import Path

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SHIPPED = "shipped"
"""The word for the pack that comes with the bot."""


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


class Settings(BaseSettings):
    """What the core must be told. Values come from the environment, names start with STUDYHALL_."""

    model_config = SettingsConfigDict(env_prefix="STUDYHALL_", frozen=True, extra="ignore")

    database_url: str = Field(
        default="sqlite:///studyhall.db",
        description="Where everything is kept: sqlite:///file or postgresql://user:password@host/name.",
    )
    database_url_file: Path | None = Field(
        default=None, description="A file that holds the database address, instead of STUDYHALL_DATABASE_URL."
    )
    packs: str = Field(
        default="shipped",
        description="Folders of questions, separated by commas; `shipped` is the one that comes along.",
    )
    cache: Path | None = Field(
        default=None, description="A folder that makes starting quicker; by default one in the home folder."
    )
    endpoint_url: str = Field(
        default="",
        description="An OpenAI-compatible address up to /v1, for plans that let a model compare answers.",
    )
    endpoint_model: str = Field(default="", validate_default=True, description="The model to ask there.")
    endpoint_key: str = Field(default="", repr=False, description="The key for it, if it wants one.")
    endpoint_key_file: Path | None = Field(
        default=None, description="A file that holds the key, instead of STUDYHALL_ENDPOINT_KEY."
    )
    tick_seconds: float = Field(
        default=10.0, gt=0, le=15, description="How often to look for what is due, in seconds (at most 15)."
    )

    @field_validator("packs")
    @classmethod
    def _must_be_folders(cls, value: str) -> str:
        """Refuse a folder that does not exist, at start rather than later."""
        for name in _names(value):
            if name != SHIPPED and not Path(name).is_dir():
                raise ValueError(f"{name} is not a folder; name an existing one or remove it")
        return value

    @field_validator("endpoint_url")
    @classmethod
    def _must_be_an_address(cls, value: str) -> str:
        """Refuse what is no web address, at start rather than later."""
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("write the address like https://models.example.org/v1 or remove this setting")
        return value

    @field_validator("endpoint_model")
    @classmethod
    def _must_name_a_model(cls, value: str, known: ValidationInfo) -> str:
        """Refuse an endpoint without a model, at start rather than later."""
        if known.data.get("endpoint_url") and not value:
            raise ValueError("name the model to ask at STUDYHALL_ENDPOINT_URL, or remove that")
        return value

    @field_validator("database_url_file", "endpoint_key_file")
    @classmethod
    def _must_exist(cls, value: Path | None) -> Path | None:
        """Refuse a path that leads nowhere, at start rather than later."""
        if value is not None and not value.exists():
            raise ValueError(f"{value} does not exist; name an existing path or remove this setting")
        return value

    @property
    def pack_names(self) -> tuple[str, ...]:
        """The folders of questions in their order, or `shipped`; without any, the shipped one."""
        return _names(self.packs) or (SHIPPED,)

    @property
    def cache_folder(self) -> Path:
        """Where what was read from question files is remembered; it may be deleted at any time."""
        return self.cache or Path("~/.cache/studyhall").expanduser()

    @property
    def key(self) -> str:
        """The key of the endpoint, wherever it was given."""
        if self.endpoint_key_file is not None:
            return self.endpoint_key_file.read_text(encoding="utf-8").strip()
        return self.endpoint_key

    @property
    def database(self) -> str:
        """The database address, wherever it was given."""
        if self.database_url_file is not None:
            return self.database_url_file.read_text(encoding="utf-8").strip()
        return self.database_url
