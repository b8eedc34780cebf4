"""Answering the daily question: the first answer counts, whenever and wherever it is processed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.attempt import Attempt, Verdict, check_slot, written_slot
from bot.domain.facts import AnswerAsked, CheckAnswered, CheckShown, Committed
from bot.domain.points import COMMIT_POINTS
from bot.domain.prompt import Prompt, PromptState
from bot.domain.refusal import Reason, Refusal
from bot.engine.answer import ask_for_answer, commit_answer
from bot.engine.check import answer_check, show_check
from tests.builders import ANA, BEN, CEM, an_attempt
from tests.stage import PACK, Stage

WORTH = 13
"""What an item of medium difficulty pays."""


def in_slot(stage: Stage, slot: str) -> Attempt | None:
    """Return what Ana has in a slot."""
    found: Attempt | None = stage.run(lambda unit: unit.attempts.in_slot(ANA.key, slot))
    return found


def points(stage: Stage, prompt: Prompt) -> int | None:
    """Return Ana's points of all time in the channel of a prompt."""
    found: int | None = stage.run(lambda unit: unit.standings.points(prompt.channel, "all", "", ANA.key))
    return found


def check(stage: Stage, prompt: Prompt, option: str = "right", **visit: Any) -> CheckAnswered | Refusal:
    """Answer a quick check as Ana."""
    place = stage.place(prompt.item, ANA, option)
    done: CheckAnswered | Refusal = stage.run(
        answer_check,
        stage.pack,
        stage.visit(ANA, **visit),
        prompt.id,
        place,
    )
    return done


def test_a_right_answer_pays_its_weight(stage: Stage, monday: Prompt) -> None:
    """A right first answer is correct, pays by difficulty, begins a streak and stands on the board."""
    done = check(stage, monday)

    assert isinstance(done, CheckAnswered)
    assert (done.feedback.attempt.verdict, done.feedback.attempt.points) == (Verdict.CORRECT, WORTH)
    assert (done.feedback.repeat, done.feedback.unpaid, done.streak.length) == (False, False, 1)
    assert points(stage, monday) == WORTH


def test_a_wrong_answer_costs_nothing(stage: Stage, monday: Prompt) -> None:
    """A wrong answer pays nothing, takes nothing, and still makes a link of the streak."""
    done = check(stage, monday, "near")

    assert isinstance(done, CheckAnswered)
    assert (done.feedback.attempt.verdict, done.feedback.attempt.points) == (Verdict.WRONG, 0)
    assert done.streak.length == 1
    assert points(stage, monday) is None


def test_the_first_answer_counts(stage: Stage, monday: Prompt) -> None:
    """A second answer to a quick check changes nothing and is told what the first one was."""
    check(stage, monday, "near")
    again = check(stage, monday)

    assert isinstance(again, CheckAnswered)
    assert again.feedback.repeat
    assert again.feedback.attempt.chosen == "near"
    assert points(stage, monday) is None


def test_an_answered_check_shows_its_feedback(stage: Stage, monday: Prompt) -> None:
    """Opening a quick check shows the item before the answer and the feedback after it."""
    before = stage.run(show_check, PACK, stage.visit(), monday.id)
    check(stage, monday)
    after = stage.run(show_check, PACK, stage.visit(), monday.id)

    assert isinstance(before, CheckShown)
    assert isinstance(after, CheckAnswered)
    assert after.feedback.repeat


def test_a_member_always_sees_one_order(stage: Stage, monday: Prompt) -> None:
    """The options stand in the same order for one member every time, and the order is kept in the ledger."""
    shown = stage.run(show_check, PACK, stage.visit(), monday.id)
    done = check(stage, monday)

    assert isinstance(done, CheckAnswered)
    assert done.feedback.attempt.order == shown.shown.order == done.feedback.shown.order


def test_an_answer_belongs_to_its_prompt(stage: Stage, monday: Prompt) -> None:
    """A press on Monday's button on Tuesday counts for Monday's question and its date."""
    stage.at(9, days=1)
    tuesday = next(one for one in map(stage.prompt, stage.deliver()) if one.local_date != monday.local_date)
    in_time = monday.asked_at + timedelta(hours=1)
    done = check(stage, monday, at=in_time)

    assert isinstance(done, CheckAnswered)
    assert done.feedback.attempt.prompt == monday.id
    assert done.feedback.attempt.local_date == monday.local_date != tuesday.local_date
    assert in_slot(stage, check_slot(tuesday.id)) is None


