"""Seasons that stewards name, and what a record keeps."""

from datetime import date

import pytest

from bot.domain.occurrence import OccurrenceKind
from bot.domain.plan import Comparison
from bot.domain.standing import Window
from bot.message.press import Press
from tests.builders import ANA, BEN, CHANNEL
from tests.stage import Stage, asked, button, said, words


def board(stage, line="leaderboard season", member=ANA):
    """Return a board as a member reads it."""
    return words(said(stage.says(line, member)))


@pytest.fixture
def answered(stage: Stage):
    """Ana has answered Monday's question, on 23 November."""
    stage.studies()
    stage.at(9)
    stage.checks(stage.post())
    return stage


def season(stage, line):
    """Type a season as a steward."""
    return said(stage.says(f"study season {line}", BEN))


def test_without_a_name_a_season_is_a_quarter(answered):
    """The season's board is the quarter's until a steward names one."""
    assert board(answered).startswith("Leaderboard, this season")


def test_a_named_season_has_its_board_at_once(answered):
    """What was answered within the dates is on the board of a season that is named afterwards."""
    shown = season(answered, "Autumn Term 2026-11-01 2026-12-20")
    assert "Autumn Term" in words(shown)
    found = board(answered)
    assert found.startswith("Leaderboard, Autumn Term until 20 Dec 2026")
    assert "13 points" in found


def test_a_season_counts_its_own_dates_alone(answered):
    """An answer outside the dates of a season is not on its board."""
    season(answered, "Sprint 2026-11-24 2026-11-30")
    answered.at(9, days=1)
    assert "Nobody has points here yet" in board(answered)
    answered.checks(answered.post())
    assert "13 points" in board(answered)


def test_a_removed_season_leaves_the_quarter(answered):
    """Without the season its answers count in the quarter again."""
    shown = season(answered, "Sprint 2026-11-23 2026-11-30")
    answered.presses(button(shown, "Remove Sprint"), BEN)
    found = board(answered)
    assert found.startswith("Leaderboard, this season")
    assert "13 points" in found


@pytest.mark.parametrize(
    "typed",
    [
        "Spring",
        "2026-11-01 2026-12-01",
        "Spring 2026-12-01 2026-11-01",
        "Spring 2026-02-30 2026-03-01",
        "S 2026-11-01",
    ],
)
def test_what_is_no_season_is_refused(answered, typed):
    """A season needs a name and two dates in order; what is missing is said, and nothing changes."""
    assert season(answered, typed).title == "I cannot take that season"
    assert "No season has a name yet" in words(season(answered, ""))


def test_seasons_do_not_overlap(answered):
    """A day belongs to one season; the other's name is said."""
    season(answered, "Autumn 2026-11-01 2026-11-30")
    refused = season(answered, "Winter 2026-11-30 2026-12-31")
    assert "Autumn has some of these days." in words(refused)


def test_a_forged_season_is_not_removed(answered):
    """A button with a date on which no season begins removes nothing."""
    season(answered, "Autumn 2026-11-01 2026-11-30")
    forged = answered.presses(Press("season-drop", ("2026-11-02",)), BEN)
    assert said(forged).title == "I cannot take that season"


def opted(stage, **values):
    """Fill in the form of what is kept."""
    form = asked(stage.says("study options", BEN))
    filled = {name.replace("_", "-"): (value,) for name, value in values.items()}
    return stage.fills(form.press, filled, BEN)


def plan(stage):
    """Return the channel's plan."""
    return stage.run(lambda unit: unit.plans.get(CHANNEL.key))


def test_options_are_kept(answered):
    """What a steward chooses is kept in the plan, with who chose it, and nothing else changes."""
    before = plan(answered)
    said(opted(answered, goal="20", quorum="4", digest="no", space_board="yes", comparison="meaning"))
    after = plan(answered)
    assert (after.goal, after.quorum, after.digest, after.on_space_board) == (20, 4, False, True)
    assert (after.comparison, after.steward) == (Comparison.MEANING, BEN.key)
    assert (after.at, after.days, after.zone) == (before.at, before.days, before.zone)


def test_empty_options_are_the_usual(answered):
    """Emptied fields take the usual goal and quorum again."""
    opted(answered, goal="20", quorum="4", digest="yes", space_board="no", comparison="words")
    opted(answered, goal="", quorum=" ", digest="yes", space_board="no", comparison="words")
    assert (plan(answered).goal, plan(answered).quorum, plan(answered).digest) == (None, None, True)


@pytest.mark.parametrize("typed", ["0", "-3", "many", "12345", "²"])
def test_a_number_that_cannot_be_read_comes_back(answered, typed):
    """A goal that is no whole number within reason gets a sentence, and nothing is saved."""
    problems = opted(answered, goal=typed, digest="no")
    assert "whole number" in problems.problems["goal"]
    assert plan(answered).digest


def test_a_switched_off_digest_comes_no_more(answered):
    """A digest that was planned is not sent after it was switched off, and is again once it is on."""
    for choice in ("no", "yes"):
        opted(answered, digest=choice)
    found = answered.run(lambda unit: unit.occurrences.next_of(CHANNEL.key, OccurrenceKind.DIGEST))
    assert found.local_date == date(2026, 11, 23)


def test_points_count_on_the_board_of_all_only_when_shared(answered):
    """Points are on the board of the space only while a steward shares them, the past included."""
    assert "Nobody has points here yet" in board(answered, "leaderboard space")
    opted(answered, space_board="yes")
    shared = board(answered, "leaderboard space")
    assert shared.startswith("Leaderboard of all channels")
    assert "13 points" in shared
    opted(answered, space_board="no")
    assert "Nobody has points here yet" in board(answered, "leaderboard space")


def test_options_need_a_plan(stage: Stage):
    """A channel without a plan is set up first."""
    assert said(stage.says("study options", BEN)).title == "This channel has no plan yet"
    assert stage.run(lambda unit: unit.standings.total(CHANNEL.key, Window.ALL, "")) == 0


def test_help_explains_points(stage: Stage):
    """Help about points says how points, streaks and boards work, in one screen."""
    shown = words(said(stage.says("help points", ANA)))
    assert "A first right answer to an item pays 10 to 16 points" in shown
    assert "weekends, holidays and pauses cannot break it" in shown
