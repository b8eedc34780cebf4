"""The page's protocol over a real socket."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from playground.page.server import Page, PortTaken


class Line:
    """A browser's side of the websocket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Talk over `socket`."""
        self.socket = socket
        self.states: list[dict[str, Any]] = []

    async def ask(self, what: str, **details: Any) -> dict[str, Any]:
        """Send a line and return its answer; states on the way are kept."""
        await self.socket.send_json({"id": 7, "do": what, **details})
        return await self._next(lambda message: message.get("id") == 7)

    async def state(self) -> dict[str, Any]:
        """Return the next state that arrives."""
        return await self._next(lambda message: message.get("type") == "state")

    async def _next(self, wanted: Any) -> dict[str, Any]:
        """Return the next message that is wanted."""
        while True:
            message: dict[str, Any] = await self.socket.receive_json(timeout=5)
            if message.get("type") == "state":
                self.states.append(message)
            if wanted(message):
                return message


@pytest.fixture
async def line(page: Page) -> AsyncIterator[Line]:
    """Return a browser's line to the page."""
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{page.url}town") as socket:
        yield Line(socket)


async def test_page_and_its_parts_are_served(page):
    """A browser gets the page, its scripts and its styles from the page's own address, and nothing else."""
    async with aiohttp.ClientSession() as session:
        async with session.get(page.url) as answer:
            assert answer.status == 200
            assert "Studyhall playground" in await answer.text()
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        for part in ("js/main.js", "style/page.css", "icon.svg"):
            async with session.get(f"{page.url}static/{part}") as answer:
                assert answer.status == 200, part


async def test_a_gallery_is_served_where_there_is_one(page, slack, discord, clock):
    """The gallery has an address only in a town that was given one."""
    shown = {"now": "2026-11-23T11:00:00+00:00", "zone": "UTC", "examples": []}
    with_one = Page(slack, discord, clock, gallery=lambda: shown)
    await with_one.start(port=0)
    async with aiohttp.ClientSession() as session:
        for served, status in ((page, 404), (with_one, 200)):
            async with session.get(f"{served.url}gallery") as answer:
                assert answer.status == status
        async with session.get(f"{with_one.url}gallery.json") as answer:
            assert await answer.json() == shown
    await with_one.stop()


async def test_watcher_gets_the_state_of_the_chosen_person(line):
    """Whoever watches gets both platforms and the clock at once, as the chosen person sees them."""
    assert (await line.ask("watch", person="ben"))["ok"]
    state = await line.state()
    assert (state["slack"]["me"]["name"], state["discord"]["me"]["name"]) == ("Ben", "Ben")
    assert state["clock"] == {
        "now": "2026-11-23T11:00:00+00:00",
        "zone": "Europe/Berlin",
        "moving": False,
        "movable": True,
    }


async def test_stranger_cannot_watch(line):
    """Only the three people of the town can be watched as."""
    answer = await line.ask("watch", person="mallory")
    assert answer == {"id": 7, "ok": False, "error": "Nobody of that name lives here."}


async def test_nothing_is_done_for_nobody(line, slack):
    """An action before anybody is chosen is refused and does not reach the platform."""
    answer = await line.ask("slack.type_command", channel="C0STUDY", text="/quiz")
    assert answer["error"] == "Say who is watching first."
    assert slack.done == []


async def test_change_is_pushed(line, slack):
    """What changes on a platform arrives without being asked for."""
    await line.ask("watch", person="ana")
    await line.state()
    slack.shown["team"]["name"] = "Renamed"
    slack.changed()
    assert (await line.state())["slack"]["team"]["name"] == "Renamed"


async def test_many_changes_are_one_push(line, slack):
    """A hundred changes in a moment are told in at most two states."""
    await line.ask("watch", person="ana")
    await line.state()
    line.states.clear()
    for number in range(100):
        slack.shown["team"]["name"] = f"Change {number}"
        slack.changed()
    while (await line.state())["slack"]["team"]["name"] != "Change 99":
        pass
    assert len(line.states) <= 2


SLACK_DEEDS = [
    ({"do": "slack.type_command", "channel": "C0STUDY", "text": "/quiz"}, ("C0STUDY", "/quiz")),
    ({"do": "slack.say", "channel": "C0STUDY", "text": "hello"}, ("C0STUDY", "hello")),
    (
        {"do": "slack.press", "message_ts": "1.0", "action_id": "a", "value": "v", "block_id": "b"},
        ("1.0", "a", "v", "b"),
    ),
    ({"do": "slack.choose", "container": "1.0", "action_id": "a", "selected": ["x"]}, ("1.0", "a", ["x"])),
    ({"do": "slack.press_in_view", "view_id": "V1", "action_id": "a", "value": None}, ("V1", "a", None)),
    ({"do": "slack.close_view", "view_id": "V1"}, ("V1",)),
    (
        {"do": "slack.submit_view", "view_id": "V1", "values": {"zone": {"zone": {"value": "UTC"}}}},
        ("V1", {"zone": {"zone": {"value": "UTC"}}}),
    ),
]

DISCORD_DEEDS = [
    (
        {"do": "discord.run_command", "channel_id": "1", "name": "study setup", "options": {"count": 3}},
        ("1", "study setup", {"count": 3}),
    ),
    ({"do": "discord.say", "channel_id": "1", "text": "hello"}, ("1", "hello")),
    ({"do": "discord.press", "message_id": "2", "custom_id": "pick:a"}, ("2", "pick:a")),
    ({"do": "discord.choose", "message_id": "2", "custom_id": "c", "values": ["x"]}, ("2", "c", ["x"])),
    ({"do": "discord.submit_modal", "custom_id": "m", "values": {"text": "t"}}, ("m", {"text": "t"})),
    ({"do": "discord.dismiss_modal"}, ()),
]


