"""What a good file becomes."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.domain.question import Kind, Level, Sketch, Step
from bot.packs.front_matter import front_matter_schema
from bot.packs.load import load_pack
from bot.packs.problem import Severity
from bot.packs.question_file import read_question
from bot.packs.shipped import shipped_folder

NAME = "sec-password-login"


def test_good_files_raise_no_problem(pack_folder: Path) -> None:
    """The sample questions load whole, with nothing to complain of."""
    loaded = load_pack(pack_folder, today=date(2026, 11, 23))
    assert loaded.problems == ()
    assert loaded.clean
    assert (loaded.pack.name, loaded.pack.version) == ("sample", "0.1.0")
    assert sorted(loaded.pack.questions) == ["api-rate-limit", "cache-product-catalogue", NAME]


def test_parts_arrive_in_their_order(pack_folder: Path) -> None:
    """A question has the parts its file lists, in the order of the file."""
    question = load_pack(pack_folder).pack.questions[NAME]
    assert (question.kind, question.level, question.minutes) == (Kind.DESIGN, Level.MID, 12)
    assert question.covers == ("guide-22",)
    assert [ask.id for ask in question.ask_first] == ["q1", "q2", "q3", "q4"]
    assert question.steps[6] == Step(
        "s7", "Define what ends sessions: logout, password change, a leaver", ("s5",)
    )
    assert question.avoid[0].instead == "d1"
    assert question.review_by == date(2027, 11, 23)


def test_references_leave_the_text_and_stay_as_sources(pack_folder: Path) -> None:
    """People read no `[key]`; the sources are kept beside the text."""
    question = load_pack(pack_folder).pack.questions[NAME]
    assert question.do[0].because == "memory per guess is what makes large-scale guessing on GPUs expensive"
    assert [ref.key for ref in question.refs] == ["nist63b", "asvs", "owasp-pw"]


def test_two_references_in_a_row_leave_no_gap(pack_folder: Path) -> None:
    """Several references at the end of a sentence all go."""
    question = load_pack(pack_folder).pack.questions["api-rate-limit"]
    assert question.practice("d6").because == "a client library can wait the right time by itself"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("because `list[int]` holds **ints** [asvs].", "because list[int] holds ints."),
        ("because `x` [asvs] wins; so", "because x wins; so"),
        ("because item[asvs] is an index", "because item[asvs] is an index"),
        ("because it\n    wraps over lines", "because it wraps over lines"),
        ("because List<String> is kept", "because List<String> is kept"),
    ],
)
def test_markdown_becomes_plain_text(
    written: str, read: str, pack_folder: Path, spoil: Callable[[str, str], Path]
) -> None:
    """Code keeps its text and its brackets, emphasis and line ends vanish."""
    spoil("memory per guess is what", f"{written}\n  - Note: x\n- `d9` Drop what")
    text = (pack_folder / "questions" / f"{NAME}.md").read_text("utf-8").replace("  - Note: x\n", "")
    (pack_folder / "questions" / f"{NAME}.md").write_text(text, "utf-8")
    loaded = load_pack(pack_folder, style=Severity.WARNING)
    assert loaded.pack.questions[NAME].do[0].because == read


def test_a_sketch_keeps_its_lines(pack_folder: Path, spoil: Callable[[str, str], Path]) -> None:
    """Code arrives with its language, its indents and its inner blank lines."""
    spoil("## Quiz", "## Sketch\n\n```python\ndef f():\n\n    return 1\n```\n\n## Quiz")
    assert load_pack(pack_folder).pack.questions[NAME].sketch == Sketch("python", "def f():\n\n    return 1")


def test_paragraphs_stay_apart(pack_folder: Path, spoil: Callable[[str, str], Path]) -> None:
    """A prompt of two paragraphs has an empty line between them."""
    spoil("Design how passwords", "\n\nDesign how passwords")
    assert "login.\n\nDesign how" in load_pack(pack_folder).pack.questions[NAME].prompt


@pytest.mark.parametrize("change", ["bom", "crlf", "cr"])
def test_the_editor_does_not_matter(change: str, pack_folder: Path) -> None:
    """A byte order mark and the line ends of other systems change nothing."""
    path = pack_folder / "questions" / f"{NAME}.md"
    text = path.read_text("utf-8")
    plain = load_pack(pack_folder).pack.questions[NAME]
    ends = {"bom": "\n", "crlf": "\r\n", "cr": "\r"}[change]
    path.write_bytes((("\ufeff" if change == "bom" else "") + text.replace("\n", ends)).encode())
    loaded = load_pack(pack_folder)
    assert loaded.problems == ()
    assert loaded.pack.questions[NAME] == plain


def test_hand_written_items_have_letters(pack_folder: Path) -> None:
    """Options of a hand-written item are a, b, c in the order of the file, each with feedback."""
    item = load_pack(pack_folder).pack.items[f"{NAME}/m1"]
    assert [(option.id, option.correct) for option in item.options] == [
        ("a", False),
        ("b", True),
        ("c", False),
    ]
    assert item.key.text == "The memory and time that one guess costs"
    assert all(option.feedback for option in item.options)


def test_both_cases_of_the_cross_mark_the_key(pack_folder: Path, spoil: Callable[[str, str], Path]) -> None:
    """`[X]` is as good as `[x]`, and a reference in an option is taken out."""
    spoil("- [x] The memory and time", "- [X] The memory and time [asvs]")
    item = load_pack(pack_folder).pack.items[f"{NAME}/m1"]
    assert item.key.text == "The memory and time that one guess costs"


def test_style_may_weigh_less_in_an_import(pack_folder: Path, spoil: Callable[[str, str], Path]) -> None:
    """With style as a warning, a question without consequences stays, and is still reported."""
    spoil("  - Breaks: facts found on a social profile open the account without its password\n", "")
    loaded = load_pack(pack_folder, style=Severity.WARNING)
    assert loaded.pack.questions[NAME].avoid[5].breaks == ""
    assert [problem.severity for problem in loaded.problems] == [Severity.WARNING]
    assert f"{NAME}/n1.a6" not in loaded.pack.items


def test_problems_are_told_all_at_once_in_order() -> None:
    """One reading finds every fault, sorted by line."""
    text = "---\nschema: 2\nlevel: x\nwho: me\n---\n\n## Prompt\n\nAn appropriate text.\n"
    lines = [finding.line for finding in read_question(text, "x").findings]
    assert lines == sorted(lines)
    assert {2, 3, 4, 9} <= set(lines)


def test_bytes_that_are_no_text_lose_one_file_only(pack_folder: Path) -> None:
    """A file in another encoding does not take the pack with it."""
    (pack_folder / "questions" / "photo.md").write_bytes(b"\xff\xfe\x00\x9f")
    loaded = load_pack(pack_folder)
    assert len(loaded.pack.questions) == 3
    assert not loaded.clean


def test_the_schema_names_every_key() -> None:
    """An editor can complete and check the front matter."""
    schema = front_matter_schema()
    assert schema["additionalProperties"] is False
    assert {"schema", "id", "rev", "topic", "requires", "refs", "rubric"} <= schema["properties"].keys()
    assert all("description" in value for value in schema["properties"].values())


def test_the_shipped_pack_is_where_the_bot_looks() -> None:
    """The bot finds its own content."""
    assert (shipped_folder() / "questions").is_dir()


def test_the_published_schema_is_the_one_that_is_checked() -> None:
    """What an editor is told and what the linter demands are the same."""
    published = json.loads((shipped_folder() / "front-matter.schema.json").read_text("utf-8"))
    assert published == front_matter_schema()


def test_a_short_list_is_pointed_out(pack_folder: Path) -> None:
    """Two questions to ask leave no two wrong answers: the author is told, the question stays."""
    path = pack_folder / "questions" / f"{NAME}.md"
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(lines[:35] + lines[39:]), "utf-8")
    loaded = load_pack(pack_folder)
    assert [str(problem).split(": ")[0] for problem in loaded.problems] == [f"{path}:30"]
    assert len(loaded.pack.questions[NAME].ask_first) == 2
    assert loaded.clean
