"""Column types that keep what the database would lose."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Float
from sqlalchemy.types import TypeDecorator


def utc(instant: datetime) -> datetime:
    """Return an aware instant in UTC. Raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("an instant must say its zone")
    return instant.astimezone(UTC)


def _to_text(instant: datetime | None) -> str | None:
    """Return an instant as SQLite keeps it: UTC, without the offset, to the microsecond."""
    if instant is None:
        return None
    return utc(instant).replace(tzinfo=None).isoformat(" ", "microseconds")


def _from_text(text: str | None) -> datetime | None:
    """Return the instant that SQLite kept."""
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC: SQLite would hand back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any] | None:
        """Store UTC. Raises ValueError for a naive instant."""
        return _to_text if dialect.name == "sqlite" else lambda value: utc(value) if value else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """Return an aware instant in UTC."""
        return _from_text if dialect.name == "sqlite" else lambda value: utc(value) if value else None


class Real(TypeDecorator[float]):
    """A floating number, which both drivers hand back as one by themselves."""

    impl = Float
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Leave a value as it is: SQLAlchemy's own processor asks for the driver's name of the type."""
