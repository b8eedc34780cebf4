"""What the tests of disputes share: a channel in which one item was answered, and how people object to it."""

from bot.domain.attempt import check_slot
from bot.domain.places import Member
from bot.domain.prompt import Prompt
from bot.engine.dispute import waiting
from bot.message.model import Message
from bot.message.press import Press
from bot.screens.dispute import REASON
from tests.builders import BEN, CHANNEL, STUDY
from tests.stage import Stage, asked, said

DAN, EVE = Member(STUDY, "U0DAN"), Member(STUDY, "U0EVE")


def disputes(stage: Stage, slot: str, member: Member, reason: str = "") -> Message:
    """Press Dispute and send the form; return what the person is told."""
    form = asked(stage.presses(Press("dispute", (slot,)), member))
    return said(stage.fills(form.press, {REASON: (reason,)}, member))


def held_by_two(stage: Stage, prompt: Prompt, *members: Member) -> None:
    """Let members answer a quick check wrong and dispute it."""
    for member in members:
        stage.checks(prompt, member, "near")
        disputes(stage, check_slot(prompt.id), member, f"{member.native} disagrees.")


def the_hold(stage: Stage) -> str:
    """Return the id of the one hold that waits."""
    ((hold, _),) = stage.run(lambda unit: waiting(unit, stage.pack, STUDY.key))
    return hold.id


def decides(stage: Stage, decision: str, member: Member = BEN) -> Message:
    """Press Keep or Void."""
    return said(stage.presses(Press("decide", (the_hold(stage), decision)), member))


def points(stage: Stage, member: Member) -> int | None:
    """Return what a member has in the channel."""
    found: int | None = stage.run(lambda unit: unit.standings.points(CHANNEL.key, "all", "", member.key))
    return found
