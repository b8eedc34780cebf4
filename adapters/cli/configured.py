"""Reading settings: a wrong one is a sentence that names its variable."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_settings import BaseSettings

from adapters.cli.trouble import Trouble

Found = TypeVar("Found", bound=BaseSettings)


def read_settings(kind: type[Found], **given: Any) -> Found:
    """Return the settings of that kind from the environment; what is given wins.

    Raises Trouble when a value is wrong; the value itself is not repeated, for it may be a secret.
    """
    try:
        return kind(**given)
    except ValidationError as wrong:
        prefix = kind.model_config.get("env_prefix", "")
        said = [_sentence(prefix, error["loc"], error["msg"]) for error in wrong.errors(include_input=False)]
        raise Trouble(" ".join(said)) from wrong


def _sentence(prefix: str, where: tuple[int | str, ...], message: str) -> str:
    variable = f"{prefix}{where[0] if where else ''}".upper()
    said = message.removeprefix("Value error, ").rstrip(".")
    return f"{variable} is not usable: {said[:1].lower()}{said[1:]}. Correct it and start again."
