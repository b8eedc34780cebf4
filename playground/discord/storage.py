"""Keeps the state in a folder, so that yesterday's messages are there after a restart."""

import json
from pathlib import Path

from playground.discord.state import State


class Storage:
    """One JSON file, replaced whole; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "discord.json" if folder else None
        self._uploads = folder / "discord-files" if folder else None

    def load(self) -> State:
        """Return the kept state, or that of the first day."""
        if self._file is None or not self._file.exists():
            return State.founded()
        return State.from_json(json.loads(self._file.read_text("utf-8")))

    def save(self, state: State) -> None:
        """Write the state beside the file, then put it in the file's place."""
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".json.part")
        draft.write_text(json.dumps(state.to_json()), "utf-8")
        draft.replace(self._file)

    def keep_upload(self, attachment_id: str, content: bytes) -> None:
        """Keep the bytes of an uploaded file."""
        if self._uploads is not None:
            self._uploads.mkdir(parents=True, exist_ok=True)
            (self._uploads / attachment_id).write_bytes(content)

    def uploads(self) -> dict[str, bytes]:
        """Return the kept files by attachment id."""
        if self._uploads is None or not self._uploads.exists():
            return {}
        return {path.name: path.read_bytes() for path in self._uploads.iterdir()}
