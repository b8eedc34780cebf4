"""Every screen and form as both platforms are told to draw it, for the gallery of the playground."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from adapters.discord import forms as discord_forms
from adapters.discord import render as discord_render
from adapters.slack import forms as slack_forms
from adapters.slack import render as slack_render
from bot.interface.gallery import GALLERY, Example
from bot.message.form import Form

Json = dict[str, Any]
CHANNEL = {"id": "C0STUDY", "name": "study"}
"""The channel that examples are about."""
AUTHOR = {"id": "1", "username": "Studyhall", "bot": True}


def gallery(now: datetime, zone: str) -> Json:
    """Return what the page of the gallery shows."""
    return {"now": now.isoformat(), "zone": zone, "channel": CHANNEL, "examples": _drawn(GALLERY, now)}


def _drawn(examples: Sequence[Example], now: datetime) -> list[Json]:
    return [
        {"name": one.name, "slack": _on_slack(one, place, now), "discord": _on_discord(one, place, now)}
        for place, one in enumerate(examples)
    ]


def _on_slack(example: Example, place: int, now: datetime) -> Json:
    if isinstance(example.shown, Form):
        return {"view": slack_forms.form_view(example.shown, CHANNEL["id"])}
    drawn = slack_render.payload_of(example.shown)
    about = {"ts": f"{now.timestamp() + place:.6f}", "bot_id": "B0BOT", "username": "Studyhall"}
    return {"message": {**drawn, **about}}


def _on_discord(example: Example, place: int, now: datetime) -> Json:
    if isinstance(example.shown, Form):
        return {"modal": discord_forms.modal(example.shown)}
    drawn = discord_render.render(example.shown)
    about = {"id": str(place), "author": AUTHOR, "timestamp": now.isoformat(), "flags": 0}
    return {"message": {**about, "content": "", "embeds": drawn.panels, "components": drawn.components}}
