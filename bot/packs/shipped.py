"""Where the pack that ships with the bot lies."""

from importlib.resources import files
from pathlib import Path


def shipped_folder() -> Path:
    """Return the folder of the backend pack, in a checkout as in an installation."""
    return Path(str(files("content.backend")))
