"""Judged answers as memory and strength see them, on every store."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.attempt import Verdict, check_slot
from bot.domain.memory import Answer
from bot.domain.person import Profile
from tests.builders import ANA, BEN, CEM, CHANNEL, NINE, a_plan, an_attempt

ELSEWHERE = replace(CHANNEL, native="C0OTHER")
DIRECT = "slack:T0STUDY:D0ANA"
FIRST = Answer(NINE, check_slot("p1"), "q1/i1", True, ANA.key, "q1", 1, "caching")


def answered(member=ANA, number=1, **changed):
    """Return an answer of a member to a prompt of that number."""
    values = {"member": member.key, "slot": check_slot(f"p{number}"), "about": f"a{number}"}
    return an_attempt(**{**values, "at": NINE + timedelta(minutes=number), **changed})


def record(write, *attempts):
    """Hand attempts to the ledger, one after the other."""
    for one in attempts:
        write(lambda unit, one=one: unit.attempts.record(one))


def test_a_judged_answer_is_what_was_recorded(write, read):
    """A right answer and a wrong one come back in their order, paid or not."""
    record(write, an_attempt(), answered(number=2, verdict=Verdict.WRONG, about="q1/i1", rev=3))
    right, wrong = read(lambda unit: unit.answers.of((ANA.key,)))
    assert right == FIRST
    assert wrong == replace(FIRST, at=NINE + timedelta(minutes=2), slot=check_slot("p2"), right=False, rev=3)
    assert right.at.tzname() == "UTC"


def test_what_is_not_judged_is_no_answer(write, read):
    """A written answer is none, and nor is anybody else's."""
    record(write, answered(verdict=Verdict.NOTED, item=None), answered(BEN, 2))
    assert read(lambda unit: unit.answers.of((ANA.key,))) == []
    assert read(lambda unit: unit.answers.of((CEM.key, ANA.key))) == []


def test_answers_of_all_members_of_a_person_are_found(write, read):
    """Whoever is several members gave the answers of each."""
    record(write, answered(ANA, 1), answered(CEM, 2), answered(BEN, 3))
    assert [one.member for one in read(lambda unit: unit.answers.of((ANA.key, CEM.key)))] == [
        ANA.key,
        CEM.key,
    ]


def test_the_latest_answers_of_channels_are_by_person(write, read):
    """What a team answered lately names persons, the latest answer first, as many as were asked for."""
    write(lambda unit: unit.members.link(CEM.key, ANA.key))
    record(write, answered(BEN, 1), answered(CEM, 2), answered(ANA, 3), answered(BEN, 4, channel=DIRECT))
    found = read(lambda unit: unit.answers.lately((CHANNEL.key, ELSEWHERE.key), 9))
    assert [(one.member, one.slot) for one in found] == [
        (ANA.key, "check/p3"),
        (ANA.key, "check/p2"),
        (BEN.key, "check/p1"),
    ]
    assert read(lambda unit: unit.answers.lately((CHANNEL.key,), 1)) == found[:1]


def test_who_left_the_boards_is_not_among_them(write, read):
    """The answers of a hidden person are left out, whichever member gave them."""
    write(lambda unit: unit.members.link(CEM.key, ANA.key))
    write(lambda unit: unit.members.save(Profile(ANA.key, hidden=True)))
    record(write, answered(ANA, 1), answered(CEM, 2), answered(BEN, 3))
    found = read(lambda unit: unit.answers.lately((CHANNEL.key,), 9))
    assert [one.member for one in found] == [BEN.key]


def test_home_is_where_a_person_studied_last(write, read):
    """Home is the channel with a plan in which any member of the person answered last."""
    write(lambda unit: unit.plans.save(a_plan()))
    write(lambda unit: unit.plans.save(a_plan(channel=ELSEWHERE)))
    assert read(lambda unit: unit.answers.home((ANA.key,))) is None
    record(write, answered(number=1), answered(number=2, channel=DIRECT))
    assert read(lambda unit: unit.answers.home((ANA.key,))) == CHANNEL.key
    record(write, answered(CEM, 3, channel=ELSEWHERE.key), answered(BEN, 4))
    assert read(lambda unit: unit.answers.home((ANA.key, CEM.key))) == ELSEWHERE.key
