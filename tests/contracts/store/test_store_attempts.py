"""The ledger of attempts, on every store."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.attempt import Surface, Verdict, quiz_slot, written_slot
from bot.engine.ports import Recorded
from tests.builders import ANA, BEN, CEM, CHANNEL, MONDAY, NINE, an_attempt


def written(**changed):
    """Return Ana's written answer to Monday's prompt."""
    values = {
        "slot": written_slot("p1"),
        "about": written_slot("p1"),
        "surface": Surface.WRITTEN,
        "verdict": Verdict.NOTED,
        "points": 5,
        "item": None,
        "order": (),
        "chosen": None,
        "text": "First I would ask…",
    }
    return an_attempt(**{**values, **changed})


def quizzed(place, run="r1", **changed):
    """Return Ana's answer to one place of a quiz run."""
    item = f"q{place}/i1"
    values = {"slot": quiz_slot(run, place), "about": item, "item": item, "prompt": None}
    return an_attempt(**{**values, "surface": Surface.QUIZ, **changed})


def record_all(unit, attempts):
    """Hand several attempts to the ledger."""
    return [unit.attempts.record(one) for one in attempts]


def test_the_first_attempt_pays(write, read):
    """The first answer in a slot pays, and is kept whole."""
    assert write(lambda unit: unit.attempts.record(an_attempt())) is Recorded.PAID
    assert read(lambda unit: unit.attempts.in_slot(ANA.key, "check/p1")) == an_attempt()


def test_a_written_answer_is_kept_whole(write, read):
    """A written answer comes back word for word, without options."""
    write(lambda unit: unit.attempts.record(written()))
    assert read(lambda unit: unit.attempts.in_slot(ANA.key, written_slot("p1"))) == written()


def test_an_attempts_instant_comes_back_in_utc(write, read):
    """When an answer was given is the same instant later, aware and in UTC."""
    write(lambda unit: unit.attempts.record(an_attempt(at=NINE.astimezone(ZoneInfo("Asia/Tokyo")))))
    at = read(lambda unit: unit.attempts.in_slot(ANA.key, "check/p1")).at
    assert (at, at.tzname()) == (NINE, "UTC")


def test_an_attempt_at_a_naive_instant_is_refused(write, read):
    """An answer whose instant does not say its zone is not recorded."""
    with pytest.raises(Exception, match="must say its zone"):
        write(lambda unit: unit.attempts.record(an_attempt(at=NINE.replace(tzinfo=None))))
    assert read(lambda unit: unit.attempts.in_slot(ANA.key, "check/p1")) is None


def test_a_slot_is_taken_once(write, read):
    """The first answer in a slot stands, whatever comes later."""
    write(lambda unit: unit.attempts.record(an_attempt()))
    second = an_attempt(chosen="far", verdict=Verdict.WRONG, points=0, about="q9/i9")
    assert write(lambda unit: unit.attempts.record(second)) is Recorded.TAKEN
    assert read(lambda unit: unit.attempts.in_slot(ANA.key, "check/p1")) == an_attempt()


def test_an_item_pays_once_on_whichever_surface(write, read):
    """An item that was answered in a quiz is kept in the daily check too, but without points."""
    write(lambda unit: unit.attempts.record(quizzed(1)))
    assert write(lambda unit: unit.attempts.record(an_attempt())) is Recorded.UNPAID
    kept = read(lambda unit: unit.attempts.in_slot(ANA.key, "check/p1"))
    assert kept == replace(an_attempt(), points=0)


def test_unpaid_attempts_do_not_get_in_each_others_way(write):
    """Any number of unpaid attempts fit beside each other."""
    repeats = [quizzed(1, run=f"r{n}") for n in range(4)]
    outcomes = write(lambda unit: record_all(unit, repeats))
    assert outcomes == [Recorded.PAID, *[Recorded.UNPAID] * 3]


def test_members_do_not_take_each_others_slots(write):
    """The same slot of another member is another slot."""
    same = [an_attempt(member=who.key) for who in (ANA, BEN, CEM)]
    assert write(lambda unit: record_all(unit, same)) == [Recorded.PAID] * 3


def test_an_empty_slot_holds_nothing(read):
    """A slot that nobody answered is empty."""
    assert read(lambda unit: unit.attempts.in_slot(ANA.key, "check/p1")) is None


