"""What the page on written answers says is what is measured."""

import re
from pathlib import Path

import pytest

from bot.domain.checklist import ONE_BLIND_IN
from bot.domain.coverage import ENOUGH_PEOPLE
from bot.engine.ports import Matcher
from bot.matching.endpoint import Patience
from bot.matching.lexical import Lexical
from bot.matching.lexicon import Lexicon
from bot.matching.semantic import load
from tools import fit_meaning
from tools.graded import IDLE, MISTAKEN, SINCERE, agreement, graded, pack

TEXT = (Path(__file__).parents[2] / "docs" / "explanation" / "written-answers.md").read_text("utf-8")
CELLS = (re.split(r" *\| *", line)[1:-1] for line in TEXT.splitlines())
ROWS = {cells[0]: cells[1:] for cells in CELLS if len(cells) == 3}
NAMES = {
    "offtopic": "answers off the topic",
    "copy": "copies of the question",
    "stuffing": "lists of keywords",
}


@pytest.fixture(scope="module")
def matchers() -> tuple[Matcher, ...]:
    """Both matchers of this machine, in the order of the page's columns."""
    lexicon = Lexicon(pack())
    meaning = load(lexicon)
    assert meaning is not None
    return Lexical(lexicon), meaning


def hundredths(share: float) -> str:
    """Return a share as the page writes it."""
    return f"{round(100 * share)} in 100"


def test_the_agreement_is_what_is_measured(matchers: tuple[Matcher, ...]) -> None:
    """Right ticks and what was found stand on the page as the graded answers give them."""
    told = [agreement(matcher, SINCERE) for matcher in matchers]
    right, found = ROWS["of the ticks, right (sincere answers)"], ROWS["of what was covered, found"]

    assert [cell[: len("85 in 100")] for cell in right] == [hundredths(one.precision) for one in told]
    assert [cell[: len("25 in 100")] for cell in found] == [hundredths(one.recall) for one in told]


def test_false_credit_is_what_is_measured(matchers: tuple[Matcher, ...]) -> None:
    """What is ticked in idle and in wrong answers stands on the page line by line."""
    rows = {f"ticked in {NAMES[kind]}": (kind,) for kind in IDLE}
    rows["ticked in wrong answers that use the right words"] = MISTAKEN
    for name, kinds in rows.items():
        told = [agreement(matcher, kinds) for matcher in matchers]
        assert ROWS[name] == [f"{one.credited} of {one.decisions} lines" for one in told]


def test_questions_left_out_are_told_of() -> None:
    """How meaning does on questions that it was not fitted on stands beside the rest."""
    rightly, ticked, covered = fit_meaning.left_out(fit_meaning.samples())

    assert (
        f"{round(100 * rightly / ticked)} on questions it was not fitted on"
        in ROWS["of the ticks, right (sincere answers)"][1]
    )
    assert (
        f"{round(100 * rightly / covered)} on questions it was not fitted on"
        in ROWS["of what was covered, found"][1]
    )


def test_the_rules_are_those_of_the_code() -> None:
    """The numbers in the page's sentences are those that the code keeps to."""
    assert len(graded()) == 51
    assert "Fifty-one answers to eight questions" in TEXT
    assert (ONE_BLIND_IN, "About one list in ten" in TEXT) == (10, True)
    assert (ENOUGH_PEOPLE, "if three people or more have ticked" in TEXT) == (3, True)
    assert (Patience().whole, "within fifteen seconds" in TEXT) == (15.0, True)
