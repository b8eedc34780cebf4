"""Slugs out of titles: lower-case words joined by hyphens."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 60
_WORD = re.compile(r"[a-z0-9]+")


def slug(text: str, longest: int = LONGEST) -> str:
    """Return as many whole words of the text as fit; empty when it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", "")).casefold()
    words = _WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark)))
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word[:longest]
        if len(longer) > longest:
            break
        found = longer
    return found


def free(name: str, taken: Container[str]) -> str:
    """Return the name, with a number behind it when it is taken."""
    number, found = 1, name
    while found in taken:
        number += 1
        ending = f"-{number}"
        found = name[: LONGEST - len(ending)].rstrip("-") + ending
    return found
