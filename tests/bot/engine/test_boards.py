"""Standings: sums in the channel's own calendar, ties that share a rank, and nobody from elsewhere."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.attempt import Attempt
from bot.domain.facts import Board
from bot.domain.person import Profile
from bot.domain.places import Member
from bot.domain.plan import EVERY_DAY, Reveals
from bot.domain.refusal import Reason, Refusal
from bot.domain.standing import PAGE, Window
from bot.engine.board import Wish, board, show_streak
from bot.engine.record import record
from bot.engine.recount import recount_person
from bot.engine.season import Named, name_season
from bot.message.press import Press
from tests.builders import ANA, BEN, CEM, CHANNEL, STUDY, an_attempt
from tests.stage import PACK, Stage


def earn(stage: Stage, member: Member, points: int, **changed: object) -> None:
    """Let a member earn points with an item of its own."""
    visitor = stage.visit(member)
    slot = f"quiz/{member.native}{points}/{len(str(changed))}{changed}"
    attempt = an_attempt(
        **{
            "member": member.key,
            "channel": visitor.channel.key,
            "slot": slot,
            "about": slot,
            "points": points,
            "prompt": None,
            "at": visitor.at,
            **changed,
        }
    )
    stage.run(record, attempt, visitor)


def shown(
    stage: Stage, member: Member = ANA, window: Window = Window.WEEK, topic: str = "", page: int = 0
) -> Board:
    """Return a board as a member sees it."""
    found = stage.run(board, PACK, stage.visit(member), Wish(window, topic, page=page))
    assert isinstance(found, Board)
    return found


def rows(found: Board) -> list[tuple[int, str, int]]:
    """Return rank, name and points of each row."""
    return [(row.rank, row.name, row.points) for row in found.rows]


def test_an_empty_board_is_empty(stage: Stage) -> None:
    """A channel in which nobody has points has a board without rows and without an own place."""
    found = shown(stage)

    assert (found.rows, found.own, found.total, found.around) == ((), None, 0, ())


def test_ties_share_a_rank(stage: Stage) -> None:
    """Equal points share a rank, and the next rank is left out."""
    dan, eve = Member(STUDY, "U0DAN"), Member(STUDY, "U0EVE")
    for member, points in ((ANA, 13), (BEN, 26), (dan, 13), (eve, 5)):
        earn(stage, member, points)

    assert rows(shown(stage)) == [(1, "Ben", 26), (2, "Ana", 13), (2, "U0DAN", 13), (4, "U0EVE", 5)]


def test_points_are_sums(stage: Stage) -> None:
    """Everything that a member earned inside the window is added up, under the latest name."""
    earn(stage, ANA, 13)
    earn(stage, ANA, 10)

    assert rows(shown(stage)) == [(1, "Ana", 23)]


def test_neighbours_are_shown(stage: Stage) -> None:
    """Whoever stands on a later page sees the row before and the row after beside the first page."""
    for number in range(14):
        earn(stage, Member(STUDY, f"U{number:02}"), 100 - number)
    earn(stage, ANA, 50)
    found = shown(stage)

    assert len(found.rows) == PAGE
    assert found.own and found.own.rank == 15
    assert [(row.rank, row.points) for row in found.around] == [(14, 87), (15, 50)]


def test_the_next_page_goes_on_counting(stage: Stage) -> None:
    """A second page continues the ranks of the first, also in the middle of a tie."""
    for number in range(PAGE + 2):
        earn(stage, Member(STUDY, f"U{number:02}"), 20 if number < 9 else 10)
    second = shown(stage, page=1)

    assert [(row.rank, row.points) for row in second.rows] == [(10, 10), (10, 10)]
    assert (second.total, second.own, second.around) == (PAGE + 2, None, ())
    assert shown(stage, page=9).rows == ()


def test_one_who_is_on_the_page_has_no_neighbours(stage: Stage) -> None:
    """Whoever is on the page sees their own row there and no second time."""
    earn(stage, ANA, 13)
    found = shown(stage)

    assert found.own and found.own.member == ANA.key
    assert found.around == ()


def test_another_space_never_shows(stage: Stage) -> None:
    """Points of another space are on no board but their own, and neither are its names."""
    earn(stage, ANA, 13)
    earn(stage, CEM, 99)

    assert rows(shown(stage, ANA, Window.ALL)) == [(1, "Ana", 13)]
    assert rows(shown(stage, CEM, Window.ALL)) == [(1, "Cem", 99)]


def test_a_topic_has_a_board_of_its_own(stage: Stage) -> None:
    """A board of one topic, by any of its names, holds the points of that topic alone."""
    earn(stage, ANA, 13, topic="caching")
    earn(stage, ANA, 16, topic="security")

    found = shown(stage, topic="AUTH")
    assert (found.topic, found.topic_title, rows(found)) == ("security", "Security", [(1, "Ana", 16)])
    assert rows(shown(stage)) == [(1, "Ana", 29)]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("securty", (("security", "Security"),)), ("gardening", ()), ("everything", ())],
)
def test_an_unknown_topic_has_no_board(stage: Stage, typed: str, near: tuple[object, ...]) -> None:
    """What is no single topic is refused, with the topics that come near it."""
    refused = stage.run(board, PACK, stage.visit(), Wish(topic=typed))

    assert refused == Refusal(Reason.TOPIC_UNKNOWN, typed, near)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "within"),
    [
        (date(2026, 11, 23), {Window.WEEK, Window.MONTH, Window.SEASON, Window.ALL}),
        (date(2026, 11, 22), {Window.MONTH, Window.SEASON, Window.ALL}),
        (date(2026, 10, 31), {Window.SEASON, Window.ALL}),
        (date(2026, 9, 30), {Window.ALL}),
    ],
)
def test_a_window_holds_its_own_days(stage: Stage, day: date, within: set[Window]) -> None:
    """On Monday 23 November a week, a month, a season and all time hold the points of their own days."""
    earn(stage, ANA, 13, local_date=day)

    assert {window for window in Window if shown(stage, window=window).rows} == within


def test_the_week_turns_in_the_channels_zone(stage: Stage) -> None:
    """On Sunday evening UTC it is Monday in Tokyo already, and a new week has begun there."""
    stage.studies(zone="Asia/Tokyo")
    stage.clock.at = datetime(2026, 11, 29, 14, 59, tzinfo=UTC)
    before = shown(stage).window_key
    stage.move(minutes=2)

    assert (before, shown(stage).window_key) == ("week:2026-W48", "week:2026-W49")


def test_an_answer_after_midnight_belongs_to_the_prompt(stage: Stage) -> None:
    """An answer at 00:40 on Monday to Sunday's question counts for Sunday and for Sunday's week."""
    stage.at(12, days=6)
    stage.studies(zone="UTC", at=time(22), days=EVERY_DAY, reveals=Reveals(120, 150, 240))
    stage.clock.at = datetime(2026, 11, 29, 22, tzinfo=UTC)
    sunday = stage.post()
    stage.clock.at = datetime(2026, 11, 30, 0, 40, tzinfo=UTC)
    stage.deliver()
    stage.checks(sunday)
    kept: Attempt = stage.run(lambda unit: unit.attempts.in_slot(ANA.key, f"check/{sunday.id}"))

    assert kept.local_date == date(2026, 11, 29)
    assert shown(stage).rows == ()
    stage.clock.at = datetime(2026, 11, 29, 23, tzinfo=UTC)
    assert rows(shown(stage)) == [(1, "Ana", 13)]


def test_a_quiz_counts_for_the_channels_day(stage: Stage) -> None:
    """A quiz just after midnight in the channel's zone counts for the new day there."""
    stage.studies(zone="Asia/Tokyo")
    stage.clock.at = datetime(2026, 11, 29, 15, 40, tzinfo=UTC)
    stage.says("quiz 1")
    item = stage.run(lambda unit: unit.runs.get("run1")).items[0]
    stage.presses(Press("pick", ("run1", "0", stage.place(item))))

    assert stage.run(lambda unit: unit.attempts.in_slot(ANA.key, "quiz/run1/0")).local_date == date(
        2026, 11, 30
    )


