"""Direct messages: what somebody is told alone, and what comes of pressing in it."""

import pytest

from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.places import Channel, Member
from bot.domain.plan import EVERY_DAY, Plan
from playground.discord.places import USER_IDS
from playground.faults import Fault
from tests.end_to_end.house import DISCORD, NINE, SLACK, House, Town, at_work
from tests.end_to_end.ledger import attempts, standings
from tests.end_to_end.seen import Seen, letter_of, shown_item
from tests.end_to_end.street import Street

CHANNELS = {"slack": SLACK, "discord": DISCORD}
NATIVE = {"slack": {"ana": "U0ANA", "ben": "U0BEN"}, "discord": USER_IDS}


def member(street: Street, person: str) -> Member:
    """Return a person as a member."""
    return Member(CHANNELS[street.name].space, NATIVE[street.name][person])


async def tell(house: House, street: Street, person: str = "ana") -> Seen:
    """Let the house tell somebody of the question that is open, and return what they read."""
    channel = CHANNELS[street.name].key
    prompt = house.store.read(lambda unit: unit.prompts.latest(channel)).result(timeout=30)
    now = house.town.clock.now()
    key = f"tell/{street.name}/{person}"
    order = Order(key, DeliveryKind.TELL, member(street, person).key, prompt.id, Subject.QUESTION, now)
    house.store.write(lambda unit: unit.outbox.order(order)).result(timeout=30)
    await house.work()
    return street.told(person)[-1]


async def test_what_is_told_is_read_by_one_person(house: House, street: Street) -> None:
    """A member is told something that nobody else reads, and the channel has no message more."""
    await house.next_morning()
    told = await tell(house, street)

    assert "Quick check" in told.buttons
    assert street.told("ben") == []
    assert len(street.posts()) == 1


async def test_an_answer_from_a_direct_message_counts(house: House, street: Street, sqlite_url: str) -> None:
    """Whoever answers in a direct message is the member of the channel, on its board and in its streak."""
    await house.next_morning()
    check = await street.presses("ana", await tell(house, street), "Quick check")
    item = shown_item(check, house.pack)
    answered = await street.presses("ana", check, letter_of(check, item, right=True))
    (attempt,) = attempts(sqlite_url)
    board = await street.types("ana", "/leaderboard")

    assert "Correct" in answered
    assert attempt["member"] == member(street, "ana").key
    assert attempt["channel"] == CHANNELS[street.name].key
    assert {row["scope"] for row in standings(sqlite_url)} == {CHANNELS[street.name].key}
    assert "Ana" in board


async def test_a_written_answer_from_a_direct_message_counts(
    house: House, street: Street, sqlite_url: str
) -> None:
    """A form that opens from a direct message is submitted for the same member and channel."""
    await house.next_morning()
    await street.presses("ana", await tell(house, street), "Answer")
    await street.submits("ana", text="Look at the plan, then index what the filter compares.")
    (attempt,) = attempts(sqlite_url)

    assert attempt["member"] == member(street, "ana").key
    assert attempt["channel"] == CHANNELS[street.name].key


@pytest.mark.parametrize("name", ["slack", "discord"])
async def test_a_direct_message_survives_a_restart(town: Town, sqlite_url: str, name: str) -> None:
    """After bot and platforms were started again what was told is there, and its buttons lead home."""
    async with at_work(town, sqlite_url) as house:
        house.study()
        await house.next_morning()
        told = await tell(house, town.streets[name])
    await town.rebuild()
    street = town.streets[name]
    async with at_work(town, sqlite_url) as house:
        (after,) = street.told("ana")
        check = await street.presses("ana", after, "Quick check")
        await street.presses("ana", check, letter_of(check, shown_item(check, house.pack), right=True))

    assert after == told
    assert [one["channel"] for one in attempts(sqlite_url)] == [CHANNELS[name].key]


async def test_a_steward_is_told_of_a_parked_channel(empty_house: House, town: Town, street: Street) -> None:
    """Whoever set a plan up is told in private when its channel cannot be reached any more."""
    channel = CHANNELS[street.name]
    plan = Plan(channel, "Europe/Berlin", NINE, days=EVERY_DAY, steward=member(street, "ben").key)
    empty_house.desk.adopt(plan)
    server = town.slack.server if street.name == "slack" else town.discord.server
    server.remove_bot(Channel.parse(channel.key).native)
    await empty_house.next_morning()
    (told,) = street.told("ben")

    assert "A channel needs you" in told
    assert street.told("ana") == []


async def test_a_steward_is_told_of_a_doubtful_question(empty_house: House, town: Town) -> None:
    """Whoever set a plan up is told in private, once, to look for a question that may not have arrived."""
    slack = town.slack
    slack.server.scopes.difference_update({"channels:history", "groups:history", "im:history"})
    town.slack_faults.arrange("chat.postMessage", Fault.ERROR_AFTER)
    plan = Plan(CHANNELS["slack"], "Europe/Berlin", NINE, days=EVERY_DAY, steward=member(slack, "ben").key)
    empty_house.desk.adopt(plan)
    await empty_house.next_morning()
    await empty_house.advance(minutes=10)
    (told,) = slack.told("ben")

    assert "could not find out whether it arrived" in told
    assert len(slack.posts()) == 1


async def test_whoever_takes_no_messages_holds_nothing_up(house: House, town: Town) -> None:
    """Somebody who takes no direct messages is told nothing, and the channel goes on."""
    await house.next_morning()
    town.discord.server.refuse_direct("ana")
    channel = DISCORD.key
    prompt = house.store.read(lambda unit: unit.prompts.latest(channel)).result(timeout=30)
    ana = Member(DISCORD.space, USER_IDS["ana"])
    order = Order("t", DeliveryKind.TELL, ana.key, prompt.id, Subject.QUESTION, town.clock.now())
    house.store.write(lambda unit: unit.outbox.order(order)).result(timeout=30)
    await house.work()
    await house.next_morning()

    assert town.discord.told("ana") == []
    assert len(town.discord.posts()) == 2
