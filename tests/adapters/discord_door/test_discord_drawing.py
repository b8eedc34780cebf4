"""The render contract: whatever is said, Discord takes it, and nothing literal formats, links or pings."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.discord.forms import modal, submitted
from adapters.discord.limits import BLANK, cut
from adapters.discord.prose import escape, literal, prose
from adapters.discord.render import render
from bot.message.form import Form, PickField, TextField
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
from playground.discord.errors import Problems
from playground.discord.message_forms import checked
from playground.discord.modals import check_modal

NASTY = st.sampled_from(
    (
        *(
            "@everyone",
            "<@140000000000000001>",
            "<#1>",
            "</quiz:1>",
            "https://b.example/",
            "||s||",
            "```",
            "`",
        ),
        *(
            "[a](https://b.example)",
            "**b**",
            "# h",
            "\n> q",
            "\n1. x",
            "\n-# s",
            "\\",
            "\n",
            ":",
            "//",
            ".",
            "-",
            "1",
        ),
        *("\u00e9", "\U0001f9d1\u200d\U0001f680", "\u05e9\u05dc\u05d5\u05dd", "word " * 300, "x" * 2100),
    )
)
TEXTS = st.lists(st.one_of(NASTY, st.text(max_size=20)), max_size=4).map("".join)
URLS = st.sampled_from(
    ["https://b.example/a_(b)", "http://x.example/" + "y" * 3000, "javascript:alert(1)", ""]
)
MOMENTS = st.builds(
    Moment, st.datetimes(timezones=st.just(UTC)), st.sampled_from(MomentStyle), st.just("soon")
)
SPAN = st.one_of(
    st.builds(Text, TEXTS, st.booleans(), st.booleans(), st.booleans()),
    st.builds(Link, TEXTS, URLS),
    st.builds(Mention, st.just("1"), TEXTS),
    MOMENTS,
)
SPANS = st.lists(SPAN, max_size=4).map(tuple)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), max_size=30).map(tuple)
LINES = st.lists(st.builds(Line, SPANS, st.lists(SPANS, max_size=2).map(tuple)), max_size=30).map(tuple)
ROWS = st.lists(
    st.one_of(st.none(), st.builds(RankingRow, st.integers(1, 999), TEXTS, TEXTS, st.booleans())), max_size=30
).map(tuple)
BARS = st.lists(st.builds(Bar, TEXTS, st.integers(0, 10**6), st.booleans()), max_size=12).map(tuple)
BLOCK = st.one_of(
    st.builds(Prose, SPANS),
    st.builds(Heading, TEXTS),
    st.builds(Listing, LINES, st.sampled_from(Marker)),
    st.builds(Code, TEXTS, st.sampled_from(["python", "", "not a language"])),
    st.builds(Facts, PAIRS),
    st.builds(Ranking, ROWS),
    st.builds(Bars, BARS),
    st.builds(Picture, st.just(b"\x89PNG"), TEXTS),
    st.builds(File, st.just("own.json"), st.just(b"{}"), TEXTS),
    st.builds(Note, SPANS),
)
PRESS = st.builds(Press, st.sampled_from(["pick", "next"]), st.tuples(st.from_regex(r"\A[a-z0-9-]{0,40}\Z")))
CHOICES = st.lists(st.builds(Choice, st.from_regex(r"\A[a-z]{1,4}\Z"), TEXTS), max_size=40).map(tuple)
CONTROL = st.one_of(
    st.builds(Button, TEXTS, PRESS, st.sampled_from(Tone), st.booleans()),
    st.builds(LinkButton, TEXTS, URLS),
    st.builds(Menu, TEXTS, PRESS, CHOICES),
)
MESSAGE = st.builds(
    Message,
    TEXTS,
    st.lists(BLOCK, max_size=8).map(tuple),
    st.lists(CONTROL, max_size=30).map(tuple),
    st.sampled_from(Tone),
    TEXTS,
)
KEYS = st.lists(st.from_regex(r"\A[a-z]{1,20}\Z"), min_size=1, max_size=5, unique=True)


def spoken(text):
    """Return Markdown with a letter for every escaped mark: only what is left can mean something."""
    return re.sub(r"\\[!-/:-@\[-`{-~]", "x", text)


@settings(max_examples=100, deadline=None)
@given(MESSAGE)
def test_every_message_fits_discord(message):
    """Whatever a message holds, Discord takes it, in full or cut, and its title and colour are there."""
    drawing = render(message)
    payload = {
        "embeds": [embed.to_dict() for embed in drawing.embeds],
        "components": drawing.view.to_components(),
    }
    checked(payload, [])
    assert drawing.panels[0]["title"]
    assert len({panel["color"] for panel in drawing.panels}) == 1


@given(st.lists(st.builds(Button, TEXTS, PRESS), max_size=25, unique_by=lambda button: button.press.token))
def test_no_button_is_lost(buttons):
    """Up to 25 different buttons are all there, in order, whatever else the message holds."""
    drawing = render(Message("Full", (Prose((Text("x" * 20000),)),), tuple(buttons)))
    tokens = [button["custom_id"] for row in drawing.components for button in row["components"]]
    assert tokens == [button.press.token for button in buttons]


@given(TEXTS)
@example("see https://b.example and\n# shout @everyone")
def test_literal_text_means_nothing_to_discord(text):
    """Escaped text holds no mark, no mention, no link and no line start that Discord would act on."""
    left = spoken(escape(text))
    assert not re.search(r"[*_~`|\[\]<@\\]|://", left)
    assert not re.search(r"^\s*([-+#>]|\d+\.)", left, re.MULTILINE)


@given(TEXTS)
def test_escaping_loses_nothing(text):
    """What a person reads is what was written."""
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escape(text)) == text


@given(SPANS, st.integers(1, 400))
def test_prose_never_outgrows_its_room(spans, room):
    """However short the room, prose stays inside, and an escape is never cut in half."""
    drawn = prose(spans, room)
    assert len(drawn) <= room
    assert not re.search(r"(?<!\\)(\\\\)*\\\Z", drawn)


@given(TEXTS, st.integers(1, 100))
def test_cutting_keeps_the_beginning(text, room):
    """A cut text is the beginning of the whole one and says so."""
    shown = cut(text, room)
    assert len(shown) <= room
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1].rstrip()))


def test_a_mention_is_a_name():
    """Naming somebody pings nobody."""
    assert prose((Mention("140000000000000001", "Ana <3"),), 100) == r"Ana \<3"


def test_a_moment_is_shown_in_the_readers_zone():
    """An instant becomes Discord's own timestamp."""
    moment = Moment(datetime(2026, 11, 23, 9, tzinfo=UTC), MomentStyle.RELATIVE, "soon")
    assert prose((moment,), 100) == "<t:1795424400:R>"


