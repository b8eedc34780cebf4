"""Deliveries: claimed, sent and confirmed, or retried, looked up, given up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.order import (
    LEASE,
    LOOKUP_REFUSED,
    QUIET_EDIT,
    SETTLE,
    DeliveryKind,
    Failure,
    Subject,
    backoff,
)
from bot.domain.pack import Pack
from bot.domain.prompt import Prompt, PromptState
from bot.engine import deliver
from bot.engine.ports import Unit
from bot.interface.delivery import Delivery
from tests.builders import CHANNEL, MONDAY, a_prompt, an_order
from tests.stage import MONDAY_AT_EIGHT, PACK, Stage

AMBIGUOUS = Failure("timeout", ambiguous=True)
DEFINITE = Failure("internal_error")
REFUSED = Failure("not_in_channel", permanent=True)


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


def again(stage: Stage, wait: timedelta) -> Delivery:
    """Return the delivery that is due after exactly this long, and not a moment before."""
    stage.clock.at += wait - timedelta(seconds=1)
    assert stage.claim() == []
    stage.move(seconds=1)
    return stage.claim()[0]


def state(stage: Stage, delivery: Delivery) -> PromptState:
    """Return where the prompt of a delivery is in its life."""
    return stage.prompt(delivery).state


def parked(stage: Stage) -> str | None:
    """Return why the channel is parked, if it is."""
    found: str | None = stage.run(lambda unit: unit.channels.parked(CHANNEL.key))
    return found


def stuck(stage: Stage) -> int:
    """Return how many messages may or may not exist."""
    found: int = stage.run(lambda unit: unit.outbox.stuck(CHANNEL.key, MONDAY_AT_EIGHT))
    return found


def test_a_claim_is_nobody_elses(stage: Stage, post: Delivery) -> None:
    """While a delivery is on its way nobody else gets it, and another door never does."""
    assert stage.claim() == []
    assert stage.claim("discord") == []


def test_a_lease_runs_out(stage: Stage, post: Delivery) -> None:
    """A claim whose holder fell silent is handed out again, with the word that it was tried before."""
    second = again(stage, LEASE)

    assert second.key == post.key
    assert (post.first_tried_at, second.first_tried_at) == (None, stage.clock.at - LEASE)


def test_a_late_report_changes_nothing(stage: Stage, post: Delivery) -> None:
    """Whoever reports after the lease was given to somebody else is not believed."""
    second = again(stage, LEASE)
    stage.desk.sent(post, "m-first").result()
    assert state(stage, post) is PromptState.POSTING
    stage.desk.sent(second, "m-second").result()

    assert stage.prompt(post).ref == "m-second"


def test_a_late_failure_changes_nothing(stage: Stage, post: Delivery) -> None:
    """A failure that is reported by whoever lost the claim neither parks nor withdraws anything."""
    stage.desk.sent(again(stage, LEASE), "m1").result()
    fail(stage, post, REFUSED)

    assert (state(stage, post), parked(stage)) == (PromptState.OPEN, None)
    occurrence = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.POST, MONDAY))
    assert occurrence.state is OccurrenceState.DONE


def test_sent_opens_the_question(stage: Stage, post: Delivery) -> None:
    """A confirmed post is open, knows its message, and closes eight hours after it came to be."""
    stage.at(9, 2)
    stage.desk.sent(post, "m1").result()
    prompt = stage.prompt(post)

    assert (prompt.state, prompt.ref, prompt.asked_at) == (PromptState.OPEN, "m1", stage.clock.at)
    assert prompt.closes_at == stage.clock.at + timedelta(hours=8)


def test_reveals_without_a_plan_use_the_defaults(stage: Stage) -> None:
    """A post that is confirmed in a channel without a plan is revealed at the default times."""
    prompt = a_prompt(state=PromptState.POSTING, asked_at=stage.clock.at)
    stage.run(lambda unit: unit.prompts.add(prompt))
    stage.run(lambda unit: unit.outbox.order(an_order(not_before=stage.clock.at)))
    stage.desk.sent(stage.claim()[0], "m1").result()
    kept = stage.run(lambda unit: unit.prompts.get(prompt.id))

    assert kept.closes_at == stage.clock.at + timedelta(hours=8)


def test_a_definite_failure_is_tried_again_soon(stage: Stage, post: Delivery) -> None:
    """What certainly did not happen is tried again after two seconds, then four, as a first try."""
    fail(stage, post, DEFINITE)
    second = again(stage, backoff(1))
    fail(stage, second, DEFINITE)
    third = again(stage, backoff(2))

    assert (second.first_tried_at, third.first_tried_at) == (None, None)
    assert state(stage, post) is PromptState.POSTING


@pytest.mark.parametrize("seconds", [0, 30])
def test_a_platform_may_name_the_wait(stage: Stage, post: Delivery, seconds: int) -> None:
    """When a platform says how long to wait, exactly that long is waited."""
    fail(stage, post, Failure("ratelimited", retry_after=seconds))
    stage.move(seconds=seconds)

    assert stage.claim()[0].key == post.key


def test_an_ambiguous_failure_is_looked_up_later(stage: Stage, post: Delivery) -> None:
    """What may have happened is left to settle for a minute, and then looked for since its first try."""
    first = stage.clock.at
    fail(stage, post, AMBIGUOUS)
    second = again(stage, SETTLE)
    fail(stage, second, AMBIGUOUS)
    third = again(stage, SETTLE)
    fail(stage, third, DEFINITE)
    fourth = again(stage, backoff(3))

    assert [one.first_tried_at for one in (second, third, fourth)] == [first] * 3


def test_a_doubt_dates_from_the_try_itself(stage: Stage, post: Delivery) -> None:
    """However late a failure is reported, what may have happened is looked for since it was tried."""
    tried = stage.clock.at
    stage.move(seconds=50)
    fail(stage, post, AMBIGUOUS)

    assert again(stage, SETTLE).first_tried_at == tried


def test_a_doubt_is_not_looked_into_before_a_minute(stage: Stage, post: Delivery) -> None:
    """A platform may show what it accepted up to a minute later, so nobody looks before that."""
    fail(stage, post, AMBIGUOUS)
    stage.move(seconds=59)
    assert stage.claim() == []

    stage.move(seconds=1)
    assert stage.claim()[0].key == post.key


def test_a_look_up_may_be_told_to_wait(stage: Stage, post: Delivery) -> None:
    """A platform that has no time for a look-up now is asked when it says, and never within a minute."""
    fail(stage, post, replace(AMBIGUOUS, retry_after=5.0))
    second = again(stage, SETTLE)
    fail(stage, second, replace(AMBIGUOUS, retry_after=600.0))

    assert again(stage, timedelta(minutes=10)).first_tried_at == second.first_tried_at


def test_a_permanent_failure_parks(stage: Stage, post: Delivery) -> None:
    """A channel that refuses us is parked, and the post that certainly failed is withdrawn."""
    fail(stage, post, REFUSED)

    assert (parked(stage), stuck(stage)) == ("not_in_channel", 0)
    assert state(stage, post) is PromptState.VOID


def test_a_permanent_failure_after_doubt_is_certain(stage: Stage, post: Delivery) -> None:
    """When a later look-up finds the channel closed to us, the post is withdrawn all the same."""
    fail(stage, post, AMBIGUOUS)
    fail(stage, again(stage, SETTLE), REFUSED)

    assert state(stage, post) is PromptState.VOID


def test_a_permanent_but_ambiguous_failure_is_unknown(stage: Stage, post: Delivery) -> None:
    """A post that may exist in a channel that refuses us is not withdrawn: somebody may be answering it."""
    fail(stage, post, replace(REFUSED, ambiguous=True))

    assert (parked(stage), stuck(stage)) == ("not_in_channel", 1)
    assert state(stage, post) is PromptState.POSTING


def test_a_refused_look_up_is_unknown(stage: Stage, post: Delivery) -> None:
    """Where a platform does not let us look, a doubtful post is left as unknown and not sent twice."""
    fail(stage, post, AMBIGUOUS)
    fail(stage, again(stage, SETTLE), Failure(LOOKUP_REFUSED))
    stage.move(hours=1)

    assert stuck(stage) == 1
    assert stage.claim() == []
    assert state(stage, post) is PromptState.POSTING


def test_a_given_up_edit_withdraws_nothing(stage: Stage, post: Delivery) -> None:
    """An edit that cannot be made leaves its question as it is."""
    stage.desk.sent(post, "m1").result()
    stage.checks(stage.prompt(post))
    stage.clock.at += QUIET_EDIT
    edit = stage.claim()[0]
    fail(stage, edit, REFUSED)

    assert edit.kind is DeliveryKind.EDIT
    assert state(stage, post) is PromptState.OPEN


def test_an_edit_leaves_no_doubt(stage: Stage, post: Delivery) -> None:
    """An edit of which nobody knows whether it was made is no message that may or may not have arrived."""
    stage.desk.sent(post, "m1").result()
    stage.checks(stage.prompt(post))
    stage.clock.at += QUIET_EDIT
    stage.claim()
    fail(stage, again(stage, LEASE), Failure(LOOKUP_REFUSED, ambiguous=True))

    assert stuck(stage) == 0


def test_answers_renew_the_counter(stage: Stage, post: Delivery) -> None:
    """Answers within three seconds make one edit, which tells how many have answered."""
    stage.desk.sent(post, "m1").result()
    prompt = stage.prompt(post)
    stage.checks(prompt)
    stage.checks(prompt, option="near")
    assert stage.claim() == []
    stage.clock.at += QUIET_EDIT
    edits = stage.deliver()

    assert [(one.kind, one.under) for one in edits] == [(DeliveryKind.EDIT, "m1")]
    assert "1 answered" in repr(edits[0].message)


def test_an_edit_before_its_message_is_ended(stage: Stage, post: Delivery) -> None:
    """An edit of a message that never came to be is ended instead of waiting for ever."""
    stage.checks(stage.prompt(post))
    fail(stage, post, REFUSED)
    stage.run(lambda unit: unit.channels.unpark(CHANNEL.key))
    stage.clock.at += QUIET_EDIT

    assert stage.claim() == []
    assert stage.run(lambda unit: unit.outbox.next_due()) is None


def _gone(stage: Stage, prompt: Prompt) -> Pack:
    """Return the pack without the question of a prompt."""
    return replace(PACK, questions={k: q for k, q in PACK.questions.items() if k != prompt.question})


def test_orders_of_a_question_that_left_are_ended(stage: Stage, post: Delivery) -> None:
    """A reveal of a question that has left the pack is ended, and does not block the channel."""
    stage.desk.sent(post, "m1").result()
    stage.at(11)
    stage.desk.tick()
    without = Stage(stage.store, _gone(stage, stage.prompt(post)), stage.clock)

    assert without.claim() == []
    assert stage.claim() == []


def test_a_post_whose_question_left_is_missed(stage: Stage, post: Delivery) -> None:
    """A post that was held up until its question left the pack is missed, and no streak counts it."""
    fail(stage, post, DEFINITE)
    stage.move(seconds=5)

    assert Stage(stage.store, _gone(stage, stage.prompt(post)), stage.clock).claim() == []
    occurrence = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.POST, MONDAY))
    assert (state(stage, post), occurrence.state) == (PromptState.VOID, OccurrenceState.MISSED)


def test_an_order_without_its_prompt_is_ended(stage: Stage) -> None:
    """An order about a prompt that does not exist is ended."""
    order = an_order(about="nothing", not_before=stage.clock.at)
    stage.run(lambda unit: unit.outbox.order(order))

    assert stage.claim() == []
    assert stage.run(lambda unit: unit.outbox.next_due()) is None


def test_a_closing_carries_the_results(stage: Stage, post: Delivery) -> None:
    """The last reveal says how many chose what, and the content is as it is when it is sent."""
    stage.desk.sent(post, "m1").result()
    stage.checks(stage.prompt(post), option="near")
    stage.at(17)
    closing = next(one for one in stage.deliver() if one.claim and one.claim.order.subject is Subject.CLOSING)

    assert "1 chose" in repr(closing.message)
    assert "U0ANA" not in repr(closing.message)


def test_a_revised_item_is_left_out_of_the_results(stage: Stage, post: Delivery) -> None:
    """When the item was revised after the post, the results do not show the new one."""
    stage.desk.sent(post, "m1").result()
    prompt = stage.prompt(post)
    stage.checks(prompt)
    asked = PACK.questions[prompt.question]
    revised = replace(asked, items=(replace(asked.items[0], rev=2, stem="Quite another stem"),))
    other = Stage(stage.store, replace(PACK, questions={**PACK.questions, asked.id: revised}), stage.clock)
    stage.at(17)
    closing = next(one for one in other.deliver() if one.claim and one.claim.order.subject is Subject.CLOSING)

    assert "Quite another stem" not in repr(closing.message)


def test_a_prompt_that_vanished_is_not_opened(stage: Stage) -> None:
    """A confirmed post whose prompt is gone plans no reveals."""
    order = an_order(about="nothing", not_before=stage.clock.at)

    def vanished(unit: Unit) -> None:
        unit.outbox.order(order)
        claim = unit.outbox.claim("slack", stage.clock.at, stage.clock.at + LEASE, 1)[0]
        deliver.sent(unit, claim, "m1", stage.clock.at)

    stage.run(vanished)

    assert stage.run(lambda unit: unit.occurrences.next_due()) is None
