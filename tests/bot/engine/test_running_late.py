"""What runs late: it says so, waits for quiet hours to end, and beyond its time it is not sent."""

from datetime import time, timedelta

import pytest

from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.order import NOT_THERE, DeliveryKind, Failure
from bot.domain.prompt import PromptState
from bot.interface.delivery import Delivery
from tests.builders import CHANNEL, MONDAY
from tests.stage import Stage


@pytest.fixture
def post(stage: Stage) -> Delivery:
    """Monday's question, claimed and on its way."""
    stage.studies()
    stage.at(9)
    stage.desk.tick()
    return stage.claim()[0]


def fail(stage: Stage, delivery: Delivery, failure: Failure) -> None:
    """Report a failure."""
    stage.desk.failed(delivery, failure).result(timeout=30)


def test_a_post_that_waited_says_that_it_is_late(stage: Stage, post: Delivery) -> None:
    """A post that a platform held up for more than five minutes says from then on that it is late."""
    fail(stage, post, Failure("ratelimited", retry_after=360))
    stage.move(minutes=6)
    (late,) = stage.claim()

    assert stage.prompt(post).late
    assert late.message != post.message


def test_a_post_that_is_too_late_is_not_sent(stage: Stage, post: Delivery) -> None:
    """A post that was held up beyond its catch-up window is withdrawn."""
    fail(stage, post, Failure("ratelimited", retry_after=300))
    stage.move(hours=5)

    assert stage.claim() == []
    assert stage.prompt(post).state is PromptState.VOID
    day = stage.prompt(post).local_date
    missed = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.POST, day))
    assert missed.state is OccurrenceState.MISSED


def test_a_doubtful_post_that_is_too_late_is_only_looked_for(stage: Stage, post: Delivery) -> None:
    """Beyond its catch-up window a post that may exist is looked for, and withdrawn where it is not found."""
    fail(stage, post, Failure("timeout", ambiguous=True))
    stage.move(hours=5)
    (looked_for,) = stage.claim()
    assert (looked_for.only_look, post.only_look) == (True, False)
    fail(stage, looked_for, Failure(NOT_THERE))

    assert stage.prompt(post).state is PromptState.VOID


QUIET = (time(22), time(7))
LIMITED = Failure("ratelimited", retry_after=2400)


def held_up(stage: Stage, failure: Failure = LIMITED) -> Delivery:
    """Claim what is due, and let it fail."""
    stage.desk.tick()
    delivery = stage.claim()[0]
    fail(stage, delivery, failure)
    return delivery


def test_a_post_that_was_held_up_keeps_quiet_hours(stage: Stage) -> None:
    """A post that a platform held up into quiet hours waits for their end, and says that it is late."""
    stage.studies(at=time(21, 50), quiet=QUIET, catch_up=12)
    stage.at(21, 50)
    post = held_up(stage)
    stage.at(22, 31)
    assert stage.claim() == []
    assert stage.desk.next_due().result() == stage.at(7, days=1)
    (late,) = stage.claim()

    assert (late.key, late.first_tried_at) == (post.key, None)
    assert stage.prompt(late).late


def test_a_post_that_quiet_hours_outlast_is_missed_at_once(stage: Stage) -> None:
    """A post whose window ends before quiet hours do is missed, as it is when it was not ordered yet."""
    stage.studies(at=time(21, 50), quiet=QUIET)
    stage.at(21, 50)
    post = held_up(stage)
    stage.at(22, 31)

    assert stage.claim() == []
    assert stage.prompt(post).state is PromptState.VOID


def test_a_post_on_time_goes_out_in_quiet_hours(stage: Stage) -> None:
    """A steward may plan a post for quiet hours: what is on time is sent, also at the second try."""
    stage.studies(at=time(23), quiet=QUIET)
    stage.at(23)
    post = held_up(stage, Failure("not_connected"))
    stage.move(minutes=4)

    assert [one.key for one in stage.claim()] == [post.key]


def test_a_reveal_that_was_held_up_keeps_quiet_hours(stage: Stage) -> None:
    """A reveal that a platform held up into quiet hours comes in the morning."""
    stage.studies(at=time(19, 55), quiet=QUIET)
    stage.at(19, 55)
    stage.post()
    stage.at(21, 55)
    reveal = held_up(stage)
    stage.at(22, 36)
    assert stage.claim() == []
    stage.at(7, days=1)

    assert stage.claim()[0].key == reveal.key


def test_an_unsure_try_is_remembered_over_the_night(stage: Stage) -> None:
    """What may exist already when quiet hours begin is looked for when they end."""
    stage.studies(at=time(21, 50), quiet=QUIET, catch_up=12)
    tried = stage.at(21, 50)
    held_up(stage, Failure("http_503", ambiguous=True, retry_after=900))
    stage.at(22, 30)
    assert stage.claim() == []
    stage.at(7, days=1)

    assert stage.claim()[0].first_tried_at == tried


def resumed(stage: Stage, until: timedelta) -> list[Delivery]:
    """Park the channel now, let a time go by, take it up again, and return what is sent there."""
    stage.run(lambda unit: unit.channels.park(CHANNEL.key, "not_in_channel", stage.clock.at))
    end = stage.clock.at + until
    while stage.clock.at < end:
        stage.desk.tick()
        stage.move(hours=1)
    stage.run(lambda unit: unit.channels.unpark(CHANNEL.key))
    return [one for one in stage.deliver() if one.kind is DeliveryKind.REPLY]


def test_what_a_parked_channel_missed_for_hours_comes(stage: Stage) -> None:
    """The reveals of a question come, all of them, within a day after it should have closed."""
    stage.studies()
    stage.at(9)
    stage.post()

    assert len(resumed(stage, timedelta(hours=30))) == 3


def test_what_a_parked_channel_missed_for_days_is_ended(stage: Stage) -> None:
    """Reveals of a question that should have closed over a day ago are not sent, nor is an old digest."""
    stage.studies(days=frozenset({0}))
    stage.at(9)
    stage.post()
    replies = resumed(stage, timedelta(days=5))

    assert [one.key for one in replies] == []
    digest = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.DIGEST, MONDAY))
    assert digest.state is OccurrenceState.DONE


def test_a_digest_outlasts_a_day_in_which_its_channel_is_parked(stage: Stage) -> None:
    """A week is still summed up within a day of its time."""
    stage.studies(days=frozenset({0}))
    stage.at(9)
    stage.post()
    stage.at(17)
    stage.deliver()

    assert [one.key for one in resumed(stage, timedelta(hours=24))] == [f"{CHANNEL.key}/digest/{MONDAY}"]
