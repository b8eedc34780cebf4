"""Members and parked channels, on every store."""

from datetime import datetime

import pytest

from bot.domain.standing import Window
from tests.builders import ANA, CHANNEL, NINE, STUDY

OTHER = "slack:T0STUDY:C0OTHER"

BOARD = (CHANNEL.key, Window.ALL, "")


def test_the_latest_name_is_shown(write, read):
    """A board shows a member under the name that was heard last."""
    write(lambda unit: unit.standings.add(CHANNEL.key, [Window.ALL], [""], ANA.key, 1))
    for name in ("Ana", "Ana", "Ana María"):
        write(lambda unit, name=name: unit.members.meet(ANA.key, name))
    assert read(lambda unit: unit.standings.page(*BOARD, 0, 10)) == [(ANA.key, "Ana María", 1)]


def test_a_channel_is_parked_once(write, read):
    """The first reason for parking a channel stays until the channel is taken up again."""
    assert write(lambda unit: unit.channels.park(CHANNEL.key, "channel_not_found", NINE))
    assert not write(lambda unit: unit.channels.park(CHANNEL.key, "is_archived", NINE))
    assert read(lambda unit: unit.channels.parked(CHANNEL.key)) == "channel_not_found"


def test_a_channel_is_taken_up_again(write, read):
    """A channel that was taken up again is not parked, and taking it up twice is harmless."""
    write(lambda unit: unit.channels.park(CHANNEL.key, "channel_not_found", NINE))
    for _ in range(2):
        write(lambda unit: unit.channels.unpark(CHANNEL.key))
    assert read(lambda unit: unit.channels.parked(CHANNEL.key)) is None
    assert write(lambda unit: unit.channels.park(CHANNEL.key, "is_archived", NINE))


def test_a_space_is_parked_with_its_channels(write, read):
    """A channel of a parked space is parked, its own reason comes first, and another space is not."""
    write(lambda unit: unit.channels.park(STUDY.key, "app_uninstalled", NINE))
    assert read(lambda unit: unit.channels.parked(CHANNEL.key)) == "app_uninstalled"
    assert read(lambda unit: unit.channels.parked("slack:T0STUDYHALL:C0STUDY")) is None
    write(lambda unit: unit.channels.park(CHANNEL.key, "is_archived", NINE))
    assert read(lambda unit: unit.channels.parked(CHANNEL.key)) == "is_archived"


def test_a_space_is_taken_up_with_one_of_its_channels(write, read):
    """Taking up a channel takes up its space, and so every other channel that was not parked by itself."""
    for place in (STUDY.key, CHANNEL.key, OTHER):
        write(lambda unit, place=place: unit.channels.park(place, "gone", NINE))
    write(lambda unit: unit.channels.unpark(CHANNEL.key))
    places = (CHANNEL.key, OTHER, "slack:T0STUDY:C0THIRD")
    assert read(lambda unit: [unit.channels.parked(place) for place in places]) == [None, "gone", None]


def test_a_naive_instant_is_refused(write):
    """An instant that does not say its zone is not stored."""
    naive = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - the very thing that is refused
    with pytest.raises(Exception, match="must say its zone"):
        write(lambda unit: unit.channels.park(CHANNEL.key, "gone", naive))
