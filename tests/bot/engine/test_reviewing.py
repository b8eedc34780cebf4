"""Reviews: what faded comes back as another item, ten at the most, and says when it comes back again."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.attempt import Amendment, Attempt, Surface, Verdict, quiz_slot
from bot.domain.facts import QuizDone, QuizStep
from bot.domain.pack import Pack
from bot.domain.progress import NothingDue
from bot.domain.quiz import MOST_ITEMS
from bot.domain.standing import Window
from bot.engine.board import Wish as Board
from bot.engine.board import board
from bot.engine.me import me
from bot.engine.quiz import Wish, show_step, start_quiz
from bot.engine.review import start_review
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, CEM, CHANNEL, MONDAY, a_question, an_attempt, an_item
from tests.stage import ELSEWHERE, PACK, TUESDAY, Stage, button, said, words

WORTH = 13
TWICE = Pack(
    "twice",
    "1",
    PACK.topics,
    {
        f"q{n}": a_question(f"q{n}", topic, items=tuple(an_item(f"q{n}/i{i}", topic=topic) for i in range(2)))
        for n, topic in enumerate(["caching", "security"] * 6)
    },
)
DIRECT = replace(CHANNEL, native="D0ANA")


@pytest.fixture
def twice() -> Stage:
    """A stage with twelve questions of two items each."""
    return Stage(MemoryStore(), TWICE)


def met(stage: Stage, item: str, *, right: bool = True, ago: float = 0.0, **changed: Any) -> Attempt:
    """Let Ana have answered an item in a quiz so many days ago."""
    found = TWICE.items[item]
    values: dict[str, Any] = {
        "slot": quiz_slot(f"old{ago}", int(item[-1])) + item,
        "about": item,
        "item": item,
        "question": found.question,
        "topic": found.topic,
        "surface": Surface.QUIZ,
        "verdict": Verdict.CORRECT if right else Verdict.WRONG,
        "prompt": None,
        "at": stage.clock.at - timedelta(days=ago),
    }
    attempt = an_attempt(**{**values, **changed})
    stage.run(lambda unit: unit.attempts.record(attempt))
    return attempt


def review(stage: Stage, run: str = "r1", **visit: Any) -> QuizStep | NothingDue:
    """Begin a review as Ana."""
    found: QuizStep | NothingDue = stage.run(start_review, stage.pack, stage.visit(**visit), run)
    return found


def items(stage: Stage, run: str = "r1") -> tuple[str, ...]:
    """Return the items of a run."""
    found: tuple[str, ...] = stage.run(lambda unit: unit.runs.get(run)).items
    return found


def test_what_faded_comes_back_as_another_item(twice: Stage) -> None:
    """A review asks every due question once, as an item not asked last, what is overdue longest first."""
    met(twice, "q0/i0", ago=9)
    met(twice, "q1/i1", right=False, ago=20)
    met(twice, "q2/i0", ago=0.5)
    step = review(twice)

    assert isinstance(step, QuizStep)
    assert (step.kind, step.count, step.label) == ("review", 2, "")
    assert items(twice) == ("q1/i0", "q0/i1")


def test_a_review_has_ten_items_at_the_most(twice: Stage) -> None:
    """Of twelve due questions ten come, and the summary says that two are left."""
    for number in range(12):
        met(twice, f"q{number}/i0", ago=9)
    review(twice)
    for index, item in enumerate(items(twice)):
        twice.presses(Press("pick", ("r1", str(index), twice.place(item))))
    done = twice.run(show_step, TWICE, twice.visit(), "r1", "10")

    assert len(items(twice)) == MOST_ITEMS
    assert isinstance(done, QuizDone)
    assert done.due == 2
    shown = said(twice.presses(Press("next", ("r1", "10"))))
    assert "2 questions are due" in words(shown)
    assert "1 of 2" in said(twice.presses(button(shown, "Review"))).title


def test_a_review_pays_for_what_was_never_paid(twice: Stage) -> None:
    """Another item pays as practice does, and is recorded as a review in the member's ledger."""
    met(twice, "q0/i0", ago=9)
    shown = said(twice.says("review"))
    answered = said(twice.presses(Press("pick", ("run1", "0", twice.place("q0/i1")))))
    attempt = twice.run(lambda unit: unit.attempts.in_slot(ANA.key, quiz_slot("run1", 0)))

    assert shown.title == "Review: Caching, 1 of 1"
    assert "+13 points" in words(answered)
    assert (attempt.surface, attempt.points, attempt.item) == (Surface.REVIEW, WORTH, "q0/i1")
    own = twice.run(board, TWICE, twice.visit(), Board(Window.ALL)).own
    assert own.points == WORTH


