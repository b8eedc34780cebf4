"""A visit to the playground: `studyhall play` as a process of its own, and its page in Chromium."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60_000
"""Milliseconds until something that should appear counts as missing."""


class NoVisit(Exception):
    """The playground cannot be visited; the text says why, and what to do."""


class Town:
    """One folder's playground, which can be stopped and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.url = ""

    def start(self) -> None:
        """Start it, and return once it says where its page is."""
        port = self.url.rstrip("/").rpartition(":")[2] or "0"
        command = [sys.executable, "-m", "adapters", "play", "--no-browser", "--port", port, "--folder"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, self._folder], stdout=subprocess.PIPE, stderr=log, text=True
            )
        self.url = self._said("The page: ")

    def stop(self) -> None:
        """Stop it as Ctrl+C would."""
        self._process.send_signal(signal.SIGINT)
        self._process.communicate()

    @property
    def _log(self) -> Path:
        return self._folder.with_suffix(".log")

    def _said(self, head: str) -> str:
        for line in self._process.stdout or ():
            if line.startswith(head):
                return line.removeprefix(head).strip()
        raise NoVisit(f"The playground did not start. It said:\n{self._log.read_text('utf-8')}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open the machine's Chromium, and close it afterwards."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        raise NoVisit(
            "There is no Chromium here. Install it (on Debian: apt-get install chromium), then again."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


def open_page(browser: Browser, url: str, width: int = 1440, height: int = 900) -> Page:
    """Open the playground's page in a window of its own, and return once it shows both channels."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    page.wait_for_selector("body[data-ready]")
    return page


class Column:
    """One platform's side of the page, through the eyes of whoever is chosen."""

    def __init__(self, page: Page, side: str) -> None:
        self.page = page
        self._side = page.locator(f"#{side}")
        self._channel = self._side.locator(".channel")
        self._answers_in_dialogues = side == "slack"

    @property
    def question(self) -> Locator:
        """The newest message that everybody sees."""
        return self._channel.locator("article:not(.private)").last

    @property
    def private(self) -> Locator:
        """The newest message that only this person sees."""
        return self._channel.locator("article.private").last

    @property
    def thread(self) -> Locator:
        """The thread beside the channel."""
        return self._side.get_by_role("complementary", name="Thread")

    @property
    def yesterdays_question(self) -> Locator:
        """The message that everybody sees before the newest."""
        return self._channel.locator("article:not(.private)").nth(-2)

    def reply(self, title: str) -> Locator:
        """Return the newest reply in the open thread that begins like this."""
        return self.thread.locator("article", has=self.page.get_by_text(title, exact=True)).last

    def type(self, line: str) -> None:
        """Type a line into the channel and send it."""
        self._side.locator(".composer-input").fill(line)
        self._side.locator(".composer-input").press("Enter")

    def told(self, text: str) -> None:
        """Wait until the newest private message says this."""
        expect(self.private).to_contain_text(text)

    def dialogue(self, title: str) -> Locator:
        """Wait for the dialogue of this title."""
        found = self.page.get_by_role("dialog", name=title)
        expect(found).to_be_visible()
        return found

    def submit(self, title: str, then: str) -> None:
        """Submit a dialogue; the answer takes its place on Slack, and is a private message on Discord."""
        asked = self.dialogue(title)
        asked.locator("button[type=submit]").click()
        if self._answers_in_dialogues:
            self.dialogue(then)
        else:
            # while it is open, nothing behind it can be typed into
            expect(asked).to_be_hidden()
            self.told(then)

    def close(self, title: str) -> None:
        """Close a dialogue."""
        found = self.dialogue(title)
        found.locator("footer").get_by_role("button", name="Close").click()
        expect(found).to_be_hidden()

    def close_thread(self) -> None:
        """Close the thread, if one is open."""
        if self.thread.is_visible():
            self.thread.get_by_role("button", name="Close thread").click()


def press(where: Locator, label: str) -> None:
    """Press a message's button."""
    where.get_by_role("button", name=label, exact=True).click()


def to_the_top_of(message: Locator) -> None:
    """Scroll until a message begins at the top."""
    message.evaluate("message => message.scrollIntoView({block: 'start'})")
