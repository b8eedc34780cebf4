"""How Slack says no."""

from playground.slack.places import Json


class SlackError(Exception):
    """A refusal of the Web API: `{"ok": false, "error": code}` and what else Slack adds."""

    def __init__(self, code: str, messages: list[str] | None = None, **extra: object):
        super().__init__(code)
        self.code = code
        self.messages = messages or []
        self.extra = extra

    def native(self) -> Json:
        """Return the refusal as Slack writes it."""
        body: Json = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            body["response_metadata"] = {"messages": self.messages}
        return body


def missing(field: str) -> SlackError:
    """Return the refusal of a call that lacks a required argument."""
    return SlackError("invalid_arguments", [f"[ERROR] missing required field: {field}"])
