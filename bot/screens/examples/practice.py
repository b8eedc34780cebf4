"""Private practice: quizzes."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import facts
from bot.domain.question import Item
from bot.domain.streak import Streak
from bot.screens import (
    check,
    quiz,
)
from bot.screens import specimens as of
from bot.screens.example import Example


def _quizzes(shown: Item) -> Iterator[Example]:
    """Yield a private quiz from its first item to its summary."""
    first = facts.QuizStep(of.RUN, 0, 5, "Caching, mid", of.item_shown(shown))
    yield Example("quiz.quiz_step", quiz.quiz_step(first))
    alone = replace(first.shown, case="A shop sells 400 things a second, and its cache is cold.")
    yield Example("quiz.quiz_step with its case", quiz.quiz_step(replace(first, shown=alone)))
    yield Example("quiz.quiz_step of anything", quiz.quiz_step(replace(first, label="")))
    for name, feedback in of.feedbacks(shown).items():
        answered = facts.QuizAnswered(of.RUN, 0, 5, feedback)
        yield Example(f"quiz.quiz_answered {name}", quiz.quiz_answered(answered))
    last = facts.QuizAnswered(of.RUN, 4, 5, of.feedbacks(shown)["right"])
    yield Example("quiz.quiz_answered last", quiz.quiz_answered(last))
    tries = (of.attempt(of.item(), "a"), of.attempt(of.item(), "b"))
    done = facts.QuizDone(of.RUN, "Caching", tries, {"stampede": "A popular cache entry expires"})
    yield Example("quiz.quiz_done", quiz.quiz_done(done))
    yield Example("quiz.quiz_done untouched", quiz.quiz_done(replace(done, attempts=())))


def _endless_items() -> Iterator[Example]:
    """Yield items and runs with the longest and nastiest content."""
    shown = of.endless_item()
    yield Example("check.check endless", check.check(facts.CheckShown(of.prompt(), of.item_shown(shown))))
    feedback = of.feedbacks(shown)["wrong"]
    yield Example(
        "check.check_answered endless",
        check.check_answered(facts.CheckAnswered(of.prompt(), feedback, Streak())),
    )
    step = facts.QuizStep(of.RUN, 9, 10, of.ENDLESS, of.item_shown(shown))
    yield Example("quiz.quiz_step endless", quiz.quiz_step(step))
    done = facts.QuizDone(of.RUN, of.NASTY, (feedback.attempt,) * 10, {"stampede": of.ENDLESS})
    yield Example("quiz.quiz_done endless", quiz.quiz_done(done))


def examples(key: str) -> Iterator[Example]:
    """Yield all of them; `key` is the id of the right option."""
    yield from _quizzes(of.item(key))
    yield from _endless_items()
