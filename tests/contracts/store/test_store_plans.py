"""Plans and quiz runs, on every store."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.plan import EVERY_DAY, Reveals
from bot.domain.question import Level
from bot.domain.quiz import RunKind
from tests.builders import CHANNEL, NINE, a_plan, a_run


def test_a_channel_without_a_plan_has_none(read):
    """Nobody's plan is found in a channel that has none."""
    assert read(lambda unit: unit.plans.get(CHANNEL.key)) is None


@pytest.mark.parametrize(
    "plan",
    [
        a_plan(),
        a_plan(days=frozenset(), topics=("caching", "security"), level=Level.SENIOR, paused=True),
        a_plan(days=EVERY_DAY, at=time(23, 59), zone="Asia/Kathmandu", reveals=Reveals(1, 2, 3)),
        a_plan(
            holidays="DE-BY",
            days_off=(date(2026, 12, 24), date(2026, 12, 31)),
            quiet=(time(22, 30), time(7)),
            catch_up=0,
        ),
    ],
    ids=["usual", "paused", "own-reveals", "days-off"],
)
def test_a_plan_comes_back_as_it_was_saved(write, read, plan):
    """Whatever a steward chose is what the plan says later."""
    write(lambda unit: unit.plans.save(plan))
    assert read(lambda unit: unit.plans.get(CHANNEL.key)) == plan


def test_a_channel_has_one_plan(write, read):
    """A plan that is saved again replaces the one before."""
    write(lambda unit: unit.plans.save(a_plan(topics=("caching",), level=Level.MID)))
    write(lambda unit: unit.plans.save(a_plan(zone="UTC")))
    assert read(lambda unit: unit.plans.get(CHANNEL.key)) == a_plan(zone="UTC")


def test_every_plan_is_found(write, read):
    """All plans are those of all channels."""
    other = a_plan(channel=replace(CHANNEL, native="C0OTHER"), zone="UTC")
    write(lambda unit: (unit.plans.save(a_plan()), unit.plans.save(other)))
    assert sorted(read(lambda unit: unit.plans.all()), key=lambda plan: plan.zone) == [a_plan(), other]


def test_a_run_comes_back_with_its_items_in_order(write, read):
    """A run remembers what it is for, its items in their order, and its instant in UTC."""
    at = NINE.astimezone(ZoneInfo("Asia/Tokyo"))
    write(lambda unit: unit.runs.add(a_run(at=at, kind=RunKind.REVIEW)))
    run = read(lambda unit: unit.runs.get("r1"))
    assert run == a_run(kind=RunKind.REVIEW)
    assert run.at.utcoffset() is not None
    assert run.at.tzname() == "UTC"


def test_an_unknown_run_is_not_found(read):
    """A run that was never started is not found."""
    assert read(lambda unit: unit.runs.get("r0")) is None


def test_a_run_is_added_once(write):
    """Two runs cannot share an id."""
    write(lambda unit: unit.runs.add(a_run()))
    with pytest.raises(Exception, match=r"(?i)unique"):
        write(lambda unit: unit.runs.add(a_run()))