def test_lateness_is_told_by_the_platform(stage: Stage, monday: Prompt) -> None:
    """Whoever pressed before the close is in time, however late it is processed; after it nobody is."""
    stage.at(17)
    stage.deliver()
    second = timedelta(seconds=1)

    late = check(stage, monday, at=stage.clock.at)
    early = check(stage, monday, at=stage.clock.at - second)

    assert late == Refusal(Reason.PROMPT_CLOSED, prompt=monday.id)
    assert isinstance(early, CheckAnswered)


def test_a_posting_prompt_is_answered(stage: Stage) -> None:
    """A press that comes before the platform's confirmation was handled is accepted."""
    stage.studies()
    stage.at(9)
    stage.desk.tick()
    prompt = stage.prompt(stage.claim()[0])

    assert prompt.state is PromptState.POSTING
    assert isinstance(check(stage, prompt), CheckAnswered)


def test_a_void_prompt_takes_no_answers(stage: Stage) -> None:
    """A question that was withdrawn takes neither a check nor a written answer."""
    stage.studies()
    stage.at(9)
    stage.desk.tick()
    monday = stage.prompt(stage.claim()[0])
    stage.run(lambda unit: unit.prompts.void(monday.id))

    assert check(stage, monday) == Refusal(Reason.PROMPT_CLOSED, prompt=monday.id)
    refused = stage.run(commit_answer, PACK, stage.visit(), monday.id, "Late words")
    assert refused == Refusal(Reason.PROMPT_CLOSED, prompt=monday.id)


@pytest.mark.parametrize("place", ["4", "99", "-1", "", "x", "²", "٣"])
def test_a_forged_place_is_refused(stage: Stage, monday: Prompt, place: str) -> None:
    """A place that no button carries is refused, and nothing is recorded."""
    refused = stage.run(answer_check, PACK, stage.visit(), monday.id, place)

    assert refused == Refusal(Reason.OPTION_UNKNOWN)
    assert in_slot(stage, check_slot(monday.id)) is None


VERBS = {
    "check": lambda unit, visitor, prompt: show_check(unit, PACK, visitor, prompt),
    "chose": lambda unit, visitor, prompt: answer_check(unit, PACK, visitor, prompt, "0"),
    "answer": lambda unit, visitor, prompt: ask_for_answer(unit, PACK, visitor, prompt),
    "answered": lambda unit, visitor, prompt: commit_answer(unit, PACK, visitor, prompt, "Words"),
}


@pytest.mark.parametrize("verb", VERBS)
def test_an_unknown_prompt_is_refused(stage: Stage, monday: Prompt, verb: str) -> None:
    """A prompt that does not exist is refused by every verb."""
    assert stage.run(VERBS[verb], stage.visit(), "nothing") == Refusal(Reason.PROMPT_UNKNOWN)


@pytest.mark.parametrize("verb", VERBS)
def test_another_space_reaches_nothing(stage: Stage, monday: Prompt, verb: str) -> None:
    """A press from another space, which must be forged, finds no prompt and leaves no trace."""
    assert stage.run(VERBS[verb], stage.visit(CEM), monday.id) == Refusal(Reason.PROMPT_UNKNOWN)
    assert stage.run(lambda unit: unit.attempts.answered(monday.id)) == 0


def test_a_revised_item_is_not_checked(stage: Stage, monday: Prompt) -> None:
    """An item that was revised after the post is not judged by the new key."""
    question = PACK.questions[monday.question]
    revised = replace(question, items=(replace(question.items[0], rev=2),))
    stage.pack = replace(PACK, questions={**PACK.questions, question.id: revised})

    refused = stage.run(show_check, stage.pack, stage.visit(), monday.id)

    assert refused == Refusal(Reason.NO_CHECK, prompt=monday.id)
    assert check(stage, monday) == Refusal(Reason.NO_CHECK, prompt=monday.id)


