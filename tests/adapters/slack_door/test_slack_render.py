"""Whatever a message holds, Slack takes it, and nothing in it formats, links or pings."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SlackBlock
from slack_sdk.models.views import View

from adapters.slack import limits
from adapters.slack.limits import size
from adapters.slack.prose import escape
from adapters.slack.render import letter, payload_of, view_of
from bot.message.model import (
    Bar,
    Bars,
    Button,
    Choice,
    Code,
    Facts,
    File,
    Heading,
    Line,
    Link,
    LinkButton,
    Listing,
    Marker,
    Mention,
    Menu,
    Message,
    Moment,
    MomentStyle,
    Note,
    Picture,
    Prose,
    Ranking,
    RankingRow,
    Text,
    Tone,
)
from bot.message.press import Press
from playground.slack.blocks import check_blocks
from playground.slack.pings import find_mentions
from playground.slack.viewcheck import check_view

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG = st.builds(
    lambda word, times: word * times,
    st.sampled_from(["wort ", "🧠", "שלום ", "x", "<!channel> "]),
    st.integers(0, 4000),
)
TEXTS = st.one_of(st.text(max_size=40), st.text(max_size=40), LONG)
WORDS = st.text("abcdefgh-", min_size=1, max_size=12)
URLS = st.sampled_from(
    ["https://example.org/a", "javascript:alert(1)", "https://a b", "http://[", "https://e.org/" + "x" * 4000]
)
MOMENTS = st.builds(Moment, st.just(NOON), st.sampled_from(MomentStyle), TEXTS)
SPANS = st.lists(
    st.one_of(
        st.builds(Text, TEXTS, st.booleans(), st.booleans(), st.booleans()),
        st.builds(Link, TEXTS, URLS),
        st.builds(Mention, WORDS, TEXTS),
        MOMENTS,
    ),
    max_size=4,
).map(tuple)
LINES = st.lists(st.builds(Line, SPANS, st.lists(SPANS, max_size=2).map(tuple)), max_size=6).map(tuple)
ROWS = st.lists(
    st.none() | st.builds(RankingRow, st.integers(1, 9999), TEXTS, WORDS, st.booleans()), max_size=12
)
BARS = st.lists(st.builds(Bar, TEXTS, st.integers(0, 10**6), st.booleans()), max_size=12).map(tuple)
BLOCKS = st.one_of(
    st.builds(Prose, SPANS),
    st.builds(Heading, TEXTS),
    st.builds(Listing, LINES, st.sampled_from(Marker)),
    st.builds(Code, TEXTS, WORDS),
    st.builds(Facts, st.lists(st.tuples(TEXTS, TEXTS), max_size=12).map(tuple)),
    st.builds(Ranking, ROWS.map(tuple)),
    st.builds(Bars, BARS),
    st.builds(Picture, st.just(b"\x89PNG"), TEXTS),
    st.builds(File, st.just("own.json"), st.just(b"{}"), TEXTS),
    st.builds(Note, SPANS),
)
PRESSES = st.builds(Press, WORDS, st.lists(WORDS, max_size=3).map(tuple))
CHOICES = st.lists(st.builds(Choice, WORDS, TEXTS), max_size=120, unique_by=lambda choice: choice.value)
CONTROLS = st.one_of(
    st.builds(Button, TEXTS, PRESSES, st.sampled_from(Tone), st.booleans()),
    st.builds(LinkButton, TEXTS, URLS),
    st.builds(Menu, TEXTS, PRESSES, CHOICES.map(tuple)),
)
FEW_OR_MANY = st.one_of(
    st.lists(BLOCKS, max_size=6), st.builds(lambda block, times: [block] * times, BLOCKS, st.integers(0, 130))
)
MESSAGES = st.builds(
    Message,
    TEXTS,
    FEW_OR_MANY.map(tuple),
    st.lists(CONTROLS, max_size=8).map(tuple),
    st.sampled_from(Tone),
    TEXTS,
)
TRICKS = (
    "<!channel>",
    "<!here>",
    "<@U0ANA>",
    "<#C0STUDY>",
    "<https://e.org|x>",
    "<!date^1^{ago}|x>",
    "*b*",
    ":tada:",
    "@here",
)


def leaves(tree: Any, name: str) -> Iterator[Any]:
    """Yield every value of this name in a payload."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == name:
                yield value
            yield from leaves(value, name)
    elif isinstance(tree, list):
        for item in tree:
            yield from leaves(item, name)


