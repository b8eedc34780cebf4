"""A private quiz: one's own run, feedback on each item, points for ten items a day."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.facts import QuizAnswered, QuizDone, QuizStep
from bot.domain.pack import Pack
from bot.domain.points import QUIZ_ITEMS_PAID_A_DAY
from bot.domain.prompt import Prompt
from bot.domain.question import Level
from bot.domain.refusal import Reason, Refusal
from bot.domain.standing import Window
from bot.engine.board import Wish as BoardWish
from bot.engine.board import board
from bot.engine.correct import amend
from bot.engine.quiz import Wish, answer_step, show_step, start_quiz
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, a_question, an_item
from tests.stage import PACK, Stage, said, words

WORTH = 13
MANY = Pack(
    "many",
    "1",
    PACK.topics,
    {"q1": a_question("q1", items=tuple(an_item(f"q1/i{n}") for n in range(12)))},
)


def start(stage: Stage, run: str = "r1", **wish: Any) -> QuizStep | Refusal:
    """Begin a quiz as Ana."""
    step: QuizStep | Refusal = stage.run(start_quiz, stage.pack, stage.visit(), Wish(**wish), run)
    return step


def pick(stage: Stage, run: str, index: int, option: str = "right") -> QuizAnswered:
    """Answer one place of a run as Ana."""
    items = stage.run(lambda unit: unit.runs.get(run)).items
    place = stage.place(items[index], ANA, option)
    answered = stage.run(answer_step, stage.pack, stage.visit(), run, str(index), place)
    assert isinstance(answered, QuizAnswered)
    return answered


def all_time(stage: Stage) -> int:
    """Return Ana's points of all time."""
    shown = stage.run(board, stage.pack, stage.visit(), BoardWish(Window.ALL))
    return shown.own.points if shown.own else 0


def test_a_run_goes_from_item_to_summary(stage: Stage) -> None:
    """A run shows its items one after the other and ends with what was answered, in order."""
    first = start(stage, count=3)
    verdicts = [pick(stage, "r1", n, option).feedback.attempt for n, option in enumerate(("right", "far"))]
    third = stage.run(show_step, PACK, stage.visit(), "r1", "2")
    pick(stage, "r1", 2)
    done = stage.run(show_step, PACK, stage.visit(), "r1", "3")

    assert isinstance(first, QuizStep)
    assert (first.index, first.count, third.index) == (0, 3, 2)
    assert isinstance(done, QuizDone)
    assert [a.points for a in done.attempts] == [WORTH, 0, WORTH]
    assert list(done.attempts[:2]) == verdicts
    assert set(done.titles.values()) == {"Q1", "Q2", "Q3"}


def test_a_place_is_answered_once(stage: Stage) -> None:
    """Pressing again, or going back, shows the first answer to a place."""
    start(stage)
    pick(stage, "r1", 0, "near")
    again = pick(stage, "r1", 0)
    back = stage.run(show_step, PACK, stage.visit(), "r1", "0")

    assert (again.feedback.repeat, again.feedback.attempt.chosen) == (True, "near")
    assert (back.feedback.repeat, back.feedback.attempt.chosen) == (True, "near")
    assert all_time(stage) == 0


def test_practice_repeats_never_pay(stage: Stage) -> None:
    """An item that was answered before, rightly or not, is repeated without points and says so."""
    start(stage, "r1", topic="security")
    pick(stage, "r1", 0)
    start(stage, "r2", topic="security")
    again = pick(stage, "r2", 0)

    assert (again.feedback.unpaid, again.feedback.repeat) == (True, False)
    assert again.feedback.attempt.points == 0
    assert all_time(stage) == WORTH


def test_the_daily_item_pays_no_second_time_in_a_quiz(stage: Stage, monday: Prompt) -> None:
    """The item of a quick check is worth nothing when it comes again in a quiz."""
    stage.checks(monday)
    step = start(stage, topic=PACK.titles[monday.topic], count=10)
    assert isinstance(step, QuizStep)
    items = stage.run(lambda unit: unit.runs.get("r1")).items

    assert pick(stage, "r1", items.index(monday.item)).feedback.unpaid
    assert all_time(stage) == WORTH