def test_a_closed_check_is_not_opened(stage: Stage, monday: Prompt) -> None:
    """After the close the quick check and the form are refused to whoever has not answered."""
    stage.at(17)
    stage.deliver()
    closed = Refusal(Reason.PROMPT_CLOSED, prompt=monday.id)

    assert stage.run(show_check, PACK, stage.visit(), monday.id) == closed
    assert stage.run(ask_for_answer, PACK, stage.visit(), monday.id) == closed


def test_a_written_answer_pays_before_the_reveal(stage: Stage, monday: Prompt) -> None:
    """A written answer pays for committing while no layer was shown, and nothing afterwards."""
    before = stage.run(commit_answer, PACK, stage.visit(ANA), monday.id, "  I would measure.  ")
    stage.at(11)
    stage.deliver()
    after = stage.run(commit_answer, PACK, stage.visit(BEN), monday.id, "So would I.")

    assert (before.attempt.points, before.attempt.text) == (COMMIT_POINTS, "I would measure.")
    assert (before.attempt.verdict, before.streak.length) == (Verdict.NOTED, 1)
    assert after.attempt.points == 0
    assert points(stage, monday) == COMMIT_POINTS


def test_a_written_answer_in_time_pays_though_it_is_heard_late(stage: Stage, monday: Prompt) -> None:
    """What the platform says was sent before the reveal pays, though it arrives after it."""
    in_time = stage.at(10, 59)
    stage.at(11)
    stage.deliver()
    kept = stage.run(commit_answer, PACK, stage.visit(ANA, in_time), monday.id, "I would measure.")

    assert kept.attempt.points == COMMIT_POINTS


def test_the_first_written_answer_stands(stage: Stage, monday: Prompt) -> None:
    """A second written answer is not kept; its author is shown the first."""
    stage.run(commit_answer, PACK, stage.visit(), monday.id, "First.")
    again = stage.run(commit_answer, PACK, stage.visit(), monday.id, "Second.")
    asked_again = stage.run(ask_for_answer, PACK, stage.visit(), monday.id)

    assert (again.repeat, again.attempt.text) == (True, "First.")
    assert isinstance(asked_again, Committed)
    assert asked_again.repeat
    assert points(stage, monday) == COMMIT_POINTS


def test_an_empty_answer_is_not_kept(stage: Stage, monday: Prompt) -> None:
    """Space alone is no answer, and the form can be opened again."""
    refused = stage.run(commit_answer, PACK, stage.visit(), monday.id, " \n ")

    assert refused == Refusal(Reason.ANSWER_EMPTY, prompt=monday.id)
    assert in_slot(stage, written_slot(monday.id)) is None
    assert isinstance(stage.run(ask_for_answer, PACK, stage.visit(), monday.id), AnswerAsked)


def test_check_and_words_are_one_answer(stage: Stage, monday: Prompt) -> None:
    """Whoever does the check and writes too earns both, but counts once and links once."""
    check(stage, monday)
    kept = stage.run(commit_answer, PACK, stage.visit(), monday.id, "And in words.")

    assert points(stage, monday) == WORTH + COMMIT_POINTS
    assert stage.run(lambda unit: unit.attempts.answered(monday.id)) == 1
    assert kept.streak.length == 1


def test_an_item_pays_once(stage: Stage, monday: Prompt) -> None:
    """An item that paid in a quiz is still answered in the daily question, but pays no second time."""
    practised = an_attempt(slot="quiz/r1/0", about=monday.item, item=monday.item, prompt=None)
    stage.run(lambda unit: unit.attempts.record(practised))
    done = check(stage, monday)

    assert isinstance(done, CheckAnswered)
    assert (done.feedback.unpaid, done.feedback.attempt.points) == (True, 0)
    assert done.streak.length == 1
    assert points(stage, monday) is None


def test_a_wrong_answer_is_not_called_unpaid(stage: Stage, monday: Prompt) -> None:
    """A wrong check earns nothing because it is wrong, even where the item had paid before."""
    practised = an_attempt(slot="quiz/r1/0", about=monday.item, item=monday.item, prompt=None)
    stage.run(lambda unit: unit.attempts.record(practised))
    done = check(stage, monday, "near")

    assert isinstance(done, CheckAnswered)
    assert not done.feedback.unpaid
