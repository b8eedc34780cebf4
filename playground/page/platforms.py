"""What the page asks of the two platforms."""

from collections.abc import Callable
from typing import Any, Protocol

Answer = dict[str, Any]
"""What an action came to: `{"ok": bool, "error": str | None, …}`."""


class Platform(Protocol):
    """A local platform that can be looked at."""

    def on_change(self, callback: Callable[[], None]) -> None:
        """Call `callback` after every visible change."""
        ...

    def snapshot(self, person_id: str) -> dict[str, Any]:
        """Return what this person sees now, in the platform's own JSON."""
        ...


class SlackSide(Platform, Protocol):
    """What people do in the local Slack."""

    async def type_command(self, person: str, channel: str, text: str) -> Answer:
        """Type a slash command in a channel."""
        ...

    async def say(self, person: str, channel: str, text: str) -> Answer:
        """Write an ordinary message."""
        ...

    async def press(
        self, person: str, message_ts: str, action_id: str, value: str | None, block_id: str | None
    ) -> Answer:
        """Press a button of a message."""
        ...

    async def point(self, person: str, message_ts: str, callback_id: str) -> Answer:
        """Choose an action beside a message."""
        ...

    async def choose(self, person: str, container: str, action_id: str, selected: Any) -> Answer:
        """Choose in a menu of a message."""
        ...

    async def submit_view(self, person: str, view_id: str, values: dict[str, Any]) -> Answer:
        """Submit a dialogue."""
        ...

    async def press_in_view(self, person: str, view_id: str, action_id: str, value: Any) -> Answer:
        """Press or choose something inside a dialogue."""
        ...

    async def close_view(self, person: str, view_id: str) -> Answer:
        """Close a dialogue without submitting it."""
        ...


class DiscordSide(Platform, Protocol):
    """What people do in the local Discord."""

    async def run_command(self, person: str, channel_id: str, name: str, options: dict[str, Any]) -> Answer:
        """Run a slash command; a subcommand's name follows its command's, after a space."""
        ...

    def say(self, person: str, channel_id: str, text: str) -> dict[str, Any]:
        """Write an ordinary message, and return it or why not."""
        ...

    async def autocomplete(
        self, person: str, channel_id: str, name: str, option: str, value: str
    ) -> list[dict[str, Any]]:
        """Return the choices that the bot offers for what was typed so far."""
        ...

    async def press(self, person: str, message_id: str, custom_id: str) -> Answer:
        """Press a button of a message."""
        ...

    async def point(self, person: str, message_id: str, name: str) -> Answer:
        """Choose a command beside a message."""
        ...

    async def choose(self, person: str, message_id: str, custom_id: str, values: list[str]) -> Answer:
        """Choose in a menu of a message."""
        ...

    async def submit_modal(self, person: str, custom_id: str, values: dict[str, Any]) -> Answer:
        """Submit the open dialogue."""
        ...

    def dismiss_modal(self, person: str) -> Answer:
        """Close the open dialogue without submitting it."""
        ...
