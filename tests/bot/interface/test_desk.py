"""The desk answers everything that is typed, pressed and submitted with a screen."""

from dataclasses import replace
from datetime import time

import pytest

from bot.domain.order import Failure
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt
from bot.domain.question import Level
from bot.domain.refusal import Reason
from bot.engine.once import is_new
from bot.engine.ports import Unit
from bot.interface import words
from bot.interface.commands import COMMANDS, Shows
from bot.interface.delivery import Delivery, DeliveryKind
from bot.interface.desk import Desk
from bot.interface.front import Dispatch, FrontDesk
from bot.interface.presses import FORMS, PRESSES, PressSpec
from bot.interface.request import CommandRequest
from bot.message.form import Form, FormProblems
from bot.message.model import Message
from bot.message.press import Press
from bot.screens.refusal import WORDS
from tests.builders import ANA, BEN, CHANNEL
from tests.stage import PACK, Stage, asked, button, said, wait
from tests.stage import words as all_words

STALE = words.stale_press().title
FOR_STEWARDS = WORDS[Reason.STEWARDS_ONLY][0]


def test_what_is_sent_twice_is_done_once(stage: Stage, monday: Prompt) -> None:
    """A command that a platform sends again within two days is answered, and not carried out again."""
    visitor = replace(stage.visit(ANA), act="act1")
    request = CommandRequest(visitor, ("quiz",), {})
    first, second = (said(wait(stage.desk.command(request))) for _ in range(2))
    stage.move(hours=49)
    stage.desk.tick()
    third = said(wait(stage.desk.command(request)))

    assert second == words.already_done()
    assert words.already_done() not in (first, third)


def test_what_failed_may_be_sent_again(stage: Stage, monday: Prompt) -> None:
    """What could not be committed was not heard: sent again it is carried out."""
    visitor = replace(stage.visit(ANA), act="act1")

    def fails(unit: Unit) -> None:
        is_new(unit, visitor, stage.clock.at)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        stage.store.write(fails).result(timeout=30)
    again = said(wait(stage.desk.command(CommandRequest(visitor, ("quiz",), {}))))
    assert again != words.already_done()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_answered(stage: Stage, monday: Prompt, command: object) -> None:
    """Everything that can be typed is answered, with a form where one was declared."""
    reply = stage.says(command.name, BEN)  # type: ignore[attr-defined]

    assert isinstance(reply, Form) == (command.shows is Shows.FORM)  # type: ignore[attr-defined]
    assert reply != words.unknown_command(command.name)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.stewards_only], ids=lambda c: c.name)
def test_plans_are_refused_to_members(stage: Stage, monday: Prompt, command: object) -> None:
    """Nobody but a steward can look at, or change, the plan."""
    assert said(stage.says(command.name, ANA)).title == FOR_STEWARDS  # type: ignore[attr-defined]


def test_an_unknown_command_is_answered(stage: Stage) -> None:
    """What is no command is answered with the way to help."""
    request = CommandRequest(stage.visit(), ("study", "everything"), {})
    reply = said(wait(stage.desk.command(request)))

    assert "study everything" in all_words(reply)
    assert "/studyhall help" in all_words(reply)


@pytest.mark.parametrize("spec", [*PRESSES, *FORMS], ids=lambda spec: spec.verb)
def test_every_verb_is_answered(stage: Stage, monday: Prompt, spec: PressSpec) -> None:
    """Every declared verb is known to the desk, whatever its arguments name."""
    press = Press(spec.verb, ("x",) * len(spec.takes))
    reply = stage.presses(press, BEN) if spec in PRESSES else stage.fills(press, {}, BEN)

    assert not isinstance(reply, Message) or reply.title != STALE


@pytest.mark.parametrize("spec", [*PRESSES, *FORMS], ids=lambda spec: spec.verb)
def test_a_forged_shape_is_stale(stage: Stage, spec: PressSpec) -> None:
    """A token with more arguments than its verb takes is answered like one from an older version."""
    press = Press(spec.verb, ("x",) * (len(spec.takes) + 1))
    reply = stage.presses(press, BEN) if spec in PRESSES else stage.fills(press, {}, BEN)

    assert said(reply).title == STALE


@pytest.mark.parametrize("verb", ["", "answered", "dance", "x" * 90])
def test_an_unknown_verb_is_stale(stage: Stage, verb: str) -> None:
    """A button whose verb is not known is answered with a sentence, and so is a form."""
    assert said(stage.presses(Press(verb))).title == STALE
    assert said(stage.fills(Press(f"{verb}x"), {})).title == STALE


@pytest.mark.parametrize("verb", ["setup", "planned"])
def test_a_forged_plan_is_refused(stage: Stage, verb: str) -> None:
    """A member who forges a steward's button or form is refused."""
    reply = stage.presses(Press(verb)) if verb == "setup" else stage.fills(Press(verb), {})

    assert said(reply).title == FOR_STEWARDS


def test_a_steward_posts_at_once(stage: Stage) -> None:
    """Post-now is answered with the day for which the question counts."""
    stage.studies()

    assert "It counts for Mon 23 Nov." in all_words(said(stage.says("study post-now", BEN)))


def test_the_desk_is_what_the_doors_ask_for() -> None:
    """The desk offers everything that the doors, the courier and the ticker may ask."""
    wanted = {name for port in (FrontDesk, Dispatch) for name in vars(port) if name[0] != "_"}

    assert wanted <= set(vars(Desk))


