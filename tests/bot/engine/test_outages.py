"""Outages: what is due outlasts them, as long as anybody still wants it."""

from datetime import date, timedelta

import pytest

from bot.domain.facts import PlanStatus
from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.order import GONE, LOOKUP_REFUSED, SETTLE, Failure
from bot.domain.prompt import Prompt, PromptState
from bot.engine import study
from bot.interface.delivery import Delivery, DeliveryKind
from tests.builders import BEN, CHANNEL, MONDAY
from tests.stage import MONDAY_AT_EIGHT, PACK, TUESDAY, Stage, words

DOUBTFUL = Failure("http_503", ambiguous=True)
CERTAIN = Failure("not_connected")
ONE = pytest.mark.parametrize("failure", [DOUBTFUL, CERTAIN], ids=["doubtful", "certain"])


@pytest.fixture
def post(stage: Stage) -> Delivery:
    """Monday's question, claimed and on its way; Ben is told when the channel needs somebody."""
    stage.studies(steward=BEN.key)
    stage.at(9)
    stage.desk.tick()
    return stage.claim()[0]


def fail(stage: Stage, delivery: Delivery, failure: Failure) -> None:
    """Report a failure."""
    stage.desk.failed(delivery, failure).result(timeout=30)


def outage(stage: Stage, failure: Failure, **span: float) -> list[Delivery]:
    """Let every try fail for a time; return what was tried in the channel."""
    tried: list[Delivery] = []
    until = stage.clock.at + timedelta(**span)
    while stage.clock.at < until:
        stage.desk.tick()
        for delivery in stage.claim():
            fail(stage, delivery, failure)
            tried.append(delivery)
        stage.move(seconds=30)
    return [one for one in tried if one.channel == CHANNEL.key]


def told(stage: Stage) -> list[str]:
    """Return what stewards are told from now on, within a day in which nothing fails, of trouble."""
    said = []
    for _ in range(24):
        said += [words(one.message) for one in stage.deliver() if one.kind is DeliveryKind.TELL]
        stage.move(hours=1)
    return [one for one in said if "runs out of questions" not in one]


def fate(stage: Stage, day: date = MONDAY) -> OccurrenceState:
    """Return what became of the post of a date."""
    found = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.POST, day))
    state: OccurrenceState = found.state
    return state


def stuck(stage: Stage) -> int:
    """Return how many messages may or may not exist."""
    found: int = stage.run(lambda unit: unit.outbox.stuck(CHANNEL.key, MONDAY_AT_EIGHT))
    return found


@ONE
def test_a_post_outlasts_an_outage(stage: Stage, post: Delivery, failure: Failure) -> None:
    """A post that a platform did not take for hours comes within its window, and says that it is late."""
    fail(stage, post, failure)
    tried = outage(stage, failure, hours=3.8)
    stage.move(minutes=5)
    late = stage.claim()[0]
    stage.desk.sent(late, "m1").result()

    assert (late.key, late.only_look) == (post.key, False)
    assert (stage.prompt(post).state, stage.prompt(post).late) == (PromptState.OPEN, True)
    assert len(tried) < 60  # a try every five minutes, and a few more at first


def test_a_post_that_never_got_through_is_missed(stage: Stage, post: Delivery) -> None:
    """When its window ends, a post that certainly failed is missed, and the steward is told once."""
    fail(stage, post, CERTAIN)
    tried = outage(stage, CERTAIN, hours=6)

    assert (stage.prompt(post).state, fate(stage)) == (PromptState.VOID, OccurrenceState.MISSED)
    assert {one.key for one in tried} == {post.key}
    (told_ben,) = told(stage)
    assert "could not be posted" in told_ben


def test_a_doubt_is_looked_into_beyond_the_window(stage: Stage, post: Delivery) -> None:
    """A post that was made unseen is found when the platform works again, also after its window."""
    fail(stage, post, DOUBTFUL)
    tried = outage(stage, DOUBTFUL, hours=8)
    stage.move(minutes=5)
    found = stage.claim()[0]
    stage.desk.sent(found, "m1").result()

    assert [one.only_look for one in tried] == sorted(one.only_look for one in tried)
    assert (found.only_look, stage.prompt(post).state) == (True, PromptState.OPEN)
    assert told(stage) == []


def test_a_doubt_that_nobody_can_settle_is_told(stage: Stage, post: Delivery) -> None:
    """A post that could not be looked for within a day is unknown, and the steward is told once to look."""
    fail(stage, post, DOUBTFUL)
    outage(stage, DOUBTFUL, hours=24.5)

    assert (stuck(stage), stage.prompt(post).state) == (1, PromptState.POSTING)
    assert ["could not find out" in one for one in told(stage)] == [True]


