"""Holidays, days off, quiet hours and the catch-up window, as a channel lives through them."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.order import DeliveryKind, Subject
from bot.domain.plan import EVERY_DAY, Reveals
from bot.domain.prompt import PromptState
from tests.builders import CHANNEL
from tests.stage import TUESDAY, WEDNESDAY, Stage

MONDAY = date(2026, 11, 23)
LUNCH = (time(10), time(12))


def state(stage: Stage, day: date) -> OccurrenceState | None:
    """Return what became of a day's post."""
    found = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.POST, day))
    return found.state if found else None


def subjects(stage: Stage) -> list[Subject]:
    """Return what is delivered at this moment, edits left out."""
    return [
        one.claim.order.subject for one in stage.deliver() if one.claim and one.kind is not DeliveryKind.EDIT
    ]


def test_holidays_and_days_off_have_no_post(stage: Stage) -> None:
    """On a holiday of the plan's region and on a day off nothing is planned, so nothing is missed either."""
    stage.studies(holidays="DE", days_off=(WEDNESDAY,))
    for number in range(4):
        stage.at(9, days=number)
        stage.deliver()

    assert [state(stage, MONDAY + timedelta(days=number)) for number in range(4)] == [
        OccurrenceState.DONE,
        None,
        None,
        OccurrenceState.DONE,
    ]


def test_a_planned_day_that_became_a_holiday_is_skipped(stage: Stage) -> None:
    """A post that was planned before its date became a holiday is skipped, and the next one is planned."""
    stage.studies(holidays="DE")
    stage.calendar.days["DE", MONDAY] = "Day of the New Law"
    stage.at(9)

    assert stage.deliver() == []
    assert state(stage, MONDAY) is OccurrenceState.SKIPPED
    stage.at(9, days=2)
    assert subjects(stage) == [Subject.QUESTION]


def test_a_late_post_waits_for_the_end_of_quiet_hours(stage: Stage) -> None:
    """A post that is late inside quiet hours is sent when they end, says that it is late, and once."""
    stage.studies(quiet=LUNCH)
    stage.at(10, 30)
    during = stage.deliver()
    wakes = stage.desk.next_due().result()
    after = stage.at(12)

    assert (during, wakes) == ([], after)
    assert stage.post().late
    assert stage.deliver() == []


def test_a_post_whose_window_ends_in_quiet_hours_is_missed(stage: Stage) -> None:
    """When quiet hours end after the catch-up window, a late post is missed at once."""
    stage.studies(quiet=LUNCH, catch_up=2)
    stage.at(10, 30)

    assert stage.deliver() == []
    assert state(stage, MONDAY) is OccurrenceState.MISSED


@pytest.mark.parametrize(("catch_up", "posted"), [(0, 0), (1, 0), (2, 1)])
def test_the_plan_says_how_long_to_catch_up(stage: Stage, catch_up: int, posted: int) -> None:
    """A post two hours late goes out when its plan allows two hours, and is missed when it allows less."""
    stage.studies(catch_up=catch_up)
    stage.at(11)

    assert len(stage.deliver()) == posted


def test_a_post_planned_in_quiet_hours_is_sent(stage: Stage) -> None:
    """The steward chose the time of the post, so quiet hours do not hold it back."""
    stage.studies(quiet=(time(8), time(10)))
    stage.at(9)

    assert subjects(stage) == [Subject.QUESTION]


def test_of_several_late_posts_the_newest_is_sent(stage: Stage) -> None:
    """After an outage over two posts only the newest is sent, although both are inside their window."""
    stage.studies(days=EVERY_DAY, catch_up=24)
    stage.at(9, days=1)

    assert subjects(stage) == [Subject.QUESTION]
    assert (state(stage, MONDAY), state(stage, TUESDAY)) == (OccurrenceState.MISSED, OccurrenceState.DONE)


def test_a_late_post_is_not_given_up_for_a_day_that_was_skipped(stage: Stage) -> None:
    """A newer date that is settled already takes no late post's place."""
    plan = stage.studies(days=EVERY_DAY, catch_up=24)
    stage.run(
        lambda unit: unit.occurrences.plan(
            replace(
                unit.occurrences.next_of(plan.channel.key, OccurrenceKind.POST),
                local_date=TUESDAY,
                state=OccurrenceState.SKIPPED,
            )
        )
    )
    stage.at(9, days=1)

    assert subjects(stage) == [Subject.QUESTION]
    assert state(stage, MONDAY) is OccurrenceState.DONE


def test_a_reveal_waits_for_the_end_of_quiet_hours(stage: Stage) -> None:
    """Reveals due in quiet hours come when they end, in their order, and the question stays open so long."""
    stage.studies(quiet=(time(11, 30), time(14)), reveals=Reveals(60, 180, 240))
    stage.at(9)
    prompt = stage.post()
    stage.at(10)
    first = subjects(stage)
    stage.at(13, 59)
    during = subjects(stage)
    open_until = stage.prompt(stage.delivered[0]).closes_at
    then = stage.at(14)
    after = subjects(stage)

    assert (first, during, after) == ([Subject.ASK_FIRST], [], [Subject.STEPS, Subject.CLOSING])
    assert (prompt.closes_at, open_until) == (then, then)


def test_a_reveal_that_became_due_in_an_outage_waits_too(stage: Stage) -> None:
    """A bot that comes back in quiet hours keeps what it owes until they end."""
    stage.studies(quiet=(time(20), time(7)))
    stage.at(9)
    prompt = stage.post()
    stage.at(23)
    during = (subjects(stage), stage.run(lambda unit: unit.prompts.get(prompt.id)).state)
    stage.at(7, days=1)

    assert during == ([], PromptState.OPEN)
    assert subjects(stage) == [Subject.ASK_FIRST, Subject.STEPS, Subject.CLOSING]