def test_a_form_becomes_a_plan(stage: Stage) -> None:
    """A steward who fills in the setup form gets the plan with its next posts."""
    form = asked(stage.says("study setup", BEN))
    values = {"when": ("09:00 Europe/Berlin",), "days": ("0",), "topics": ("any",), "reveals": ("2h 4h 8h",)}
    reply = said(stage.fills(form.press, values, BEN))

    assert reply.title == "The plan is saved"
    assert "Mon 23 Nov 09:00" in all_words(reply)


def test_problems_stand_under_their_fields(stage: Stage) -> None:
    """A form that is wrong, or that no question fits, comes back with sentences by field."""
    press = Press("planned")
    wrong = stage.fills(press, {}, BEN)
    good = {"when": ("09:00 UTC",), "days": ("0",), "reveals": ("2h 4h 8h",)}
    nothing = stage.fills(press, {**good, "topics": ("security",), "level": ("junior",)}, BEN)

    assert isinstance(wrong, FormProblems)
    assert set(wrong.problems) == {"when", "days", "reveals"}
    assert isinstance(nothing, FormProblems)
    assert set(nothing.problems) == {"topics"}


def test_an_empty_answer_stands_under_its_field(stage: Stage, monday: Prompt) -> None:
    """An empty written answer is told under the field, so that the form stays open."""
    for values in ({}, {"text": ("  ",)}):
        reply = stage.fills(Press("answered", (monday.id,)), values)
        assert isinstance(reply, FormProblems)
        assert set(reply.problems) == {"text"}


def test_a_form_that_comes_back_can_be_opened_again() -> None:
    """Where a platform cannot show problems in its form, a button opens the form again."""
    told = FormProblems({"text": "Write at least a sentence."})

    assert button(words.form_problems(told, Press("answered", ("p1",))), "Open the form again") == Press(
        "answer", ("p1",)
    )
    assert words.form_problems(told, Press("dispute")).controls == ()


def test_trouble_names_its_reference() -> None:
    """When something of ours breaks, the person gets the reference that is in the log."""
    assert "k3v9" in all_words(words.trouble("k3v9"))


@pytest.mark.parametrize("page", ["-1", "x", "", "²", "9" * 20])
def test_a_forged_page_is_the_first_or_empty(stage: Stage, monday: Prompt, page: str) -> None:
    """A page that no button carries shows the first page and does not break the board."""
    stage.checks(monday)
    reply = said(stage.presses(Press("board", ("week", "", "", page))))

    assert "Ana" in all_words(reply)


def test_a_forged_window_is_this_week(stage: Stage) -> None:
    """A window that does not exist is shown as this week."""
    assert said(stage.presses(Press("board", ("century", "", "", "0")))).title == "Leaderboard, this week"


@pytest.mark.parametrize("count", ["0", "99", "1000", "x", "²"])
def test_a_strange_count_still_starts_a_quiz(stage: Stage, count: str) -> None:
    """A count that is none, or out of bounds, gives a quiz of a sensible length."""
    request = CommandRequest(stage.visit(), ("quiz",), {"count": count, "level": "nobody"})

    assert said(wait(stage.desk.command(request))).title.startswith("Quiz")


def test_the_desk_completes_topics(stage: Stage) -> None:
    """The desk completes topics from its own pack."""
    assert [choice.label for choice in stage.desk.complete("topic", "sec")] == ["Security"]


def test_adopting_gives_a_plan_once(stage: Stage) -> None:
    """A channel without a plan is given one, and one that has a plan keeps its own."""
    first = Plan(CHANNEL, "UTC", time(9))
    second = Plan(CHANNEL, "Asia/Tokyo", time(9))

    assert (stage.desk.adopt(first), stage.desk.adopt(second)) == (True, False)
    assert stage.run(lambda unit: unit.plans.get(CHANNEL.key)) == first


def test_a_plan_without_questions_is_not_adopted(stage: Stage) -> None:
    """A plan that no question fits is not given, and nobody is told that it was."""
    empty = Plan(CHANNEL, "UTC", time(9), topics=("security",), level=Level.JUNIOR)

    assert stage.desk.adopt(empty) is False
    assert stage.run(lambda unit: unit.plans.get(CHANNEL.key)) is None


def test_next_due_is_the_sooner_of_both(stage: Stage) -> None:
    """What is due next is the next occurrence or the next delivery, whichever comes first."""
    assert stage.desk.next_due().result() is None
    stage.studies()
    assert stage.desk.next_due().result() == stage.at(9)
    stage.desk.tick()
    stage.move(minutes=-1)
    assert stage.desk.next_due().result() == stage.at(9)


def test_a_delivery_knows_its_message_and_thread(stage: Stage, monday: Prompt) -> None:
    """A reply stands under the message of its question, in a thread of its title."""
    stage.at(11)
    stage.desk.tick()
    reply = stage.claim()[0]

    assert (reply.kind, reply.under) == (DeliveryKind.REPLY, "m1")
    assert reply.thread == PACK.questions[monday.question].title
    assert reply.channel == CHANNEL.key


def test_a_delivery_that_nobody_claimed_is_a_bug(stage: Stage) -> None:
    """Reporting on a delivery that was never claimed raises at once."""
    unclaimed = Delivery(DeliveryKind.POST, "k", CHANNEL.key, Message("Title", ()))

    with pytest.raises(ValueError, match="nobody claimed k"):
        stage.desk.sent(unclaimed, "m1")
    with pytest.raises(ValueError, match="nobody claimed k"):
        stage.desk.failed(unclaimed, Failure("timeout"))


def test_a_bug_is_raised_from_the_future(stage: Stage) -> None:
    """Work that breaks leaves nothing behind and tells whoever asked for it."""

    def breaks(unit: Unit) -> None:
        unit.members.meet(ANA.key, "Ana")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stage.store.write(breaks).result()