def tokens(message: Message) -> set[str]:
    """Return the tokens of everything in a message that can be pressed or chosen from."""
    live = (c for c in message.controls if isinstance(c, Button) or (isinstance(c, Menu) and c.choices))
    return {control.press.token for control in live if not getattr(control, "disabled", False)}


@settings(max_examples=150, deadline=None)
@given(MESSAGES)
def test_slack_takes_every_message_with_all_its_controls(message):
    """Every message fits every limit, by the local Slack and by the library's own models."""
    payload = payload_of(message)
    assert check_blocks(payload["blocks"]) == []
    assert [block.to_dict()["type"] for block in SlackBlock.parse_all(payload["blocks"])]
    assert tokens(message) <= set(leaves(payload["blocks"], "action_id"))
    assert size(payload["text"]) <= 4000 + 5


@settings(max_examples=100, deadline=None)
@given(MESSAGES)
def test_slack_takes_every_message_as_a_dialogue(message):
    """Whatever can be posted can be shown in a dialogue, with all its controls."""
    view = view_of(message, "C0STUDY")
    assert check_view(view)
    View(**view).to_dict()
    assert tokens(message) <= set(leaves(view["blocks"], "action_id"))
    assert size(view["title"]["text"]) <= limits.VIEW_TITLE


@settings(max_examples=100, deadline=None)
@given(MESSAGES)
def test_all_texts_of_a_message_together_stay_below_what_slack_refuses(message):
    """Slack adds up the texts of all blocks; the door stops before Slack does, and keeps the buttons."""
    content = [block for block in payload_of(message)["blocks"] if block["type"] not in ("actions", "image")]
    written = sum(size(text) for text in leaves(content, "text") if isinstance(text, str))
    assert written <= limits.MESSAGE_TEXT + limits.HEADER + 1


@settings(max_examples=100, deadline=None)
@given(MESSAGES)
def test_nothing_is_ever_marked_up_text(message):
    """Only literal text and rich text leave the door: what somebody wrote cannot become a mark."""
    payload = payload_of(message)
    assert "mrkdwn" not in set(leaves(payload, "type"))
    assert "<" not in payload["text"]
    known = {"text", "link", "date", "rich_text_section", "rich_text_list", "rich_text_preformatted"}
    rich = [block for block in payload["blocks"] if block["type"] == "rich_text"]
    assert set(leaves([block["elements"] for block in rich], "type")) <= known
    assert not any(leaves(payload, "emoji"))


@pytest.mark.parametrize("trick", TRICKS)
def test_what_a_member_wrote_stays_what_it_is(trick):
    """In any place a text can stand, control sequences are shown letter by letter and nobody is pinged."""
    spans = (Text(trick), Mention("U0ANA", trick))
    blocks = (Prose(spans), Heading(trick), Listing((Line(spans, (spans,)),)), Code(trick), Note(spans))
    message = Message(trick, (*blocks, Facts(((trick, trick),)), Ranking((RankingRow(1, trick, "5"),))))
    payload = payload_of(message)
    assert find_mentions(payload["text"], payload["blocks"], [], loose=False) == []
    assert payload["text"] == escape(trick)
    assert sum(trick in text for text in leaves(payload["blocks"], "text") if isinstance(text, str)) >= 7


