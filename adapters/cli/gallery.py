"""Every screen and form as both platforms are told to draw it, for the gallery of the playground."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime
from mimetypes import guess_type
from typing import Any

from adapters.discord import forms as discord_forms
from adapters.discord import render as discord_render
from adapters.discord.files import Attached
from adapters.slack import forms as slack_forms
from adapters.slack import render as slack_render
from adapters.slack.render import Brought
from bot.interface.gallery import GALLERY, Example
from bot.message.form import Form
from bot.message.model import Message, Picture

Json = dict[str, Any]
CHANNEL = {"id": "C0STUDY", "name": "study"}
"""The channel that examples are about."""
AUTHOR = {"id": "1", "username": "Studyhall", "bot": True}


def gallery(now: datetime, zone: str, examples: Sequence[Example] = GALLERY) -> Json:
    """Return what the page of the gallery shows."""
    pictures = {picture: f"F{number}" for number, picture in enumerate(dict.fromkeys(_pictures(examples)))}
    drawn = [
        {
            "name": one.name,
            "slack": _on_slack(one, Brought(pictures), place, now),
            "discord": _on_discord(one, place, now),
        }
        for place, one in enumerate(examples)
    ]
    files = {name: _address(picture.png) for picture, name in pictures.items()}
    return {"now": now.isoformat(), "zone": zone, "channel": CHANNEL, "files": files, "examples": drawn}


def _pictures(examples: Sequence[Example]) -> Iterator[Picture]:
    for example in examples:
        if isinstance(example.shown, Message):
            yield from (block for block in example.shown.blocks if isinstance(block, Picture))


def _on_slack(example: Example, brought: Brought, place: int, now: datetime) -> Json:
    if isinstance(example.shown, Form):
        return {"view": slack_forms.form_view(example.shown, CHANNEL["id"])}
    drawn = slack_render.payload_of(example.shown, brought)
    about = {"ts": f"{now.timestamp() + place:.6f}", "bot_id": "B0BOT", "username": "Studyhall"}
    return {"message": {**drawn, **about}}


def _on_discord(example: Example, place: int, now: datetime) -> Json:
    if isinstance(example.shown, Form):
        return {"modal": discord_forms.modal(example.shown)}
    drawn = discord_render.render(example.shown)
    about = {"id": str(place), "author": AUTHOR, "timestamp": now.isoformat(), "flags": 0, "content": ""}
    shown = {"embeds": drawn.panels, "components": drawn.components}
    return {"message": {**about, **shown, "attachments": [_attachment(file) for file in drawn.files]}}


def _attachment(file: Attached) -> Json:
    kind = guess_type(file.name)[0] or "application/octet-stream"
    about = {"filename": file.name, "content_type": kind, "description": file.description}
    return {**about, "size": len(file.content), "url": _address(file.content, kind)}


def _address(content: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"
