"""Prompts and the links of a streak, on every store."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.prompt import PromptState
from bot.domain.selection import Asked
from bot.domain.streak import Link
from tests.builders import ANA, BEN, CHANNEL, MONDAY, NINE, a_prompt, an_attempt

DAY = timedelta(days=1)
OTHER = "slack:T0STUDY:C0OTHER"


def day(number, state=PromptState.CLOSED, **changed):
    """Return the prompt of the n-th day."""
    values = {"local_date": MONDAY + DAY * number, "asked_at": NINE + DAY * number, "state": state}
    return a_prompt(f"p{number}", question=f"q{number}", **{**values, **changed})


def add(unit, *prompts):
    """Add several prompts."""
    for prompt in prompts:
        unit.prompts.add(prompt)


def answer(unit, number, member=ANA.key):
    """Let a member answer the prompt of the n-th day."""
    unit.attempts.record(
        an_attempt(member=member, slot=f"check/p{number}", about=f"q{number}/i1", prompt=f"p{number}")
    )


def test_a_prompt_comes_back_as_it_was_added(write, read):
    """Nothing of a prompt is lost, and its instants are in UTC."""
    berlin = ZoneInfo("Europe/Berlin")
    prompt = a_prompt(wrapped=True, late=True, cycle=3, closes_at=NINE + DAY, ref="1.2", shown=2)
    local = a_prompt(
        wrapped=True,
        late=True,
        cycle=3,
        asked_at=NINE.astimezone(berlin),
        closes_at=(NINE + DAY).astimezone(berlin),
        ref="1.2",
        shown=2,
    )
    write(lambda unit: unit.prompts.add(local))
    found = read(lambda unit: unit.prompts.get("p1"))
    assert found == prompt
    assert (found.asked_at.tzname(), found.closes_at.tzname()) == ("UTC", "UTC")


def test_a_prompt_is_found_by_its_message(write, read):
    """A prompt is found by the reference of its message in its channel, unless it was withdrawn."""
    write(lambda unit: add(unit, day(0, ref="1.2"), day(1, ref="1.3", state=PromptState.VOID)))
    assert read(lambda unit: unit.prompts.at_ref(CHANNEL.key, "1.2")).id == "p0"
    assert read(lambda unit: unit.prompts.at_ref(OTHER, "1.2")) is None
    assert read(lambda unit: unit.prompts.at_ref(CHANNEL.key, "1.3")) is None


def test_a_prompt_may_turn_out_late(write, read):
    """A post that waited says from then on that it is late."""
    write(lambda unit: unit.prompts.add(a_prompt()))
    write(lambda unit: unit.prompts.late("p1"))
    assert read(lambda unit: unit.prompts.get("p1")).late


def test_an_unknown_prompt_is_not_found(read):
    """A prompt that was never asked is not found."""
    assert read(lambda unit: unit.prompts.get("p0")) is None


@pytest.mark.parametrize("twin", [a_prompt("p1", channel=OTHER), a_prompt("p2")], ids=["id", "date"])
def test_a_channel_is_asked_once_a_date(write, read, twin):
    """No two prompts share an id, and no channel has two on one local date."""
    write(lambda unit: unit.prompts.add(a_prompt()))
    with pytest.raises(Exception, match=r"(?i)unique"):
        write(lambda unit: unit.prompts.add(twin))
    assert read(lambda unit: unit.prompts.history(CHANNEL.key)) == [Asked("q1", "caching", 1, NINE)]


def test_the_latest_prompt_exists_and_is_not_void(write, read):
    """A prompt that is still being posted, or was withdrawn, is not the latest."""
    prompts = [day(1), day(2, PromptState.OPEN), day(3, PromptState.VOID), day(4, PromptState.POSTING)]
    write(lambda unit: add(unit, *prompts, day(5, channel=OTHER)))
    assert read(lambda unit: unit.prompts.latest(CHANNEL.key)) == prompts[1]
    assert read(lambda unit: unit.prompts.latest("slack:T0STUDY:C0NEW")) is None


def test_history_is_oldest_first_without_void_prompts(write, read):
    """A channel was asked what it was asked, in that order; a withdrawn question was not asked."""
    prompts = [day(2, PromptState.POSTING), day(1), day(3, PromptState.VOID), day(4, channel=OTHER)]
    write(lambda unit: add(unit, *prompts))
    asked = read(lambda unit: unit.prompts.history(CHANNEL.key))
    assert asked == [Asked("q1", "caching", 1, NINE + DAY), Asked("q2", "caching", 1, NINE + 2 * DAY)]


def test_a_prompt_opens_when_its_message_exists(write, read):
    """A confirmed message opens its prompt, from the moment of the actual post."""
    write(lambda unit: unit.prompts.add(a_prompt(state=PromptState.POSTING)))
    posted, closes = NINE + timedelta(minutes=3), NINE + timedelta(hours=8)
    write(lambda unit: unit.prompts.opened("p1", "1.2", posted, closes))
    expected = a_prompt(state=PromptState.OPEN, ref="1.2", asked_at=posted, closes_at=closes)
    assert read(lambda unit: unit.prompts.get("p1")) == expected


@pytest.mark.parametrize("state", [PromptState.OPEN, PromptState.CLOSED, PromptState.VOID])
def test_only_a_posting_prompt_opens(write, read, state):
    """A confirmation that comes late neither reopens a prompt nor moves it."""
    write(lambda unit: unit.prompts.add(a_prompt(state=state)))
    write(lambda unit: unit.prompts.opened("p1", "1.2", NINE + DAY, NINE + DAY))
    assert read(lambda unit: unit.prompts.get("p1")) == a_prompt(state=state)


def test_shown_layers_are_counted(write, read):
    """A prompt remembers how many layers the thread has been given."""
    write(lambda unit: unit.prompts.add(a_prompt()))
    write(lambda unit: unit.prompts.shown("p1", 2))
    write(lambda unit: unit.prompts.shown("p0", 2))
    assert read(lambda unit: unit.prompts.get("p1")).shown == 2


def test_closing_fixes_the_time(write, read):
    """The first closing of an open prompt fixes when it closed."""
    write(lambda unit: unit.prompts.add(a_prompt()))
    write(lambda unit: unit.prompts.close("p1", NINE + DAY))
    write(lambda unit: unit.prompts.close("p1", NINE + 2 * DAY))
    assert read(lambda unit: unit.prompts.get("p1")) == a_prompt(
        state=PromptState.CLOSED, closes_at=NINE + DAY
    )


def test_a_void_prompt_counts_for_nobody(write, read):
    """A withdrawn prompt is no link of anybody's streak."""
    write(lambda unit: add(unit, day(1, PromptState.POSTING), day(2)))
    write(lambda unit: [answer(unit, 1), answer(unit, 2)])
    write(lambda unit: [unit.prompts.void("p1"), unit.prompts.void("p0")])
    assert read(lambda unit: unit.prompts.links((CHANNEL.key,), (ANA.key,))) == [Link(MONDAY + 2 * DAY, True)]


