"""What stewards do with a plan: every change plans the unsent posts anew, and no date gets two."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.facts import PlanSaved, PlanStatus, PostedNow
from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.order import DeliveryKind, Failure
from bot.domain.plan import EVERY_DAY, Plan
from bot.domain.question import Level
from bot.domain.refusal import Reason, Refusal
from bot.engine import study
from tests.builders import BEN, CHANNEL
from tests.stage import PACK, Stage

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


def steward(stage: Stage, verb: object) -> object:
    """Do something as a steward."""
    return stage.run(verb, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)  # type: ignore[arg-type]


def posts(stage: Stage) -> int:
    """Return how many messages are posted at this moment."""
    return sum(one.kind is DeliveryKind.POST for one in stage.deliver())


def next_post(stage: Stage) -> date | None:
    """Return the date of the next planned post."""
    post = stage.run(lambda unit: unit.occurrences.next_of(CHANNEL.key, OccurrenceKind.POST))
    return post.local_date if post else None


def test_a_draft_begins_with_harmless_values(stage: Stage) -> None:
    """Without a plan the form starts from nine o'clock on weekdays; with one, from the plan."""
    new = stage.run(study.draft, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)
    plan = stage.studies(zone="Asia/Tokyo")
    known = stage.run(study.draft, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)

    assert (new.is_new, new.plan.at, new.plan.zone) == (True, time(9), "UTC")
    assert (known.is_new, known.plan, len(known.upcoming)) == (False, plan, 3)


def test_saving_plans_the_next_post(stage: Stage) -> None:
    """A saved plan names its next five posts, and the first is planned at once."""
    saved = stage.run(
        study.save_plan, PACK, stage.calendar, Plan(CHANNEL, "Europe/Berlin", time(9)), stage.clock.at
    )

    assert isinstance(saved, PlanSaved)
    assert saved.change == "saved"
    assert [post.local_date.day for post in saved.upcoming] == [23, 24, 25, 26, 27]
    assert saved.upcoming[0].due_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert next_post(stage) == MONDAY


def test_a_change_loses_nothing_that_was_due(stage: Stage) -> None:
    """A post that came due while nobody ticked still goes out when the plan is changed before it does."""
    plan = stage.studies()
    stage.at(9, 30)
    stage.run(study.save_plan, PACK, stage.calendar, plan, stage.clock.at)
    stage.desk.tick()

    assert posts(stage) == 1


def test_a_plan_without_questions_is_refused(stage: Stage) -> None:
    """A plan that no question fits is not saved."""
    plan = Plan(CHANNEL, "Europe/Berlin", time(9), topics=("security",), level=Level.JUNIOR)

    assert stage.run(study.save_plan, PACK, stage.calendar, plan, stage.clock.at) == Refusal(
        Reason.NO_QUESTIONS
    )
    assert stage.run(lambda unit: unit.plans.get(CHANNEL.key)) is None


def test_a_change_replans_only_what_is_not_sent(stage: Stage) -> None:
    """A new time moves the posts that are still to come and leaves the one of today alone."""
    stage.studies()
    stage.at(9)
    assert posts(stage) == 1
    stage.studies(at=time(15))

    assert next_post(stage) == TUESDAY
    stage.at(15)
    assert posts(stage) == 0
    stage.at(9, days=1)
    assert posts(stage) == 0
    stage.at(15, days=1)
    assert posts(stage) == 1


def test_an_earlier_plan_moves_todays_post(stage: Stage) -> None:
    """Before today's post is sent, a new time moves it."""
    stage.studies()
    stage.studies(at=time(8, 30))
    stage.at(8, 30)

    assert posts(stage) == 1
    stage.at(9)
    assert posts(stage) == 0


def test_a_pause_stops_posting(stage: Stage) -> None:
    """A paused plan has no posts to come, and resuming brings them back."""
    stage.studies()
    paused = steward(stage, study.pause)
    stage.at(9)
    nothing = posts(stage)
    resumed = steward(stage, study.resume)

    assert isinstance(paused, PlanSaved)
    assert isinstance(resumed, PlanSaved)
    assert (paused.change, paused.upcoming, nothing) == ("paused", (), 0)
    assert (resumed.change, next_post(stage)) == ("resumed", TUESDAY)
    assert stage.run(study.draft, PACK, stage.calendar, stage.visit(BEN), stage.clock.at).upcoming != ()


def test_pausing_and_resuming_twice_is_refused(stage: Stage) -> None:
    """A plan that is paused cannot be paused again, and a running one cannot be resumed."""
    stage.studies()

    assert steward(stage, study.resume) == Refusal(Reason.NOT_PAUSED)
    steward(stage, study.pause)
    assert steward(stage, study.pause) == Refusal(Reason.ALREADY_PAUSED)


@pytest.mark.parametrize(
    "verb", [study.pause, study.resume, study.skip, study.post_now, study.preview, study.status]
)
def test_without_a_plan_there_is_nothing_to_do(stage: Stage, verb: object) -> None:
    """Every verb about a plan is refused in a channel that has none."""
    assert steward(stage, verb) == Refusal(Reason.NO_PLAN)


def test_a_skip_leaves_out_one_post(stage: Stage) -> None:
    """Skipping leaves out the next post and plans the one after it."""
    stage.studies()
    skipped = steward(stage, study.skip)
    stage.at(9)

    assert isinstance(skipped, PlanSaved)
    assert (skipped.change, skipped.upcoming[0].local_date) == ("skipped", TUESDAY)
    assert posts(stage) == 0
    assert next_post(stage) == TUESDAY