def test_a_streak_screen_knows_all_sums(stage: Stage) -> None:
    """The streak shows points of the week and of all time, answers, and when the next question comes."""
    before = stage.run(show_streak, stage.visit())
    stage.studies()
    stage.at(9)
    stage.checks(stage.post())
    earn(stage, ANA, 10, local_date=date(2026, 11, 20))
    found = stage.run(show_streak, stage.visit())

    assert (before.points_all, before.next_post, before.zone) == (0, None, "UTC")
    assert (found.points_week, found.points_all, found.answered) == (13, 23, 2)
    assert found.streak.length == 1
    assert found.next_post.local_date == date(2026, 11, 24)
    assert found.next_post.channel == CHANNEL.key
    assert found.zone == "Europe/Berlin"


def test_whoever_left_reads_what_the_board_would_say(stage: Stage) -> None:
    """Points that only somebody who left the boards sees are those that stood there, in every window."""
    stage.run(name_season, stage.visit(BEN), Named("Autumn", ("2026-10-01", "2026-10-31")))
    for day in (date(2026, 10, 5), date(2026, 11, 10), date(2026, 11, 23)):
        earn(stage, ANA, 13, local_date=day)
    stood = {window: shown(stage, window=window).own.points for window in Window}
    stage.run(lambda unit: unit.members.save(Profile(ANA.key, hidden=True)))
    stage.run(recount_person, ANA.key)

    assert {window: shown(stage, window=window).hidden_points for window in Window} == stood
    assert stood[Window.SEASON] == 26
    assert stood[Window.ALL] == 39
