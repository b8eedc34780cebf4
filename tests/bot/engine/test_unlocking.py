"""Committing opens the layers at once; closing opens them for everybody."""

from dataclasses import replace

from bot.domain.facts import Today, Unlocked
from bot.domain.prompt import Prompt
from bot.domain.refusal import Reason, Refusal
from bot.engine.answer import commit_answer
from bot.engine.unlock import today, unlock
from tests.builders import ANA, BEN, CEM
from tests.stage import PACK, Stage


def test_nothing_unlocks_before_committing(stage: Stage, monday: Prompt) -> None:
    """Whoever has not answered is asked to commit first, even after a layer was revealed."""
    refused = Refusal(Reason.COMMIT_FIRST, prompt=monday.id)
    stage.at(11)
    stage.deliver()

    assert stage.run(unlock, PACK, stage.visit(), monday.id) == refused


def test_a_check_unlocks(stage: Stage, monday: Prompt) -> None:
    """A quick check, right or wrong, opens the layers for the member who did it and for nobody else."""
    stage.checks(monday, ANA, "far")
    opened = stage.run(unlock, PACK, stage.visit(ANA), monday.id)

    assert isinstance(opened, Unlocked)
    assert opened.facts.question.id == monday.question
    assert stage.run(unlock, PACK, stage.visit(BEN), monday.id).reason is Reason.COMMIT_FIRST


def test_words_unlock(stage: Stage, monday: Prompt) -> None:
    """A written answer opens the layers."""
    stage.run(commit_answer, PACK, stage.visit(), monday.id, "Measure.")

    assert isinstance(stage.run(unlock, PACK, stage.visit(), monday.id), Unlocked)


def test_a_closed_question_is_open_to_all(stage: Stage, monday: Prompt) -> None:
    """After the close everybody in the space may look at the answer, and nobody from elsewhere."""
    stage.at(17)
    stage.deliver()

    assert isinstance(stage.run(unlock, PACK, stage.visit(BEN), monday.id), Unlocked)
    assert stage.run(unlock, PACK, stage.visit(CEM), monday.id) == Refusal(Reason.PROMPT_UNKNOWN)


def test_a_question_that_left_the_pack_is_gone(stage: Stage, monday: Prompt) -> None:
    """A prompt whose question is no longer in the pack is refused with a reason, not with a crash."""
    smaller = replace(PACK, questions={k: q for k, q in PACK.questions.items() if k != monday.question})

    assert stage.run(unlock, smaller, stage.visit(), monday.id) == Refusal(Reason.PROMPT_UNKNOWN)
    assert stage.run(today, smaller, stage.visit()) == Refusal(Reason.NOTHING_OPEN)


def test_today_knows_where_one_stands(stage: Stage, monday: Prompt) -> None:
    """Today's question says whether the visitor has checked and written, each by itself."""
    before = stage.run(today, PACK, stage.visit())
    stage.checks(monday)
    checked = stage.run(today, PACK, stage.visit())
    stage.run(commit_answer, PACK, stage.visit(), monday.id, "Measure.")
    both = stage.run(today, PACK, stage.visit())

    states = [(one.checked, one.written) for one in (before, checked, both) if isinstance(one, Today)]
    assert states == [(False, False), (True, False), (True, True)]


def test_nothing_is_open_before_and_after(stage: Stage) -> None:
    """Before the first post, and after the close, there is no open question."""
    nothing = Refusal(Reason.NOTHING_OPEN)
    stage.studies()
    early = stage.run(today, PACK, stage.visit())
    stage.at(9)
    stage.deliver()
    during = stage.run(today, PACK, stage.visit())
    stage.at(17)
    stage.deliver()

    assert (early, stage.run(today, PACK, stage.visit())) == (nothing, nothing)
    assert isinstance(during, Today)


def test_today_is_the_channels_own(stage: Stage, monday: Prompt) -> None:
    """The open question of one channel is not the open question of another space's channel."""
    assert stage.run(today, PACK, stage.visit(CEM)) == Refusal(Reason.NOTHING_OPEN)