@pytest.mark.parametrize(("sent", "given"), SLACK_DEEDS)
async def test_deed_reaches_slack(line, slack, sent, given):
    """What a person does in the Slack column reaches Slack, in that person's name."""
    await line.ask("watch", person="cem")
    details = {name: value for name, value in sent.items() if name != "do"}
    assert (await line.ask(sent["do"], **details))["ok"]
    assert slack.done == [(sent["do"].removeprefix("slack."), "cem", *given)]


@pytest.mark.parametrize(("sent", "given"), DISCORD_DEEDS)
async def test_deed_reaches_discord(line, discord, sent, given):
    """What a person does in the Discord column reaches Discord, in that person's name."""
    await line.ask("watch", person="cem")
    details = {name: value for name, value in sent.items() if name != "do"}
    assert (await line.ask(sent["do"], **details))["ok"]
    assert discord.done == [(sent["do"].removeprefix("discord."), "cem", *given)]


async def test_autocomplete_returns_choices(line):
    """What the bot offers for a half-typed option comes back with the answer."""
    await line.ask("watch", person="ana")
    answer = await line.ask("discord.autocomplete", channel_id="1", name="quiz", option="topic", value="sec")
    assert answer["choices"] == [{"name": "Security", "value": "security"}]


@pytest.mark.parametrize("what", ["slack.dance", "discord.dance", "dance", "slack.press"])
async def test_unknown_deed_is_refused(line, what):
    """A line that nobody understands, or that lacks something, is refused with a sentence."""
    await line.ask("watch", person="ana")
    answer = await line.ask(what)
    assert not answer["ok"]
    assert answer["error"].endswith("knows.") or answer["error"].endswith("know.")


async def test_broken_line_is_refused(line):
    """Something that is not JSON is refused, and the line stays open."""
    await line.socket.send_str("{")
    refused = await line.socket.receive_json(timeout=5)
    assert refused["error"] == "The page sent something that is not a JSON object."
    assert (await line.ask("watch", person="ana"))["ok"]


async def test_breakage_is_told(line, caplog):
    """When the playground itself breaks, the page is told so, the log has the trace, the line stays open."""
    await line.ask("watch", person="ana")
    answer = await line.ask("slack.press", message_ts="1.0", action_id="unlock")
    assert answer["error"] == "Something broke in the playground; its log says what."
    assert "boom" in caplog.text
    assert (await line.ask("watch", person="ana"))["ok"]


async def test_clock_moves_to_the_next_morning(line, machine):
    """The first clock button takes the town to the next nine o'clock, and the page shows the new time."""
    await line.ask("watch", person="ana")
    assert (await line.ask("clock", to="next morning"))["ok"]
    assert [moment.isoformat() for moment in machine.asked] == ["2026-11-24T08:00:05+00:00"]
    while (await line.state())["clock"]["now"] != "2026-11-24T08:00:05+00:00":
        pass


async def test_page_is_busy_while_the_clock_moves(line, machine):
    """While the clock moves the page says so, a second move is refused, and other deeds still work."""
    arrived = asyncio.Event()
    machine.advance = lambda to: arrived.wait()
    await line.ask("watch", person="ana")
    await line.socket.send_json({"id": 1, "do": "clock", "to": {"minutes": 60}})
    while not (await line.state())["clock"]["moving"]:
        pass
    assert (await line.ask("clock", to={"minutes": 10}))[
        "error"
    ] == "The clock is still moving. Wait a moment."
    assert (await line.ask("slack.say", channel="C0STUDY", text="hello"))["ok"]
    arrived.set()
    while (await line.state())["clock"]["moving"]:
        pass


async def test_nonsense_does_not_move_the_clock(line, machine):
    """The clock never goes back, nor anywhere that makes no sense."""
    for to in ({"minutes": -5}, {"minutes": 10**9}, "yesterday", None):
        assert not (await line.ask("clock", to=to))["ok"]
    assert machine.asked == []


async def test_clock_without_a_machine_stays(slack, discord, clock):
    """A town whose clock cannot be moved says so."""
    page = Page(slack, discord, clock)
    await page.start(port=0)
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{page.url}town") as socket:
        line = Line(socket)
        assert (await line.ask("clock", to={"minutes": 60}))["error"] == "This clock cannot be moved."
        await line.ask("watch", person="ana")
        assert not (await line.state())["clock"]["movable"]
    await page.stop()


async def test_taken_port_is_one_sentence(page, slack, discord, clock):
    """A second page on the same port is refused with a sentence that says what to do."""
    port = int(page.url.rstrip("/").rpartition(":")[2])
    with pytest.raises(PortTaken) as refused:
        await Page(slack, discord, clock).start(port=port)
    assert str(refused.value) == f"Port {port} is in use. Stop what listens there, or choose another."


async def test_page_stops_with_a_browser_open(page, line):
    """Stopping does not wait for open browsers: their line closes at once."""
    await line.ask("watch", person="ana")
    stopping = asyncio.create_task(page.stop())
    while (await line.socket.receive(timeout=5)).type is aiohttp.WSMsgType.TEXT:
        pass
    assert line.socket.close_code == 1001
    await stopping


async def test_hour_is_an_hour(line, machine, clock):
    """The hour button moves the clock by exactly one hour."""
    before = clock.now()
    assert (await line.ask("clock", to={"minutes": 60}))["ok"]
    assert machine.asked == [before + timedelta(hours=1)]
