"""What the repository must not carry: the whereabouts of the machine that it was written on."""

import re
from pathlib import Path

from tests.architecture.tree import files, report

# in pieces, so that this file does not contain what it forbids
HOSTS = (
    "pypi" + ".org",
    "python" + "hosted",
    "registry." + "npmjs",
    "crates" + ".io",
    "proxy.golang" + ".org",
)
INDEXES = ("--" + "index-url", "--extra-" + "index-url", "--" + "find-links", "--trusted" + "-host")
PATHS = ("/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/", "/" + "tmp/")
FORBIDDEN = re.compile(
    "|".join(re.escape(one) for one in HOSTS + INDEXES) + rf"|(?<![\w.\-/}}])({'|'.join(PATHS)})"
)


def found_in(file: Path) -> list[str]:
    """Return the lines of a file that name a registry or a place on one machine."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return []  # a picture
    return [f"{file}:{n}: {m[0]}" for n, line in enumerate(lines, 1) if (m := FORBIDDEN.search(line))]


def test_no_file_names_a_registry_or_a_machine() -> None:
    """No file of the repository names a package registry's host or a path of one machine."""
    found = [found for file in files() for found in found_in(file)]

    assert not found, report(found)
