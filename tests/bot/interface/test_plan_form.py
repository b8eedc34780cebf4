"""The setup form becomes a plan, or a sentence under each field that is wrong."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.facts import PlanDraft
from bot.domain.plan import EVERY_DAY, WEEKDAYS, Plan, Reveals
from bot.domain.question import Level
from bot.interface.plan_form import read_plan
from bot.message.form import FormProblems, PickField
from bot.screens import problems, study
from tests.builders import CHANNEL
from tests.stage import PACK

GOOD = {
    "when": ("09:00 Europe/Berlin",),
    "days": ("0", "1", "2", "3", "4"),
    "topics": ("any",),
    "level": ("any",),
    "reveals": ("2h 4h 8h",),
}


def read(**changed: tuple[str, ...]) -> Plan | FormProblems:
    """Read a good form with some fields changed."""
    return read_plan(CHANNEL, {**GOOD, **changed}, frozenset(PACK.titles))


def plan(**changed: tuple[str, ...]) -> Plan:
    """Read a form that must be good."""
    found = read(**changed)
    assert isinstance(found, Plan), found
    return found


def faults(**changed: tuple[str, ...]) -> dict[str, str]:
    """Read a form that must be wrong; return the sentences."""
    found = read(**changed)
    assert isinstance(found, FormProblems), found
    return dict(found.problems)


def test_a_good_form_is_a_plan() -> None:
    """A form that is filled in well is the plan that it says."""
    assert plan() == Plan(CHANNEL, "Europe/Berlin", time(9), WEEKDAYS, (), None, Reveals(120, 240, 480))


@pytest.mark.parametrize(
    ("typed", "at", "zone"),
    [
        ("9:00 europe/berlin", time(9), "Europe/Berlin"),
        ("09.30 UTC", time(9, 30), "UTC"),
        ("  23:59   America/New York ", time(23, 59), "America/New_York"),
        ("00:00 america/argentina/buenos aires", time(0), "America/Argentina/Buenos_Aires"),
    ],
)
def test_time_and_zone_are_read_kindly(typed: str, at: time, zone: str) -> None:
    """Case, spaces and a dot in the time do not matter."""
    found = plan(when=(typed,))

    assert (found.at, found.zone) == (at, zone)


@pytest.mark.parametrize(
    "typed", ["", "09:00", "Europe/Berlin", "24:00 UTC", "9 UTC", "09:60 UTC", "morning UTC"]
)
def test_a_time_that_is_none_is_told(typed: str) -> None:
    """A time without a zone, or that is none, is answered with how to write it."""
    assert faults(when=(typed,)) == {"when": problems.TIME}


def test_a_zone_that_is_near_is_offered() -> None:
    """A zone with a typing error is answered with the one that comes nearest."""
    assert faults(when=("09:00 Europe/Berlln",)) == {
        "when": "There is no zone called Europe/Berlln. Did you mean Europe/Berlin?"
    }


def test_a_zone_like_none_gets_examples() -> None:
    """A zone that is like none is answered with examples, and a long one is not repeated whole."""
    told = faults(when=("09:00 " + "Atlantis" * 20,))["when"]

    assert "Europe/Berlin or America/New_York" in told
    assert len(told) < 150


@pytest.mark.parametrize(
    ("typed", "reveals"),
    [
        ("2h 4h 8h", Reveals(120, 240, 480)),
        ("30m, 90m and 3H", Reveals(30, 90, 180)),
        ("5 m 1 h 48 h", Reveals(5, 60, 2880)),
    ],
)
def test_reveal_times_are_read(typed: str, reveals: Reveals) -> None:
    """Three rising times in hours or minutes are taken, whatever stands between them."""
    assert plan(reveals=(typed,)).reveals == reveals


@pytest.mark.parametrize(
    "typed", ["", "2h 4h", "2h 4h 8h 9h", "4h 2h 8h", "2h 2h 8h", "4m 1h 2h", "1h 2h 49h", "2 4 8", "x"]
)
def test_reveal_times_that_are_none_are_told(typed: str) -> None:
    """Anything but three rising times between five minutes and two days is answered with an example."""
    assert faults(reveals=(typed,)) == {"reveals": problems.REVEALS}


@pytest.mark.parametrize("days", [(), ("",), ("7",), ("12",), ("456",), ("x",)])
def test_a_plan_needs_a_day(days: tuple[str, ...]) -> None:
    """A form without a day of the week is told so; what is none of the seven is no day."""
    assert faults(days=days) == {"days": problems.DAYS}


def test_days_are_read() -> None:
    """The days chosen are the days of the plan."""
    assert plan(days=tuple("0123456")).days == EVERY_DAY


@pytest.mark.parametrize(
    ("chosen", "topics"),
    [
        (("security",), ("security",)),
        (("any", "security"), ()),
        (("security", "forged"), ("security",)),
        ((), ()),
    ],
)
def test_topics_are_read(chosen: tuple[str, ...], topics: tuple[str, ...]) -> None:
    """Known topics are taken, all of them when everything is chosen, and forged ones left out."""
    assert plan(topics=chosen).topics == topics


@pytest.mark.parametrize(("chosen", "level"), [("senior", Level.SENIOR), ("any", None), ("forged", None)])
def test_a_level_is_read(chosen: str, level: Level | None) -> None:
    """A level that exists is taken, and anything else means every level."""
    assert plan(level=(chosen,)).level is level


def test_every_fault_is_told_at_once() -> None:
    """A form that is empty is told about every field that must be filled in, not only the first."""
    found = read_plan(CHANNEL, {}, frozenset())

    assert isinstance(found, FormProblems)
    assert set(found.problems) == {"when", "days", "reveals"}


@given(st.text(max_size=60), st.text(max_size=40), st.lists(st.text(max_size=3), max_size=4).map(tuple))
def test_any_form_can_be_read(when: str, reveals: str, days: tuple[str, ...]) -> None:
    """Whatever is filled in is a plan or a problem, never a crash."""
    found = read(when=(when,), reveals=(reveals,), days=days)

    assert isinstance(found, Plan | FormProblems)


@pytest.mark.parametrize("topics", [(), ("security",)])
@pytest.mark.parametrize("reveals", [Reveals(), Reveals(30, 90, 180)])
def test_the_form_says_what_the_plan_is(topics: tuple[str, ...], reveals: Reveals) -> None:
    """A form that is opened for a plan and sent as it is gives the same plan."""
    was = Plan(CHANNEL, "Asia/Tokyo", time(8, 30), frozenset({0, 5}), topics, Level.MID, reveals)
    form = study.setup_form(PlanDraft(was, False, PACK.topics, ()))
    values = {
        field.key: field.chosen if isinstance(field, PickField) else (field.value,) for field in form.fields
    }

    assert read_plan(CHANNEL, values, frozenset(PACK.titles)) == was
