"""Amendments and corrections, on every store."""

from datetime import timedelta

from bot.domain.attempt import Amendment
from bot.domain.correction import Correction
from tests.builders import ANA, BEN, CHANNEL, MONDAY, NINE, an_attempt

CORRECTION = Correction("q1/i1", 2)


def an_amendment(cause="correction/q1/i1/2"):
    """Return what Ana's quick check is given later."""
    return Amendment(ANA.key, CHANNEL.key, "check/p1", cause, "caching", 13, MONDAY, NINE)


def test_a_correction_begins_once(write, read):
    """The second to begin a correction hears that it was carried out."""
    begun = [write(lambda unit: unit.amendments.begin(CORRECTION, NINE)) for _ in range(2)]
    assert begun == [True, False]
    assert read(lambda unit: unit.amendments.begun()) == {CORRECTION}


def test_an_attempt_is_amended_once_per_cause(write):
    """The same cause gives nothing twice; another cause is another amendment."""
    added = [write(lambda unit, c=c: unit.amendments.add(an_amendment(c))) for c in ("one", "one", "two")]
    assert added == [True, False, True]


def test_the_answers_to_earlier_revisions_are_found(write, read):
    """A correction concerns the attempts at its item before its revision, in the order they were made."""
    later, other = NINE + timedelta(hours=1), "q2/i1"
    for attempt in (
        an_attempt(at=later),
        an_attempt(member=BEN.key),
        an_attempt(slot="quiz/r/0", rev=2),
        an_attempt(slot="quiz/r/1", item=other, about=other),
    ):
        write(lambda unit, a=attempt: unit.attempts.record(a))
    found = read(lambda unit: unit.amendments.answers("q1/i1", 2))
    assert [(a.member, a.rev) for a in found] == [(BEN.key, 1), (ANA.key, 1)]