def test_an_item_that_was_paid_pays_nothing_and_says_so(twice: Stage) -> None:
    """An item that comes a second time in a review earns no point, and the reason is told kindly."""
    met(twice, "q0/i0", ago=60)
    met(twice, "q0/i1", ago=59)
    twice.says("review")
    answered = said(twice.presses(Press("pick", ("run1", "0", twice.place("q0/i0")))))

    assert items(twice, "run1") == ("q0/i0",)
    assert "an item pays once" in words(answered)
    assert "Your memory counts it" in words(answered)


def test_the_summary_says_when_each_comes_back(twice: Stage) -> None:
    """After a review, what was known is away for longer than what was missed, which comes back tomorrow."""
    met(twice, "q0/i0", ago=9)
    met(twice, "q1/i0", ago=9)
    twice.says("review")
    for index, item in enumerate(items(twice, "run1")):
        option = "right" if item == "q0/i1" else "far"
        twice.presses(Press("pick", ("run1", str(index), twice.place(item, option=option))))
    done = twice.run(show_step, TWICE, twice.visit(), "run1", "2")
    assert isinstance(done, QuizDone)
    shown = said(twice.presses(Press("next", ("run1", "2"))))

    assert done.back["q1"] == 1
    assert done.back["q0"] > 7
    assert "comes back tomorrow" in words(shown)
    assert f"comes back in {done.back['q0']} days" in words(shown)


def test_a_quiz_says_when_its_questions_come_back(twice: Stage) -> None:
    """The summary of a quiz says when each question comes back, too."""
    twice.says("quiz 1")
    twice.presses(Press("pick", ("run1", "0", twice.place(items(twice, "run1")[0]))))

    assert "comes back in 2 days" in words(said(twice.presses(Press("next", ("run1", "1")))))


def test_nothing_due_says_when_something_is(twice: Stage) -> None:
    """With nothing due, the day of the next question is told, and a quiz on the weakest topic offered."""
    met(twice, "q0/i0", ago=0.4)
    met(twice, "q1/i0", right=False, ago=0.4)
    found = review(twice)
    shown = said(twice.says("review"))

    assert found == NothingDue(1, PACK.topics[1])
    assert "comes back tomorrow" in words(shown)
    assert "Quiz: Security" in said(twice.presses(button(shown, "Quiz on Security"))).title


def test_who_never_answered_is_told_how_it_begins(twice: Stage) -> None:
    """Without any answer there is nothing to review, and a quiz on anything is offered."""
    shown = said(twice.says("review"))

    assert review(twice) == NothingDue(None, None)
    assert "take a quiz" in words(shown)
    assert "Quiz: " in said(twice.presses(button(shown, "Take a quiz"))).title


def test_a_quiz_begins_with_what_is_due(twice: Stage) -> None:
    """A quiz asks due questions before new ones, as another item."""
    met(twice, "q3/i0", ago=30)
    met(twice, "q4/i0")
    twice.run(start_quiz, TWICE, twice.visit(), Wish(count=10), "r1")

    assert items(twice)[0] == "q3/i1"
    assert "q4" not in {item.split("/")[0] for item in items(twice)}


