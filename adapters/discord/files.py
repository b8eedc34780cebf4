"""Pictures and files as attachments of a Discord message."""

import re
from dataclasses import dataclass, field
from io import BytesIO

import discord

from adapters.discord import limits
from bot.message.model import File, Picture

# Discord changes other characters in a name, and then an embed no longer finds its picture
STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Attached:
    """One attachment; `description` is read out to whoever cannot see it."""

    name: str
    content: bytes
    description: str

    def upload(self) -> discord.File:
        """Return the attachment as the library sends it, once."""
        return discord.File(BytesIO(self.content), filename=self.name, description=self.description or None)


@dataclass(slots=True)
class Folder:
    """The attachments of one message, as far as Discord takes them."""

    attached: list[Attached] = field(default_factory=list)
    left: int = limits.UPLOAD_BYTES

    def take(self, thing: Picture | File) -> str | None:
        """Attach a picture or a file; return its name in the message, or None where there is no room."""
        content, about = (thing.png, thing.alt) if isinstance(thing, Picture) else (thing.content, "")
        if len(content) > self.left or len(self.attached) == limits.ATTACHMENTS:
            return None
        self.left -= len(content)
        name = self._free(STRANGE.sub("_", thing.name).strip("._") or "file")
        self.attached.append(Attached(name, content, limits.cut(about, limits.ATTACHMENT_DESCRIPTION)))
        return name

    def _free(self, name: str) -> str:
        """Return a name that no other attachment has."""
        taken = any(one.name == name for one in self.attached)
        return f"{len(self.attached) + 1}-{name}" if taken else name
