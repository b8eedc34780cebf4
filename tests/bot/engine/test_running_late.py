"""Posts that run late: they say so, and beyond the catch-up window they are withdrawn."""

import pytest

from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.order import NOT_THERE, Failure
from bot.domain.prompt import PromptState
from bot.interface.delivery import Delivery
from tests.builders import CHANNEL
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
