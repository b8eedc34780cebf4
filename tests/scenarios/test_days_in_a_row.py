"""Days in a row: what makes a streak, what bridges it, what breaks it, and what stewards may do."""

from collections.abc import Callable

from bot.interface.delivery import DeliveryKind
from tests.builders import BEN
from tests.stage import Stage, said, words


def morning(stage: Stage, number: int, *, answers: bool = True) -> None:
    """Let a day pass, on which Ana answers or does not."""
    stage.at(9, days=number)
    prompt = stage.post()
    if answers:
        stage.checks(prompt)
    stage.at(17, days=number)
    stage.deliver()


def streak(stage: Stage) -> str:
    """Return what Ana is told about her streak."""
    return said(stage.says("streak")).title


def test_three_mornings_grow_the_streak(stage: Stage) -> None:
    """Each answered morning adds one to the streak."""
    told = [streak(stage)]
    for number in range(3):
        morning(stage, number)
        told.append(streak(stage))

    assert told == [
        "Your streak begins with your next answer",
        "1 question in a row",
        "2 questions in a row",
        "3 questions in a row",
    ]


def test_a_missed_day_is_bridged(stage: Stage) -> None:
    """After five days in a row a missed day is covered by a freeze, and the screen says which."""
    for number in range(5):
        morning(stage, number)
    assert "1 of 2" in words(said(stage.says("streak")))
    morning(stage, 5, answers=False)
    morning(stage, 6)

    assert streak(stage) == "6 questions in a row"
    assert "A freeze covered Sat 28 Nov" in words(said(stage.says("streak")))


def test_a_missed_day_breaks_the_streak(stage: Stage) -> None:
    """Without a freeze a missed day ends the streak, and the longest one is still told."""
    for number, answers in enumerate((True, True, False, True)):
        morning(stage, number, answers=answers)

    assert streak(stage) == "1 question in a row"
    assert "Longest 2 questions" in words(said(stage.says("streak")))


def test_a_pause_harms_nobody(stage: Stage) -> None:
    """A channel that is paused over two days goes on where it was, streaks included."""
    morning(stage, 0)
    assert said(stage.says("study pause", BEN)).title == "The plan is paused"
    stage.at(9, days=2)
    assert stage.deliver() == []
    stage.at(12, days=2)
    assert said(stage.says("study resume", BEN)).title == "The plan is running again"
    morning(stage, 3)

    assert streak(stage) == "2 questions in a row"


def test_a_steward_moves_the_time(stage: Stage, set_up: Callable[..., str]) -> None:
    """After today's post a new time counts from tomorrow, and post-now is refused for today."""
    stage.at(9)
    stage.deliver()
    assert set_up(stage, "15:00 Europe/Berlin") == "The plan is saved"
    assert said(stage.says("study post-now", BEN)).title == "Today's question is out already"
    stage.at(15)
    kinds = [one.kind for one in stage.deliver()]
    stage.at(15, days=1)

    assert DeliveryKind.POST not in kinds
    assert DeliveryKind.POST in [one.kind for one in stage.deliver()]


def test_an_outage_is_told_and_forgiven(stage: Stage) -> None:
    """After a day without the bot the status says that it was missed, and the streak stands."""
    morning(stage, 0)
    stage.at(20, days=1)
    stage.deliver()
    morning(stage, 2)

    assert "missed (no streak counts it)" in words(said(stage.says("study status", BEN)))
    assert streak(stage) == "2 questions in a row"
