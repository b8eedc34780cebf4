"""The command line as an operator meets it: a process of its own."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.cli import main

ROOT = Path(__file__).parents[3]
MOST_SECONDS = 60


def environment(changes: dict[str, str]) -> dict[str, str]:
    """Return the environment of a command: no settings but those of the test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STUDYHALL_")}
    return kept | {"PYTHONPATH": str(ROOT)} | changes


@pytest.fixture
def studyhall(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs one command to its end, in an empty folder."""

    def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "adapters", *arguments],
            cwd=tmp_path,
            env=environment(settings),
            capture_output=True,
            text=True,
            timeout=MOST_SECONDS,
            check=False,
        )

    return run


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs one command in this process, which is quicker; in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(os, "environ", environment(settings))
        monkeypatch.setattr(sys, "argv", ["studyhall", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(left.value.code or 0), said.out, said.err)

    return run


class Playing:
    """`studyhall play` as a process, and its page as a person's browser sees it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state: dict[str, Any] = {}
        self._lines = 0

    async def start(self) -> None:
        """Start it, and open its page as Ana."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "adapters", "play", "--port", "0", "--no-browser"),
            *("--folder", str(self.folder)),
            cwd=self.folder.parent,
            env=environment({}),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        address = await self._address()
        self._browser = aiohttp.ClientSession()
        self._page = await self._browser.ws_connect(f"{address}town")
        await self.do(do="watch", person="ana")

    async def _address(self) -> str:
        assert self._process.stdout is not None
        async with asyncio.timeout(MOST_SECONDS):
            async for line in self._process.stdout:
                label, _, address = line.decode().strip().partition("The page: ")
                if address and not label:
                    return address
        raise AssertionError("it ended without naming its page")

    async def do(self, **line: Any) -> dict[str, Any]:
        """Send one line of the page's protocol, and return its answer."""
        self._lines += 1
        await self._page.send_json({"id": self._lines, **line})
        while (received := await self._page.receive_json(timeout=MOST_SECONDS)).get("id") != self._lines:
            self._look(received)
        answer: dict[str, Any] = received
        return answer

    async def until(self, holds: Callable[[dict[str, Any]], object]) -> None:
        """Wait until something holds of what Ana sees."""
        while not self.state or not holds(self.state):
            self._look(await self._page.receive_json(timeout=MOST_SECONDS))

    def _look(self, received: dict[str, Any]) -> None:
        if "slack" in received:
            self.state = received

    async def stop(self, stopping: signal.Signals = signal.SIGTERM) -> int:
        """Stop it with a signal, and return its exit code."""
        await self._browser.close()
        self._process.send_signal(stopping)
        # what it still says must be read, or its pipe stays open
        await asyncio.wait_for(self._process.communicate(), MOST_SECONDS)
        assert self._process.returncode is not None
        return self._process.returncode

    async def kill(self) -> None:
        """End it whatever happened to the test."""
        await self._browser.close()
        if self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()


@pytest.fixture
async def playing(tmp_path: Path) -> AsyncIterator[Playing]:
    """Return a play that is started."""
    play = Playing(tmp_path / "play")
    await play.start()
    yield play
    await play.kill()
