"""Adding the ledger up anew, after it became known who is who, what counts where, or who left the boards."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.domain.attempt import Attempt
from bot.domain.ledger import Sum, paid
from bot.domain.scope import Season
from bot.domain.standing import window_keys
from bot.engine.ports import Unit
from bot.engine.record import ALL_TOPICS

Boards = dict[tuple[str, str, str], int]
"""Points by window, topic and person, in one scope."""


def repay(unit: Unit, person: str) -> list[tuple[Attempt, int]]:
    """Settle anew what each answer of a person pays; return those that changed, and by how much.

    The boards are not touched.
    """
    members = unit.members.of(person)
    attempts = unit.attempts.of_members(members)
    changed = []
    for before, now in zip(attempts, paid(attempts, unit.amendments.of_members(members)), strict=True):
        if before.points != now.points:
            unit.attempts.repay(now.member, now.slot, now.points)
            changed.append((now, now.points - before.points))
    return changed


def recount_person(unit: Unit, person: str) -> None:
    """Add a person's points up anew on every board; whoever left the boards stands on none."""
    by_channel: dict[str, list[Sum]] = defaultdict(list)
    for one in unit.attempts.sums((), unit.members.of(person)):
        by_channel[one.channel].append(one)
    unit.teams.share(by_channel)
    unit.standings.forget(person)
    if unit.members.profile(person).hidden:
        return
    for channel, sums in by_channel.items():
        for scope in scopes_of(unit, channel):
            boards = added_up(sums, unit.teams.seasons(scope), {one.member: person for one in sums})
            _write(unit, scope, boards)


def recount_scope(unit: Unit, scope: str) -> None:
    """Add up anew every board of a scope, while nothing is answered in its channels."""
    unit.teams.hold((scope,))
    channels = channels_in(unit, scope)
    unit.teams.hold(channels)
    unit.standings.clear(scope)
    _write(unit, scope, boards_of(unit, scope, channels))


def channels_in(unit: Unit, scope: str) -> tuple[str, ...]:
    """Return the channels that count in a scope: a team's, those that share with a space, or itself."""
    team = unit.teams.get(scope)
    if team is not None:
        return team.channels
    sharing = (one.channel for one in unit.plans.all() if one.on_space_board)
    return tuple(one.key for one in sharing if one.space.key == scope) or (scope,)


def boards_of(unit: Unit, scope: str, channels: Sequence[str]) -> Boards:
    """Return what the boards of a scope must be, which is made of these channels."""
    if not channels:
        return {}
    sums = unit.attempts.sums(channels)
    known = {one.member: unit.members.known(one.member) for one in sums}
    standing = {member: who.person for member, who in known.items() if not who.hidden}
    return added_up(sums, unit.teams.seasons(scope), standing)


def scopes_of(unit: Unit, channel: str) -> tuple[str, ...]:
    """Return every scope that a channel's answers count in."""
    plan = unit.plans.get(channel)
    team = unit.teams.of(channel)
    shared = plan is not None and plan.on_space_board
    return (channel, *((team.key,) if team else ()), *((plan.channel.space.key,) if plan and shared else ()))


def added_up(sums: Iterable[Sum], seasons: Sequence[Season], persons: dict[str, str]) -> Boards:
    """Return the boards that sums make; members without a person stand on none."""
    boards: Counter[tuple[str, str, str]] = Counter()
    for one in sums:
        if one.member not in persons:
            continue
        season = next((season.first for season in seasons if season.covers(one.day)), None)
        for window in window_keys(one.day, season):
            for topic in (ALL_TOPICS, one.topic):
                boards[window, topic, persons[one.member]] += one.points
    return dict(boards)


def _write(unit: Unit, scope: str, boards: Boards) -> None:
    """Add sums to a scope in which the people concerned have none yet."""
    for (window, topic, person), points in boards.items():
        unit.standings.add(scope, (window,), (topic,), person, points)
