"""A suggested question is a question file like any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.suggested_question import PARTS, faults, question_of
from bot.packs.question_file import read_question
from bot.packs.suggested import PackEditor, write_suggested
from bot.packs.writing import AlreadyThere, question_markdown
from tests.builders import a_suggestion

PIECE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.sampled_from(
        ["[asvs]", "1. ", "- ", "+ ", "# ", "> ", "&amp;", "<b>", "```", "->", " because ", " breaks ", "\n"]
    ),
)
TYPED = st.lists(PIECE, max_size=8).map("".join)
EDITOR = PackEditor()
WHOLE = {"title": "Slow on Mondays", "prompt": "Why?", "steps": "Measure"}


@given(st.fixed_dictionaries(dict.fromkeys(PARTS, TYPED)))
def test_what_is_taken_reads_back_as_it_was_typed(parts):
    """Whatever passes the form and the editor is, written as a file and read again, the same question."""
    if faults(parts):
        return
    question = question_of(a_suggestion(parts=parts))
    if not EDITOR.problems(question):
        assert read_question(question_markdown(question), question.id).question == question


def test_the_editor_names_the_part():
    """What the checker of packs calls broken comes back for the field of the form that it came from."""
    for part, typed in (("title", ""), ("ask", "-> which")):
        question = question_of(a_suggestion(parts=WHOLE | {part: typed}))
        assert set(EDITOR.problems(question)) == {part}
    assert EDITOR.problems(question_of(a_suggestion(parts=WHOLE))) == {}


def test_the_editor_remarks_on_style():
    """What the checker of packs says about style is told in words without ids, and keeps nothing out."""
    advice = "- Storing passwords with SHA-256 breaks them"
    question = question_of(a_suggestion(parts=WHOLE | {"advice": advice, "steps": "Do it properly"}))
    remarks = EDITOR.remarks(question)
    assert any("properly" in one for one in remarks)
    assert any(one.startswith("Avoid, line 1 begins with an") for one in remarks)
    assert not any("`" in one for one in remarks)
    assert EDITOR.problems(question) == {}


def test_files_are_named_after_titles(tmp_path):
    """Approved questions become files named after their titles, which keep the id they had as an alias."""
    twice = [question_of(a_suggestion(name, parts=WHOLE)) for name in ("s1", "s2")]
    strange = question_of(a_suggestion("s3", parts=WHOLE | {"title": "はやく"}))
    files = write_suggested(tmp_path / "new", [*twice, strange])
    assert [file.stem for file in files] == ["slow-on-mondays", "slow-on-mondays-2", "suggested-s3"]
    read = [read_question(file.read_text("utf-8"), file.stem).question for file in files]
    assert [one and one.aliases for one in read] == [("suggested-s1",), ("suggested-s2",), ()]


def test_no_file_is_replaced(tmp_path):
    """A file that exists is named, and nothing is written."""
    one, two = (
        question_of(a_suggestion(name, parts=WHOLE | {"title": f"Title {name}"})) for name in ("s1", "s2")
    )
    write_suggested(tmp_path, [two])
    with pytest.raises(AlreadyThere, match="title-s2"):
        write_suggested(tmp_path, [one, two])
    assert [file.name for file in tmp_path.iterdir()] == ["title-s2.md"]
