"""The renderer contract: everything the bot can say, drawn by every door, is taken by its platform."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from adapters.discord import forms as discord_forms
from adapters.discord import render as discord_render
from adapters.slack import forms as slack_forms
from adapters.slack import render as slack_render
from bot.interface.told import marked, marked_message
from bot.message.form import Form
from bot.message.model import Button, Menu, Message
from bot.message.press import Press
from bot.screens.example import Example
from bot.screens.gallery import GALLERY
from playground.discord import limits as discord_limits
from playground.discord.errors import Problems
from playground.discord.message_forms import checked
from playground.discord.modals import check_modal
from playground.slack.blocks import check_blocks
from playground.slack.pings import find_mentions
from playground.slack.viewcheck import check_view

MESSAGES = [example for example in GALLERY if isinstance(example.shown, Message)]
FORMS = [example for example in GALLERY if isinstance(example.shown, Form)]
every_message = pytest.mark.parametrize("example", MESSAGES, ids=lambda example: example.name)
every_form = pytest.mark.parametrize("example", FORMS, ids=lambda example: example.name)

ESCAPED_OR_CODE = re.compile(r"\\.|```.*?```|`[^`\n]*`", re.DOTALL)
TOLD = 2**31 - 1
"""The number of the direct message that is told last of all."""
PINGS = ("@everyone", "@here", "<@", "<#", "</quiz")


def found(drawn: Any, *names: str) -> Iterator[str]:
    """Yield the values of these keys, wherever they stand."""
    if isinstance(drawn, dict):
        yield from (value for key, value in drawn.items() if key in names and isinstance(value, str))
        drawn = list(drawn.values())
    if isinstance(drawn, list):
        for inner in drawn:
            yield from found(inner, *names)


def pressed(message: Message) -> set[Press]:
    """Return everything that can be pressed under a message."""
    return {control.press for control in message.controls if isinstance(control, Button | Menu)}


@every_message
def test_slack_takes_it_in_a_channel(example: Example) -> None:
    """Every message fits into a channel of Slack, has a text for notifications, and every press decodes."""
    assert isinstance(example.shown, Message)
    drawn = slack_render.payload_of(example.shown)

    assert check_blocks(drawn["blocks"]) == []
    assert drawn["text"].strip()
    assert {Press.parse(token) for token in found(drawn["blocks"], "action_id")} == pressed(example.shown)


@every_message
def test_slack_takes_it_in_a_dialogue(example: Example) -> None:
    """Every message fits into a dialogue of Slack, and every press decodes."""
    assert isinstance(example.shown, Message)
    view = slack_render.view_of(example.shown, "C0STUDY")

    check_view(view)
    assert {Press.parse(token) for token in found(view["blocks"], "action_id")} == pressed(example.shown)


@every_message
def test_slack_pings_nobody(example: Example) -> None:
    """Nothing that a member or an author wrote pings anybody on Slack."""
    assert isinstance(example.shown, Message)
    drawn = slack_render.payload_of(example.shown)

    assert find_mentions(drawn["text"], drawn["blocks"], [], loose=False) == []
    assert "mrkdwn" not in set(found(drawn["blocks"], "type"))


@every_message
def test_discord_takes_it(example: Example) -> None:
    """Every message fits into a channel of Discord, and every press decodes."""
    assert isinstance(example.shown, Message)
    drawing = discord_render.render(example.shown)

    checked({"embeds": drawing.panels, "components": drawing.components}, [])
    assert {Press.parse(token) for token in found(drawing.components, "custom_id")} == pressed(example.shown)


@every_message
def test_discord_pings_nobody(example: Example) -> None:
    """Nothing that a member or an author wrote pings anybody on Discord: there is no content to ping in."""
    assert isinstance(example.shown, Message)
    drawing = discord_render.render(example.shown)
    shown = list(found(drawing.panels, "title", "description", "name", "value"))

    assert [ping for text in shown for ping in PINGS if ping in ESCAPED_OR_CODE.sub("", text)] == []


@every_message
def test_it_can_be_told(example: Example) -> None:
    """Every message fits into a direct message of both platforms, whose presses say which one it is."""
    assert isinstance(example.shown, Message)
    told = marked_message(example.shown, TOLD)
    blocks = slack_render.payload_of(told)["blocks"]
    drawing = discord_render.render(told)
    meant = {replace(press, told=TOLD) for press in pressed(example.shown)}

    assert check_blocks(blocks) == []
    checked({"embeds": drawing.panels, "components": drawing.components}, [])
    assert {Press.parse(token) for token in found(blocks, "action_id")} == meant
    assert {Press.parse(token) for token in found(drawing.components, "custom_id")} == meant


@every_form
def test_it_can_be_filled_in_where_it_was_told(example: Example) -> None:
    """Every form that a direct message leads to says which one that was."""
    assert isinstance(example.shown, Form)
    form = marked(example.shown, TOLD)
    assert isinstance(form, Form)
    view, modal = slack_forms.form_view(form, ""), discord_forms.modal(form)
    tokens = {json.loads(view["private_metadata"])["token"], modal["custom_id"]}

    check_view(view)
    assert {Press.parse(token) for token in tokens} == {replace(example.shown.press, told=TOLD)}


@every_form
def test_slack_takes_the_form(example: Example) -> None:
    """Every form fits into a dialogue of Slack and remembers what submitting it means."""
    assert isinstance(example.shown, Form)
    view = slack_forms.form_view(example.shown, "C0STUDY")

    check_view(view)
    assert Press.parse(json.loads(view["private_metadata"])["token"]) == example.shown.press


@every_form
def test_discord_takes_the_form(example: Example) -> None:
    """Every form fits into a dialogue of Discord and remembers what submitting it means."""
    assert isinstance(example.shown, Form)
    modal = discord_forms.modal(example.shown)
    problems = Problems()
    check_modal(modal, problems)

    assert problems.tree == {}
    assert Press.parse(modal["custom_id"]) == example.shown.press


@every_form
def test_both_doors_ask_for_every_field(example: Example) -> None:
    """No field of a form is lost in either door."""
    assert isinstance(example.shown, Form)
    keys = {field.key for field in example.shown.fields}
    slack = slack_forms.form_view(example.shown, "C0STUDY")
    discord = discord_forms.modal(example.shown)

    assert {block["block_id"] for block in slack["blocks"] if block["type"] == "input"} == keys
    assert {token for part in discord["components"] for token in found(part, "custom_id")} == keys
    assert len(discord["components"]) <= discord_limits.MODAL_COMPONENTS
