"""The town: a local Slack, a local Discord and the page that shows them."""

from pathlib import Path

from playground.clock import Clock
from playground.discord.server import DiscordServer
from playground.faults import Faults
from playground.page.server import Gallery, Page, PortTaken
from playground.page.timekeeper import TimeMachine
from playground.slack.server import SlackServer

__all__ = ["PortTaken", "TimeMachine", "Town"]


class Town:
    """Both platforms and the page, started and stopped together; what happened is kept in `folder`."""

    def __init__(
        self,
        clock: Clock,
        folder: Path | None,
        faults: Faults | None = None,
        time_machine: TimeMachine | None = None,
        zone: str = "Europe/Berlin",
        gallery: Gallery | None = None,
    ) -> None:
        self.slack = SlackServer(clock, faults, folder)
        self.discord = DiscordServer(clock, faults, folder)
        self._page = Page(self.slack, self.discord, clock, time_machine, zone, gallery)

    @property
    def page_url(self) -> str:
        """Return where the page is, once started."""
        return self._page.url

    async def start(self, page_port: int = 8765, host: str = "127.0.0.1") -> None:
        """Start everything; the page on `page_port`, the platforms on free ports.

        Raises:
            PortTaken: something else listens on `page_port`.
        """
        try:
            await self.slack.start(host)
            await self.discord.start(host)
            await self._page.start(page_port, host)
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Stop everything, the page first; what happened is on disk afterwards."""
        await self._page.stop()
        await self.discord.stop()
        await self.slack.stop()
