"""What the courier does with deliveries, and with platforms that refuse them."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.courier import Courier
from adapters.pace import REFUSALS
from adapters.platform import DeliveryError
from bot.interface.delivery import Delivery, DeliveryKind, Failure
from bot.message.model import Message

MONDAY, TUESDAY = "slack:T:C1/monday", "slack:T:C1/tuesday"
ELSEWHERE = "slack:T:C2/monday"
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)

Running = tuple[Courier, "asyncio.Task[None]"]


async def turns() -> None:
    """Let the loop turn as often as a courier that does not rest would need."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_report_names_the_message(desk: Any, courier: Courier) -> None:
    """What was carried is reported under the reference that the platform gave it."""
    desk.order(MONDAY)
    await courier.settled()
    assert desk.reports == [(MONDAY, f"ref of {MONDAY}")]


async def test_each_platform_gets_its_own(desk: Any, slack: Any, discord: Any, courier: Courier) -> None:
    """A delivery goes to the platform of its channel, and to no other."""
    desk.order(MONDAY, "discord:G:1/monday")
    await courier.settled()
    assert (slack.carried, discord.carried) == ([MONDAY], ["discord:G:1/monday"])


async def test_a_channel_is_served_in_order(desk: Any, slack: Any, courier: Courier) -> None:
    """Deliveries of one channel are carried one after the other, and a second apart."""
    desk.order(MONDAY, TUESDAY)
    began = asyncio.get_running_loop().time()
    await courier.settled()
    assert slack.carried == [MONDAY, TUESDAY]
    assert asyncio.get_running_loop().time() - began >= 1.0


async def test_a_slow_channel_keeps_nobody_waiting(desk: Any, slack: Any, courier: Courier) -> None:
    """While one delivery takes its time, the other channels get theirs, again and again."""
    slack.gates[MONDAY] = asyncio.Event()
    desk.order(MONDAY, ELSEWHERE, "slack:T:C2/tuesday")
    courier.wake()
    await desk.until(lambda: len(desk.reports) == 2)
    assert slack.carried == [ELSEWHERE, "slack:T:C2/tuesday"]
    slack.gates[MONDAY].set()


async def test_more_than_fits_at_once_is_carried_all_the_same(desk: Any, courier: Courier) -> None:
    """A morning with many channels leaves none out."""
    desk.order(*(f"slack:T:C{number}/monday" for number in range(48)))
    await courier.settled()
    assert len(desk.reports) == 48


async def test_a_refusal_is_passed_on(desk: Any, slack: Any, courier: Courier) -> None:
    """What a platform says of a failure reaches the desk unchanged."""
    failure = Failure("timeout", ambiguous=True)
    slack.problems[MONDAY] = DeliveryError(failure)
    desk.order(MONDAY)
    await courier.settled()
    assert desk.reports == [(MONDAY, failure)]


