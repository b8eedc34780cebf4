"""Starts lives in the nursery, lets them work, and learns how they end."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from proofs.killing.child import END, READY, WORK
from proofs.killing.life import Life
from proofs.killing.nursery import ENDED
from proofs.killing.street import Street

PATIENCE = 60.0
"""Seconds after which a word that was waited for counts as never said."""
STEP = timedelta(seconds=15)
"""How far the clock is moved where something is due already, and waits for somebody."""


class Ended(Exception):
    """The bot is dead; `code` is its exit code, negative for a signal."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the bot ended with {code}")
        self.code = code


class Mother:
    """Speaks with the nursery, and with the bot that lives there now."""

    def __init__(self, nursery: asyncio.subprocess.Process, street: Street) -> None:
        self._nursery = nursery
        self._street = street

    async def bear(self, life: Life) -> None:
        """Return once the bot listens. Raises Ended when it died before."""
        self._tell(life.to_line())
        assert await self._answer() == READY

    async def work(self) -> datetime | None:
        """Let it carry out what is due; return when something is due next. Raises Ended."""
        self._tell(WORK)
        due = await self._answer()
        return datetime.fromisoformat(due) if due else None

    async def work_until(self, end: datetime) -> None:
        """Let it work while time passes, from one due moment to the next. Raises Ended."""
        while True:
            due = await self.work()
            now = self._street.clock.now()
            if now >= end:
                return
            self._street.move_to(min(end, end if due is None else due if due > now else now + STEP))

    async def end(self) -> None:
        """Let it come to a good end. Raises Ended when it does not."""
        self._tell(END)
        try:
            await self._answer()
        except Ended as ended:
            if ended.code:
                raise

    def _tell(self, line: str) -> None:
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(f"{line}\n".encode())

    async def _answer(self) -> str:
        assert self._nursery.stdout is not None
        async with asyncio.timeout(PATIENCE):
            line = (await self._nursery.stdout.readline()).decode()
        if not line:
            raise RuntimeError("the nursery is gone")
        word = line.strip()
        if word.startswith(ENDED):
            raise Ended(int(word.removeprefix(ENDED)))
        return word


@asynccontextmanager
async def nursery(street: Street, log: Path) -> AsyncIterator[Mother]:
    """Run a nursery until the block ends; what its bots log goes to a file."""
    with log.open("ab") as said:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "proofs.killing.nursery",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=said,
        )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        await process.stdout.readline()
        yield Mother(process, street)
    finally:
        # without anybody to hear, both the nursery and whoever lives there end by themselves
        process.stdin.close()
        await process.wait()
