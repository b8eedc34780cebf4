"""The marks of Moodle's GIFT format, and the backslash that takes their meaning away.

Moodle documents them on the page "GIFT format"; what it leaves open is decided as Moodle's importer does.
"""

import re

_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_RESERVED = re.compile(r"[\\~=#{}:\n]")
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")


def written(text: str) -> str:
    """Return text as GIFT shows it unchanged; what looks like a format gets one in front."""
    shown = _RESERVED.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)
    return f"[plain]{shown}" if _FORMAT.match(shown) else shown


def unwritten(text: str) -> str:
    """Return the text that GIFT shows for this."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text).strip()


def marks(text: str, wanted: str) -> list[int]:
    """Return where one of the wanted marks stands without a backslash that takes its meaning away."""
    pattern = re.compile(rf"\\[\\~=#{{}}:n]|([{re.escape(wanted)}])")
    return [found.start() for found in pattern.finditer(text) if found[1]]


def doubled(text: str, mark: str, times: int) -> list[int]:
    """Return where a mark stands so many times in a row."""
    found = set(marks(text, mark))
    return sorted(at for at in found if all(at + more in found for more in range(times)))


def split_format(text: str) -> tuple[str, str]:
    """Return the format that a text names in brackets, "" for none, and the rest of it."""
    found = _FORMAT.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)