def test_a_person_is_reviewed_as_one(twice: Stage) -> None:
    """What a linked member missed elsewhere is due for the person wherever they ask."""
    met(twice, "q0/i0", right=False, ago=3, member=CEM.key, channel=ELSEWHERE.key)
    assert isinstance(review(twice), NothingDue)
    twice.run(lambda unit: unit.members.link(CEM.key, ANA.key))

    assert isinstance(review(twice, "r2"), QuizStep)
    assert isinstance(review(twice, "r3", member=CEM), QuizStep)
    assert isinstance(review(twice, "r4", member=BEN), NothingDue)


def test_a_void_answer_is_not_reviewed(twice: Stage) -> None:
    """An answer that was amended was void, and brings nothing back."""
    attempt = met(twice, "q0/i0", right=False, ago=3)
    amendment = Amendment(
        ANA.key, CHANNEL.key, attempt.slot, "void", "caching", 13, attempt.local_date, attempt.at
    )
    twice.run(lambda unit: unit.amendments.add(amendment))

    assert review(twice) == NothingDue(None, None)


def test_what_left_the_pack_is_not_reviewed(twice: Stage) -> None:
    """A question that is gone is neither due nor waited for."""
    met(twice, "q0/i0", ago=9)
    twice.pack = replace(TWICE, questions={"q1": TWICE.questions["q1"]})

    assert review(twice) == NothingDue(None, PACK.topics[0])


def test_what_can_no_longer_be_asked_is_not_due(twice: Stage) -> None:
    """A question that lost its items is neither reviewed nor counted as due."""
    met(twice, "q0/i0", ago=9)
    bare = replace(TWICE.questions["q0"], items=())
    twice.pack = replace(TWICE, questions={**TWICE.questions, "q0": bare})

    assert isinstance(review(twice), NothingDue)
    assert twice.run(me, twice.pack, twice.visit()).due == 0


def test_a_review_in_a_direct_message_counts_at_home(twice: Stage) -> None:
    """Where nothing is studied, a review counts where the person answered last in a channel with a plan."""
    twice.studies()
    met(twice, "q0/i0", ago=9)
    review(twice, channel=DIRECT)
    place = twice.place("q0/i1")
    twice.presses(Press("pick", ("r1", "0", place)), channel=DIRECT)
    attempt = twice.run(lambda unit: unit.attempts.in_slot(ANA.key, quiz_slot("r1", 0)))

    assert attempt.channel == CHANNEL.key
    assert twice.run(board, TWICE, twice.visit(), Board(Window.ALL)).own.points == WORTH


def test_a_review_in_a_direct_message_is_dated_at_home(twice: Stage) -> None:
    """An answer given elsewhere has the date of the channel in which it counts."""
    twice.studies()
    met(twice, "q0/i0", ago=9)
    review(twice, channel=DIRECT)
    twice.at(0, 30, days=1)
    twice.presses(Press("pick", ("r1", "0", twice.place("q0/i1"))), channel=DIRECT)
    attempt = twice.run(lambda unit: unit.attempts.in_slot(ANA.key, quiz_slot("r1", 0)))

    assert twice.clock.at.date() == MONDAY
    assert attempt.local_date == TUESDAY


def test_a_review_counts_where_it_is_asked_for(twice: Stage) -> None:
    """In a channel with a plan a review counts there, wherever the person answered last."""
    other = replace(CHANNEL, native="C0OTHER")
    twice.studies()
    twice.studies(channel=other)
    met(twice, "q0/i0", ago=9)
    review(twice, channel=other)

    assert twice.run(lambda unit: unit.runs.get("r1")).channel == other.key


def test_a_stranger_in_a_direct_message_stays_there(twice: Stage) -> None:
    """Who has studied nowhere with a plan practises where they are."""
    met(twice, "q0/i0", ago=9)
    review(twice, channel=DIRECT)

    assert twice.run(lambda unit: unit.runs.get("r1")).channel == DIRECT.key
