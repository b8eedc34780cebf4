"""From facts to screens: the one place where the two meet."""

from typing import assert_never

from bot.domain import facts
from bot.domain.order import Subject
from bot.domain.refusal import Refusal
from bot.engine.parcel import Content
from bot.interface.request import Reply
from bot.message.model import Message
from bot.screens import (
    answer,
    board,
    check,
    correction,
    days_off,
    layers,
    question,
    quiz,
    refusal,
    stewards,
    study,
)

Shown = (
    facts.AnswerAsked
    | facts.Board
    | facts.CheckAnswered
    | facts.CheckShown
    | facts.Committed
    | facts.DaysOff
    | facts.PlanDraft
    | facts.PlanSaved
    | facts.PlanStatus
    | facts.PostedNow
    | facts.QuizAnswered
    | facts.QuizDone
    | facts.QuizStep
    | facts.StreakShown
    | facts.Today
    | facts.Topics
    | facts.Unlocked
    | Refusal
)
"""Everything that a verb may return to a person."""


def reply(shown: Shown) -> Reply:  # noqa: PLR0912 - one line per screen is the plainest map
    """Put facts into words."""
    match shown:
        case facts.AnswerAsked():
            return answer.answer_form(shown)
        case facts.Board():
            return board.board(shown)
        case facts.CheckAnswered():
            return check.check_answered(shown)
        case facts.CheckShown():
            return check.check(shown)
        case facts.Committed():
            return answer.committed(shown)
        case facts.DaysOff():
            return days_off.days_off(shown)
        case facts.PlanDraft():
            return study.setup_form(shown)
        case facts.PlanSaved():
            return study.saved(shown)
        case facts.PlanStatus():
            return study.status(shown)
        case facts.PostedNow():
            return study.posted_now(shown)
        case facts.QuizAnswered():
            return quiz.quiz_answered(shown)
        case facts.QuizDone():
            return quiz.quiz_done(shown)
        case facts.QuizStep():
            return quiz.quiz_step(shown)
        case facts.StreakShown():
            return board.streak(shown)
        case facts.Today():
            return answer.today(shown)
        case facts.Topics():
            return board.topics(shown)
        case facts.Unlocked():
            return answer.unlocked(shown)
        case Refusal():
            return refusal.refusal(shown)
        case _:
            assert_never(shown)


def content(subject: Subject, shown: Content) -> Message:
    """Put what is delivered to a channel into words; only a closing carries results."""
    if isinstance(shown, facts.Results):
        return layers.closing(shown)
    if isinstance(shown, facts.Corrected):
        return correction.correction(shown)
    if isinstance(shown, facts.Parked):
        return stewards.parked(shown)
    match subject:
        case Subject.ASK_FIRST:
            return layers.ask_first(shown)
        case Subject.STEPS:
            return layers.steps(shown)
        case _:
            return question.question(shown)