def test_a_refused_look_up_is_told(stage: Stage, post: Delivery) -> None:
    """Where a platform does not let us look, the steward is told at once, and once, to do so."""
    fail(stage, post, DOUBTFUL)
    stage.move(minutes=1)
    fail(stage, stage.claim()[0], Failure(LOOKUP_REFUSED, ambiguous=True))

    assert ["could not find out" in one for one in told(stage)] == [True]


def test_a_channel_that_refuses_us_is_told_of_once(stage: Stage, post: Delivery) -> None:
    """Whoever is told that a channel is parked is not told as well that its question is missing."""
    fail(stage, post, Failure("not_in_channel", permanent=True))

    assert ["Nothing is posted in" in one for one in told(stage)] == [True]


def test_nobody_is_told_what_turned_out_well(stage: Stage, post: Delivery) -> None:
    """A question that exists after all is nothing to tell a steward of."""
    fail(stage, post, DOUBTFUL)
    stage.move(minutes=1)
    fail(stage, stage.claim()[0], Failure(LOOKUP_REFUSED, ambiguous=True))
    now = stage.clock.at
    about = stage.prompt(post).id
    stage.run(lambda unit: unit.prompts.opened(about, "m1", now, now + timedelta(hours=8)))

    assert told(stage) == []


def test_status_does_not_call_a_doubtful_post_posted(stage: Stage, post: Delivery) -> None:
    """A post of which nobody knows whether it is there is called unconfirmed until it was seen."""

    def shown() -> PlanStatus:
        """Return how the plan is doing."""
        found = stage.run(study.status, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)
        assert isinstance(found, PlanStatus)
        return found

    before = shown()
    stage.desk.sent(post, "m1").result()

    assert (before.unconfirmed, shown().unconfirmed) == ({MONDAY}, frozenset())
    assert [one.state for one in before.recent] == [OccurrenceState.DONE]


@ONE
def test_reveals_outlast_an_outage(stage: Stage, post: Delivery, failure: Failure) -> None:
    """What follows a question comes when the platform works again, in its order."""
    stage.desk.sent(post, "m1").result()
    outage(stage, failure, hours=14)
    stage.move(minutes=5)
    replies = [one.key.split("/")[1] for one in stage.deliver() if one.kind is DeliveryKind.REPLY]

    assert replies == ["ask-first", "steps", "close"]


def test_a_reveal_that_fails_holds_up_no_later_question(stage: Stage, post: Delivery) -> None:
    """A thread that takes nothing does not keep the next day's question from its channel."""
    stage.desk.sent(post, "m1").result()
    stage.at(11)
    stage.desk.tick()
    fail(stage, stage.claim()[0], Failure("ratelimited", retry_after=86_000))
    stage.at(9, days=1)
    stage.deliver()

    assert fate(stage, TUESDAY) is OccurrenceState.DONE
    assert [one.key for one in stage.delivered if one.kind is DeliveryKind.POST] == [
        f"{CHANNEL.key}/post/{TUESDAY}"
    ]


@ONE
def test_a_reveal_is_not_tried_for_ever(stage: Stage, post: Delivery, failure: Failure) -> None:
    """A day after a question should have closed, what was to follow it is given up."""
    stage.desk.sent(post, "m1").result()
    outage(stage, failure, hours=60)

    assert [one.key for one in stage.deliver() if MONDAY.isoformat() in one.key and one.under] == []


def test_an_edit_outlasts_an_outage(stage: Stage, post: Delivery) -> None:
    """The buttons of a question that closed amid an outage say so afterwards."""
    stage.desk.sent(post, "m1").result()
    stage.at(17)
    outage(stage, CERTAIN, hours=3)
    stage.move(minutes=5)

    assert DeliveryKind.EDIT in [one.kind for one in stage.deliver()]


@pytest.mark.parametrize("doubtful", [False, True])
def test_what_belongs_under_a_message_that_is_gone_ends(stage: Stage, monday: Prompt, doubtful: bool) -> None:
    """A reveal of a deleted question is given up at once: no channel is parked, and nobody has to look."""
    begun = stage.at(11)
    stage.desk.tick()
    reveal = stage.claim()[0]
    if doubtful:
        fail(stage, reveal, DOUBTFUL)
        stage.clock.at += SETTLE
        reveal = stage.claim()[0]
    fail(stage, reveal, Failure(GONE))
    stage.move(minutes=10)

    assert stage.claim() == []
    assert stage.run(lambda unit: unit.channels.parked(CHANNEL.key)) is None
    assert stage.run(lambda unit: unit.outbox.stuck(CHANNEL.key, begun)) == 0