def test_ten_items_a_day_pay(stage: Stage) -> None:
    """The eleventh right item of a day is answered and judged, but pays nothing until tomorrow."""
    stage.pack = MANY
    start(stage, "r1", count=10)
    for index in range(10):
        pick(stage, "r1", index)
    start(stage, "r2", count=2)
    eleventh = pick(stage, "r2", 0)
    stage.move(days=1)
    tomorrow = pick(stage, "r2", 1)

    assert (eleventh.feedback.attempt.points, eleventh.feedback.unpaid) == (0, True)
    assert (tomorrow.feedback.attempt.points, tomorrow.feedback.unpaid) == (WORTH, False)
    assert all_time(stage) == (QUIZ_ITEMS_PAID_A_DAY + 1) * WORTH


def test_what_a_decision_pays_takes_no_place_of_the_day(stage: Stage) -> None:
    """A wrong answer that turned out void is paid beside the ten right ones of its day."""
    stage.pack = MANY
    start(stage, "r1", count=10)
    wrong = pick(stage, "r1", 0, "off").feedback.attempt
    stage.run(lambda unit: amend(unit, [wrong], WORTH, "decision/x", stage.clock.at))
    for index in range(1, 10):
        pick(stage, "r1", index)
    start(stage, "r2", count=2)

    assert not pick(stage, "r2", 0).feedback.unpaid
    assert pick(stage, "r2", 1).feedback.unpaid
    assert all_time(stage) == (QUIZ_ITEMS_PAID_A_DAY + 1) * WORTH


def test_a_void_item_pays_whoever_was_right_too(stage: Stage) -> None:
    """What a void item owes goes to a right answer beyond the day's limit, and to none besides its worth."""
    stage.pack = MANY
    start(stage, "r1", count=10)
    right = [pick(stage, "r1", index).feedback.attempt for index in range(10)]
    start(stage, "r2", count=2)
    beyond = pick(stage, "r2", 0).feedback.attempt
    stage.run(lambda unit: amend(unit, [right[0], beyond], WORTH, "decision/x", stage.clock.at))

    assert all_time(stage) == (QUIZ_ITEMS_PAID_A_DAY + 1) * WORTH


def test_a_question_that_was_renamed_pays_no_second_time(stage: Stage) -> None:
    """An item is paid once under all the names that its question had, one after the other."""
    for number, names in enumerate((["a"], ["a", "b"], ["a", "b", "c"])):
        *before, today = names
        renamed = a_question(today, items=(an_item(f"{today}/i1"),))
        stage.pack = replace(MANY, questions={today: renamed}, renamed=dict.fromkeys(before, today))
        start(stage, f"r{number}", count=1)
        pick(stage, f"r{number}", 0)

    assert all_time(stage) == WORTH


def test_a_wrong_item_is_not_called_unpaid(stage: Stage) -> None:
    """A wrong answer earns nothing because it is wrong, not because something was used up."""
    start(stage)

    assert not pick(stage, "r1", 0, "off").feedback.unpaid


def test_new_items_come_first(stage: Stage) -> None:
    """A quiz begins with items that the member has not answered yet."""
    stage.pack = MANY
    start(stage, "r1", count=5)
    seen = {pick(stage, "r1", index).feedback.attempt.item for index in range(5)}
    start(stage, "r2", count=7)

    assert seen.isdisjoint(stage.run(lambda unit: unit.runs.get("r2")).items)


def test_a_run_belongs_to_its_member(stage: Stage) -> None:
    """Nobody can look into, or answer in, the quiz of somebody else."""
    start(stage)
    not_yours = Refusal(Reason.NOT_YOURS)

    assert stage.run(show_step, PACK, stage.visit(BEN), "r1", "0") == not_yours
    assert stage.run(answer_step, PACK, stage.visit(BEN), "r1", "0", "0") == not_yours
    assert stage.run(show_step, PACK, stage.visit(BEN), "r1", "99") == not_yours