def test_a_skipped_day_stays_skipped(stage: Stage) -> None:
    """Saving the plan again does not bring back a day that was skipped."""
    stage.studies()
    steward(stage, study.skip)
    stage.studies(at=time(10))

    assert next_post(stage) == TUESDAY


def test_nothing_planned_cannot_be_skipped(stage: Stage) -> None:
    """While the plan is paused there is no post to skip."""
    stage.studies()
    steward(stage, study.pause)

    assert steward(stage, study.skip) == Refusal(Reason.NOTHING_PLANNED)


def test_post_now_takes_todays_place(stage: Stage) -> None:
    """A question posted ahead of its time is today's, and the planned one does not follow."""
    stage.studies()
    done = steward(stage, study.post_now)
    now = posts(stage)
    stage.at(9)

    assert done == PostedNow(MONDAY, stage.visit(BEN, at=datetime(2026, 11, 23, 7, tzinfo=UTC)).at)
    assert (now, posts(stage)) == (1, 0)
    assert next_post(stage) == TUESDAY


def test_a_day_never_gets_two(stage: Stage) -> None:
    """After the post of the day, post-now is refused."""
    stage.studies()
    stage.at(9)
    stage.deliver()

    assert steward(stage, study.post_now) == Refusal(Reason.ALREADY_POSTED)
    assert posts(stage) == 0


def test_a_withdrawn_post_has_had_its_date(stage: Stage) -> None:
    """A date whose post was tried and withdrawn is missed, and post-now is refused there, not broken."""
    stage.studies()
    stage.at(9)
    stage.desk.tick()
    (post,) = stage.claim()
    stage.desk.failed(post, Failure("not_in_channel", permanent=True)).result(timeout=30)

    assert steward(stage, study.post_now) == Refusal(Reason.ALREADY_POSTED)


def test_post_now_works_on_any_day(stage: Stage) -> None:
    """On a day outside the plan, after a skip and while paused, post-now posts all the same."""
    stage.studies()
    steward(stage, study.skip)
    assert isinstance(steward(stage, study.post_now), PostedNow)
    assert posts(stage) == 1

    stage.at(12, days=5)
    stage.deliver()
    steward(stage, study.pause)
    assert isinstance(steward(stage, study.post_now), PostedNow)
    assert posts(stage) == 1
    assert next_post(stage) is None


def test_post_now_needs_a_question(stage: Stage) -> None:
    """When no question fits the plan any more, post-now is refused."""
    stage.studies(topics=("security",))
    smaller = type(PACK)(PACK.name, "2", PACK.topics, {"q1": PACK.questions["q1"]})
    refused = stage.run(study.post_now, smaller, stage.calendar, stage.visit(BEN), stage.clock.at)

    assert refused == Refusal(Reason.NO_QUESTIONS)


def test_a_preview_changes_nothing(stage: Stage) -> None:
    """A preview names the next posts and leaves everything as it is."""
    plan = stage.studies()
    shown = steward(stage, study.preview)

    assert isinstance(shown, PlanSaved)
    assert (shown.plan, shown.change, len(shown.upcoming)) == (plan, "", 5)
    assert next_post(stage) == MONDAY


def test_status_tells_what_happened(stage: Stage) -> None:
    """The status lists the latest days with what became of them, and how much is left to ask."""
    stage.studies(days=EVERY_DAY)
    stage.at(9)
    stage.deliver()
    steward(stage, study.skip)
    stage.at(20, days=2)
    stage.deliver()
    shown = steward(stage, study.status)

    assert isinstance(shown, PlanStatus)
    assert [(post.local_date, post.state) for post in shown.recent] == [
        (WEDNESDAY, OccurrenceState.MISSED),
        (TUESDAY, OccurrenceState.SKIPPED),
        (MONDAY, OccurrenceState.DONE),
    ]
    assert (shown.left_in_bag, shown.parked, shown.stuck) == (2, None, 0)
    assert shown.upcoming[0].local_date == date(2026, 11, 26)


def test_status_tells_what_needs_a_steward(stage: Stage) -> None:
    """A parked channel and a message that may or may not exist are in the status."""
    stage.studies()
    fresh = steward(stage, study.status)
    stage.at(9)
    stage.desk.tick()
    post = stage.claim()[0]
    stage.desk.failed(post, Failure("timeout", ambiguous=True, permanent=True)).result()
    shown = steward(stage, study.status)

    assert isinstance(fresh, PlanStatus)
    assert isinstance(shown, PlanStatus)
    assert (fresh.left_in_bag, fresh.recent) == (3, ())
    assert (shown.parked, shown.stuck) == ("timeout", 1)


@pytest.mark.parametrize("change", ["saved", "resumed"])
def test_a_parked_channel_is_taken_up_again(stage: Stage, change: str) -> None:
    """Saving the plan, or resuming, tries a parked channel again."""
    plan = stage.studies()
    stage.run(lambda unit: unit.channels.park(CHANNEL.key, "not_in_channel", stage.clock.at))
    if change == "saved":
        stage.run(study.save_plan, PACK, stage.calendar, plan, stage.clock.at)
    else:
        steward(stage, study.resume)

    assert stage.run(lambda unit: unit.channels.parked(CHANNEL.key)) is None
    stage.at(9)
    assert posts(stage) == 1
