"""What each part of the house may reach for, beyond what the import contracts can say."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch

from tests.architecture.tree import OURS, Source, imports, name_of, report, sources, where

INNER = ("bot/domain", "bot/message", "bot/screens", "bot/engine", "bot/interface")
ALLOWED_INSIDE = {
    "base64",
    "bisect",
    "collections",
    "collections.abc",
    "concurrent.futures",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "string",
    "textwrap",
    "types",
    "typing",
    "unicodedata",
    "zoneinfo",
}
OPERATOR = "adapters/cli/*"
MEMORY = "bot/domain/memory.py"
ADMITTED = {MEMORY: {"fsrs"}}
"""A rule that is a published model: the library is the rule. It is given all it would ask the machine for."""
HOMES = {
    "PIL": ("bot/pictures/*",),
    "alembic": ("bot/store/*",),
    "apscheduler": ("adapters/ticker.py",),
    "discord": ("adapters/discord/*", OPERATOR),
    "fsrs": (MEMORY,),
    "holidays": ("bot/calendar.py",),
    "numpy": ("bot/matching/*",),
    "onnxruntime": ("bot/matching/*",),
    "psycopg": ("bot/store/*",),
    "slack_bolt": ("adapters/slack/*",),
    "slack_sdk": ("adapters/slack/*", OPERATOR),
    "snowballstemmer": ("bot/matching/*",),
    "sqlalchemy": ("bot/store/*",),
    "sqlmodel": ("bot/store/*",),
    "tokenizers": ("bot/matching/*",),
    "typer": (OPERATOR,),
    "yaml": ("bot/packs/*", OPERATOR),
}
CLOCKS = {"bot/system.py", "playground/clock.py"}
NOW = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns"}
ASYNCHRONOUS = ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith


def foreign(source: Source) -> Iterator[str]:
    """Yield what a file of the inner rings imports that is neither ours nor on the short list."""
    for node, module in imports(source):
        allowed = ALLOWED_INSIDE | ADMITTED.get(source.place, set())
        if module.split(".")[0] != "bot" and module not in allowed:
            yield f"{where(source, node)} {module}"


def misplaced(source: Source) -> Iterator[str]:
    """Yield the libraries that a file imports although they live elsewhere."""
    for node, module in imports(source):
        homes = HOMES.get(module.split(".")[0])
        if homes and not any(fnmatch(source.place, home) for home in homes):
            yield f"{where(source, node)} {module}"


def waits(source: Source) -> Iterator[str]:
    """Yield where a file awaits, or could."""
    for node in ast.walk(source.tree):
        if isinstance(node, ASYNCHRONOUS):
            yield where(source, node)


def readings(source: Source) -> Iterator[str]:
    """Yield where a file asks the machine what time it is."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and any(
            name_of(node) == now or name_of(node).endswith(f".{now}") for now in NOW
        ):
            yield where(source, node)


def test_the_inner_rings_import_a_short_list() -> None:
    """Rules, screens, verbs and menu import nothing but values from the standard library."""
    found = [found for s in sources(*INNER) for found in foreign(s)]

    assert not found, report(found)


def test_every_library_has_one_home() -> None:
    """A library that shapes code is named in one folder, so that it can be replaced there."""
    found = [found for s in sources(*OURS) for found in misplaced(s)]

    assert not found, report(found)


def test_the_core_is_synchronous() -> None:
    """Nothing under bot/ can await, so nothing can wait for a platform inside a transaction."""
    found = [each for s in sources("bot") for each in waits(s)]

    assert not found, report(found)


def test_two_files_read_the_clock() -> None:
    """Only the system's clock and the playground's ask the machine for the time."""
    found = [found for s in sources(*OURS) if s.place not in CLOCKS for found in readings(s)]

    assert not found, report(found)
