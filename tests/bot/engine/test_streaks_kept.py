"""Streaks run over counted occurrences: what was not asked, or not counted, is no link."""

from datetime import date

from bot.domain.order import Failure
from bot.domain.plan import EVERY_DAY
from bot.domain.streak import Streak
from bot.engine import study
from bot.engine.board import show_streak
from tests.builders import BEN
from tests.stage import PACK, Stage


def day(stage: Stage, number: int, *, answers: bool = True) -> None:
    """Let the question of a day come, be answered or not, and close."""
    stage.at(9, days=number)
    prompt = stage.post()
    if answers:
        stage.checks(prompt)
    stage.at(17, days=number)
    stage.deliver()


def streak(stage: Stage) -> Streak:
    """Return Ana's streak."""
    found: Streak = stage.run(show_streak, stage.visit()).streak
    return found


def test_weekends_are_no_links(stage: Stage) -> None:
    """A streak goes on from Friday to Monday, because nothing was asked in between."""
    stage.studies()
    for number in (3, 4, 7):
        day(stage, number)

    assert streak(stage).length == 3


def test_a_missed_answer_breaks(stage: Stage) -> None:
    """Without a freeze, a question that closed unanswered ends the streak, and the longest is remembered."""
    stage.studies()
    day(stage, 0)
    day(stage, 1)
    day(stage, 2, answers=False)
    day(stage, 3)

    assert (streak(stage).length, streak(stage).longest) == (1, 2)


def test_an_open_question_breaks_nothing(stage: Stage) -> None:
    """A question that can still be answered does not end a streak yet."""
    stage.studies()
    day(stage, 0)
    stage.at(9, days=1)
    stage.deliver()

    assert streak(stage).length == 1
    assert not streak(stage).answered_today


def test_a_freeze_bridges(stage: Stage) -> None:
    """Five links earn a freeze, which covers the next miss by itself and says for which day."""
    stage.studies(days=EVERY_DAY)
    for number in range(5):
        day(stage, number)
    earned = streak(stage)
    day(stage, 5, answers=False)
    day(stage, 6)
    bridged = streak(stage)

    assert (earned.length, earned.freezes) == (5, 1)
    assert (bridged.length, bridged.freezes, bridged.bridged) == (6, 0, (date(2026, 11, 28),))


def test_a_late_accepted_answer_gives_the_freeze_back(stage: Stage) -> None:
    """An answer given in time but processed after the close undoes the bridge that its lack had made."""
    stage.studies(days=EVERY_DAY)
    for number in range(5):
        day(stage, number)
    in_time = stage.at(12, days=5)
    stage.at(9, days=5)
    saturday = stage.post()
    stage.at(17, days=5)
    stage.deliver()
    bridged = streak(stage)
    stage.checks(saturday, at=in_time)

    assert bridged.bridged == (date(2026, 11, 28),)
    assert (streak(stage).length, streak(stage).freezes, streak(stage).bridged) == (6, 1, ())


def test_a_pause_is_no_link(stage: Stage) -> None:
    """Days on which the plan was paused do not break a streak."""
    stage.studies()
    day(stage, 0)
    stage.run(study.pause, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)
    stage.at(12, days=2)
    stage.deliver()
    stage.run(study.resume, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)
    day(stage, 3)

    assert streak(stage).length == 2


def test_a_skipped_post_is_no_link(stage: Stage) -> None:
    """A post that a steward skipped does not break a streak."""
    stage.studies()
    day(stage, 0)
    stage.run(study.skip, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)
    stage.at(12, days=1)
    assert stage.deliver() == []
    day(stage, 2)

    assert streak(stage).length == 2


def test_an_outage_is_no_link(stage: Stage) -> None:
    """A day on which the bot was down and posted nothing does not break a streak."""
    stage.studies()
    day(stage, 0)
    stage.at(20, days=1)
    assert stage.deliver() == []
    day(stage, 2)

    assert streak(stage).length == 2


def test_a_withdrawn_question_is_no_link(stage: Stage) -> None:
    """A question that was never posted, because the platform refused it, does not break a streak."""
    stage.studies()
    day(stage, 0)
    stage.at(9, days=1)
    stage.desk.tick()
    refused = stage.claim()[0]
    stage.desk.failed(refused, Failure("not_in_channel", permanent=True)).result()
    stage.run(study.resume, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)
    day(stage, 2)

    assert streak(stage).length == 2


def test_a_streak_is_ones_own(stage: Stage) -> None:
    """Whoever joins late begins with the first answer, not with what was asked before."""
    stage.studies()
    day(stage, 0)
    day(stage, 1)
    stage.at(9, days=2)
    stage.checks(stage.post(), BEN)

    assert stage.run(show_streak, stage.visit(BEN)).streak.length == 1
    assert streak(stage).length == 2
