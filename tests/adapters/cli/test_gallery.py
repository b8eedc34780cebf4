"""The gallery draws everything that the bot can say, as both platforms are told to."""

from base64 import b64encode
from datetime import UTC, datetime

from adapters.cli.gallery import gallery
from bot.interface.gallery import GALLERY, Example
from bot.message.form import Form
from bot.message.model import Message, Picture
from tests.builders import PNG

PICTURE = f"data:image/png;base64,{b64encode(PNG).decode()}"
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def test_every_example_is_in_the_gallery() -> None:
    """Each screen and form is drawn once for Slack and once for Discord, a form as a dialogue."""
    shown = gallery(NOON, "Europe/Berlin")["examples"]
    forms = {one.name for one in GALLERY if isinstance(one.shown, Form)}

    assert [one["name"] for one in shown] == [one.name for one in GALLERY]
    assert {one["name"] for one in shown if "view" in one["slack"]} == forms
    assert {one["name"] for one in shown if "modal" in one["discord"]} == forms


def test_pictures_travel_with_the_gallery() -> None:
    """A picture is part of what the gallery shows on both sides, since nobody uploads it anywhere."""
    example = Example("weeks", Message("Your weeks", (Picture(PNG, "Points: 3, 5.", "weeks.png"),)))
    shown = gallery(NOON, "Europe/Berlin", [example])
    (one,) = shown["examples"]
    slack, discord = one["slack"]["message"]["blocks"][1], one["discord"]["message"]
    (attached,) = discord["attachments"]

    assert shown["files"][slack["slack_file"]["id"]] == attached["url"] == PICTURE
    assert discord["embeds"][0]["image"]["url"] == f"attachment://{attached['filename']}"
