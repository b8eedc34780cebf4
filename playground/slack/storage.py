"""Keeps the workspace in one JSON file, and what was uploaded beside it.

Private messages and open modals are not kept, as in Slack.
"""

import json
from dataclasses import asdict
from pathlib import Path

from playground.slack.files import File
from playground.slack.message import Channel, Message
from playground.slack.places import Json
from playground.slack.workspace import Workspace

_FILE = "slack.json"
_UPLOADS = "slack-files"


def _channel(channel: Channel) -> Json:
    kept = [message for message in channel.messages if message.private_to is None]
    fields = {name: getattr(channel, name) for name in ("id", "name", "bot_in", "archived", "direct")}
    return {**fields, "members": sorted(channel.members), "messages": [asdict(message) for message in kept]}


def _restored(saved: Json) -> Channel:
    messages = [Message(**message) for message in saved["messages"]]
    return Channel(**(saved | {"members": set(saved["members"]), "messages": messages}))


def _kept(file: File, folder: Path) -> Json:
    """Write the bytes of a file once, and return the rest of it."""
    place = folder / _UPLOADS / file.id
    if file.content is not None and not place.exists():
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(file.content)
    return {name: getattr(file, name) for name in ("id", "name", "size", "title", "completed")}


def _found(saved: Json, folder: Path) -> File:
    place = folder / _UPLOADS / str(saved["id"])
    return File(**saved, content=place.read_bytes() if place.exists() else None)


def save(workspace: Workspace, folder: Path) -> None:
    """Write the workspace; a reader sees the old file or the new one, never half of one."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        "last_stamp": workspace.last_stamp,
        "last_id": workspace.last_id,
        "channels": [_channel(channel) for channel in workspace.channels.values()],
        "files": [_kept(file, folder) for file in workspace.files.known.values()],
    }
    draft = folder / f"{_FILE}.new"
    draft.write_text(json.dumps(state), encoding="utf-8")
    draft.replace(folder / _FILE)


def load(workspace: Workspace, folder: Path) -> None:
    """Bring back what was written, if anything was."""
    file = folder / _FILE
    if not file.exists():
        return
    state = json.loads(file.read_text(encoding="utf-8"))
    workspace.last_stamp = state["last_stamp"]
    workspace.last_id = state["last_id"]
    for saved in state["channels"]:
        workspace.channels[saved["id"]] = _restored(saved)
    for saved in state.get("files", ()):
        workspace.files.known[saved["id"]] = _found(saved, folder)
