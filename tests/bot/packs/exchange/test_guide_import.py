"""A guide in plain Markdown becomes questions, whoever wrote it in whatever way."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.question import Question
from bot.packs.exchange.guide import read_guide
from bot.packs.exchange.guide_labels import field_named
from bot.packs.exchange.imported import Imported

HERE = Path(__file__).parent
GUIDE = HERE / "guide.txt"
TEXT = GUIDE.read_text("utf-8")
EXPECTED: list[dict[str, Any]] = json.loads((HERE / "guide.json").read_text("utf-8"))
WORD = re.compile(r"[^\W\d_]+")
LABEL_WORDS = {"ask", "first", "approach", "do"} | set(
    WORD.findall("why it matters clarifying questions solution steps best practices anti patterns")
)


def beside(name: str) -> ModuleType:
    """Return a module that lies beside this one."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MUTATIONS = beside("guide_mutations").MUTATIONS


def fields(question: Question) -> dict[str, Any]:
    """Return what the expected data says about a question."""
    lists = {
        name: [part.text for part in getattr(question, name)]
        for name in ("ask_first", "steps", "do", "avoid")
    }
    return {"title": question.title, "topic": question.topic, "why": question.why, **lists}


def words(text: str) -> set[str]:
    """Return the words of a text, blind to case."""
    return set(WORD.findall(text.casefold()))


def said(imported: Imported) -> set[str]:
    """Return every word of the questions and of the problems."""
    found = {word for problem in imported.problems for word in words(problem.sentence)}
    for question in imported.questions:
        sketch = f"{question.sketch.language} {question.sketch.code}" if question.sketch else ""
        found |= words(f"{question.prompt} {question.why} {sketch} {' '.join(question.tags)}")
        found |= {word for topic in imported.topics for word in words(topic.title)}
        for name in ("ask_first", "steps", "do", "avoid"):
            found |= {word for part in getattr(question, name) for word in words(part.text)}
    return found


def test_a_guide_imports_whole() -> None:
    """Every question of a guide arrives with its title, topic and lists."""
    imported = read_guide(TEXT, GUIDE)
    assert [fields(question) for question in imported.questions] == EXPECTED
    assert all(question.unreviewed and not question.items for question in imported.questions)
    assert len({question.id for question in imported.questions}) == 30


def test_a_section_without_questions_is_no_topic() -> None:
    """A conclusion is reported at its line, and becomes no topic."""
    imported = read_guide(TEXT, GUIDE)
    line = TEXT.split("\n").index("## Conclusion") + 1
    assert any(problem.line == line and "Conclusion" in problem.sentence for problem in imported.problems)
    assert "conclusion" not in {topic.slug for topic in imported.topics}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_the_way_of_writing_does_not_matter(mutation: str) -> None:
    """However the same guide is written, the same questions come out of it."""
    changed = MUTATIONS[mutation](TEXT)
    assert changed != TEXT
    imported = read_guide(changed, GUIDE)
    assert [fields(question) for question in imported.questions] == EXPECTED
    assert words(changed) - said(imported) - LABEL_WORDS == set()


LINES = st.sampled_from(
    [
        *(
            "## Alpha",
            "### 1. Bravo",
            "### Charlie?",
            "#### Delta",
            "# Echo",
            "Foxtrot",
            "- golf",
            "  - hotel",
        ),
        *("1. india", "   - juliett:", "> kilo", "```lima", "```", "**Why It Matters**: mike", "**Steps**"),
        *("**Best Practices:**", "#### Anti-Patterns", "**November**: oscar", "    papa", "\tquebec", "---"),
        *("[romeo]: https://sierra", "<tango>", "[uniform](victor)", "| whiskey |", "", "", "* x-ray", "==="),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_no_word_is_lost(lines: list[str]) -> None:
    """Every word of a text that looks like a guide is in a question or in a problem."""
    text = "\n".join(lines)
    labels = {
        word for line in lines if (name := line.strip("*#: ")) and field_named(name) for word in words(name)
    }
    lost = words(text) - said(read_guide(text, Path("zulu.md"))) - labels - LABEL_WORDS
    assert lost == set()


def test_what_is_left_out_is_named_with_its_line() -> None:
    """A label that no question has a place for is reported, with the text below it."""
    text = "## A\n\n### 1. B\n\n**Steps**:\n\n1. c\n\n**Links**:\n\n- d\n"
    problems = read_guide(text, Path("notes.md")).problems
    assert [str(problem).split(": ")[0] for problem in problems] == ["notes.md:9", "notes.md:11"]


def test_code_becomes_the_sketch() -> None:
    """A block of code with a language belongs to its question."""
    text = "## A\n\n### 1. B\n\n**Steps**:\n\n1. c\n\n```python\nx = 1\n```\n"
    (question,) = read_guide(text, Path("notes.md")).questions
    assert question.sketch is not None
    assert (question.sketch.language, question.sketch.code) == ("python", "x = 1")


def test_equal_titles_get_ids_of_their_own() -> None:
    """Two questions of one title are two questions."""
    text = "## A\n\n### B\n\n**Steps**:\n\n1. c\n\n### B\n\n**Steps**:\n\n1. d\n"
    assert [question.id for question in read_guide(text, Path("n.md")).questions] == ["a-b", "a-b-2"]