def test_options_are_lettered_in_the_body():
    """Options stand in the message in full, since a button holds no sentence."""
    listing = Listing(tuple(Line((Text(f"option {n}"),)) for n in range(3)), Marker.LETTER)
    blocks = payload_of(Message("Pick", (listing,)))["blocks"]
    lines = ["".join(part["text"] for part in line["elements"]) for line in blocks[1]["elements"]]
    assert lines == ["A.  option 0", "B.  option 1", "C.  option 2"]
    assert [letter(place) for place in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_a_numbered_line_keeps_its_number_after_details():
    """Details between two steps do not start the count again."""
    step = Line((Text("step"),), ((Text("because"),),))
    lists = payload_of(Message("Steps", (Listing((step, step), Marker.NUMBER),)))["blocks"][1]["elements"]
    assert [part["style"] for part in lists] == ["ordered", "bullet", "ordered", "bullet"]
    assert [part.get("offset", 0) for part in lists if part["style"] == "ordered"] == [0, 1]
    assert [part["indent"] for part in lists if part["style"] == "bullet"] == [1, 1]


def test_a_moment_is_shown_in_the_readers_own_zone():
    """Slack itself turns an instant into everybody's local time; the fallback is for where it cannot."""
    moment = Moment(NOON, MomentStyle.TIME, "12:00 UTC")
    blocks = payload_of(Message("Closing", (Prose((Text("until "), moment)), Note((moment,)))))["blocks"]
    shown = {"type": "date", "timestamp": int(NOON.timestamp()), "format": "{time}", "fallback": "12:00 UTC"}
    assert blocks[1]["elements"][0]["elements"][1] == shown
    assert blocks[2]["elements"][0]["elements"] == [shown | {"style": {"italic": True}}]


def test_a_ranking_keeps_its_figures_in_columns_and_marks_the_reader():
    """Figures stand before names, so that a name in any script cannot move them."""
    rows = (RankingRow(1, "Ana", "120"), None, RankingRow(12, "שרה", "7", own=True))
    text = payload_of(Message("Standings", (Ranking(rows),)))["blocks"][1]["elements"][0]["elements"][0][
        "text"
    ]
    assert text.splitlines() == ["   1  120  Ana", "…", "▸ 12    7  שרה"]


def test_a_disabled_button_is_left_out_and_a_dead_link_is_too():
    """Slack cannot grey a button out, and refuses an address that is none."""
    controls = (
        Button("Gone", Press("answer", ("7",)), disabled=True),
        Button("Stop", Press("next", ("7", "1")), Tone.BAD),
        LinkButton("Bad", "javascript:alert(1)"),
        LinkButton("Good", "https://example.org/"),
    )
    row = payload_of(Message("Choose", (), controls))["blocks"][-1]["elements"]
    assert [element["text"]["text"] for element in row] == ["Stop", "Good"]
    assert row[0]["style"] == "danger"
    assert "value" not in json.dumps(row)


def test_two_buttons_of_one_token_stand_in_two_rows():
    """Slack wants an action once per row; both buttons still mean the same press."""
    button = Button("Again", Press("next", ("7", "1")))
    blocks = payload_of(Message("Twice", (), (button, button)))["blocks"]
    assert [block["elements"][0]["action_id"] for block in blocks[1:]] == ["next:7:1", "next:7:1"]


def test_too_long_a_text_ends_at_a_word_with_an_ellipsis():
    """A cut text shows that it was cut."""
    payload = payload_of(Message("word " * 100, (Prose((Text("word " * 4000),)),)))
    header = payload["blocks"][0]["text"]["text"]
    assert header.endswith("word…")
    assert payload["blocks"][1]["elements"][0]["elements"][-1]["text"].endswith("word…")


def test_a_value_that_would_not_arrive_whole_is_refused():
    """A cut value would be another choice, so an impossible one is an error of ours."""
    with pytest.raises(ValueError, match="value of a choice"):
        payload_of(Message("x", (), (Menu("Pick", Press("quiz"), (Choice("v" * 76, "long"),)),)))
