"""A file is read in the format that it is in, or a sentence says why not."""

from pathlib import Path

import pytest

from bot.packs.exchange.reading import Unreadable, read_file

GUIDE = "## A\n\n### 1. B {or not}\n\n**Steps**:\n\n1. c\n"
GIFT = "::one:: What? {=right#Yes ~wrong#No ~other#No}\n"
ANKI = "#separator:tab\n#html:true\nfront one\tback one\nfront two\tback two\nfront three\tback three\n"
TRIVIA = "A?: [one]\nB?: [two]\nC?: [three]\n"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("g.md", GUIDE, 1),
        ("g.txt", GUIDE, 1),
        ("q.txt", GIFT, 1),
        ("q.gift", GIFT, 1),
        ("c.txt", ANKI, 1),
        ("t.yaml", TRIVIA, 1),
    ],
)
def test_the_file_tells_its_format(name: str, text: str, found: int, tmp_path: Path) -> None:
    """The ending tells the format, and for plain text the first lines do."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert len(read_file(path).questions) == found


def test_a_named_format_counts(tmp_path: Path) -> None:
    """Whoever names the format is believed, whatever the file is called."""
    path = tmp_path / "notes.csv"
    path.write_text(GUIDE, "utf-8")
    assert [question.title for question in read_file(path, "guide").questions] == ["B {or not}"]


@pytest.mark.parametrize(
    ("name", "data", "format_", "said"),
    [
        ("a.md", b" \n", None, "is empty"),
        ("a.md", b"one\ncaf\xe9", None, "a.md:2: This is no UTF-8"),
        ("a.docx", b"x", None, r"end in \.docx"),
        ("a.md", b"x", "word", "no format to import"),
        ("b/a.md", None, None, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(
    name: str, data: bytes | None, format_: str | None, said: str, tmp_path: Path
) -> None:
    """An empty, foreign or missing file is answered with a sentence that says what to do."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Unreadable, match=said):
        read_file(path, format_)
