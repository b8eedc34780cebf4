"""A question that nobody has reviewed is taken as it is, and quizzed only on request."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.question import Option, Pitfall, Practice, Question
from bot.packs.exchange.imported import Imported
from bot.packs.gates import first_closed_gate
from bot.packs.load import load_pack
from bot.packs.question_file import read_question
from bot.packs.warm_up import with_quizzes
from bot.packs.writing import question_markdown, write_pack
from tests.builders import a_question, an_item

PRACTICES = {
    "caching": ("Spread the expiry of entries", "Refill one entry at a time"),
    "queues": ("Give every message a number", "Park what fails three times"),
    "security": ("Hash with a memory cost", "Check new secrets against leaks"),
    "delivery": ("Keep the last build at hand", "Ship to one machine first"),
}
TITLES = ("Calm the store", "Drain the backlog", "Guard the login", "Roll a build back")
PITFALLS = (
    "Emptying everything at once",
    "Retrying for ever",
    "Telling which half was wrong",
    "Patching by hand",
)
ITEM = an_item(
    "caching/m1",
    stem="What grows first?",
    options=tuple(Option(one, f"The {one} queue", "", one == "a") for one in "abc"),
)


def crowd() -> dict[str, Question]:
    """Return four unreviewed questions of four topics; the first holds an item."""
    return {
        topic: a_question(
            topic,
            topic,
            title=title,
            do=tuple(Practice(f"d{n}", text, "") for n, text in enumerate(PRACTICES[topic], 1)),
            avoid=(Pitfall("a1", PITFALLS[place], "", ""),),
            items=(ITEM,) if topic == "caching" else (),
            unreviewed=True,
        )
        for place, (topic, title) in enumerate(zip(PRACTICES, TITLES, strict=True))
    }


def test_a_prompt_is_enough() -> None:
    """An unreviewed question with nothing but its prompt is in the pack, with warnings only."""
    question = a_question(why="", unreviewed=True)
    read = read_question(question_markdown(question), question.id)
    assert read.question == question
    assert read.findings


@pytest.mark.parametrize("key", ["licence", "reviewed", "review_by"])
def test_a_reviewed_question_says_when(key: str, pack_folder: Path) -> None:
    """A question that claims a review without its dates or licence is left out, and the key is named."""
    path = pack_folder / "questions" / "sec-password-login.md"
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith(f"{key}:")]
    path.write_text("\n".join(lines), "utf-8")
    loaded = load_pack(pack_folder)
    assert any(f"`{key}` is missing" in problem.sentence for problem in loaded.problems)
    assert "sec-password-login" not in loaded.pack.questions


def test_style_only_warns(pack_folder: Path) -> None:
    """Marked as unreviewed, a question that breaks matters of style stays, and makes no items."""
    path = pack_folder / "questions" / "sec-password-login.md"
    text = (
        path.read_text("utf-8")
        .replace("rev: 1\n", "rev: 1\nunreviewed: true\n")
        .replace("  - Breaks", "  - Breaks", 1)
    )
    path.write_text(text.replace("- `d1` Hash", "- `d1` Always properly hashing"), "utf-8")
    read = read_question(path.read_text("utf-8"), path.stem)
    assert read.question is not None
    assert [item.id for item in read.question.items] == ["sec-password-login/m1"]
    assert read.findings


def test_a_faulty_item_costs_no_question() -> None:
    """An item without a key is left out of an unreviewed question, with a warning."""
    broken = an_item("q1/m2", options=tuple(Option(one, f"Option {one}", "", False) for one in "abc"))
    read = read_question(question_markdown(a_question(items=(broken,), unreviewed=True)), "q1")
    assert read.question is not None
    assert read.question.items == ()
    assert any("no right answer" in finding.sentence for finding in read.findings)


def test_quizzes_are_opt_in() -> None:
    """Unless the pack asks for it, an unreviewed question carries no items at all."""
    assert all(not question.items for question in with_quizzes(crowd(), wanted=False).values())


def test_a_warm_up_asks_across_topics() -> None:
    """With quizzes wanted, wrong options come from other topics, behind the gates, the same each time."""
    questions = with_quizzes(crowd(), wanted=True)
    assert questions == with_quizzes(crowd(), wanted=True)
    ids = [item.id for item in questions["caching"].items]
    assert ids == ["caching/m1", "caching/t3.d1", "caching/t3.d2", "caching/t6.a1"]
    for item in questions["caching"].items[1:]:
        others = [option.text for option in item.options if not option.correct]
        assert len(others) == 2
        assert not set(others) & {*PRACTICES["caching"], TITLES[0]}
        assert not first_closed_gate(item.stem, item.key.text, others)
        assert all("reviewed" in option.feedback for option in item.options)


def test_a_shared_pitfall_makes_no_wrong_option() -> None:
    """A question that warns of the same thing is never a wrong answer to which question warns of it."""
    questions = crowd()
    same = replace(questions["queues"], avoid=questions["caching"].avoid)
    items = with_quizzes({**questions, "queues": same}, wanted=True)["caching"].items
    assert items[-1].id == "caching/t6.a1"
    assert "queues" not in {option.id for option in items[-1].options}


def test_one_topic_alone_gives_no_warm_up() -> None:
    """Without another topic there are no fair wrong options, and so no items."""
    alone = {name: question for name, question in crowd().items() if name == "queues"}
    assert with_quizzes(alone, wanted=True)["queues"].items == ()


def test_an_unfair_item_waits() -> None:
    """An imported item whose key is much the longest is not asked."""
    long = ITEM.options[0].text * 5
    options = (Option("a", long, "", correct=True), *ITEM.options[1:])
    unfair = an_item("caching/m1", stem=ITEM.stem, options=options)
    question = a_question("caching", items=(unfair,), unreviewed=True)
    assert with_quizzes({"caching": question}, wanted=True)["caching"].items == ()


def test_the_pack_file_turns_quizzes_on(tmp_path: Path) -> None:
    """`quiz_unreviewed: true` in pack.yaml brings the items."""
    write_pack(tmp_path, "notes", Imported(tuple(crowd().values()), (), ()))
    assert not load_pack(tmp_path).pack.items
    path = tmp_path / "pack.yaml"
    path.write_text(path.read_text("utf-8") + "quiz_unreviewed: true\n", "utf-8")
    assert {"caching/m1", "queues/t3.d1"} <= load_pack(tmp_path).pack.items.keys()
