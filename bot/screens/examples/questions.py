"""The question of the day, from its post to its close."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import facts
from bot.domain.prompt import PromptState
from bot.domain.question import Item, Question
from bot.domain.streak import Streak
from bot.domain.team_streak import TeamStreak
from bot.screens import (
    answer,
    check,
    correction,
    layers,
    question,
)
from bot.screens import specimens as of
from bot.screens.example import Example


def _questions(asked: Question) -> Iterator[Example]:
    """Yield the daily question through its life."""
    fresh = of.prompt_facts(asked, answered=0)
    yield Example("question.question new", question.question(fresh))
    yield Example("question.question open", question.question(of.prompt_facts(asked)))
    for name, changed in (
        ("posting", replace(fresh.prompt, state=PromptState.POSTING, closes_at=None, ref=None)),
        ("late", replace(fresh.prompt, late=True)),
        ("wrapped", replace(fresh.prompt, wrapped=True)),
        ("without a check", replace(fresh.prompt, item="")),
    ):
        yield Example(f"question.question {name}", question.question(replace(fresh, prompt=changed)))
    closed = of.prompt_facts(asked, state=PromptState.CLOSED)
    yield Example("question.question closed", question.question(closed))
    imported = of.prompt_facts(of.unreviewed_question())
    yield Example("question.question unreviewed", question.question(imported))


def _layers(asked: Question) -> Iterator[Example]:
    """Yield what the thread is given."""
    told = of.prompt_facts(asked)
    alone = replace(told, answered=1, question=replace(asked, sketch=None, refs=()))
    yield Example("layers.ask_first", layers.ask_first(told))
    yield Example("layers.steps", layers.steps(told))
    results = facts.Results(told, asked.items[0], {"a": 4, "b": 2}, 3, TeamStreak(4, 6, 3, 3))
    yield Example("layers.closing with results", layers.closing(results))
    corrected = facts.Corrected(told, asked.items[0])
    yield Example("correction.correction", correction.correction(corrected))
    yield Example(
        "layers.closing without answers", layers.closing(facts.Results(alone, None, {}, 1, TeamStreak()))
    )
    for name, imported in (("unreviewed", of.unreviewed_question()), ("bare", of.bare_question())):
        noted = of.prompt_facts(imported)
        yield Example(f"layers.ask_first {name}", layers.ask_first(noted))
        yield Example(f"layers.steps {name}", layers.steps(noted))
        yield Example(
            f"layers.closing {name}", layers.closing(facts.Results(noted, None, {}, 1, TeamStreak()))
        )


def _checks(shown: Item) -> Iterator[Example]:
    """Yield the quick check and its feedback."""
    yield Example("check.check", check.check(facts.CheckShown(of.prompt(), of.item_shown(shown))))
    for name, feedback in of.feedbacks(shown).items():
        answered = facts.CheckAnswered(of.prompt(), feedback, Streak(3, 4, 1))
        yield Example(f"check.check_answered {name}", check.check_answered(answered))
    frozen = facts.CheckAnswered(of.prompt(), of.feedbacks(shown)["right"], Streak(3, 4, 1), of.freezes())
    yield Example("check.check_answered with news of freezes", check.check_answered(frozen))


def _answers(asked: Question) -> Iterator[Example]:
    """Yield the written answer and what it opens."""
    told = of.prompt_facts(asked)
    bare = replace(told, prompt=replace(told.prompt, item=""))
    wrote = of.written("I would compare the miss rate with the load.", points=5)
    yield Example("answer.answer_form", answer.answer_form(facts.AnswerAsked(told)))
    for name, kept in (
        ("paid", facts.Committed(told, wrote, Streak(1, 1))),
        ("after the reveal", facts.Committed(bare, replace(wrote, points=0), Streak(1, 1))),
        ("repeat", facts.Committed(told, wrote, Streak(1, 1), repeat=True)),
    ):
        yield Example(f"answer.committed {name}", answer.committed(kept))
    yield Example("answer.unlocked", answer.unlocked(facts.Unlocked(told, wrote)))


def _today(asked: Question) -> Iterator[Example]:
    """Yield today's question in its four states."""
    for name, checked, wrote in (
        ("not answered", False, False),
        ("checked", True, False),
        ("written", False, True),
        ("both", True, True),
    ):
        today = facts.Today(of.prompt_facts(asked), checked=checked, written=wrote)
        yield Example(f"answer.today {name}", answer.today(today))


def _endless_prompts() -> Iterator[Example]:
    """Yield prompts and layers with the longest and nastiest content."""
    told = of.prompt_facts(of.endless_question(), answered=10**9)
    wrote = of.written(of.ENDLESS, points=5)
    results = facts.Results(told, of.endless_item(), {"a": 10**9}, 10**9, TeamStreak(10**6, 10**6))
    yield Example("question.question endless", question.question(told))
    yield Example("layers.ask_first endless", layers.ask_first(told))
    yield Example("layers.steps endless", layers.steps(told))
    yield Example("layers.closing endless", layers.closing(results))
    yield Example("answer.answer_form endless", answer.answer_form(facts.AnswerAsked(told)))
    yield Example(
        "answer.committed endless", answer.committed(facts.Committed(told, wrote, Streak(10**6, 10**6, 2)))
    )
    yield Example("answer.unlocked endless", answer.unlocked(facts.Unlocked(told, wrote)))
    yield Example("answer.today endless", answer.today(facts.Today(told, checked=False, written=False)))


def examples(key: str) -> Iterator[Example]:
    """Yield all of them; `key` is the id of the right option."""
    asked = of.question(key)
    yield from _questions(asked)
    yield from _layers(asked)
    yield from _checks(of.item(key))
    yield from _answers(asked)
    yield from _today(asked)
    yield from _endless_prompts()
