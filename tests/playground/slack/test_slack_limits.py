"""What Slack refuses in blocks and modals."""

import copy

import pytest

from playground.slack.blocks import check_blocks
from playground.slack.errors import SlackError
from playground.slack.viewcheck import check_view


def plain(text: str) -> dict:
    """Return a plain text object."""
    return {"type": "plain_text", "text": text}


def button(**more) -> dict:
    """Return a button."""
    return {"type": "button", "text": plain("Go"), **more}


def options(count: int, text: str = "t", value: str = "v") -> list[dict]:
    """Return options with different values."""
    return [{"text": plain(text), "value": f"{value}{n}"} for n in range(count)]


def actions(*elements: dict) -> dict:
    """Return an actions block."""
    return {"type": "actions", "elements": list(elements)}


def written(element: dict, **more) -> dict:
    """Return an input block."""
    return {"type": "input", "label": plain("Label"), "element": element, **more}


def section(text: str) -> dict:
    """Return a section of mrkdwn."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def rich(*elements: dict) -> dict:
    """Return rich text."""
    return {"type": "rich_text", "elements": list(elements)}


GOOD = [
    section("x" * 3000),
    {"type": "header", "text": plain("x" * 150)},
    {"type": "context", "elements": [plain("x")] * 10},
    actions(*[button(action_id=f"a{n}") for n in range(25)]),
    actions(button(text=plain("x" * 75), value="x" * 2000)),
    actions({"type": "static_select", "options": options(100)}),
    actions({"type": "radio_buttons", "options": options(10)}),
    actions({"type": "static_select", "options": options(1, "x" * 75, "x" * 149)}),
    written({"type": "plain_text_input", "multiline": True}, label=plain("x" * 2000)),
    rich({"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}),
    {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a picture"},
]

BAD = [
    (section("x" * 3001), "/blocks/0/text/text", "less than 3001"),
    (section(""), "/blocks/0/text/text", "more than 0"),
    ({"type": "section"}, "/blocks/0", "missing required field: text"),
    ({"type": "header", "text": plain("x" * 151)}, "/blocks/0/text/text", "less than 151"),
    ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "/blocks/0/text/type", "must be one of"),
    ({"type": "context", "elements": [plain("x")] * 11}, "/blocks/0/elements", "no more than 10"),
    (actions(*[button(action_id=f"a{n}") for n in range(26)]), "/blocks/0/elements", "no more than 25"),
    (actions(), "/blocks/0/elements", "at least 1"),
    (actions(button(text=plain("x" * 76))), "/blocks/0/elements/0/text/text", "less than 76"),
    (actions(button(value="x" * 2001)), "/blocks/0/elements/0/value", "less than 2001"),
    (actions(button(style="loud")), "/blocks/0/elements/0/style", "must be one of"),
    (actions(button(action_id="a"), button(action_id="a")), "/blocks/0", "already exists"),
    (actions({"type": "lever"}), "/blocks/0/elements/0/type", "unsupported type: lever"),
    (actions({"type": "plain_text_input"}), "/blocks/0/elements/0/type", "unsupported type"),
    (actions({"type": "static_select", "options": options(101)}), "/options", "no more than 100"),
    (actions({"type": "radio_buttons", "options": options(11)}), "/options", "no more than 10"),
    (actions({"type": "checkboxes", "options": options(11)}), "/options", "no more than 10"),
    (actions({"type": "static_select", "options": options(1, "x" * 76)}), "/text/text", "less than 76"),
    (actions({"type": "static_select", "options": options(1, value="x" * 150)}), "/value", "less than 151"),
    (written({"type": "button"}), "/blocks/0/element/type", "unsupported type: button"),
    ({"type": "input", "element": {"type": "datepicker"}}, "/blocks/0", "missing required field: label"),
    (written({"type": "datepicker"}, label=plain("x" * 2001)), "/label/text", "less than 2001"),
    (rich({"type": "rich_text_song"}), "/blocks/0/elements/0/type", "unsupported type: rich_text_song"),
    (
        rich({"type": "rich_text_section", "elements": [{"type": "user"}]}),
        "/0",
        "missing required field: user_id",
    ),
    (rich({"type": "rich_text_list", "elements": []}), "/style", "must be one of"),
    ({"type": "hologram"}, "/blocks/0/type", "unsupported type: hologram"),
    (section("x") | {"block_id": "x" * 256}, "/blocks/0/block_id", "less than 256"),
]


@pytest.mark.parametrize("block", GOOD)
def test_a_block_at_its_limit_is_taken(block):
    """A block exactly at a limit is a block."""
    assert check_blocks([block]) == []


@pytest.mark.parametrize(("block", "where", "what"), BAD)
def test_a_block_beyond_a_limit_is_refused_with_a_pointer(block, where, what):
    """A block beyond a limit is refused with a sentence and the place."""
    found = check_blocks([block])
    assert any(what in finding and f"{where}]" in finding for finding in found), found


def test_a_block_id_stands_once_in_a_message():
    """Two blocks of one message cannot have one id."""
    twins = [section("a") | {"block_id": "same"}, section("b") | {"block_id": "same"}]
    assert "block_id already exists: same" in check_blocks(twins)[0]


VIEW = {
    "type": "modal",
    "title": plain("x" * 24),
    "submit": plain("Send"),
    "close": plain("Close"),
    "blocks": [written({"type": "plain_text_input"})],
}


def test_a_whole_modal_is_taken():
    """A modal inside all limits is taken as it is."""
    assert check_view(VIEW) == VIEW


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"title": plain("x" * 25)}, "less than 25 characters [json-pointer:/view/title/text]"),
        ({"submit": plain("x" * 25)}, "less than 25 characters [json-pointer:/view/submit/text]"),
        ({"close": plain("x" * 25)}, "less than 25 characters [json-pointer:/view/close/text]"),
        ({"submit": None}, "must define `submit` to use `input` block"),
        ({"private_metadata": "x" * 3001}, "less than 3001 characters"),
        ({"callback_id": "x" * 256}, "less than 256 characters"),
        ({"blocks": [{"type": "divider"}] * 101}, "no more than 100 items"),
        ({"blocks": [{"type": "markdown", "text": "x"}]}, "unsupported type: markdown"),
        ({"title": None}, "missing required field: title"),
        ({"colour": "red"}, "no more properties allowed: colour"),
    ],
)
def test_a_modal_beyond_a_limit_is_refused(change, what):
    """A modal beyond a limit is refused with a sentence and the place."""
    view = copy.deepcopy(VIEW) | change
    with pytest.raises(SlackError) as refused:
        check_view(view)
    assert refused.value.code == "invalid_arguments"
    assert any(what in message for message in refused.value.messages), refused.value.messages


def test_a_modal_that_is_too_large_is_refused():
    """A modal has at most 250,000 characters of JSON."""
    with pytest.raises(SlackError, match="view_too_large"):
        check_view(VIEW | {"blocks": [section("x" * 3000)] * 90})
