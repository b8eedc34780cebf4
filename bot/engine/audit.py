"""Holding stored numbers against the ledger: what each answer pays, every board, every freeze."""

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.audit import Difference, Stored
from bot.domain.ledger import paid
from bot.engine.ports import Unit
from bot.engine.recount import boards_of, scopes_of
from bot.engine.streaks import owed_to, records_of

Scopes = dict[str, tuple[str, ...]]
"""The channels that count in each scope."""


def people(unit: Unit) -> list[str]:
    """Return everybody who has answered anything."""
    return sorted({unit.members.known(member).person for member in unit.attempts.members()})


def scopes(unit: Unit) -> Scopes:
    """Return every scope that answers count in, or that has sums."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for channel in {one.channel for one in unit.attempts.sums(())}:
        for scope in scopes_of(unit, channel):
            found[scope].add(channel)
    return {scope: tuple(sorted(found[scope])) for scope in sorted({*found, *unit.standings.scopes()})}


def person_differs(unit: Unit, person: str) -> tuple[Difference, ...]:
    """Return what is stored otherwise than a person's ledger says."""
    members = unit.members.of(person)
    attempts = unit.attempts.of_members(members)
    right = paid(attempts, unit.amendments.of_members(members))
    points = (
        Difference(Stored.POINTS, (one.member, one.slot), one.points, other.points)
        for one, other in zip(attempts, right, strict=True)
        if one.points != other.points
    )
    freezes = (
        Difference(Stored.FREEZE, (person, record.scope), None, len(missing))
        for record in records_of(unit, (one.channel for one in attempts))
        if (missing := owed_to(unit, person, record))
    )
    return (*points, *freezes)


def scope_differs(unit: Unit, scope: str, channels: Sequence[str]) -> tuple[Difference, ...]:
    """Return where the boards of a scope are not what the answers in its channels add up to."""
    stored, right = unit.standings.of_scope(scope), boards_of(unit, scope, channels)
    return tuple(
        Difference(Stored.BOARD, (scope, *place), stored.get(place), right.get(place))
        for place in sorted({*stored, *right})
        if stored.get(place) != right.get(place)
    )
