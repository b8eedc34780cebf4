"""Persons behind members, what they want, and the ledger of their freezes, on every store."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.person import Known, Profile
from bot.domain.streak import Freeze, FreezeKind
from tests.builders import ANA, BEN, CEM, CHANNEL, MONDAY, NINE

DAN = "slack:T0STUDY:U0DAN"
BOARD = (CHANNEL.key, "all", "")
WISHES = Profile(
    ANA.key, "Ana", "Night owl", True, "Europe/Berlin", time(8, 30), date(2026, 12, 1), unreachable=True
)


def link(write, *pairs):
    """Link members to persons, one after the other."""
    for member, person in pairs:
        write(lambda unit, m=member, p=person: unit.members.link(m, p))


def persons(read, *members):
    """Return the person of each member."""
    return [read(lambda unit, m=member: unit.members.known(m).person) for member in members]


def test_everybody_is_a_person_of_their_own(read):
    """A member that nobody linked is the person of that name, alone."""
    assert read(lambda unit: unit.members.known(ANA.key)) == Known(ANA.key)
    assert read(lambda unit: unit.members.of(ANA.key)) == (ANA.key,)


def test_a_linked_member_is_the_other_person(write, read):
    """After linking, both members are one person, the one that was linked to comes first."""
    link(write, (CEM.key, ANA.key))
    assert read(lambda unit: unit.members.known(CEM.key)) == Known(ANA.key, linked=True)
    assert read(lambda unit: unit.members.known(ANA.key)) == Known(ANA.key, linked=True)
    assert read(lambda unit: unit.members.of(ANA.key)) == (ANA.key, CEM.key)


def test_whoever_was_linked_comes_along(write, read):
    """Linking a person that is several members takes all of them along."""
    link(write, (CEM.key, BEN.key), (BEN.key, ANA.key))
    assert persons(read, ANA.key, BEN.key, CEM.key) == [ANA.key] * 3
    assert read(lambda unit: unit.members.of(ANA.key)) == (ANA.key, *sorted((BEN.key, CEM.key)))


@pytest.mark.parametrize("leaver", [CEM.key, ANA.key])
def test_unlinking_restores(write, read, leaver):
    """Whichever of two members leaves, both are persons of their own again."""
    link(write, (CEM.key, ANA.key))
    write(lambda unit: unit.members.unlink(leaver))
    assert persons(read, ANA.key, CEM.key) == [ANA.key, CEM.key]
    assert read(lambda unit: unit.members.known(ANA.key)) == Known(ANA.key)


def test_the_members_left_behind_stay_together(write, read):
    """When the member leaves that the others were linked to, those are one person still."""
    link(write, (BEN.key, ANA.key), (CEM.key, ANA.key), (DAN, ANA.key))
    write(lambda unit: unit.members.unlink(ANA.key))
    assert persons(read, ANA.key)[0] == ANA.key
    assert len(set(persons(read, BEN.key, CEM.key, DAN))) == 1


def test_unlinking_nobody_is_harmless(write, read):
    """A member that stands alone stays so."""
    write(lambda unit: unit.members.unlink(BEN.key))
    assert persons(read, BEN.key) == [BEN.key]


def test_wishes_are_kept_whole(write, read):
    """What a person wants comes back as it was saved, and may be changed."""
    assert read(lambda unit: unit.members.profile(ANA.key)) == Profile(ANA.key)
    write(lambda unit: unit.members.save(WISHES))
    assert read(lambda unit: unit.members.profile(ANA.key)) == WISHES
    plain = replace(WISHES, alias="", hidden=False, remind_at=None, snoozed_until=None, unreachable=False)
    write(lambda unit: unit.members.save(plain))
    assert read(lambda unit: unit.members.profile(ANA.key)) == plain


def test_saving_wishes_leaves_the_name(write, read):
    """The name is what the platform says, whatever a person's wishes were saved with."""
    write(lambda unit: unit.members.meet(ANA.key, "Ana"))
    write(lambda unit: unit.members.save(replace(WISHES, name="Forged")))
    write(lambda unit: unit.members.meet(ANA.key, "Ana María"))
    assert read(lambda unit: unit.members.profile(ANA.key)) == replace(WISHES, name="Ana María")


