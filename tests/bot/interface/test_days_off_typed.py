"""What a steward types about holidays, days off and quiet hours, and what is answered."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.plan import Plan
from bot.domain.refusal import Refusal
from bot.engine.days_off import MOST_DAYS_OFF, Quiet
from bot.interface.days_off import leave_of, quiet_of
from bot.message.press import Press
from tests.builders import BEN, CHANNEL
from tests.stage import Stage, said
from tests.stage import words as all_words

XMAS, EVE = date(2026, 12, 24), date(2026, 12, 31)


def plan(stage: Stage) -> Plan:
    """Return the plan of the channel as it is now."""
    found: Plan = stage.run(lambda unit: unit.plans.get(CHANNEL.key))
    return found


def says(stage: Stage, line: str) -> str:
    """Return what a steward is answered."""
    return all_words(said(stage.says(line, BEN)))


def test_holidays_and_days_off_are_set_and_shown(stage: Stage) -> None:
    """What a steward sets is said at once, said again when asked, and left out of the next posts."""
    stage.studies()
    answered = says(stage, "study holidays de 2026-11-26 2026-11-25")
    asked = says(stage, "study holidays")

    assert (plan(stage).holidays, plan(stage).days_off) == ("DE", (date(2026, 11, 25), date(2026, 11, 26)))
    for told in (answered, asked):
        assert "Tue 24 Nov (Unity Day)" in told
        assert "Thu 26 Nov (day off)" in told
    for told in (asked, says(stage, "study preview")):
        assert "Mon 23 Nov 09:00" in told
        assert "Fri 27 Nov 09:00" in told
        assert "Tue 24 Nov 09:00" not in told
        assert "Wed 25 Nov 09:00" not in told


def test_asking_changes_nothing(stage: Stage) -> None:
    """A command without options shows what is left out and leaves the plan alone."""
    was = stage.studies(holidays="DE", days_off=(XMAS,), quiet=(time(22), time(7)), catch_up=6)
    told = says(stage, "study holidays") + says(stage, "study quiet")

    assert plan(stage) == was
    assert "22:00 to 07:00" in told
    assert "Up to 6 hours late" in told


def test_dates_replace_dates_and_a_country_a_country(stage: Stage) -> None:
    """What is not named stays as it is."""
    stage.studies(holidays="DE", days_off=(XMAS,))
    says(stage, "study holidays 2026-12-31")
    only_dates = (plan(stage).holidays, plan(stage).days_off)
    says(stage, "study holidays de-by")

    assert only_dates == ("DE", (EVE,))
    assert (plan(stage).holidays, plan(stage).days_off) == ("DE-BY", (EVE,))


@pytest.mark.parametrize(("line", "left"), [("off", ()), ("off 2026-12-31", (EVE,))])
def test_off_leaves_nothing_out(stage: Stage, line: str, left: tuple[date, ...]) -> None:
    """Off takes away holidays and days off, but for the dates that are named with it."""
    stage.studies(holidays="DE", days_off=(XMAS,))
    says(stage, f"study holidays {line}")

    assert (plan(stage).holidays, plan(stage).days_off) == ("", left)


def test_a_new_day_off_moves_the_next_post(stage: Stage) -> None:
    """A day off that had a post planned has none any more, and the one after it is planned."""
    stage.studies()
    says(stage, "study holidays 2026-11-23")
    stage.at(9)
    monday = stage.deliver()
    stage.at(9, days=1)

    assert (len(monday), len(stage.deliver())) == (0, 1)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("holidays dx", "Did you mean DE, DE-BY?"),
        ("holidays xx", "such as DE-BY"),
        ("holidays 2026-13-01", "2026-13-01 did not work."),
        ("holidays de 2026-11-22", "2026-11-22 did not work."),
        ("holidays 24.12.", "like 2026-12-24"),
        ("quiet late", "like 22:00-07:00"),
        ("quiet 22:00-22:00", "like 22:00-07:00"),
        ("quiet 22:00-07:00 25h", "0h to 24h"),
    ],
)
def test_what_cannot_be_taken_is_told(stage: Stage, typed: str, answer: str) -> None:
    """An unknown country, a date that is none or past, and odd hours get a sentence, and change nothing."""
    was = stage.studies()

    assert answer in says(stage, f"study {typed}")
    assert plan(stage) == was


def test_too_many_days_off_are_refused(stage: Stage) -> None:
    """Fifty days off can be named, and not one more."""
    stage.studies()
    days = [date.fromordinal(XMAS.toordinal() + number).isoformat() for number in range(MOST_DAYS_OFF + 1)]
    says(stage, f"study holidays {' '.join(days[:-1])}")
    told = says(stage, f"study holidays {' '.join(days)}")

    assert len(plan(stage).days_off) == MOST_DAYS_OFF
    assert f"{days[-1]} did not work." in told


@pytest.mark.parametrize(
    ("typed", "quiet", "catch_up"),
    [
        ("22:00-07:00", (time(22), time(7)), 4),
        ("12.30 to 14 0h", (time(12, 30), time(14)), 0),
        ("24h", (time(1), time(2)), 24),
        ("off", None, 4),
    ],
)
def test_quiet_hours_are_set(
    stage: Stage, typed: str, quiet: tuple[time, time] | None, catch_up: int
) -> None:
    """Quiet hours and the catch-up window are set together or alone."""
    stage.studies(quiet=(time(1), time(2)))
    says(stage, f"study quiet {typed}")

    assert (plan(stage).quiet, plan(stage).catch_up) == (quiet, catch_up)


def test_without_a_plan_there_is_nothing_to_leave_out(stage: Stage) -> None:
    """A channel without a plan is told how to get one."""
    for line in ("study holidays", "study holidays de", "study quiet off"):
        assert "/study setup" in says(stage, line)


def test_the_form_keeps_what_it_does_not_ask_for(stage: Stage) -> None:
    """Saving the setup form leaves holidays, days off, quiet hours and the catch-up window as they are."""
    was = stage.studies(holidays="DE", days_off=(XMAS,), quiet=(time(22), time(7)), catch_up=0)
    values = {"when": ("10:00 Europe/Berlin",), "days": tuple("01234"), "reveals": ("2h 4h 8h",)}
    stage.fills(Press("planned"), values, BEN)

    assert plan(stage).at == time(10)
    assert plan(stage) == replace(was, at=time(10), steward=BEN.key)


def test_status_names_the_next_day_off(stage: Stage) -> None:
    """The status says which date is left out next, and nothing when none is."""
    stage.studies()
    before = says(stage, "study status")
    stage.studies(holidays="DE")

    assert "Next day off" not in before
    assert "Next day off: Tue 24 Nov (Unity Day)." in says(stage, "study status")


@given(st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_typed_can_be_read(one: str, other: str) -> None:
    """No words about days off or hours break the reading of them."""
    leave_of({"country": one, "days": other})

    assert isinstance(quiet_of({"hours": one, "catch-up": other}), Quiet | Refusal)
