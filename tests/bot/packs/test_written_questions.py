"""What is written can be read again, and is the same."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.question import (
    AskFirst,
    Item,
    Kind,
    Level,
    Option,
    Pitfall,
    Practice,
    Question,
    Reference,
    Sketch,
    Step,
)
from bot.packs.exchange.imported import Imported
from bot.packs.load import load_pack
from bot.packs.question_file import read_question
from bot.packs.shipped import shipped_folder
from bot.packs.writing import AlreadyThere, question_markdown, write_pack
from tests.builders import a_question, an_item

MARKS = st.text(alphabet=st.sampled_from("ab12 `*_[]()<>&#!\\|~=+-.:;\"'{}é🧠"), min_size=1, max_size=24)
PIECES = st.lists(
    st.one_of(
        MARKS,
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
        st.sampled_from(
            ["[asvs]", "[x] ", "1. ", "2) ", "- ", "# ", "> ", "&amp;", "<b>", "[a](b)", "```", "$x"]
        ),
    ),
    min_size=1,
    max_size=4,
)
TEXT = PIECES.map(lambda pieces: " ".join("".join(pieces).split())).filter(bool)
PROSE = st.lists(TEXT, min_size=1, max_size=3).map("\n\n".join)
SLUG = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def options(key: int, texts: list[str], feedback: list[str]) -> tuple[Option, ...]:
    """Return options a, b, c with the key at that place."""
    pairs = zip("abc", texts, feedback, strict=True)
    return tuple(Option(letter, text, told, "abc"[key] == letter) for letter, text, told in pairs)


@st.composite
def questions(draw: Any) -> Question:
    """Return an unreviewed question with nasty texts in every part."""
    few = st.lists(TEXT, max_size=2)
    name, topic = draw(SLUG), draw(SLUG)
    do = tuple(
        Practice(f"d{n}", text, draw(st.one_of(st.just(""), TEXT))) for n, text in enumerate(draw(few), 1)
    )
    about = (name, draw(st.integers(1, 9)), topic, draw(st.sampled_from(Level)), draw(st.integers(1, 5)))
    three = st.lists(TEXT, min_size=3, max_size=3)
    told = st.lists(st.one_of(st.just(""), TEXT), min_size=3, max_size=3)
    items = tuple(
        Item(f"{name}/m{n}", *about, draw(PROSE), options(draw(st.integers(0, 2)), draw(three), draw(told)))
        for n in range(1, draw(st.integers(0, 2)) + 1)
    )
    code = st.lists(st.text("ab `~#\t", max_size=9), min_size=1, max_size=3).map(
        lambda x: "\n".join([*x, "end"])
    )
    return a_question(
        name,
        topic,
        rev=about[1],
        title=draw(TEXT.filter(lambda text: len(text) <= 120)),
        kind=draw(st.sampled_from(Kind)),
        level=about[3],
        difficulty=about[4],
        prompt=draw(PROSE),
        why=draw(st.one_of(st.just(""), PROSE)),
        ask_first=tuple(
            AskFirst(f"q{n}", t, draw(st.one_of(st.just(""), TEXT))) for n, t in enumerate(draw(few), 1)
        ),
        steps=tuple(
            Step(f"s{n}", t, ("s1",) if n > 1 else ())
            for n, t in enumerate(draw(st.lists(TEXT, max_size=11)), 1)
        ),
        do=do,
        avoid=tuple(
            Pitfall(f"a{n}", t, draw(st.one_of(st.just(""), TEXT)), "d1" if do else "")
            for n, t in enumerate(draw(few), 1)
        ),
        items=items,
        sketch=draw(st.one_of(st.none(), code.map(lambda text: Sketch("python", text)))),
        tags=tuple(draw(st.lists(SLUG, max_size=2))),
        refs=tuple(
            Reference(key, draw(TEXT), "https://example.org/x", draw(TEXT))
            for key in draw(st.lists(SLUG, max_size=1))
        ),
        unreviewed=True,
    )


def test_the_shipped_questions_survive_being_written() -> None:
    """Every shipped question, written and read again, is equal, its items included."""
    for path in sorted((shipped_folder() / "questions").glob("*.md")):
        question = read_question(path.read_text("utf-8"), path.stem).question
        if question is not None:
            assert read_question(question_markdown(question), path.stem).question == question


@settings(max_examples=300, deadline=None)
@given(questions())
def test_any_text_survives_being_written(question: Question) -> None:
    """Whatever stands in a question, writing and reading it again changes nothing."""
    read = read_question(question_markdown(question), question.id)
    assert read.question == question, read.findings


def test_a_pack_is_written_whole(tmp_path: Path) -> None:
    """A written pack loads without an error, with every question and a topic for each."""
    questions = (a_question("one", unreviewed=True), a_question("two", "queues", unreviewed=True))
    paths = write_pack(tmp_path, "Our Notes", Imported(questions, (), ()))
    loaded = load_pack(tmp_path)
    assert loaded.clean
    assert loaded.pack.questions == {question.id: question for question in questions}
    assert loaded.pack.name == "our-notes"
    assert {path.name for path in paths} == {"pack.yaml", "topics.yaml", "one.md", "two.md"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A file that exists stops the writing before anything is written, and is named."""
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "one.md").write_text("mine", "utf-8")
    with pytest.raises(AlreadyThere, match=r"one\.md"):
        write_pack(tmp_path, "x", Imported((a_question("one", unreviewed=True),), (), ()))
    assert (tmp_path / "questions" / "one.md").read_text("utf-8") == "mine"
    assert not (tmp_path / "pack.yaml").exists()


def test_a_foreign_item_is_numbered() -> None:
    """An item of an unreviewed question that came with another id is written under the next number."""
    question = a_question("q1", unreviewed=True, items=(an_item("q1/m1"), an_item("q1/n0.a1")))
    read = read_question(question_markdown(question), "q1").question
    assert read is not None
    assert [item.id for item in read.items] == ["q1/m1", "q1/m2"]
