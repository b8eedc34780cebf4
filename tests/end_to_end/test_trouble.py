"""Platforms stumble: a post comes once all the same, and a channel that cannot be reached is parked."""

import logging
import re

import pytest

from playground.faults import Fault, Faults
from tests.end_to_end.house import House, Town
from tests.end_to_end.street import Street

POSTING = {"slack": "chat.postMessage", "discord": "POST /channels/{id}/messages"}


def faults(town: Town, street: Street) -> Faults:
    """Return where the faults of a platform are arranged."""
    return town.slack_faults if street.name == "slack" else town.discord_faults


# a silence lasts as long as the bot's patience, in real time
@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.SILENCE])
async def test_a_stumble_gives_one_post(house: House, town: Town, street: Street, fault: Fault) -> None:
    """Whatever goes wrong with the first try, the question stands there once, and lives its day."""
    faults(town, street).arrange(POSTING[street.name], fault)

    await house.next_morning()
    await house.advance(minutes=5)
    (post,) = street.posts()
    check = await street.presses("ana", post, "Quick check")
    await house.advance(hours=9)

    (closed,) = street.posts()
    assert closed.id == post.id
    assert "Only you see this" in check
    assert list(closed.buttons) == ["Closed: look at the answer"]
    assert len(street.thread(post)) == 3


@pytest.mark.parametrize("fault", [Fault.ERROR_AFTER, Fault.DROP_AFTER, Fault.LATE_ACCEPT])
async def test_a_layer_that_got_lost_on_the_way_back_comes_once(
    house: House, town: Town, street: Street, fault: Fault
) -> None:
    """A layer whose confirmation never arrived is not sent again, and the next one follows it."""
    await house.next_morning()
    faults(town, street).arrange(POSTING[street.name], fault)

    await house.advance(hours=9)

    thread = street.thread(street.posts()[0])
    assert [one.text.splitlines()[0] for one in thread] == ["Ask first", "Steps", "Do and avoid"]


async def test_without_history_a_doubt_is_shown(house: House, town: Town) -> None:
    """Where Slack does not let us look whether a post arrived, nothing is repeated and stewards are told."""
    slack = town.slack
    slack.server.scopes.difference_update({"channels:history", "groups:history", "im:history"})
    town.slack_faults.arrange("chat.postMessage", Fault.ERROR_AFTER)

    await house.next_morning()
    await house.advance(minutes=10)
    status = await slack.types("ben", "/study status")

    assert len(slack.posts()) == 1
    assert "1 message may or may not have arrived" in status


async def test_a_channel_without_the_bot_is_parked(
    house: House, town: Town, street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    """A channel that put the bot out gets nothing, one sentence says so, and the other is served."""
    (other,) = (one for one in town.streets.values() if one is not street)
    put_out(town, street)

    with caplog.at_level(logging.WARNING):
        await house.next_morning()
        await house.next_morning()

    warnings = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert len(warnings) == 1, warnings
    assert street.channel in warnings[0]
    assert "study resume" in warnings[0]
    assert street.posts() == []
    assert len(other.posts()) == 2


async def test_a_parked_channel_goes_on_when_resumed(house: House, town: Town, street: Street) -> None:
    """Status says why nothing came; once the bot is back and the plan resumed, the next morning posts."""
    put_out(town, street)
    await house.next_morning()
    let_in(town, street)

    status = await street.types("ben", "/study status")
    resumed = await street.types("ben", "/study resume")
    await house.next_morning()

    assert "Posting stopped" in status
    assert re.search("not_in_channel|Missing Access", status.text)
    assert "The plan is running again" in resumed
    assert len(street.posts()) == 1


def put_out(town: Town, street: Street) -> None:
    """Put the bot out of the channel."""
    server = town.slack.server if street.name == "slack" else town.discord.server
    server.remove_bot(street.channel)


def let_in(town: Town, street: Street) -> None:
    """Let the bot into the channel again."""
    server = town.slack.server if street.name == "slack" else town.discord.server
    server.let_bot_in(street.channel)
