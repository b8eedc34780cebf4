"""Reviews, where one stands, and one's own settings, through the real libraries."""

from bot.domain.question import Item
from tests.end_to_end.house import House
from tests.end_to_end.ledger import attempts, rows
from tests.end_to_end.seen import Seen, letter_of, shown_item
from tests.end_to_end.street import Street

WISHES: dict[str, str | list[str]] = {
    "alias": "Night owl",
    "boards": "shown",
    "remind": "08:30 Europe/Berlin",
}


def me_on(street: Street) -> str:
    """Return what is typed to see where one stands; Slack keeps /me for itself."""
    return "/studyhall me" if street.name == "slack" else "/me"


async def missed(house: House, street: Street) -> Item:
    """Let Ana take a quiz of one item and miss it; return the item."""
    quiz = await street.types("ana", "/quiz security 1")
    item = shown_item(quiz, house.pack)
    await street.presses("ana", quiz, letter_of(quiz, item, right=False))
    return item


async def test_what_was_missed_comes_back_in_other_words(
    house: House, street: Street, sqlite_url: str
) -> None:
    """The day after, a review asks the missed question as another item, and says when it comes back."""
    item = await missed(house, street)
    nothing = await street.types("ana", "/review")
    await house.advance(days=1)

    review = await street.types("ana", "/review")
    again = shown_item(review, house.pack)
    answered = await street.presses("ana", review, letter_of(review, again, right=True))
    done = await street.presses("ana", answered, "Summary")

    assert "comes back tomorrow" in nothing
    assert "Review: Security, 1 of 1" in review
    assert (again.question, again.id != item.id) == (item.question, True)
    assert "Review done" in done
    assert "comes back in" in done
    assert [one["surface"] for one in attempts(sqlite_url)] == ["quiz", "review"]
    assert all("Review" not in post for post in street.posts())


async def test_nothing_due_offers_the_weakest_topic(house: House, street: Street) -> None:
    """With nothing due, a button begins a quiz on the topic that is known least."""
    await missed(house, street)
    nothing = await street.types("ana", "/review")

    quiz = await street.presses("ana", nothing, "Quiz on Security")

    assert "Quiz: Security" in quiz


async def test_me_shows_where_one_stands(house: House, street: Street) -> None:
    """After an answer /me tells of streak, points and topics, to its owner alone."""
    await missed(house, street)

    me = await street.types("ana", me_on(street))

    assert all(word in me for word in ("Where you stand", "Streak", "Points in all", "Next reminder"))
    assert "Security" in str(me.native)
    assert street.own("ben") == []


async def test_settings_are_one_form(house: House, street: Street, sqlite_url: str) -> None:
    """The form keeps name and reminder, and opens again as it was saved."""
    saved = await settled(house, street, **WISHES)
    me = await street.types("ana", me_on(street))
    form = await street.presses("ana", me, "Settings")

    assert "Your settings are kept" in saved
    assert "Night owl" in saved
    assert "Night owl" in me
    assert "08:30 Europe Berlin" in me
    assert "Night owl" in str(form.native)
    (row,) = rows(sqlite_url, "SELECT * FROM member WHERE alias <> ''")
    assert (row["alias"], row["remind_at"], row["zone"]) == ("Night owl", "08:30", "Europe/Berlin")


async def settled(house: House, street: Street, **wishes: str | list[str]) -> Seen:
    """Open the settings as Ana, and send them."""
    me = await street.types("ana", me_on(street))
    await street.presses("ana", me, "Settings")
    return await street.submits("ana", **wishes)


async def test_a_name_that_pings_is_refused(house: House, street: Street) -> None:
    """A name that could ping and a time at night each get their sentence, and nobody is pinged."""
    wrong = await settled(house, street, **{**WISHES, "alias": "<!channel>", "remind": "23:00 Europe/Berlin"})

    assert "letters, digits, spaces" in wrong
    assert "between 07:00 and 21:59" in wrong
    assert street.pings() == []


async def test_an_alias_stands_on_the_board(house: House, street: Street) -> None:
    """On the board stands the alias; whoever leaves the boards stands on none."""
    await house.next_morning()
    check = await street.presses("ana", street.posts()[-1], "Quick check")
    right = letter_of(check, shown_item(check, house.pack), right=True)
    await street.presses("ana", check, right)
    await settled(house, street, **WISHES)
    board = await street.types("ben", "/leaderboard")
    await settled(house, street, **(WISHES | {"boards": "hidden"}))
    empty = await street.types("ben", "/leaderboard")

    assert "Night owl" in board
    assert "Night owl" not in empty
    assert "Nobody has points here yet" in empty


async def test_topics_say_what_the_visitor_knows(house: House, street: Street) -> None:
    """The catalogue tells what its reader knows, and nothing of a team of one."""
    await missed(house, street)

    topics = await street.types("ana", "/topics")

    assert "from 1 answer" in topics
    assert "need 4 people" in topics
    assert "What the team knows" not in topics
