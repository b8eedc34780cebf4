"""The questions that every proof asks."""

from datetime import date
from functools import cache
from pathlib import Path

from bot.domain.pack import Pack
from bot.packs.load import load_pack
from bot.packs.shipped import shipped_folder

CACHE = Path(__file__).resolve().parent.parent / ".studyhall" / "proofs"
"""Where bots remember what the files hold, as an operator's bot does from its second start on."""


@cache
def shipped_pack() -> Pack:
    """Return the pack that comes with the bot."""
    return load_pack(shipped_folder(), today=date(2026, 11, 22), cache=CACHE).pack
