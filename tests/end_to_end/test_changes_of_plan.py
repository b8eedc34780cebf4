"""Stewards change their minds, moderators delete things; the day goes on."""

from bot.domain.question import Level
from tests.end_to_end.house import House, Town
from tests.end_to_end.protocol import call_discord, call_slack
from tests.end_to_end.seen import Seen
from tests.end_to_end.street import Street


async def test_a_paused_channel_is_left_alone(house: House, street: Street) -> None:
    """After pause no question comes until resume, and the streak does not mind."""
    await house.next_morning()
    check = await street.presses("ana", street.posts()[0], "Quick check")
    await street.presses("ana", check, "A")

    paused = await street.types("ben", "/study pause")
    await house.next_morning()
    await house.next_morning()
    assert len(street.posts()) == 1
    await street.types("ben", "/study resume")
    await house.next_morning()

    assert "The plan is paused" in paused
    assert len(street.posts()) == 2
    assert "1 question in a row" in await street.types("ana", "/streak")


async def test_a_skipped_day_has_no_question(house: House, street: Street) -> None:
    """Skip leaves out the next post, and only that one."""
    skipped = await street.types("ben", "/study skip")

    await house.next_morning()
    assert street.posts() == []
    await house.next_morning()

    assert "Tue 24 Nov 09:00" in skipped
    assert "Mon 23 Nov" not in skipped
    assert len(street.posts()) == 1


async def test_a_question_can_come_now(house: House, street: Street) -> None:
    """Post-now asks at once, a second time is refused, and tomorrow goes by plan."""
    said = await street.types("ben", "/study post-now")
    await house.work()
    again = await street.types("ben", "/study post-now")
    await house.next_morning()

    assert "on its way" in said
    assert "Today's question is out already" in again
    assert len(street.posts()) == 2


async def test_a_new_round_says_so(empty_house: House, street: Street) -> None:
    """When every question of the plan was asked once, the next one says that a new round begins."""
    empty_house.study(topics=("caching",), level=Level.JUNIOR)
    await empty_house.next_morning()
    await empty_house.next_morning()

    first, second = street.posts()
    assert "new round begins" not in first
    assert "new round begins" in second


async def test_a_deleted_post_stops_nothing(house: House, town: Town, street: Street) -> None:
    """When somebody deletes the question's message, the next morning brings the next one all the same."""
    await house.next_morning()
    (post,) = street.posts()
    await delete(town, street, post)

    await house.next_morning()

    last = street.posts()[-1]
    assert last.id != post.id
    assert list(last.buttons) == ["Answer", "Quick check", "Unlock"]


async def delete(town: Town, street: Street, post: Seen) -> None:
    """Delete a message as a moderator would."""
    if street.name == "slack":
        await call_slack(town, "chat.delete", {"channel": street.channel, "ts": post.id})
    else:
        await call_discord(town, "DELETE", f"/channels/{street.channel}/messages/{post.id}")
