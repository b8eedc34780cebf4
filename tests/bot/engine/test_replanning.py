"""After zones or holidays have changed, what is not sent moves to where its plan now puts it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.occurrence import Occurrence, OccurrenceKind, OccurrenceState
from bot.engine import study
from bot.engine.replan import misplaced, replan
from tests.builders import BEN, CHANNEL
from tests.stage import PACK, TUESDAY, WEDNESDAY, Stage

MONDAY = date(2026, 11, 23)


def restarted(stage: Stage) -> Stage:
    """Return the bot as it starts again over the same store, with the calendar of the old one."""
    again = Stage(stage.store, PACK, stage.clock)
    again.calendar.days = stage.calendar.days
    return again


def post(stage: Stage, day: date) -> Occurrence | None:
    """Return a day's post."""
    found: Occurrence | None = stage.run(
        lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.POST, day)
    )
    return found


def test_a_new_holiday_moves_the_post_that_is_not_sent(stage: Stage) -> None:
    """A holiday that a new calendar knows moves the planned post; what was sent and its reveals stay."""
    stage.studies(holidays="DE-BY")
    stage.at(9)
    stage.deliver()
    sent = stage.run(lambda unit: list(unit.occurrences.due(stage.clock.at + timedelta(days=30), 9)))
    stage.calendar.days["DE-BY", TUESDAY] = "Day of the New Law"
    moved = restarted(stage).desk.replan()
    now = stage.run(lambda unit: list(unit.occurrences.due(stage.clock.at + timedelta(days=30), 9)))

    assert moved == 1
    assert [one for one in now if one.kind is not OccurrenceKind.POST] == [
        one for one in sent if one.kind is not OccurrenceKind.POST
    ]
    assert [one.local_date for one in now if one.kind is OccurrenceKind.POST] == [date(2026, 11, 26)]
    assert post(stage, MONDAY) is not None
    assert post(stage, MONDAY).state is OccurrenceState.DONE  # type: ignore[union-attr]


def test_a_holiday_that_was_withdrawn_gives_its_day_back(stage: Stage) -> None:
    """When a date is no holiday after all, the post that was planned behind it comes forward to it."""
    stage.calendar.days["DE", MONDAY] = "Day of the Old Law"
    stage.studies(holidays="DE")
    del stage.calendar.days["DE", MONDAY]

    assert restarted(stage).desk.replan() == 1
    assert post(stage, MONDAY) is not None
    assert post(stage, WEDNESDAY) is None


def test_a_zone_with_new_rules_moves_the_instant(stage: Stage) -> None:
    """A post that was planned by other rules of its zone is due when the zone's clock now shows its time."""
    stage.studies()
    old = replace(post(stage, MONDAY), due_at=stage.at(10))  # type: ignore[type-var]
    stage.run(lambda unit: unit.occurrences.replan(old))
    stage.at(8)

    assert restarted(stage).desk.replan() == 1
    assert post(stage, MONDAY).due_at == datetime(2026, 11, 23, 8, tzinfo=UTC)  # type: ignore[union-attr]


def test_what_stands_where_it_should_is_left_alone(stage: Stage) -> None:
    """Nothing moves where nothing changed, also behind a day that was skipped, and in a paused plan."""
    stage.studies()
    stage.run(study.skip, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)
    other = replace(CHANNEL, native="C0OTHER")
    stage.studies(channel=other, paused=True)

    assert restarted(stage).desk.replan() == 0
    assert post(stage, TUESDAY) is not None


def test_what_is_due_is_caught_up_with_and_not_moved(stage: Stage) -> None:
    """A post that became due while the bot was away is not planned away; it goes out late."""
    stage.studies()
    stage.at(9, 30)

    assert restarted(stage).desk.replan() == 0
    assert stage.run(misplaced, stage.calendar, stage.clock.at) == []
    assert stage.run(replan, stage.calendar, CHANNEL.key, stage.clock.at) is False
    assert stage.post().late


def test_a_channel_that_changed_meanwhile_is_left_alone(stage: Stage) -> None:
    """Whoever was quicker to plan anew, or to drop the plan's posts, is not undone."""
    stage.studies()

    assert stage.run(misplaced, stage.calendar, stage.clock.at) == []
    assert stage.run(replan, stage.calendar, CHANNEL.key, stage.clock.at) is False
    assert stage.run(replan, stage.calendar, "slack:T0STUDY:C0NONE", stage.clock.at) is False
