"""Disputes on both platforms: from the button under an answered item to what a steward decides."""

from tests.end_to_end.house import House, Town, at_work
from tests.end_to_end.ledger import rows, standings
from tests.end_to_end.seen import Seen, letter_of, shown_item
from tests.end_to_end.street import Street


async def answers(house: House, street: Street, person: str, *, right: bool) -> Seen:
    """Do the quick check of the question of the day."""
    check = await street.presses(person, street.posts()[-1], "Quick check")
    return await street.presses(person, check, letter_of(check, shown_item(check, house.pack), right=right))


async def disputes(street: Street, person: str, answered: Seen, reason: str) -> Seen:
    """Press Dispute and send a reason."""
    form = await street.presses(person, answered, "Dispute")
    assert "What is wrong with it" in form
    return await street.submits(person, reason=reason)


async def two_dispute(house: House, street: Street) -> None:
    """Ana and Cem answer wrong and dispute it."""
    await house.next_morning()
    for person in ("ana", "cem"):
        answered = await answers(house, street, person, right=False)
        thanks = await disputes(street, person, answered, f"A reason of {person}.")
        assert "Thank you" in thanks


async def test_two_disputes_hold_an_item_until_a_steward_decides(
    house: House, street: Street, sqlite_url: str
) -> None:
    """A steward reads why, voids the item, everybody who answered is paid, and the thread says so once."""
    await two_dispute(house, street)

    held = await street.types("ben", "/study disputes")
    assert "Held 1 of 1" in held
    assert "A reason of ana" in held
    assert "2 chose this" in held
    decided = await street.presses("ben", held, "Void")
    assert "Decided" in decided
    await house.work()

    (post,) = street.posts()
    (note,) = street.thread(post)
    assert "About a disputed item" in note
    assert "everybody who answered it has the points now" in note
    paid = [one for one in standings(sqlite_url) if one["span"] == "all" and one["topic"] == ""]
    assert len(paid) == 2
    assert all(one["points"] > 0 for one in paid)
    assert "Nothing is held" in await street.types("ben", "/study disputes")
    assert street.pings() == []


async def test_another_key_is_chosen_in_a_form(house: House, street: Street, sqlite_url: str) -> None:
    """A steward picks the option that is right; the thread says which when the question has closed."""
    await two_dispute(house, street)
    held = await street.types("ben", "/study disputes")
    (waiting,) = rows(sqlite_url, "SELECT item FROM held_item")
    item = house.pack.items[waiting["item"]]
    other = next(option for option in item.options if not option.correct)

    await street.presses("ben", held, "Another key")
    decided = await street.submits("ben", key=other.id)
    assert other.text in decided
    await house.work()
    assert street.thread(street.posts()[0]) == []

    await house.advance(hours=9)
    await house.work()
    notes = [one for one in street.thread(street.posts()[0]) if "About a disputed item" in one]
    assert len(notes) == 1
    assert other.text in notes[0]


async def test_a_dispute_works_after_a_restart(town: Town, sqlite_url: str) -> None:
    """The button under an earlier answer opens its form after everything was stopped and started."""
    async with at_work(town, sqlite_url) as house:
        house.study()
        await house.next_morning()
        for street in town.streets.values():
            await answers(house, street, "ana", right=True)

    await town.rebuild()

    async with at_work(town, sqlite_url):
        for street in town.streets.values():
            answered = await street.presses("ana", street.posts()[-1], "Quick check")
            assert "Thank you" in await disputes(street, "ana", answered, "")
    assert len(rows(sqlite_url, "SELECT * FROM dispute")) == 2


async def test_the_result_of_a_round_can_be_disputed(house: House, street: Street, sqlite_url: str) -> None:
    """The button in the thread works for whoever answered, and for nobody else."""
    await street.types("ana", "/quiz live 1")
    await house.work()
    await street.presses("ana", street.posts()[-1], "A")
    await house.advance(minutes=2)
    (result,) = street.thread(street.posts()[-1])

    refused = await street.presses("cem", result, "Dispute")
    thanks = await disputes(street, "ana", result, "Two are right.")

    assert "Only who answered this can dispute it" in refused
    assert "Thank you" in thanks
    assert [one["reason"] for one in rows(sqlite_url, "SELECT reason FROM dispute")] == ["Two are right."]
