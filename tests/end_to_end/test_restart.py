"""The bot and the platforms stop and start again; nothing is lost, and nothing comes twice."""

from datetime import timedelta

from tests.end_to_end.house import Town, at_work
from tests.end_to_end.ledger import attempts
from tests.end_to_end.street import Street

NAMES = ("slack", "discord")


def street(town: Town, name: str) -> Street:
    """Return a platform of the town as it is now; a restart builds it anew."""
    return town.streets[name]


async def test_a_restart_loses_nothing(town: Town, sqlite_url: str) -> None:
    """After everything was stopped and started, the post stands once, its buttons work, its layers come."""
    async with at_work(town, sqlite_url) as house:
        house.study()
        await house.next_morning()
        for name in NAMES:
            check = await street(town, name).presses("ana", street(town, name).posts()[0], "Quick check")
            await street(town, name).presses("ana", check, "A")

    await town.rebuild()

    async with at_work(town, sqlite_url) as house:
        for name in NAMES:
            (post,) = street(town, name).posts()
            again = await street(town, name).presses("ana", post, "Quick check")
            check = await street(town, name).presses("ben", post, "Quick check")
            await street(town, name).presses("ben", check, "A")
            assert "You have answered this already" in again
        await house.advance(hours=9)
        for name in NAMES:
            (post,) = street(town, name).posts()
            assert len(street(town, name).thread(post)) == 3
            assert "2 answered" in post
    assert len(attempts(sqlite_url)) == 4


async def test_what_fell_due_meanwhile_is_made_up_for(town: Town, sqlite_url: str) -> None:
    """Layers that fell due while nobody ran come once, in order, and the question closes."""
    async with at_work(town, sqlite_url) as house:
        house.study()
        await house.next_morning()

    await town.rebuild()
    town.clock.instant += timedelta(hours=20)

    async with at_work(town, sqlite_url) as house:
        await house.advance(minutes=1)
        for name in NAMES:
            (post,) = street(town, name).posts()
            thread = street(town, name).thread(post)
            assert [one.text.splitlines()[0] for one in thread] == ["Ask first", "Steps", "Do and avoid"]
            assert list(post.buttons) == ["Closed: look at the answer"]


async def test_a_late_start_posts_late(town: Town, sqlite_url: str) -> None:
    """A morning that was missed by an hour gets its question then, once, and says that it is late."""
    async with at_work(town, sqlite_url) as house:
        house.study()
        morning = house.coming_morning()

    town.clock.instant = morning + timedelta(hours=1)

    async with at_work(town, sqlite_url) as house:
        await house.work()
        await house.advance(minutes=1)
        for name in NAMES:
            (post,) = street(town, name).posts()
            assert "Posted later than planned" in post


async def test_yesterdays_buttons_say_that_it_closed(town: Town, sqlite_url: str) -> None:
    """A button that stood on the screen since yesterday is answered, after a restart too."""
    async with at_work(town, sqlite_url) as house:
        house.study()
        await house.next_morning()
        old = {name: street(town, name).posts()[0] for name in NAMES}
        discord_check = await street(town, "discord").presses("ana", old["discord"], "Quick check")
        await house.next_morning()

    await town.rebuild()

    async with at_work(town, sqlite_url) as house:
        await house.work()
        late = await street(town, "discord").presses("ana", discord_check, "A")
        assert "This question closed" in late
        for name in NAMES:
            yesterday, _today = street(town, name).posts()
            layers = await street(town, name).presses("ana", yesterday, "Closed: look at the answer")
            assert "Avoid" in layers
    assert attempts(sqlite_url) == []
