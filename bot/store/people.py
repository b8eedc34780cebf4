"""Members, and which of them are one person."""

from datetime import time
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, delete, exists, false, func, select, update

from bot.domain.person import Known, Profile
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import identity, member

THIS = identity.c.member == bindparam("of_member")
PERSON = func.coalesce(select(identity.c.person).where(THIS).scalar_subquery(), bindparam("of_member"))
OTHERS = identity.alias("others")
HIDDEN = select(member.c.hidden).where(member.c.key == PERSON).scalar_subquery()
KNOWN = select(
    PERSON.label("person"),
    exists().where(OTHERS.c.person == PERSON).label("linked"),
    func.coalesce(HIDDEN, false()).label("hidden"),
)
MEMBERS = (
    select(identity.c.member).where(identity.c.person == bindparam("of_person")).order_by(identity.c.member)
)
REPOINT = (
    update(identity).where(identity.c.person == bindparam("of_person")).values(person=bindparam("new_person"))
)
FORGET = delete(identity).where(THIS)
PROFILE = select(member).where(member.c.key == bindparam("of_person"))
HOLD = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("of_person"), 0)))


@cache
def _meet(dialect: str) -> Executable:
    """Insert a name, or renew it where it changed."""
    new = insert(dialect, member)
    return new.on_conflict_do_update(
        index_elements=["key"], set_={"name": new.excluded.name}, where=member.c.name != new.excluded.name
    )


@cache
def _save(dialect: str) -> Executable:
    """Insert a profile, or replace all of it but the name."""
    new = insert(dialect, member)
    wishes = ("alias", "hidden", "zone", "remind_at", "snoozed_until", "unreachable")
    return new.on_conflict_do_update(
        index_elements=["key"], set_={name: new.excluded[name] for name in wishes}
    )


@cache
def _link(dialect: str) -> Executable:
    """Insert an identity, or change whose it is."""
    new = insert(dialect, identity)
    return new.on_conflict_do_update(index_elements=["member"], set_={"person": new.excluded.person})


class SqlMembers:
    """Members in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._meet = _meet(statements.dialect)

    def meet(self, member: str, name: str) -> None:
        """Remember, or renew, the name of a member."""
        self._db.run(self._meet, {"key": member, "name": name, **UNSAID})

    def known(self, member: str) -> Known:
        """Return what recording an answer of a member must know."""
        row = self._db.first(KNOWN, {"of_member": member})
        return Known(row.person, bool(row.linked), bool(row.hidden))

    def of(self, person: str) -> tuple[str, ...]:
        """Return the members that a person is, the one the person is named after first."""
        return (person, *(row.member for row in self._db.rows(MEMBERS, {"of_person": person})))

    def held(self, member: str) -> Known:
        """Return what recording for a member must know, and let nobody else record for that person now."""
        known = self.known(member)
        if self._db.dialect != "postgresql":
            return known  # SQLite has one writer anyway
        person = ""
        while known.person != person:  # who was waited for may have made it another's
            person = known.person
            self._db.first(HOLD, {"of_person": person})
            known = self.known(member)
        return known

    def link(self, member: str, person: str) -> None:
        """Let a member, and whoever was linked to it, be a person from now on."""
        self._db.run(REPOINT, {"of_person": member, "new_person": person})
        self._db.run(_link(self._db.dialect), {"member": member, "person": person})

    def unlink(self, member: str) -> None:
        """Let a member be a person of its own again; the members left behind stay together."""
        if self._db.run(FORGET, {"of_member": member}):
            return
        _, *others = self.of(member)
        if others:
            self._db.run(FORGET, {"of_member": others[0]})
            self._db.run(REPOINT, {"of_person": member, "new_person": others[0]})

    def profile(self, person: str) -> Profile:
        """Return what a person wants to be called and told; the usual for one who never said."""
        row = self._db.first(PROFILE, {"of_person": person})
        return _from_row(row) if row else Profile(person)

    def save(self, profile: Profile) -> None:
        """Insert or replace what a person wants; the name stays as it is."""
        row = {
            "key": profile.person,
            "name": profile.name,
            "alias": profile.alias,
            "hidden": profile.hidden,
            "zone": profile.zone,
            "remind_at": f"{profile.remind_at:%H:%M}" if profile.remind_at else "",
            "snoozed_until": profile.snoozed_until,
            "unreachable": profile.unreachable,
        }
        self._db.run(_save(self._db.dialect), row)


UNSAID = {
    "alias": "",
    "hidden": False,
    "zone": "UTC",
    "remind_at": "",
    "snoozed_until": None,
    "unreachable": False,
}
"""What is kept of a member who never said what they want."""


def _from_row(row: Row[Any]) -> Profile:
    """Return the profile of a row."""
    return Profile(
        person=row.key,
        name=row.name,
        alias=row.alias,
        hidden=bool(row.hidden),
        zone=row.zone,
        remind_at=time.fromisoformat(row.remind_at) if row.remind_at else None,
        snoozed_until=row.snoozed_until,
        unreachable=bool(row.unreachable),
    )
