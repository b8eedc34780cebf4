"""Remembers what question files held, by the hash of their bytes."""

from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.packs.problem import Severity
from bot.packs.question_file import QuestionFile, read_question

_FILES: TypeAdapter[dict[str, QuestionFile]] = TypeAdapter(dict[str, QuestionFile])


class Reader:
    """Reads question files; with a folder for its cache, reads an unchanged file only once."""

    def __init__(self, style: Severity, folder: Path | None) -> None:
        self._style = style
        self._store = folder / "questions.json" if folder else None
        self._known = _remembered(self._store)
        self._used: dict[str, QuestionFile] = {}

    def read(self, path: Path) -> QuestionFile:
        """Return what the file holds."""
        content = path.read_bytes()
        key = _digest(_code(), self._style.encode(), path.stem.encode(), content)
        found = self._known.get(key) or read_question(_text(content), path.stem, self._style)
        self._used[key] = found
        return found

    def remember(self) -> None:
        """Write the cache when something in it is new; a folder that cannot be written is no fault."""
        if self._store is None or self._used.keys() == self._known.keys():
            return
        with suppress(OSError):
            self._store.parent.mkdir(parents=True, exist_ok=True)
            part = self._store.with_suffix(".part")
            part.write_bytes(_FILES.dump_json(self._used))
            part.replace(self._store)


def _remembered(store: Path | None) -> dict[str, QuestionFile]:
    if store is None or not store.is_file():
        return {}
    try:
        return _FILES.validate_json(store.read_bytes())
    except (ValidationError, OSError):
        return {}


def _text(content: bytes) -> str:
    # A byte that is no UTF-8 shows as a replacement mark in one word: better than losing the pack.
    return content.decode("utf-8-sig", errors="replace")


def _digest(*parts: bytes) -> str:
    return blake2b(b"\0".join(parts), digest_size=16).hexdigest()


@cache
def _code() -> bytes:
    """Return the hash of this package: other rules must not meet what older rules remembered."""
    here = Path(__file__).parent
    sources = [*sorted(here.glob("*.py")), here.parent / "domain" / "question.py"]
    return _digest(*(source.read_bytes() for source in sources)).encode()
