"""Files of other people: what can be taken is taken, and the rest is named with its line."""

from pathlib import Path

import pytest

from bot.domain.pack import Pack
from bot.packs.exchange.anki_text import read_anki
from bot.packs.exchange.csv_rows import read_csv
from bot.packs.exchange.gift import read_gift
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.own_json import read_json
from bot.packs.exchange.study_sheet import sheet_of
from bot.packs.exchange.workbook import read_xlsx
from tests.builders import a_question, an_item

FILE = Path("file.txt")


def keys(imported: Imported) -> list[tuple[str, str]]:
    """Return each stem with the text of its key."""
    return [(item.stem, item.key.text) for question in imported.questions for item in question.items]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("answer", ["b", "B", "2", "Paris"])
def test_a_sheet_of_ones_own_is_read(mark: str, answer: str) -> None:
    """Separators, line ends and ways to name the answer do not matter."""
    rows = [["Question", "Option 1", "Choice B", "c", "Correct answer"]]
    rows.append(['"Capital of\n""France""?"', "Rome", "Paris", "Bern", answer])
    text = "\ufeff" + "\r\n".join(mark.join(row) for row in rows)
    imported = read_csv(text, FILE)
    assert keys(imported) == [('Capital of\n"France"?', "Paris")]
    assert [item.id for item in imported.questions[0].items] == ["file/m1"]
    assert imported.questions[0].unreviewed


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Why?,a,b,,a", "2 options"),
        ("Why?,x,y,z,w", "none of the options"),
        (",x,y,z,a", "asks nothing"),
        ("Why?,x,X,z,c", "say the same"),
        ("Why?,x,y,z,a,more", "“more”"),
    ],
)
def test_what_a_sheet_lacks_is_said_on_its_row(row: str, words: str) -> None:
    """A row that cannot be taken, or not whole, is named."""
    problems = read_csv(f"question,a,b,c,answer\n\n{row}\n", FILE).problems
    assert any(str(problem).startswith("file.txt:3: ") and words in str(problem) for problem in problems)


def test_a_note_borrows_the_backs_of_others() -> None:
    """Notes with a front and a back become items by deck, always the same; a lonely one is reported."""
    text = (
        "#separator:tab\n#html:true\n#deck column:3\n"
        "France?\tParis &amp; suburbs\tCaps\nItaly?\tRome\tCaps\n"
        "# no note\nSpain?\tMadrid\tCaps\nX?\tY\tOther\n"
    )
    imported = read_anki(text, FILE)
    assert keys(imported) == [("France?", "Paris & suburbs"), ("Italy?", "Rome"), ("Spain?", "Madrid")]
    assert imported == read_anki(text, FILE)
    assert [problem.line for problem in imported.problems] == [8]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("1+1\\=2 {T}", "true and false"),
        ("One? {#1:0}", "a number"),
        ("Who? {=a =b}", "short answer"),
        ("Match {=a -> b =c -> d}", "pairs"),
        ("Write {}", "essay"),
        ("Only text", "no answers"),
        ("Open {=a ~b", "brace"),
        ("Two {~%50%a ~%50%b ~c}", "no right option"),
    ],
)
def test_other_kinds_of_gift_questions_are_named(block: str, words: str) -> None:
    """A question that is no multiple choice is reported where it starts, and the next one is taken."""
    imported = read_gift(f"// x\n\n{block}\n\nFine? {{~b =a\\: 1#yes ~c ####All.}}\n", FILE)
    assert keys(imported) == [("Fine?", "a: 1")]
    assert imported.questions[0].items[0].key.feedback == "yes All."
    assert any(problem.line == 3 and words in problem.sentence for problem in imported.problems)


@pytest.mark.parametrize(
    ("text", "line"),
    [('{\n"a":}', 2), ("[]", 1), ('{"studyhall": 1,\n"questions": [\n{"title": 3}], "name": 4}', 3)],
)
def test_a_fault_in_json_has_its_line(text: str, line: int) -> None:
    """JSON that is none, or no pack, is reported where it goes wrong."""
    assert read_json(text, FILE).questions == ()
    assert line in {problem.line for problem in read_json(text, FILE).problems}


def test_what_is_no_workbook_is_said() -> None:
    """Bytes that are no workbook are one problem and no crash."""
    assert len(read_xlsx(b"PK nonsense", FILE).problems) == 1


def test_a_study_sheet_shows_text_and_no_markup() -> None:
    """Whatever a text holds, a printed sheet shows it and fetches nothing."""
    item = an_item("q1/m1", stem="<script>alert(1)</script>")
    page = sheet_of(Pack("made", "1.0.0", (), {"q1": a_question("q1", items=(item,))}))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert (
        page.index("Option right</p>") < page.index("<h1>Answers</h1>") < page.index("<b>A</b> Option right")
    )
