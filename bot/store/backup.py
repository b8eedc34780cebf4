"""Copying a SQLite database out, and back in, while it stays whole; PostgreSQL has tools of its own."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy.engine import URL, make_url

from bot.store.open import StoreError, alembic_config, engine_for

MAGIC = b"SQLite format 3\0"


def sqlite_file(url: str) -> Path | None:
    """Return the file of a SQLite database; None for another kind of database, or one in memory.

    Raises:
        StoreError: it is no database address that we know.
    """
    engine_for(url).dispose()
    address = make_url(url)
    return Path(address.database) if address.get_backend_name() == "sqlite" and address.database else None


def shown_address(url: str) -> str:
    """Return a database address without its password, for the tools of PostgreSQL."""
    there = make_url(url)
    query = {name: value for name, value in there.query.items() if name not in ("password", "sslpassword")}
    named = URL.create("postgresql", there.username, None, there.host, there.port, there.database, query)
    return named.render_as_string()


def copy_out(database: Path, to: Path) -> None:
    """Write a copy of a database that is as it was at one moment; the bot may run meanwhile.

    The folder of the copy is made where there is none.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(f".{to.name}.part")
    try:
        with closing(_opened(database)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def copy_in(copy: Path, database: Path) -> None:
    """Put a copy in the place of a database. The bot must not run meanwhile."""
    with closing(_opened(copy)) as source, closing(sqlite3.connect(database)) as target:
        source.backup(target)


def check_copy(copy: Path) -> None:
    """Look whether a file is a copy that this version can use.

    Raises:
        StoreError: it is none; the message says why.
    """
    if not _is_sqlite(copy):
        raise StoreError(f"{copy} is no SQLite database. Name a file that studyhall db backup has written.")
    with closing(_opened(copy)) as opened:
        found = _schema(opened)
    engine = engine_for(f"sqlite:///{copy}")
    known = {one.revision for one in ScriptDirectory.from_config(alembic_config(engine)).walk_revisions()}
    engine.dispose()
    if found not in known:
        raise StoreError(
            f"{copy} is damaged, or was written by a newer version of Studyhall."
            " Use another copy, or that version."
        )


def _is_sqlite(file: Path) -> bool:
    """Tell whether a file begins as SQLite's do."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def _schema(opened: sqlite3.Connection) -> str | None:
    """Return the schema of an open database; None where it does not say so, or is damaged."""
    try:
        row = opened.execute("SELECT version_num FROM alembic_version").fetchone()
        whole = opened.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row and whole else None


def _opened(file: Path) -> sqlite3.Connection:
    """Open a file to read it, which must exist."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
