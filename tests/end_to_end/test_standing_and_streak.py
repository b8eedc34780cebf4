"""Points and streaks, as people see them."""

import re

from tests.end_to_end.house import House
from tests.end_to_end.seen import letter_of, shown_item
from tests.end_to_end.street import Street


async def morning(house: House, street: Street, *people: str) -> None:
    """Go to the next morning, and let these people do the quick check."""
    await house.next_morning()
    for person in people:
        check = await street.presses(person, street.posts()[-1], "Quick check")
        right = letter_of(check, shown_item(check, house.pack), right=True)
        await street.presses(person, check, right)


async def test_the_board_shows_who_stands_where(house: House, street: Street) -> None:
    """The leaderboard names people with their points, ties share a rank, and nobody is pinged."""
    await morning(house, street, "ana", "ben")

    board = await street.types("cem", "/leaderboard")

    ranks = {name: rank for rank, name in re.findall(r"(\d+)  +\d+ points  (\w+)", board.text)}
    assert {name.capitalize(): rank for name, rank in ranks.items()} == {"Ana": "1", "Ben": "1"}
    assert street.pings() == []


async def test_the_board_turns_to_other_windows(house: House, street: Street) -> None:
    """A button turns the same private board to another window."""
    await morning(house, street, "ana")
    board = await street.types("ana", "/leaderboard")

    all_time = await street.presses("ana", board, "All time")

    assert "Leaderboard, all time" in all_time
    assert "ana" in all_time
    assert all_time.id == board.id


async def test_an_empty_board_says_what_to_do(house: House, street: Street) -> None:
    """A board without points says how to get some."""
    board = await street.types("cem", "/leaderboard all")

    assert "Nobody has points here yet" in board


async def test_mornings_make_a_streak_grow(house: House, street: Street) -> None:
    """Every answered morning makes the streak one longer."""
    assert "begins with your next answer" in await street.types("ana", "/streak")

    for days in (1, 2, 3):
        await morning(house, street, "ana")
        shown = await street.types("ana", "/streak")
        assert f"{days} question{'s' if days > 1 else ''} in a row" in shown


async def test_a_freeze_bridges_a_missed_morning(house: House, street: Street) -> None:
    """Five in a row earn a freeze; it covers the next miss by itself, and is then used up."""
    for _ in range(5):
        await morning(house, street, "ana")
    earned = await street.types("ana", "/streak")
    await morning(house, street)
    await morning(house, street, "ana")

    bridged = await street.types("ana", "/streak")

    assert "1 of 2" in earned
    assert "6 questions in a row" in bridged
    assert "A freeze covered" in bridged
    assert "0 of 2" in bridged


async def test_without_a_freeze_a_miss_ends_the_streak(house: House, street: Street) -> None:
    """A missed morning that no freeze covers lets the streak begin again."""
    await morning(house, street, "ana")
    await morning(house, street, "ana")
    await morning(house, street)

    await morning(house, street, "ana")

    shown = await street.types("ana", "/streak")
    assert "1 question in a row" in shown
    assert "Longest 2 questions" in shown