@pytest.mark.parametrize(
    ("span", "drawn"),
    [
        (Text("bold ", bold=True), "**bold** "),
        (Text("a*b", bold=True, italic=True), r"***a\*b***"),
        (Text("x`y", code=True), "`xˋy`"),  # noqa: RUF001
        (Link("docs [1]", "https://b.example/a_(b)"), r"[docs \[1\]](https://b.example/a_%28b%29)"),
        (Link("docs", "javascript:alert(1)"), "docs"),
    ],
)
def test_each_span_is_drawn_as_discord_writes_it(span, drawn):
    """Bold, italic, code and links use Discord's marks, around escaped text."""
    assert prose((span,), 200) == drawn


def test_bold_beside_bold_stays_two():
    """Marks that touch are kept apart, or Discord would read one longer mark."""
    assert prose((Text("a", bold=True), Text("b", bold=True)), 50) == f"**a**{BLANK}**b**"


def test_options_are_lettered_in_the_body():
    """The lines of a lettered listing begin with A, B, C; details stand under them, smaller."""
    listing = Listing((Line((Text("one"),), ((Text("why"),),)), Line((Text("two"),))), Marker.LETTER)
    (panel,) = render(Message("Q", (listing,))).panels
    assert panel["description"] == "**A.** one\n-# why\n**B.** two"


