"""Column types that keep what the database would lose."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator


def utc(instant: datetime) -> datetime:
    """Return an aware instant in UTC. Raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("an instant must say its zone")
    return instant.astimezone(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC: SQLite would hand back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; SQLite gets it without the offset. Raises ValueError for a naive instant."""
        if value is None:
            return None
        stored = utc(value)
        return stored.replace(tzinfo=None) if dialect.name == "sqlite" else stored

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return an aware instant in UTC."""
        if value is None:
            return None
        instant: datetime = value
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
