"""Files that the bot uploads: asked for, sent, completed, and only then to be shown or shared."""

import mimetypes
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from playground.slack import places
from playground.slack.errors import SlackError
from playground.slack.places import Json

FILE_ID = re.compile(r"F[A-Z0-9]{8,}")
SHOWN = ("image/png", "image/jpeg", "image/gif")
"""What an image block shows."""


@dataclass
class File:
    """One file; it belongs to the bot alone until it is shared, or shown in a message."""

    id: str
    name: str
    size: int
    title: str = ""
    completed: bool = False
    ticket: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    content: bytes | None = None

    @property
    def mimetype(self) -> str:
        """What Slack takes it for, by its name."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def path(self) -> str:
        """Where the server has it."""
        return f"/files/{self.id}/{quote(self.name)}"

    def native(self) -> Json:
        """Return the file as Slack writes it into a message."""
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": self.mimetype,
            "size": self.size,
            "user": places.BOT_USER,
            "mode": "hosted",
            "is_external": False,
        }


class Files:
    """All files by id. Slack works on a file after it was completed; until then no block shows it."""

    def __init__(self) -> None:
        self.known: dict[str, File] = {}
        self.unready = 0
        """How many more looks at a file will find it unready."""

    def ask(self, file_id: str, name: str, size: int) -> File:
        """Make room for a file that will be uploaded."""
        self.known[file_id] = File(file_id, name, size)
        return self.known[file_id]

    def receive(self, ticket: str, content: bytes) -> bool:
        """Take the bytes of a file; False when nobody asked for it, or for another size."""
        for file in self.known.values():
            if file.ticket == ticket and file.size == len(content):
                file.content = content
                return True
        return False

    def complete(self, file_id: str, title: str) -> File:
        """Finish an upload.

        Raises:
            SlackError: `file_not_found`.
        """
        file = self.known.get(file_id)
        if file is None or file.content is None:
            raise SlackError("file_not_found")
        file.title, file.completed = title, True
        return file

    def require(self, blocks: list[Json]) -> None:
        """Refuse blocks with pictures that Slack cannot show.

        Raises:
            SlackError: `invalid_blocks`.
        """
        wrong = [pointer for pointer, file_id in _pictures(blocks) if not self._shows(file_id)]
        if wrong:
            found = [f"invalid slack file [json-pointer:{pointer}]" for pointer in wrong]
            raise SlackError("invalid_blocks", [f"[ERROR] {one}" for one in found], errors=found)

    def _shows(self, file_id: str) -> bool:
        if self.unready > 0:
            self.unready -= 1
            return False
        file = self.known.get(file_id)
        return file is not None and file.completed and file.mimetype in SHOWN


def _pictures(blocks: list[Json]) -> Iterator[tuple[str, str]]:
    """Yield where blocks show files of Slack's own, and which."""
    for at, block in enumerate(blocks):
        parts = [(f"/blocks/{at}", block), (f"/blocks/{at}/accessory", block.get("accessory"))]
        if block.get("type") == "context":
            parts += [(f"/blocks/{at}/elements/{n}", one) for n, one in enumerate(block["elements"])]
        for path, part in parts:
            if isinstance(part, dict) and isinstance(part.get("slack_file"), dict):
                yield f"{path}/slack_file", str(part["slack_file"].get("id"))
