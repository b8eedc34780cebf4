"""`.env.example` is the whole truth about the settings."""

import re
from itertools import pairwise
from pathlib import Path

from tools.settings_found import CLASSES, settings_of

TEXT = (Path(__file__).parents[2] / ".env.example").read_text("utf-8")
LINE = re.compile(r"^#?(STUDYHALL_[A-Z_]+)=(.*)$", re.MULTILINE)


def test_every_setting_is_there_with_its_default() -> None:
    """The example names every setting with its default, in their order, and nothing that is none."""
    settings = [one for kind in CLASSES.values() for one in settings_of(kind)]

    assert LINE.findall(TEXT) == [(one.name, one.default) for one in settings]


def test_every_setting_is_explained() -> None:
    """Above each setting, or above its file variant's secret, stands a comment of words."""
    lines = TEXT.splitlines()
    bare = [
        line
        for before, line in pairwise(lines)
        if LINE.match(line) and not before.startswith("# ") and "_FILE=" not in line
    ]

    assert bare == []
