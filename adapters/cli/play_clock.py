"""The clock of `studyhall play`: the machine's, moved forward, and never back."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from bot.system import SystemClock


class PlayClock:
    """The machine's time plus how far it was moved; the folder remembers that."""

    def __init__(self, folder: Path) -> None:
        self._kept = folder / "clock.json"
        self._machine = SystemClock()
        self._ahead = timedelta(seconds=_read(self._kept))

    def now(self) -> datetime:
        """Return the current instant, aware and in UTC."""
        return self._machine.now() + self._ahead

    def move(self, to: datetime) -> None:
        """Move forward to an instant; one that has passed changes nothing."""
        ahead = to - self._machine.now()
        if ahead > self._ahead:
            self._ahead = ahead
            part = self._kept.with_suffix(".part")
            part.write_text(json.dumps({"seconds_ahead": ahead.total_seconds()}), encoding="utf-8")
            part.replace(self._kept)


def _read(kept: Path) -> float:
    try:
        return float(json.loads(kept.read_text(encoding="utf-8"))["seconds_ahead"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return 0.0
