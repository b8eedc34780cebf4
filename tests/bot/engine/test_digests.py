"""The week is summed up once, in the thread of its last question."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.places import Member
from bot.engine import study
from bot.engine.digest import summed_up
from bot.engine.recount import recount_person
from bot.interface.delivery import DeliveryKind
from tests.builders import ANA, BEN, CHANNEL, MONDAY, a_plan
from tests.stage import PACK, Stage, words

FRIDAY, SUNDAY = 4, 6


def live(stage, days, *people, hour=17):
    """Let days pass; some people answer each question, Ben always wrong."""
    for number in days:
        stage.at(9, days=number)
        prompt = stage.post()
        for member in people:
            stage.checks(prompt, member, "far" if member == BEN else "right")
        stage.at(hour, days=number)
        stage.deliver()


def digests(stage):
    """Return the digests that were delivered."""
    return [one for one in stage.delivered if one.message.summary == "The week summed up"]


def state(stage, monday=MONDAY):
    """Return what became of the digest of a week."""
    found = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.DIGEST, monday))
    return found.state if found else None


@pytest.fixture
def week(stage: Stage):
    """A week of five questions that Ana and Ben answered."""
    stage.studies()
    live(stage, range(5), ANA, BEN)
    return stage


def test_the_digest_is_a_reply_an_hour_after_the_close(week):
    """Nothing comes before its time; then one reply under Friday's question sums up the week."""
    week.at(17, 59, days=FRIDAY)
    assert week.deliver() == []
    week.at(18, days=FRIDAY)
    (reply,) = week.deliver()
    friday = week.run(lambda unit: unit.prompts.latest(CHANNEL.key))
    assert (reply.kind, reply.under) == (DeliveryKind.REPLY, friday.ref)
    assert "The week of Mon 23 Nov" in words(reply.message)


def test_the_digest_says_what_the_week_was(week):
    """Answers, people, the days together and the most points are in it, and nobody without points."""
    week.at(18, days=FRIDAY)
    (reply,) = week.deliver()
    said = words(reply.message)
    assert "Answers 10" in said
    assert "People 2" in said
    assert "5 days in a row" in said
    assert "Ana" in said
    assert "Ben" not in said
    assert "Hardest: 1 of 2 answers right" not in said


def test_a_week_is_summed_up_once(week):
    """Ticking on, or restarting, gives no second digest; the next week's is planned."""
    week.at(18, days=FRIDAY)
    week.deliver()
    week.at(19, days=FRIDAY)
    assert week.deliver() == []
    assert len(digests(week)) == 1
    assert state(week) is OccurrenceState.DONE
    assert state(week, MONDAY + timedelta(days=7)) is OccurrenceState.PLANNED


def test_the_goal_is_last_weeks_number(week):
    """Without a goal of a steward's, a week is measured by the one before."""
    week.at(18, days=FRIDAY)
    week.deliver()
    live(week, range(7, 12), ANA)
    week.at(18, days=11)
    (reply,) = week.deliver()
    assert "The goal, last week's number, was 10 answers. Next week, perhaps." in words(reply.message)


def test_a_steward_may_set_the_goal(week):
    """A goal that a steward set is the one that counts."""
    week.run(study.changed, PACK, week.calendar, a_plan(goal=10), week.clock.at, "saved")
    week.at(18, days=FRIDAY)
    (reply,) = week.deliver()
    assert "The goal was 10 answers, and you reached it." in words(reply.message)


def test_quiet_hours_are_waited_for(stage: Stage):
    """A digest that falls into quiet hours comes when they end."""
    stage.studies(quiet=(time(17, 30), time(8)))
    live(stage, range(5), ANA)
    stage.at(18, days=FRIDAY)
    assert stage.deliver() == []
    stage.at(8, days=5)
    assert len(stage.deliver()) == 1


def test_an_open_question_is_waited_for(stage: Stage):
    """Where the last question was posted late, the week is summed up after it has closed."""
    stage.studies()
    live(stage, range(4), ANA)
    stage.at(12, days=FRIDAY)
    stage.post()
    stage.at(18, days=FRIDAY)
    stage.deliver()
    assert digests(stage) == []
    for hour in (20, 21):
        stage.at(hour, days=FRIDAY)
        stage.deliver()
    assert len(digests(stage)) == 1


def test_a_week_without_questions_says_nothing(stage: Stage):
    """A channel that was not asked anything in a week gets no digest."""
    stage.studies()
    stage.at(12, days=8)
    stage.deliver()
    assert digests(stage) == []
    assert state(stage) is OccurrenceState.SKIPPED


