"""A page over two tiny platforms that show the samples and remember what people did."""

import json
import shutil
from collections.abc import AsyncIterator, Callable
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Error, async_playwright
from playwright.async_api import Page as Tab

from playground.page.server import Page

SAMPLES = Path(__file__).parent / "samples"
MONDAY_NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
DONE = {"ok": True, "error": None}
DESK = {"width": 1280, "height": 800}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def sample(name: str) -> dict[str, Any]:
    """Return one recorded sample."""
    found: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return found


class Watched:
    """A platform that shows one snapshot and tells of changes."""

    def __init__(self, shown: dict[str, Any]) -> None:
        """Show `shown`."""
        self.shown = shown
        self.done: list[tuple[Any, ...]] = []
        self._callbacks: list[Callable[[], None]] = []

    def on_change(self, callback: Callable[[], None]) -> None:
        """Remember whom to call."""
        self._callbacks.append(callback)

    def snapshot(self, person_id: str) -> dict[str, Any]:
        """Show the same to everybody, under their own name."""
        return deepcopy(self.shown) | {"me": self.shown["me"] | {"name": person_id.title()}}

    def changed(self) -> None:
        """Tell everybody."""
        for callback in self._callbacks:
            callback()

    def note(self, *deed: Any) -> dict[str, Any]:
        """Remember a deed and let it be seen."""
        self.done.append(deed)
        self.changed()
        return dict(DONE)


class TinySlack(Watched):
    """A Slack without a bot."""

    async def type_command(self, person: str, channel: str, text: str) -> dict[str, Any]:
        """Answer in private with what was typed."""
        said = {"ts": f"{1795422000 + len(self.done)}.000100", "bot_id": "B0BOT", "username": "Studyhall"}
        said |= {"text": f"You typed {text}", "blocks": [], "ephemeral": True, "reply_count": 0}
        self.shown["messages"][channel].append(said)
        return self.note("type_command", person, channel, text)

    async def say(self, person: str, channel: str, text: str) -> dict[str, Any]:
        """Remember it."""
        return self.note("say", person, channel, text)

    async def press(
        self, person: str, message_ts: str, action_id: str, value: str | None, block_id: str | None
    ) -> dict[str, Any]:
        """Open the dialogue for `answer`; explode for `unlock`."""
        if action_id == "unlock":
            raise RuntimeError("boom")
        if action_id == "answer":
            self.shown["views"] = [sample("slack_view")]
        return self.note("press", person, message_ts, action_id, value, block_id)

    async def point(self, person: str, message_ts: str, callback_id: str) -> dict[str, Any]:
        """Remember it."""
        return self.note("point", person, message_ts, callback_id)

    async def choose(self, person: str, container: str, action_id: str, selected: Any) -> dict[str, Any]:
        """Remember it."""
        return self.note("choose", person, container, action_id, selected)

    async def submit_view(self, person: str, view_id: str, values: dict[str, Any]) -> dict[str, Any]:
        """Refuse a zone that does not exist, as a bot would."""
        if values["zone"]["zone"]["value"] == "Mars":
            self.shown["views"][-1]["errors"] = {"zone": "There is no zone of this name."}
            self.changed()
            return {"ok": False, "error": "errors", "errors": self.shown["views"][-1]["errors"]}
        self.shown["views"] = []
        return self.note("submit_view", person, view_id, values)

    async def press_in_view(self, person: str, view_id: str, action_id: str, value: Any) -> dict[str, Any]:
        """Remember it."""
        return self.note("press_in_view", person, view_id, action_id, value)

    async def close_view(self, person: str, view_id: str) -> dict[str, Any]:
        """Close it."""
        self.shown["views"] = []
        return self.note("close_view", person, view_id)


