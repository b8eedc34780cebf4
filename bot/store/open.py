"""Opening a store: from a database URL to something that runs work."""

import sqlite3

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.engine.ports import Store
from bot.store.postgres import PostgresStore, postgres_engine
from bot.store.sqlite import SqliteStore, sqlite_engine

MIGRATIONS = "bot.store:migrations"

DatabaseRefused = (sqlite3.Error, DBAPIError)
"""What a driver, or the library before it, raises where a database does not do as it is told."""


class StoreError(Exception):
    """The database cannot be used; the message is a sentence that says what to do."""


def engine_for(url: str) -> Engine:
    """Return an engine for a database URL. Raises StoreError when it names no database we know."""
    try:
        backend = make_url(url).get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "STUDYHALL_DATABASE_URL is no database address. Write it like sqlite:///studyhall.db"
            " or postgresql://user:password@host/name."
        ) from error
    match backend:
        case "sqlite":
            return sqlite_engine(url)
        case "postgresql":
            return postgres_engine(url)
        case _:
            raise StoreError(
                f"STUDYHALL_DATABASE_URL names {backend}, which Studyhall does not speak."
                " Use sqlite:///studyhall.db or postgresql://user:password@host/name."
            )


def alembic_config(engine: Engine) -> Config:
    """Return the configuration under which migrations of this database run."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    config.attributes["engine"] = engine
    return config


def open_store(url: str) -> Store:
    """Open the store of a database that is up to date. Raises StoreError with a sentence otherwise."""
    engine = engine_for(url)
    try:
        check_schema(engine)
    except StoreError:
        engine.dispose()
        raise
    return SqliteStore(engine) if engine.dialect.name == "sqlite" else PostgresStore(engine)


def check_schema(engine: Engine) -> None:
    """Raise StoreError when the database cannot be reached or is not at our newest migration."""
    try:
        found = refuse_newer(engine)
    except DBAPIError as error:
        raise unreachable(engine, error) from error
    if found != ScriptDirectory.from_config(alembic_config(engine)).get_current_head():
        raise StoreError(
            "The database is not at this version's schema. Run `studyhall db upgrade`, then start again."
        )


def refuse_newer(engine: Engine) -> str | None:
    """Return the schema that a database has. Raises StoreError where only a newer version knows it."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    known = {one.revision for one in ScriptDirectory.from_config(alembic_config(engine)).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            "The database was written by a newer version of Studyhall. Use that version, or another database."
        )
    return found


def unreachable(engine: Engine, error: DBAPIError) -> StoreError:
    """Return the sentence for a database that does not answer; the password is never in it."""
    shown = engine.url.difference_update_query(["password", "sslpassword"])
    where = shown.render_as_string(hide_password=True)
    cause = str(error.orig).strip().splitlines()[0] if error.orig else "no answer"
    return StoreError(
        f"The database at {where} cannot be reached ({cause})."
        " Check STUDYHALL_DATABASE_URL and that the database is running."
    )