def test_a_digest_that_is_a_day_late_is_missed(week):
    """After an outage of more than a day nobody looks back at the week any more."""
    week.at(19, days=FRIDAY + 1)
    week.deliver()
    assert digests(week) == []
    assert state(week) is OccurrenceState.MISSED


@pytest.mark.parametrize("change", ["off", "paused"])
def test_a_plan_that_wants_none_gets_none(week, change):
    """A digest that a steward switched off, or of a paused plan, does not come."""
    plan = a_plan(digest=False) if change == "off" else a_plan(paused=True)
    week.run(study.changed, PACK, week.calendar, plan, week.clock.at, "saved")
    week.at(18, days=FRIDAY)
    assert week.deliver() == []


def test_whoever_left_the_boards_is_not_named(week):
    """Somebody who left the boards is in the digest's numbers and not among its names."""

    def leave(unit):
        unit.members.save(replace(unit.members.profile(ANA.key), hidden=True))
        recount_person(unit, ANA.key)

    week.run(leave)
    week.at(18, days=FRIDAY)
    (reply,) = week.deliver()
    assert "Ana" not in words(reply.message)
    assert "Answers 10" in words(reply.message)


def test_more_than_three_on_the_third_rank_are_not_named(stage: Stage):
    """At most three people are named: where a rank would make them more, nobody of that rank is."""
    crowd = [Member(ANA.space, f"U{number}") for number in range(5)]
    stage.studies()
    live(stage, range(2), *crowd)
    live(stage, [2], crowd[0])
    live(stage, [3, FRIDAY])
    stage.at(18, days=FRIDAY)
    (reply,) = stage.deliver()
    named = [f"U{number}" for number in range(5) if f"U{number}" in words(reply.message)]
    assert named == ["U0"]


def test_the_hardest_item_is_shown_with_its_answer(stage: Stage):
    """The item that fewest got right is in the digest, with what is right, once it has closed."""
    stage.studies(topics=("caching",))
    stage.at(9)
    prompt = stage.post()
    for number in range(4):
        stage.checks(prompt, Member(ANA.space, f"U{number}"), "right" if number == 0 else "near")
    stage.at(17)
    stage.deliver()
    live(stage, range(1, 5))
    stage.at(18, days=FRIDAY)
    (reply,) = stage.deliver()
    assert "Hardest: 1 of 4 answers right" in words(reply.message)
    assert "Right: Option right" in words(reply.message)


def test_the_digest_follows_a_change_of_plan(stage: Stage):
    """A digest that is not sent yet moves with the plan, and stays that week's only one."""
    stage.studies()
    stage.studies(days=frozenset({0, 1}))
    found = stage.run(lambda unit: unit.occurrences.next_of(CHANNEL.key, OccurrenceKind.DIGEST))
    assert found.local_date == MONDAY
    assert found.due_at.date() == date(2026, 11, 24)


def test_a_week_that_a_change_would_put_behind_keeps_its_digest(stage: Stage):
    """Sunday's late post is summed up on Monday, also by a plan that would have done it a day before."""
    stage.studies(at=time(23), days=frozenset({SUNDAY}))
    stage.at(23, days=SUNDAY)
    stage.post()
    stage.at(2, days=SUNDAY + 1)
    stage.deliver()
    stage.studies(days=frozenset({SUNDAY}))
    stage.at(9, days=SUNDAY + 1)
    stage.deliver()
    assert len(digests(stage)) == 1
    assert state(stage) is OccurrenceState.DONE


def test_a_week_without_days_by_the_new_plan_keeps_its_digest(stage: Stage):
    """A week in which the changed plan has no day is summed up when it was to be, and so is the next one."""
    stage.studies()
    live(stage, range(2), ANA)
    stage.calendar.days["DE", MONDAY] = "Day of the New Law"
    stage.studies(days=frozenset({0}), holidays="DE")
    stage.at(18, days=FRIDAY)
    stage.deliver()
    live(stage, [7], ANA)
    stage.at(19, days=7)
    stage.deliver()
    assert len(digests(stage)) == 2


def test_a_plan_that_wants_no_digest_keeps_none(week):
    """Once a plan is paused nothing is planned for its week, changed or not."""
    week.run(study.pause, PACK, week.calendar, week.visit(BEN), week.clock.at)
    assert state(week) is None


def test_a_goal_counts_the_whole_week_before(stage: Stage):
    """A digest that comes when the next week has begun still knows all days of the one before its own."""
    stage.studies(days=frozenset(range(7)))
    live(stage, range(14), ANA)
    stage.at(9, days=14)
    stage.post()
    sunday = stage.run(
        lambda unit: unit.prompts.between((CHANNEL.key,), *[MONDAY + timedelta(days=13)] * 2)[0]
    )

    assert stage.run(summed_up, PACK, sunday).goal == 7