async def test_a_fault_of_ours_may_have_delivered(
    desk: Any, slack: Any, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception nobody foresaw is logged with a reference, and is never taken for certain."""
    slack.problems[MONDAY] = KeyError("ts")
    desk.order(MONDAY, TUESDAY)
    await courier.settled()
    assert desk.reports == [
        (MONDAY, Failure("KeyError", ambiguous=True)),
        (TUESDAY, f"ref of {TUESDAY}"),
    ]
    assert "reference" in caplog.text


async def test_a_parked_channel_is_one_plain_sentence(
    desk: Any, slack: Any, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    """When a platform shuts a channel, the log says what happened and what a steward can do."""
    slack.problems[MONDAY] = DeliveryError(Failure("not_in_channel", permanent=True))
    desk.order(MONDAY)
    await courier.settled()
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    said = record.getMessage()
    assert all(word in said for word in ("slack:T:C1", "not_in_channel", "study resume"))
    assert record.exc_info is None


async def test_a_platform_that_asks_for_less_is_left_alone(desk: Any, slack: Any, courier: Courier) -> None:
    """After a rate limit nothing is claimed for that platform until the time it named is over."""
    slack.problems[MONDAY] = DeliveryError(Failure("ratelimited", retry_after=0.1))
    desk.order(MONDAY)
    courier.wake()
    await desk.until(lambda: desk.reports)
    limited_at = asyncio.get_running_loop().time()
    desk.order(ELSEWHERE)
    courier.wake()
    await desk.until(lambda: len(desk.reports) == 2)
    assert asyncio.get_running_loop().time() - limited_at > 0.05


async def test_every_refusal_counts_whatever_it_means(
    desk: Any, slack: Any, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    """Five hundred refusals stop a platform, also when none of them names a wait or shuts a channel."""
    channels = [f"slack:T{number}:C1" for number in range(REFUSALS)]
    slack.problems = {channel: DeliveryError(Failure("403 Forbidden", refused=True)) for channel in channels}
    desk.waiting = [Delivery(DeliveryKind.EDIT, each, each, Message("Caching", ())) for each in channels]
    desk.order(ELSEWHERE)
    courier.wake()
    await desk.until(lambda: len(desk.reports) == REFUSALS)
    assert "slack refused 500 calls" in caplog.text
    assert slack.carried == []


async def test_a_token_that_is_not_accepted_is_told_once(
    desk: Any, slack: Any, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    """Without a valid token nothing is tried for a while, and one sentence says what to do."""
    locked_out = Failure("401 Unauthorized", retry_after=300.0, refused=True, locked_out=True)
    slack.problems = {key: DeliveryError(locked_out) for key in (MONDAY, ELSEWHERE)}
    desk.order(MONDAY, ELSEWHERE)
    courier.wake()
    await desk.until(lambda: len(desk.reports) == 2)
    desk.order("slack:T:C3/monday")
    courier.wake()
    await turns()
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert all(word in record.getMessage() for word in ("slack", "401 Unauthorized", "studyhall doctor"))
    assert slack.carried == []


def edit(channel: str) -> Delivery:
    """Return an edit of a channel's message; its key is the channel's."""
    return Delivery(DeliveryKind.EDIT, channel, channel, Message("Caching", ()))


async def test_a_platform_that_asks_for_fewer_edits_gets_its_posts(
    desk: Any, slack: Any, courier: Courier
) -> None:
    """A rate limit on an edit holds up the edits of its space, and nothing else."""
    slack.problems["slack:T:C1"] = DeliveryError(Failure("ratelimited", retry_after=30.0, refused=True))
    desk.waiting = [edit("slack:T:C1")]
    courier.wake()
    await desk.until(lambda: desk.reports)
    desk.order(ELSEWHERE)
    desk.waiting.append(edit("slack:U:C1"))
    await courier.settled()
    assert set(slack.carried) == {ELSEWHERE, "slack:U:C1"}


async def test_edits_that_waited_are_handed_back_when_a_space_rests(
    desk: Any, slack: Any, courier: Courier
) -> None:
    """What waited for its turn is not sent into a rate limit, but tried again when that is over."""
    slack.problems["slack:T:C1"] = DeliveryError(Failure("ratelimited", retry_after=30.0, refused=True))
    desk.waiting = [edit("slack:T:C1"), edit("slack:T:C2")]
    courier.wake()
    await desk.until(lambda: len(desk.reports) == 2)
    _, (_, failure) = desk.reports
    assert failure.reason == "handed back"
    assert 25.0 < failure.retry_after < 30.0
    assert slack.carried == []


async def test_edits_that_wait_leave_room_for_posts(desk: Any, slack: Any, running: Running) -> None:
    """Many edits of a few spaces keep no post waiting, and those that wait at the end are handed back."""
    courier, work = running
    desk.waiting = [edit(f"slack:{space}:C{number}") for space in "TU" for number in range(12)]
    desk.order("slack:V:C1/monday")
    courier.wake()
    await desk.until(lambda: "slack:V:C1/monday" in slack.carried)
    assert len(slack.carried) == 3
    work.cancel()
    async with asyncio.timeout(5):
        await asyncio.wait({work})
    backs = [report for _, report in desk.reports if report == Failure("handed back", retry_after=0.0)]
    assert len(backs) == 22


async def test_a_database_that_is_away_does_not_end_the_courier(
    desk: Any, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    """When claiming fails, the courier says so and goes on once it is woken."""
    desk.broken = OSError("the database is away")
    await courier.settled()
    assert "claiming for slack failed, reference" in caplog.text
    desk.broken = None
    desk.order(MONDAY)
    await courier.settled()
    assert desk.reports == [(MONDAY, f"ref of {MONDAY}")]


async def test_the_courier_wakes_when_something_is_due(desk: Any, slack: Any, courier: Courier) -> None:
    """A delivery that is to be tried again later is tried then, without anybody waking the courier."""
    desk.due = NOON + timedelta(milliseconds=30)
    await courier.settled()
    desk.order(MONDAY)
    await desk.until(lambda: desk.reports)
    assert slack.carried == [MONDAY]


async def test_what_is_under_way_is_finished(desk: Any, slack: Any, running: Running) -> None:
    """Stopping waits for deliveries that have begun, so that none is left in doubt."""
    courier, work = running
    slack.gates[MONDAY] = asyncio.Event()
    desk.order(MONDAY)
    courier.wake()
    await slack.begun.wait()
    work.cancel()
    asyncio.get_running_loop().call_soon(slack.gates[MONDAY].set)
    await asyncio.wait({work})
    assert desk.reports == [(MONDAY, f"ref of {MONDAY}")]


async def test_a_courier_that_rests_stops_at_once(desk: Any, slack: Any, running: Running) -> None:
    """Stopping does not wait for the end of a rest, and claims nothing more."""
    courier, work = running
    slack.problems[MONDAY] = DeliveryError(Failure("ratelimited", retry_after=60.0, refused=True))
    desk.order(MONDAY)
    courier.wake()
    await desk.until(lambda: desk.reports)
    await turns()
    desk.order(ELSEWHERE)
    claims = desk.claims
    work.cancel()
    async with asyncio.timeout(5):
        await asyncio.wait({work})
    assert desk.claims == claims


async def test_a_stopped_courier_is_settled(desk: Any, running: Running) -> None:
    """Whoever waits for a courier that has stopped does not wait for ever."""
    courier, work = running
    await courier.settled()
    work.cancel()
    await asyncio.wait({work})
    async with asyncio.timeout(5):
        await courier.settled()


async def test_a_person_who_takes_none_parks_nothing(
    desk: Any, slack: Any, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    """When somebody takes no direct messages, the log says that, and nobody is sent to resume a channel."""
    ana = "slack:T:U0ANA"
    slack.problems[f"{ana}/hello"] = DeliveryError(Failure("messages_tab_disabled", permanent=True))
    desk.waiting.append(Delivery(DeliveryKind.TELL, f"{ana}/hello", ana, Message("Hello", ())))
    await courier.settled()
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    said = record.getMessage()
    assert all(word in said for word in (ana, "messages_tab_disabled", "nothing else is held up"))
    assert "study resume" not in said