def test_a_ranking_marks_the_readers_row():
    """Ranks and points stand in columns, left-out rows are shown as such, the reader's row is marked."""
    rows = (RankingRow(1, "Ana", "120"), None, RankingRow(12, "Ben", "7", own=True))
    (panel,) = render(Message("Board", (Ranking(rows),))).panels
    assert panel["description"] == "```\n   1  120  Ana\n  …\n▸ 12    7  Ben\n```"


def test_code_cannot_end_its_own_block():
    """Backticks inside a piece of code do not close it."""
    (panel,) = render(Message("Code", (Code("a\n```\n@everyone", "python"),))).panels
    assert panel["description"].startswith("```python\n")
    assert panel["description"].count("```") == 2


def test_the_order_of_what_is_said_is_kept():
    """Text after facts, or after a picture, is shown after them, although an embed shows its texts first."""
    picture, facts = Picture(b"\x89PNG", "alt"), Facts((("a", "1"),))
    later, last = Prose((Text("later"),)), Prose((Text("last"),))
    drawing = render(Message("T", (facts, later, picture, last, picture, facts)))
    shown = [[name for name in panel if name not in ("title", "color")] for panel in drawing.panels]
    assert shown == [["fields"], ["description", "image"], ["description", "image"], ["fields"]]
    assert [panel["image"]["url"] for panel in drawing.panels[1:3]] == [
        f"attachment://{file.name}" for file in drawing.files
    ]


def test_a_long_answer_spans_several_embeds():
    """What does not fit one embed goes on in the next, whole lines at a time."""
    lines = tuple(Line((Text(f"step {n} " + "x" * 300),)) for n in range(18))
    panels = render(Message("Steps", (Listing(lines, Marker.NUMBER),))).panels
    said = "\n".join(panel["description"] for panel in panels).split("\n")
    assert len(panels) == 2
    assert [line.split(". ")[0] for line in said] == [str(n + 1) for n in range(18)]


FIELD = st.one_of(
    st.builds(
        TextField, st.just("k"), TEXTS, TEXTS, TEXTS, st.booleans(), st.integers(1, 9000), st.booleans()
    ),
    st.builds(
        PickField, st.just("k"), TEXTS, CHOICES.filter(bool), st.just(()), TEXTS, st.booleans(), st.booleans()
    ),
)


@settings(deadline=None)
@given(KEYS, st.lists(FIELD, min_size=5, max_size=5), TEXTS, st.lists(BLOCK, max_size=3).map(tuple))
def test_every_form_fits_discord(keys, fields, title, intro):
    """Whatever a form holds, Discord opens it, with every field."""
    fields = tuple(replace(f, key=k) for k, f in zip(keys, fields, strict=False))
    drawn = modal(Form(Press("planned"), title, "Save", fields, intro))
    problems = Problems()
    check_modal(drawn, problems)
    assert problems.tree == {}
    assert [part["component"]["custom_id"] for part in drawn["components"] if "component" in part] == keys


def test_what_is_filled_in_comes_back():
    """Texts, single and multiple choices are read from wherever Discord puts them."""
    parts = [
        {"type": 10, "id": 1},
        {"type": 18, "component": {"type": 4, "custom_id": "at", "value": "09:00"}},
        {"type": 18, "component": {"type": 21, "custom_id": "level", "value": None}},
        {"type": 18, "component": {"type": 22, "custom_id": "days", "values": ["0", "4"]}},
        {"type": 1, "components": [{"type": 4, "custom_id": "note", "value": ""}]},
    ]
    assert submitted(parts) == {"at": ("09:00",), "level": (), "days": ("0", "4"), "note": ("",)}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["component", "components", "custom_id", "value", "values"]), inner, max_size=4
        )
    ),
)


@given(JSON)
def test_a_malformed_submission_breaks_nothing(data):
    """Whatever arrives as a submission is read as texts under keys, or left out."""
    for key, values in submitted(data).items():
        assert all(isinstance(text, str) for text in (key, *values))


def test_a_literal_is_cut_before_it_is_escaped():
    """A text of marks alone fits its room too."""
    assert literal("*" * 50, 20) == r"\*\*\*\*\*\*\*\*\*" + "…"
