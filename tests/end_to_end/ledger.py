"""The ledger as it lies in the database."""

from typing import Any

from sqlalchemy import create_engine, text

Rows = list[dict[str, Any]]


def rows(url: str, statement: str) -> Rows:
    """Return what a statement finds."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.connect() as connection:
            return [dict(row) for row in connection.execute(text(statement)).mappings()]
    finally:
        engine.dispose()


def attempts(url: str) -> Rows:
    """Return every attempt, oldest first."""
    return rows(url, "SELECT * FROM attempt ORDER BY id")


def standings(url: str) -> Rows:
    """Return every sum of points."""
    return rows(url, "SELECT * FROM standing ORDER BY scope, person, span, topic")
