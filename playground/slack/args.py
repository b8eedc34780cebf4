"""The arguments of a call, whether they came as JSON, as a form or in the query."""

import json

from playground.slack.errors import SlackError, missing
from playground.slack.places import Json

_FALSE = (None, False, 0, "0", "false", "False", "")


class Args(Json):
    """The arguments by name; forms carry nested values as JSON text and truth as 0 and 1."""

    def word(self, name: str) -> str:
        """Return a required string.

        Raises:
            SlackError: the argument is absent.
        """
        value = self.get(name)
        if value in (None, ""):
            raise missing(name)
        return str(value)

    def text(self, name: str) -> str:
        """Return a string, empty if absent."""
        value = self.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a truth value."""
        return default if name not in self else self[name] not in _FALSE

    def number(self, name: str, default: int) -> int:
        """Return a whole number.

        Raises:
            SlackError: it is none.
        """
        try:
            return int(self.get(name, default))
        except (TypeError, ValueError):
            raise SlackError("invalid_arguments", [f"[ERROR] must be an integer: {name}"]) from None

    def nested(self, name: str, refusal: str) -> object:
        """Return an object or a list, or None if absent.

        Raises:
            SlackError: `refusal`, if text does not parse as JSON.
        """
        value = self.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise SlackError(refusal) from None
