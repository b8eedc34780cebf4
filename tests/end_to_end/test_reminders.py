"""Reminders: asked for in a form, told in a direct message, pressed there."""

from tests.end_to_end.house import House, Town
from tests.end_to_end.ledger import attempts, rows
from tests.end_to_end.seen import Seen, letter_of, shown_item
from tests.end_to_end.street import Street
from tests.end_to_end.test_reviewing import me_on, missed

REMIND = {"alias": "", "boards": "shown", "remind": "08:30 Europe/Berlin"}


async def reminded(house: House, street: Street) -> Seen:
    """Let Ana miss a question and ask for reminders; return what she is told the next morning."""
    await missed(house, street)
    me = await street.types("ana", me_on(street))
    await street.presses("ana", me, "Settings")
    await street.submits("ana", **REMIND)
    await house.next_morning()
    return street.told("ana")[-1]


async def replaced(street: Street, told: Seen, label: str) -> Seen:
    """Press a button of what Ana was told; return what takes its place."""
    await street.touch("ana", told.id, told.buttons[label])
    await street.until(lambda: street.told("ana")[-1].text != told.text)
    return street.told("ana")[-1]


async def test_a_reminder_comes_to_whoever_asked(house: House, street: Street) -> None:
    """At the time asked for Ana is told that something is due; nobody else is, and nobody is pinged."""
    told = await reminded(house, street)

    assert "1 question is due for review" in told
    assert list(told.buttons) == ["Review now", "Snooze a week", "Stop reminding me"]
    assert (len(street.told("ana")), street.told("ben"), street.pings()) == (1, [], [])


async def test_a_review_begins_in_the_direct_message(house: House, street: Street, sqlite_url: str) -> None:
    """Review now asks the missed question in other words, and the answer counts in the channel."""
    told = await reminded(house, street)
    review = await street.presses("ana", told, "Review now")
    item = shown_item(review, house.pack)
    answered = await street.presses("ana", review, letter_of(review, item, right=True))
    done = await street.presses("ana", answered, "Summary")

    first, second = attempts(sqlite_url)
    assert (second["surface"], second["member"], second["channel"]) == (
        "review",
        first["member"],
        first["channel"],
    )
    assert "Review done" in done


async def test_a_week_of_peace(house: House, street: Street) -> None:
    """Snoozed for a week, the next reminder comes a week later, once."""
    told = await reminded(house, street)
    snoozed = await replaced(street, told, "Snooze a week")
    await house.advance(days=6)
    meanwhile = len(street.told("ana"))
    await house.advance(days=1)

    assert "Mon 30 Nov 08:30 Europe Berlin" in snoozed
    assert (meanwhile, len(street.told("ana"))) == (1, 2)


async def test_a_reminder_can_be_stopped_where_it_stands(
    house: House, street: Street, sqlite_url: str
) -> None:
    """Stop reminding me ends it, and its button leads to the settings."""
    told = await reminded(house, street)
    off = await replaced(street, told, "Stop reminding me")
    await street.presses("ana", off, "Settings")
    await house.advance(days=2)

    assert "Reminders are off" in off
    assert [row["remind_at"] for row in rows(sqlite_url, "SELECT remind_at FROM member")] == [""]
    assert len(street.told("ana")) == 1


async def test_who_takes_no_messages_is_told_by_me(house: House, town: Town, sqlite_url: str) -> None:
    """Where Discord says that Ana takes no direct messages, reminders end, and /me says so."""
    town.discord.server.refuse_direct("ana")
    await missed(house, town.discord)
    me = await town.discord.types("ana", "/me")
    await town.discord.presses("ana", me, "Settings")
    await town.discord.submits("ana", **REMIND)
    await house.next_morning()

    assert "could not be delivered" in await town.discord.types("ana", "/me")
    (row,) = rows(sqlite_url, "SELECT remind_at, unreachable FROM member")
    assert (row["remind_at"], row["unreachable"]) == ("", 1)
