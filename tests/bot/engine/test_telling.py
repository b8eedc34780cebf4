"""Direct messages: a press in one counts for whom it was told to, in the channel that it is about."""

import pytest

from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.places import Channel
from bot.domain.prompt import Prompt
from bot.domain.visitor import Addressee
from bot.engine.told import addressee
from bot.interface.delivery import Delivery
from bot.message.press import Press
from tests.builders import ANA, BEN, CHANNEL
from tests.stage import Stage, button, said

HERE = Addressee(ANA, CHANNEL)
OTHER = Channel(CHANNEL.space, "C0OTHER")


def tell(stage: Stage, about: str) -> Delivery:
    """Return the question as it is told to Ana."""
    order = Order(f"tell/{about}", DeliveryKind.TELL, ANA.key, about, Subject.QUESTION, stage.clock.at)
    stage.run(lambda unit: unit.outbox.order(order))
    (telling,) = stage.claim()
    return telling


def whom(stage: Stage, told: int, door: str = "slack", native: str = ANA.native) -> Addressee | None:
    """Return whom the desk says that a direct message was for."""
    return stage.desk.told(told, door, native).result(timeout=30)


def order(stage: Stage, about: str) -> int:
    """Order to tell Ana about something, and return the number of the claim."""
    telling = Order(f"tell/{about}", DeliveryKind.TELL, ANA.key, about, Subject.PARKED, stage.clock.at)
    stage.run(lambda unit: unit.outbox.order(telling))
    (claim,) = stage.run(lambda unit: unit.outbox.claim("slack", stage.clock.at, stage.clock.at, 1))
    return int(claim.id)


def test_every_button_says_which_message_it_stands_in(stage: Stage, monday: Prompt) -> None:
    """What is told is marked with its number, what stands in a channel is not."""
    telling = tell(stage, monday.id)
    assert telling.claim

    assert button(telling.message, "Quick check") == Press("check", (monday.id,), telling.claim.id)
    assert button(stage.delivered[0].message, "Quick check").told is None


def test_answers_go_on_with_the_mark(stage: Stage, monday: Prompt) -> None:
    """A press in a direct message is answered with buttons, and forms, that lead back to it."""
    press = button(tell(stage, monday.id).message, "Quick check")
    check = said(stage.presses(press))
    form = stage.presses(Press("answer", (monday.id,), press.told))

    assert {control.press.told for control in check.controls} == {press.told}  # type: ignore[union-attr]
    assert form.press == Press("answered", (monday.id,), press.told)  # type: ignore[union-attr]
    kept = said(stage.fills(form.press, {"text": "A cache, and a plan for when it is stale."}))  # type: ignore[union-attr]
    assert {control.press.told for control in kept.controls} == {press.told}  # type: ignore[union-attr]


def test_it_was_for_whoever_was_told(stage: Stage, monday: Prompt) -> None:
    """A message about a question counts for its member in the channel that was asked."""
    claim = tell(stage, monday.id).claim
    assert claim

    assert whom(stage, claim.id) == HERE


@pytest.mark.parametrize(("door", "native"), [("slack", BEN.native), ("discord", ANA.native)])
def test_a_message_of_somebody_else_is_nobodys(stage: Stage, monday: Prompt, door: str, native: str) -> None:
    """Whoever forges the number of another person's message, or of none, is nobody."""
    claim = tell(stage, monday.id).claim
    assert claim

    assert whom(stage, claim.id, door, native) is None
    assert whom(stage, claim.id + 99) is None


def test_it_is_about_a_channel(stage: Stage, monday: Prompt) -> None:
    """A message about a channel with a plan counts there, wherever its member answered last."""
    stage.studies(channel=OTHER)
    stage.checks(monday)

    assert whom(stage, order(stage, OTHER.key)) == Addressee(ANA, OTHER)


def test_it_counts_where_its_member_answered_last(stage: Stage, monday: Prompt) -> None:
    """A message about nothing in particular counts where its member studied last, if a plan is there."""
    stage.checks(monday)
    step = said(stage.says("quiz security", channel=OTHER))
    stage.presses(step.controls[0].press, channel=OTHER)  # type: ignore[union-attr]
    number = order(stage, ANA.key)
    assert whom(stage, number) == HERE
    stage.studies(channel=OTHER)

    assert whom(stage, number) == Addressee(ANA, OTHER)


def test_whoever_never_answered_has_no_channel(stage: Stage) -> None:
    """A member who never answered gets the place of the message itself, in which nothing is asked."""
    number = order(stage, ANA.key)

    assert whom(stage, number) == Addressee(ANA, Channel(ANA.space, ANA.native))


def test_an_order_to_a_channel_was_told_to_nobody(stage: Stage, monday: Prompt) -> None:
    """The number of a post leads to nobody, whoever asks."""
    claim = stage.delivered[0].claim
    assert claim

    assert stage.run(addressee, claim.id, "slack", ANA.native) is None