def test_the_tally_counts_choices_of_the_check_alone(write, read):
    """Written answers, quiz answers and other prompts are not in a prompt's tally."""
    others = [
        an_attempt(member=BEN.key),
        an_attempt(member=CEM.key, chosen="far", verdict=Verdict.WRONG, points=0),
        an_attempt(member="slack:T0STUDY:U0DAN", chosen=None),
        an_attempt(slot="check/p2", about="q2/i1", prompt="p2", chosen="off"),
        quizzed(3, chosen="near"),
    ]
    write(lambda unit: record_all(unit, [an_attempt(), written(), *others]))
    assert dict(read(lambda unit: unit.attempts.tally("p1"))) == {"right": 2, "far": 1}
    assert dict(read(lambda unit: unit.attempts.tally("p0"))) == {}


def test_whoever_answers_twice_is_one_member(write, read):
    """A check and a written answer by the same member count as one member who answered."""
    write(lambda unit: record_all(unit, [an_attempt(), written(), written(member=BEN.key)]))
    assert read(lambda unit: unit.attempts.answered("p1")) == 2
    assert read(lambda unit: unit.attempts.written("p1")) == 2
    assert read(lambda unit: (unit.attempts.answered("p0"), unit.attempts.written("p0"))) == (0, 0)


def test_items_answered_are_known_wherever_they_were_answered(write, read):
    """Answered items are found across channels, surfaces and verdicts, each once."""
    elsewhere = an_attempt(channel="slack:T0STUDY:C0OTHER", slot="check/p8", about="q8/i1", item="q8/i1")
    repeats = [quizzed(1), quizzed(1, run="r2"), written(), elsewhere, quizzed(2, member=BEN.key)]
    write(lambda unit: record_all(unit, repeats))
    assert read(lambda unit: unit.attempts.items_answered((ANA.key,))) == {"q1/i1", "q8/i1"}
    assert read(lambda unit: unit.attempts.items_answered((CEM.key,))) == set()


def test_only_paid_quiz_items_of_the_day_count_towards_its_limit(write, read):
    """Wrong answers, repeats, the daily check and other days leave the day's quiz limit alone."""
    attempts = [
        quizzed(1),
        quizzed(2),
        quizzed(1, run="r2"),
        quizzed(3, points=0, verdict=Verdict.WRONG),
        quizzed(4, local_date=MONDAY + timedelta(days=1)),
        quizzed(5, member=BEN.key),
        an_attempt(about="q7/i1", item="q7/i1"),
    ]
    write(lambda unit: record_all(unit, attempts))
    assert read(lambda unit: unit.attempts.practice_paid_on((ANA.key,), MONDAY)) == 2


def test_a_run_is_read_in_its_own_order(write, read):
    """The attempts of a run come in the order of its places, and no other run's are among them."""
    places = [10, 2, 0, 9, 1]
    runs = [quizzed(place) for place in places] + [quizzed(0, run="r10"), quizzed(0, run="r")]
    write(lambda unit: record_all(unit, [*runs, quizzed(3, member=BEN.key), an_attempt()]))
    found = read(lambda unit: unit.attempts.of_run(ANA.key, "r1"))
    assert [one.slot for one in found] == [quiz_slot("r1", place) for place in sorted(places)]


def test_attempts_are_counted_per_channel(write, read):
    """A member's attempts in another channel do not count here."""
    elsewhere = quizzed(5, channel="slack:T0STUDY:C0OTHER")
    write(lambda unit: record_all(unit, [an_attempt(), written(), quizzed(2), elsewhere]))
    assert read(lambda unit: unit.attempts.count((CHANNEL.key,), (ANA.key,))) == 3
    assert read(lambda unit: unit.attempts.count((CHANNEL.key,), (BEN.key,))) == 0


def test_an_answer_that_may_not_pay_is_still_the_first(write, read):
    """Kept without points because another member was first, an answer is the first of its own member."""
    assert write(lambda unit: unit.attempts.record(an_attempt(), may_pay=False)) is Recorded.UNPAID
    assert read(lambda unit: unit.attempts.in_slot(ANA.key, "check/p1")).points == 0
    assert read(lambda unit: unit.attempts.answered_before((ANA.key,), "q1/i1"))
    again = an_attempt(slot="check/p2")
    assert write(lambda unit: unit.attempts.record(again)) is Recorded.UNPAID


def test_everybody_who_answered_is_found(write, read):
    """Each member with answers is named once."""
    for member, slot in ((ANA.key, "p1"), (ANA.key, "p2"), (BEN.key, "p1")):
        one = an_attempt(member=member, slot=f"check/{slot}")
        write(lambda unit, one=one: unit.attempts.record(one))
    assert sorted(read(lambda unit: unit.attempts.members())) == [ANA.key, BEN.key]
