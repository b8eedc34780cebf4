"""What the tests of live rounds share: beginning one, voting in it, and letting time pass."""

from dataclasses import replace

from bot.domain.live import Round, order_of
from bot.domain.pack import Pack
from bot.domain.places import Member
from bot.interface.delivery import Delivery, DeliveryKind
from bot.message.model import Message
from bot.message.press import Press
from tests.builders import ANA, CHANNEL, a_question, an_item
from tests.stage import PACK, Stage, said


def many(count: int) -> Pack:
    """Return the small pack with so many items in its first question."""
    items = tuple(an_item(f"q1/i{number}") for number in range(count))
    return replace(PACK, questions={**PACK.questions, "q1": a_question("q1", items=items)})


def begins(stage: Stage, line: str = "quiz live", member: Member = ANA) -> Message:
    """Begin a round; return its message in the channel."""
    assert said(stage.says(line, member)).title == "Your round begins"
    (post,) = [one for one in stage.deliver() if one.kind is DeliveryKind.POST]
    return post.message


def the_round(stage: Stage) -> Round:
    """Return the latest round of the channel today."""
    found: list[Round] = stage.run(
        lambda unit: unit.rounds.since(CHANNEL.key, stage.clock.at.replace(hour=0, minute=0))
    )
    return found[-1]


def letter(stage: Stage, option: str, number: str = "") -> Press:
    """Return the press of an option in the turn that is open, or was open last."""
    round_ = the_round(stage)
    place = order_of(round_, stage.pack.items[round_.turn.item]).index(option)
    return Press("vote", (round_.id, str(round_.place), number or str(round_.vote), str(place)))


def votes(stage: Stage, option: str, member: Member = ANA, number: str = "", **visit) -> Message:
    """Vote, by option; return what the person is told."""
    return said(stage.presses(letter(stage, option, number), member, **visit))


def closes(stage: Stage, member: Member = ANA) -> Message:
    """Press Close now."""
    round_ = the_round(stage)
    return said(stage.presses(Press("close", (round_.id, str(round_.step))), member))


def passes(stage: Stage, **span: float) -> list[Delivery]:
    """Let time pass; return what is delivered then."""
    stage.move(**span)
    return stage.deliver()


def replies(deliveries: list[Delivery]) -> list[Message]:
    """Return what went to the thread."""
    return [one.message for one in deliveries if one.kind is DeliveryKind.REPLY]


def edits(deliveries: list[Delivery]) -> list[Message]:
    """Return what the channel's message became."""
    return [one.message for one in deliveries if one.kind is DeliveryKind.EDIT]