def test_hiding_is_known_of_every_member(write, read):
    """Whoever left the boards left them with all members."""
    link(write, (CEM.key, ANA.key))
    write(lambda unit: unit.members.save(WISHES))
    assert read(lambda unit: unit.members.known(CEM.key)) == Known(ANA.key, linked=True, hidden=True)
    assert read(lambda unit: unit.members.known(BEN.key)) == Known(BEN.key)


def test_an_alias_stands_on_the_board(write, read):
    """A board shows an alias instead of the name, and the name again without one."""
    write(lambda unit: unit.standings.add(CHANNEL.key, ["all"], [""], ANA.key, 1))
    write(lambda unit: unit.members.meet(ANA.key, "Ana"))
    for alias, shown in (("Night owl", "Night owl"), ("", "Ana")):
        write(lambda unit, a=alias: unit.members.save(Profile(ANA.key, alias=a)))
        assert read(lambda unit: unit.standings.page(*BOARD, 0, 10)) == [(ANA.key, shown, 1)]


def a_freeze(number=0, turn=0, kind=FreezeKind.SPENT, **changed):
    """Return Ana's freeze of the n-th day."""
    return replace(Freeze(ANA.key, CHANNEL.key, MONDAY + timedelta(days=number), turn, kind, NINE), **changed)


def test_an_entry_is_written_once(write, read):
    """Of two entries about the same turn of a day the first is kept."""
    assert write(lambda unit: unit.freezes.add(a_freeze()))
    assert not write(lambda unit: unit.freezes.add(a_freeze(kind=FreezeKind.RETURNED)))
    assert write(lambda unit: unit.freezes.add(a_freeze(turn=1, kind=FreezeKind.RETURNED)))
    kinds = [entry.kind for entry in read(lambda unit: unit.freezes.of(ANA.key, CHANNEL.key))]
    assert kinds == [FreezeKind.SPENT, FreezeKind.RETURNED]


def test_freezes_of_others_are_apart(write, read):
    """Another person and another scope have their own entries."""
    write(
        lambda unit: [unit.freezes.add(a_freeze(person=BEN.key)), unit.freezes.add(a_freeze(scope="team:x"))]
    )
    assert read(lambda unit: unit.freezes.of(ANA.key, CHANNEL.key)) == []


def test_people_are_told_once(write):
    """An entry is news the first time it is asked for, and no more."""
    write(lambda unit: [unit.freezes.add(a_freeze(2)), unit.freezes.add(a_freeze(1))])
    assert write(lambda unit: unit.freezes.tell(ANA.key, CHANNEL.key)) == [a_freeze(1), a_freeze(2)]
    write(lambda unit: unit.freezes.add(a_freeze(3)))
    assert write(lambda unit: unit.freezes.tell(ANA.key, CHANNEL.key)) == [a_freeze(3)]
    assert write(lambda unit: unit.freezes.tell(ANA.key, CHANNEL.key)) == []


def test_whoever_has_entries_is_found(write, read):
    """Everybody with entries in a scope is found once, and every scope somebody has entries in."""
    more = (a_freeze(), a_freeze(turn=1, kind=FreezeKind.RETURNED), a_freeze(person=BEN.key))
    write(lambda unit: [unit.freezes.add(one) for one in (*more, a_freeze(person=CEM.key, scope="team:x"))])
    assert sorted(read(lambda unit: unit.freezes.people(CHANNEL.key))) == [ANA.key, BEN.key]
    assert read(lambda unit: unit.freezes.people("team:y")) == []
    write(lambda unit: unit.freezes.add(a_freeze(scope="team:x")))
    assert sorted(read(lambda unit: unit.freezes.scopes(ANA.key))) == sorted([CHANNEL.key, "team:x"])
    assert read(lambda unit: unit.freezes.scopes("nobody")) == []