class TinyDiscord(Watched):
    """A Discord without a bot."""

    async def run_command(
        self, person: str, channel_id: str, name: str, options: dict[str, Any]
    ) -> dict[str, Any]:
        """Remember it."""
        return self.note("run_command", person, channel_id, name, options)

    def say(self, person: str, channel_id: str, text: str) -> dict[str, Any]:
        """Return the message, as the platform does."""
        self.note("say", person, channel_id, text)
        return {"id": "9100", "content": text}

    async def autocomplete(
        self, person: str, channel_id: str, name: str, option: str, value: str
    ) -> list[dict[str, Any]]:
        """Offer two topics."""
        topics = [{"name": "Security", "value": "security"}, {"name": "System design", "value": "design"}]
        return [topic for topic in topics if value.lower() in topic["name"].lower()]

    async def press(self, person: str, message_id: str, custom_id: str) -> dict[str, Any]:
        """Open the dialogue for `answer`."""
        if custom_id.startswith("answer"):
            self.shown["modal"] = sample("discord_modal")
        return self.note("press", person, message_id, custom_id)

    async def point(self, person: str, message_id: str, name: str) -> dict[str, Any]:
        """Remember it."""
        return self.note("point", person, message_id, name)

    async def choose(self, person: str, message_id: str, custom_id: str, values: list[str]) -> dict[str, Any]:
        """Remember it."""
        return self.note("choose", person, message_id, custom_id, values)

    async def submit_modal(self, person: str, custom_id: str, values: dict[str, Any]) -> dict[str, Any]:
        """Refuse an empty answer, as the platform would."""
        if not values["text"]:
            self.shown["modal"]["errors"] = {"text": "This field is required"}
            self.changed()
            return {"ok": False, "error": "text: This field is required"}
        self.shown["modal"] = None
        return self.note("submit_modal", person, custom_id, values)

    def dismiss_modal(self, person: str) -> dict[str, Any]:
        """Close it."""
        self.shown["modal"] = None
        return self.note("dismiss_modal", person)


class FrozenClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        """Stand at noon."""
        self.instant = MONDAY_NOON

    def now(self) -> datetime:
        """Return where it stands."""
        return self.instant


class Machine:
    """Moves the clock once it is let go."""

    def __init__(self, clock: FrozenClock) -> None:
        """Move `clock`."""
        self.clock = clock
        self.asked: list[datetime] = []

    async def advance(self, to: datetime) -> None:
        """Move the clock at once."""
        self.asked.append(to)
        self.clock.instant = to


@pytest.fixture
def slack() -> TinySlack:
    """Return a Slack that shows the sample."""
    return TinySlack(sample("slack"))


@pytest.fixture
def discord() -> TinyDiscord:
    """Return a Discord that shows the sample."""
    return TinyDiscord(sample("discord"))


@pytest.fixture
def clock() -> FrozenClock:
    """Return Monday, 23 November 2026, noon in Berlin."""
    return FrozenClock()


@pytest.fixture
def machine(clock: FrozenClock) -> Machine:
    """Return what moves the clock."""
    return Machine(clock)


@pytest.fixture
async def page(
    slack: TinySlack, discord: TinyDiscord, clock: FrozenClock, machine: Machine
) -> AsyncIterator[Page]:
    """Return a page that is served on a free port."""
    served = Page(slack, discord, clock, machine)
    await served.start(port=0)
    yield served
    await served.stop()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Return the machine's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("No Chromium was found on this machine, so the page was not tried in a browser.")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="module")
async def served(slack, discord, clock, machine) -> AsyncIterator[Page]:
    """Return a page in the browser's own loop."""
    page = Page(slack, discord, clock, machine)
    await page.start(port=0)
    yield page
    await page.stop()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def window(browser: Browser) -> AsyncIterator[Tab]:
    """Return an empty tab; each page has an address of its own, so nothing is kept of the last one."""
    context = await browser.new_context()
    yield await context.new_page()
    await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def tab(window: Tab, served: Page, request: pytest.FixtureRequest) -> AsyncIterator[Tab]:
    """Return the loaded page; nothing may have gone wrong in it when the test is over."""
    size, scheme = getattr(request, "param", (DESK, "light"))
    await window.set_viewport_size(size)
    await window.emulate_media(color_scheme=scheme)
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        """Remember what the page complained of."""
        if message.type in ("error", "warning"):
            problems.append(message.text)

    def fail(error: Error) -> None:
        """Remember what went wrong in the page."""
        problems.append(str(error))

    window.on("console", note)
    window.on("pageerror", fail)
    await window.goto(served.url)
    await window.wait_for_selector("body[data-ready]")
    yield window
    await window.goto("about:blank")
    window.remove_listener("console", note)
    window.remove_listener("pageerror", fail)
    assert problems == []