@pytest.mark.parametrize("state", [PromptState.OPEN, PromptState.CLOSED])
def test_a_prompt_that_came_to_be_is_not_withdrawn(write, read, state):
    """A question that stands in its channel is never void: people have answered it."""
    write(lambda unit: unit.prompts.add(a_prompt(state=state)))
    write(lambda unit: unit.prompts.void("p1"))
    assert read(lambda unit: unit.prompts.get("p1")).state is state


def test_links_start_at_the_members_first_attempt(write, read):
    """Prompts before a member's first attempt in the channel are no links; later misses are."""
    write(lambda unit: add(unit, day(4, PromptState.OPEN), day(3), day(2), day(1)))
    write(lambda unit: add(unit, day(5, PromptState.POSTING), day(0, channel=OTHER)))
    write(lambda unit: [answer(unit, 0), answer(unit, 2), answer(unit, 1, BEN.key)])
    links = read(lambda unit: unit.prompts.links((CHANNEL.key,), (ANA.key,)))
    assert links == [
        Link(MONDAY + 2 * DAY, True),
        Link(MONDAY + 3 * DAY, False),
        Link(MONDAY + 4 * DAY, False, open=True),
    ]


def test_whoever_never_answered_has_no_links(write, read):
    """A member without an attempt in a channel has no streak there."""
    write(lambda unit: add(unit, day(1), day(2)))
    write(lambda unit: answer(unit, 1, BEN.key))
    assert read(lambda unit: unit.prompts.links((CHANNEL.key,), (ANA.key,))) == []


def test_quick_checks_of_late_are_found(write, read):
    """The quick checks that a channel was asked since an instant are found; a void prompt asked none."""
    prompts = (
        day(1, item="q1/i1", asked_at=NINE + DAY),
        day(2, item="q2/i1", asked_at=NINE + 2 * DAY),
        day(3, item="", asked_at=NINE + 3 * DAY),
        day(4, item="q4/i1", asked_at=NINE + 4 * DAY, state=PromptState.VOID),
        day(5, item="q5/i1", asked_at=NINE + 5 * DAY, channel=OTHER),
    )
    write(lambda unit: add(unit, *prompts))
    assert read(lambda unit: unit.prompts.items_since(CHANNEL.key, NINE + 2 * DAY)) == ["q2/i1"]
