"""The gallery draws everything that the bot can say, as both platforms are told to."""

from datetime import UTC, datetime

from adapters.cli.gallery import gallery
from bot.interface.gallery import GALLERY
from bot.message.form import Form

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def test_every_example_is_in_the_gallery() -> None:
    """Each screen and form is drawn once for Slack and once for Discord, a form as a dialogue."""
    shown = gallery(NOON, "Europe/Berlin")["examples"]
    forms = {one.name for one in GALLERY if isinstance(one.shown, Form)}

    assert [one["name"] for one in shown] == [one.name for one in GALLERY]
    assert {one["name"] for one in shown if "view" in one["slack"]} == forms
    assert {one["name"] for one in shown if "modal" in one["discord"]} == forms
