"""Discord's refusals, in Discord's own bodies."""

from dataclasses import dataclass, field

from playground.discord.native import Json


class ApiError(Exception):
    """A refusal of the REST interface; the door turns it into a response."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors


@dataclass(frozen=True)
class Refusal:
    """A kind of refusal: HTTP status, Discord's code and its sentence."""

    status: int
    code: int
    message: str

    def error(self) -> ApiError:
        """Return the exception to raise for this refusal."""
        return ApiError(self.status, self.code, self.message)


UNAUTHORIZED = Refusal(401, 0, "401: Unauthorized")
NOT_FOUND = Refusal(404, 0, "404: Not Found")
BAD_REQUEST = Refusal(400, 0, "400: Bad Request")
INVALID_JSON = Refusal(400, 50109, "The request body contains invalid JSON.")
UNKNOWN_CHANNEL = Refusal(404, 10003, "Unknown Channel")
UNKNOWN_GUILD = Refusal(404, 10004, "Unknown Guild")
UNKNOWN_MEMBER = Refusal(404, 10007, "Unknown Member")
UNKNOWN_MESSAGE = Refusal(404, 10008, "Unknown Message")
UNKNOWN_USER = Refusal(404, 10013, "Unknown User")
UNKNOWN_WEBHOOK = Refusal(404, 10015, "Unknown Webhook")
UNKNOWN_INTERACTION = Refusal(404, 10062, "Unknown interaction")
UNKNOWN_COMMAND = Refusal(404, 10063, "Unknown application command")
MAX_COMMANDS = Refusal(400, 30032, "Maximum number of application commands reached (100).")
ALREADY_ACKNOWLEDGED = Refusal(400, 40060, "Interaction has already been acknowledged.")
MISSING_ACCESS = Refusal(403, 50001, "Missing Access")
NOT_THE_AUTHOR = Refusal(403, 50005, "Cannot edit a message authored by another user")
EMPTY_MESSAGE = Refusal(400, 50006, "Cannot send an empty message")
CANNOT_DM = Refusal(403, 50007, "Cannot send messages to this user")
MISSING_PERMISSIONS = Refusal(403, 50013, "Missing Permissions")
INVALID_WEBHOOK_TOKEN = Refusal(401, 50027, "Invalid Webhook Token")
THREAD_ARCHIVED = Refusal(400, 50083, "Thread is archived")
THREAD_EXISTS = Refusal(400, 160004, "A thread has already been created for this message")

INVALID_FORM = 50035


@dataclass
class Problems:
    """Collects what is wrong with a request body, each thing at its path."""

    tree: Json = field(default_factory=dict)

    def add(self, path: str, code: str, message: str) -> None:
        """Note a problem at a dotted path such as `embeds.0.title`."""
        node = self.tree
        for step in path.split("."):
            node = node.setdefault(step, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def required(self, path: str) -> None:
        """Note that a field is missing."""
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def length(self, path: str, text: object, low: int, high: int) -> None:
        """Note a text that is not one or whose length is outside `low..high`."""
        if not isinstance(text, str):
            self.add(path, "BASE_TYPE_BAD_TYPE", "Must be a string.")
        elif low > 0 and not low <= len(text) <= high:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        elif len(text) > high:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")

    def count(self, path: str, things: list[object], low: int, high: int) -> None:
        """Note a list whose length is outside `low..high`."""
        if not low <= len(things) <= high:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")

    def choice(self, path: str, value: object, allowed: tuple[object, ...]) -> None:
        """Note a value that is none of the allowed ones."""
        if value not in allowed:
            text = ", ".join(map(str, allowed))
            self.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{text}}}.")

    def settle(self) -> None:
        """Raise everything noted as one Invalid Form Body, or return.

        Raises:
            ApiError: something was noted.
        """
        if self.tree:
            raise ApiError(400, INVALID_FORM, "Invalid Form Body", self.tree)
