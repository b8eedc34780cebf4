"""Members and parked channels."""

from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, delete, select

from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import member, parked_channel


@cache
def _meet(dialect: str) -> Executable:
    """Insert a name, or renew it where it changed."""
    new = insert(dialect, member)
    return new.on_conflict_do_update(
        index_elements=["key"], set_={"name": new.excluded.name}, where=member.c.name != new.excluded.name
    )


@cache
def _park(dialect: str) -> Executable:
    """Park a channel unless it is parked."""
    return insert(dialect, parked_channel).on_conflict_do_nothing().returning(parked_channel.c.key)


REASON = select(parked_channel.c.reason).where(parked_channel.c.key == bindparam("channel"))
UNPARK = delete(parked_channel).where(parked_channel.c.key == bindparam("channel"))


class SqlMembers:
    """Members in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._meet = _meet(statements.dialect)

    def meet(self, member: str, name: str) -> None:
        """Remember, or renew, the name of a member."""
        self._db.run(self._meet, {"key": member, "name": name})


class SqlChannels:
    """Parked channels in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._park = _park(statements.dialect)

    def park(self, channel: str, reason: str, at: datetime) -> bool:
        """Park a channel; return whether it was not parked before."""
        row = {"key": channel, "reason": reason, "parked_at": at}
        return self._db.first(self._park, row) is not None

    def unpark(self, channel: str) -> None:
        """Take a channel up again."""
        self._db.run(UNPARK, {"channel": channel})

    def parked(self, channel: str) -> str | None:
        """Return why the channel is parked, if it is."""
        return self._db.value(REASON, {"channel": channel}, str)
