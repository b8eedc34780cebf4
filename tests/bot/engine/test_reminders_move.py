"""Reminders of people who are linked or part, and of zones whose rules change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.places import Member
from bot.engine.replan import replan_reminder
from bot.message.model import Code
from tests.bot.engine.reminded import HALF_PAST_EIGHT, WISH, WISHED, missed, planned, told
from tests.builders import ANA, BEN, CEM, MONDAY
from tests.stage import Stage, said


@pytest.fixture
def ana(stage: Stage) -> Stage:
    """A stage on which Ana missed a question days ago and wants to be reminded at half past eight."""
    missed(stage)
    stage.fills(WISHED, WISH)
    return stage


def test_a_person_of_several_members_is_reminded_once(ana: Stage) -> None:
    """A member that was linked to another person gets no reminder of its own."""
    missed(ana, CEM)
    ana.run(lambda unit: unit.members.link(ANA.key, BEN.key))
    ana.at(8, 30)

    assert told(ana) == []
    settled = ana.run(lambda unit: unit.occurrences.get(ANA.key, OccurrenceKind.REMINDER, MONDAY))
    assert settled.state is OccurrenceState.SKIPPED


def joins_ben(stage: Stage) -> None:
    """Let Ana become one person with Ben, who had never said whether he wants to be reminded."""
    (line,) = [block.code for block in said(stage.says("link", BEN)).blocks if isinstance(block, Code)]
    stage.says(line.removeprefix("/"))


@pytest.mark.parametrize("who", [ANA, BEN])
def test_a_wish_that_went_along_goes_back(ana: Stage, who: Member) -> None:
    """Whichever of the two unlinks, Ana is reminded as before they were one person, and Ben is not."""
    missed(ana, BEN)
    joins_ben(ana)
    ana.says("unlink", who)
    ana.at(8, 30)

    assert [one.channel for one in told(ana)] == [ANA.key]


def test_a_time_changed_together_stays(ana: Stage) -> None:
    """A time chosen while they were one person stays with one of them; the other has the old one back."""
    missed(ana, BEN)
    joins_ben(ana)
    ana.fills(WISHED, WISH | {"remind": ("09:00 Europe/Berlin",)})
    ana.says("unlink")
    ana.at(9)

    assert [one.channel for one in told(ana)] == [ANA.key, BEN.key]


def test_a_wish_goes_along_into_another_person(ana: Stage) -> None:
    """Whoever links to a person that wished for no reminder is reminded there at the same time as before."""
    joins_ben(ana)
    ana.at(8, 30)

    assert [one.channel for one in told(ana)] == [BEN.key]
    assert ana.run(lambda unit: unit.members.profile(BEN.key)).remind_at == HALF_PAST_EIGHT


def test_a_zone_with_new_rules_moves_a_reminder(ana: Stage) -> None:
    """A reminder planned by other rules of its zone comes when the person's clock shows it."""
    missed(ana, BEN)
    ana.fills(WISHED, WISH, member=BEN)
    right = planned(ana)
    assert right
    assert ana.desk.replan() == 0
    ana.run(lambda unit: unit.occurrences.replan(replace(right, due_at=right.due_at + timedelta(hours=1))))

    assert ana.desk.replan() == 1
    assert planned(ana) == right
    assert ana.desk.replan() == 0


def test_a_reminder_that_is_due_is_not_planned_away(ana: Stage) -> None:
    """What became due while the bot was away is given, not moved to the next day."""
    ana.at(9)

    assert ana.desk.replan() == 0
    assert ana.run(replan_reminder, ANA.key, ana.clock.at) is False
    assert len(told(ana)) == 1