@pytest.mark.parametrize(("run", "index"), [("r9", "0"), ("r1", "x"), ("r1", "-1"), ("r1", "²"), ("r1", "")])
def test_forged_places_are_refused(stage: Stage, run: str, index: str) -> None:
    """A run or a place that no button carries is refused."""
    start(stage)

    assert stage.run(show_step, PACK, stage.visit(), run, index) == Refusal(Reason.RUN_UNKNOWN)


def test_a_forged_option_is_refused(stage: Stage) -> None:
    """An option that no button carries is refused and nothing is recorded."""
    start(stage)

    assert stage.run(answer_step, PACK, stage.visit(), "r1", "0", "4") == Refusal(Reason.OPTION_UNKNOWN)
    assert isinstance(stage.run(show_step, PACK, stage.visit(), "r1", "0"), QuizStep)


def test_an_item_that_left_the_pack_ends_its_run(stage: Stage) -> None:
    """A run whose item is gone is refused; its summary still leaves out what it cannot name."""
    start(stage, topic="security")
    pick(stage, "r1", 0)
    smaller = replace(PACK, questions={"q1": PACK.questions["q1"]})
    done = stage.run(show_step, smaller, stage.visit(), "r1", "1")

    assert stage.run(show_step, smaller, stage.visit(), "r1", "0") == Refusal(Reason.RUN_UNKNOWN)
    assert isinstance(done, QuizDone)
    assert (len(done.attempts), done.titles) == (1, {})


@pytest.mark.parametrize(
    ("wish", "label", "items"),
    [
        ({}, "", {"q1/i1", "q2/i1", "q3/i1"}),
        ({"topic": "CACHE"}, "Caching", {"q1/i1", "q3/i1"}),
        ({"topic": "everything", "level": Level.SENIOR}, "Everything, senior", {"q2/i1"}),
        ({"level": Level.MID, "count": 99}, "mid", {"q1/i1", "q3/i1"}),
    ],
)
def test_a_wish_is_granted(stage: Stage, wish: dict[str, Any], label: str, items: set[str]) -> None:
    """A quiz holds what was asked for by alias, set and level, and says so."""
    step = start(stage, **wish)

    assert isinstance(step, QuizStep)
    assert step.label == label
    assert set(stage.run(lambda unit: unit.runs.get("r1")).items) == items


def test_a_near_miss_is_offered(stage: Stage) -> None:
    """A topic with a typing error is not guessed but offered; one like nothing offers nothing."""
    near, far = start(stage, topic="Cachng"), start(stage, topic="gardening")

    assert near == Refusal(Reason.TOPIC_UNKNOWN, "Cachng", (("caching", "Caching"),))
    assert far == Refusal(Reason.TOPIC_UNKNOWN, "gardening")


def test_a_wish_that_fits_nothing_is_refused(stage: Stage) -> None:
    """A topic without a question of that level is refused by what was asked for."""
    refused = start(stage, topic="security", level=Level.JUNIOR)

    assert refused == Refusal(Reason.NOTHING_TO_QUIZ, "Security, junior")


def test_an_item_made_from_parts_comes_with_its_case():
    """Alone, such an item cannot be judged: the situation of its question is shown above it."""
    made, by_hand = an_item("q1/n0.a1"), an_item("q2/m1")
    questions = {
        "q1": a_question("q1", prompt="A shop of 400 orders a second.", items=(made,)),
        "q2": a_question("q2", "security", prompt="A bank.", items=(by_hand,)),
    }
    stage = Stage(MemoryStore(), replace(PACK, questions=questions))
    assert "400 orders" in words(said(stage.says("quiz caching")))
    assert "A bank" not in words(said(stage.says("quiz security")))
