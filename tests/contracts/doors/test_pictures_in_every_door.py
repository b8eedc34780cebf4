"""Pictures and files in every door, with the nastiest names and descriptions: the platform takes them."""

import pytest

from adapters.discord import render as discord_render
from adapters.slack import render as slack_render
from adapters.slack.render import Brought
from bot.message.model import Block, File, Message, Picture, Prose, Text
from playground.discord.attachments import Upload
from playground.discord.message_forms import checked
from playground.slack.blocks import check_blocks
from playground.slack.pings import find_mentions
from playground.slack.viewcheck import check_view
from tests.builders import PNG

NASTY = [
    "",
    " ",
    "x" * 5000,
    "👩‍👩‍👧" * 2000,
    "<!channel> @everyone *b* `c` <@U0ANA>",
    "\u202e:fire:\n\n# two",
    "../..//a.png",
]
MESSAGES = {
    "names": [Picture(PNG, "A chart.", name) for name in NASTY] + [File(name, b"{}", "") for name in NASTY],
    "texts": [Picture(PNG, alt, "a.png") for alt in NASTY] + [File("a.json", b"{}", alt) for alt in NASTY],
    "many": [Picture(PNG, f"Chart {number}.", "a.png") for number in range(60)],
    "large": [Picture(PNG + bytes(6_000_000), f"Chart {number}.", "a.png") for number in range(4)],
    "nothing else": [Picture(PNG, "", "")],
    "after a long text": [Prose((Text("x" * 9000),)), Picture(PNG, "A chart.", "a.png"), File("a", b"", "b")],
}
every_message = pytest.mark.parametrize("blocks", MESSAGES.values(), ids=MESSAGES)
uploaded_or_not = pytest.mark.parametrize("uploaded", [True, False], ids=["uploaded", "refused"])


def brought(blocks: list[Block], uploaded: bool) -> Brought:
    """Return what Slack has of a message: all of it, or nothing."""
    pictures = [block for block in blocks if isinstance(block, Picture)]
    files = [block for block in blocks if isinstance(block, File)]
    ids = {picture: f"F{number:010}" for number, picture in enumerate(pictures)} if uploaded else {}
    return Brought(ids, dict.fromkeys(files, uploaded))


@every_message
@uploaded_or_not
def test_slack_takes_pictures_and_files(blocks: list[Block], uploaded: bool) -> None:
    """A message and a dialogue with pictures fit, whether Slack took the pictures or not, and ping nobody."""
    message = Message("Your weeks", tuple(blocks), summary="Your weeks")
    drawn = slack_render.payload_of(message, brought(blocks, uploaded))

    assert check_blocks(drawn["blocks"]) == []
    assert find_mentions(drawn["text"], drawn["blocks"], [], loose=False) == []
    check_view(slack_render.view_of(message, "C0STUDY", brought(blocks, uploaded)))


@every_message
@uploaded_or_not
def test_discord_takes_pictures_and_files(blocks: list[Block], uploaded: bool) -> None:
    """A message with pictures fits, and each embed shows an attachment that is there, no two of one name."""
    drawing = discord_render.render(Message("Your weeks", tuple(blocks)), attach=uploaded)
    uploads = [
        Upload(place, file.name, "image/png", file.content) for place, file in enumerate(drawing.files)
    ]
    names = [file.name for file in drawing.files]
    shown = [panel["image"]["url"] for panel in drawing.panels if "image" in panel]

    checked({"embeds": drawing.panels, "components": drawing.components}, uploads)
    assert {url.removeprefix("attachment://") for url in shown} <= set(names)
    assert len(set(names)) == len(names)
    assert all(len(file.description) <= 1024 for file in drawing.files)
    assert sum(len(file.content) for file in drawing.files) <= 10_000_000


@pytest.mark.parametrize("alt", ["Points: 3, 5, 7.", "👩‍👩‍👧" * 2000, "A. " * 3000])
def test_a_refused_picture_is_told_in_words(alt: str) -> None:
    """Whoever gets no picture reads its description instead, as far as there is room."""
    message = Message("Your weeks", (Picture(PNG, alt, "a.png"),))
    slack = slack_render.payload_of(message)["blocks"][1]["elements"][0]["text"]
    discord = discord_render.render(message, attach=False).panels[0]["description"].replace("\\", "")

    assert slack[:3] == alt[:3]
    assert alt[:3] in discord
