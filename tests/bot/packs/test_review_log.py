"""The log of the blind review: who answered which item, and what that allows."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.question import Item
from bot.packs.canonical import item_hash
from bot.packs.load import load_pack
from bot.packs.problem import Problem, Severity
from bot.packs.review_log import (
    COLUMNS,
    EXPERT,
    FORM_ONLY,
    REVIEW,
    Agreement,
    Review,
    agreement,
    fair_items,
    read_reviews,
)

HEADING = ",".join(COLUMNS) + "\n"


@pytest.fixture
def item(pack_folder: Path, warm: Path) -> Item:
    """The item that somebody wrote for the login question; its key is b."""
    return load_pack(pack_folder, cache=warm).pack.items["sec-password-login/m1"]


def review(item: Item, choice: str = "b", verdict: str = "fair", reviewer: str = EXPERT) -> Review:
    """Return a review of an item as it stands."""
    return Review(item.id, item.rev, item_hash(item), reviewer, choice, verdict, "")


def written(folder: Path, content: bytes) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """Write a log, and read it."""
    (folder / REVIEW).write_bytes(content)
    return read_reviews(folder)


def test_a_pack_may_have_no_log(pack_folder: Path) -> None:
    """Without a log nothing was reviewed, and nothing is wrong."""
    assert read_reviews(pack_folder) == ((), ())


def test_a_line_is_a_review(pack_folder: Path) -> None:
    """Each line of the log is one answer; blanks around a value, quotes and a byte order mark are taken."""
    row = 'a-b/m1, 2 ,0f,expert,b,unfair,"Two answers hold, a and b."\r\n'
    for mark in (b"", b"\xef\xbb\xbf"):
        reviews, problems = written(pack_folder, mark + HEADING.encode() + row.encode())
        assert reviews == (Review("a-b/m1", 2, "0f", "expert", "b", "unfair", "Two answers hold, a and b."),)
        assert problems == ()


@pytest.mark.parametrize("row", ["a-b/m1,2,0f,expert", "a-b/m1,first,0f,expert,b,fair,", "nonsense"])
def test_a_line_that_is_no_review_is_named(row: str, pack_folder: Path) -> None:
    """A line with too few values, or a revision that is no number, is reported; the others count."""
    good = "a-b/m1,2,0f,expert,b,fair,\n"
    reviews, (problem,) = written(pack_folder, f"{HEADING}{good}{row}\n{good}".encode())
    assert len(reviews) == 2
    assert (problem.path, problem.line) == (pack_folder / REVIEW, 3)
    assert problem.severity is Severity.ERROR
    assert ", ".join(COLUMNS) in problem.sentence


def test_a_line_is_counted_where_it_stands(pack_folder: Path) -> None:
    """A reason of several lines, or an empty line, does not shift the line that is named."""
    before = 'a-b/m1,2,0f,expert,b,fair,"one\ntwo"\n\n'
    _, (problem,) = written(pack_folder, f"{HEADING}{before}nonsense\n".encode())
    assert problem.line == 5


def test_a_log_without_a_column_has_no_review(pack_folder: Path) -> None:
    """Where a column is missing, every line says which are needed."""
    reviews, problems = written(pack_folder, b"item,revision\na-b/m1,1\na-b/m2,1\n")
    assert reviews == ()
    assert [problem.line for problem in problems] == [2, 3]


def test_a_log_in_another_encoding_is_read(pack_folder: Path) -> None:
    """A reason saved in an old encoding loses a letter, not the review."""
    row = HEADING + "a-b/m1,2,0f,expert,b,fair,na\xefve\n"
    reviews, problems = written(pack_folder, row.encode("latin-1"))
    assert ([one.item for one in reviews], problems) == (["a-b/m1"], ())


def test_an_item_is_fair_when_an_expert_says_so_and_knows_the_answer(item: Item) -> None:
    """A fair item is given with the hash at which it was seen."""
    assert fair_items([item], [review(item)]) == {item.id: item_hash(item)}


@pytest.mark.parametrize(
    "doubt",
    [
        {"choice": "a"},
        {"verdict": "unfair"},
        {"verdict": ""},
        {"reviewer": FORM_ONLY},
        {"hash": "0" * 16},
        {"item": "sec-password-login/m2"},
    ],
)
def test_any_doubt_keeps_an_item_back(doubt: dict[str, str], item: Item) -> None:
    """Another answer, another verdict, another reviewer, other words or another item approve nothing."""
    assert fair_items([item], [replace(review(item), **doubt)]) == {}


def test_all_experts_must_agree(item: Item) -> None:
    """One expert who picks another option, or calls an item unfair, keeps it back, whatever others say."""
    assert fair_items([item], [review(item), review(item)]) == {item.id: item_hash(item)}
    for doubt in (review(item, "a"), review(item, verdict="two-keys")):
        for order in ([review(item), doubt], [doubt, review(item)]):
            assert fair_items([item], order) == {}


def test_an_item_that_its_form_gave_away_is_kept_back(item: Item) -> None:
    """Whoever finds the key by form alone, and says so, outweighs the expert."""
    told = review(item, verdict="given-away", reviewer=FORM_ONLY)
    assert fair_items([item], [told, review(item)]) == {}


def test_agreement_counts_each_item_once(item: Item) -> None:
    """An item counts as answered with the key when all of a kind who read today's words picked it."""
    other = replace(item, id="sec-password-login/m2", stem="Which is it?")
    third = replace(item, id="sec-password-login/m3", stem="And which is this?")
    reviews = [
        review(item),
        review(item),
        review(other),
        review(other, "c"),
        review(item, "c", "fair", FORM_ONLY),
        replace(review(third), hash="0" * 16),
    ]
    assert agreement([item, other, third], reviews, EXPERT) == Agreement(2, 1)
    assert agreement([item, other, third], reviews, EXPERT).share == 0.5
    assert agreement([item, other, third], reviews, FORM_ONLY) == Agreement(1, 0)


def test_nobody_answered_is_no_agreement() -> None:
    """Without an answer the share is nothing, and not an error."""
    assert agreement([], [], EXPERT) == Agreement(0, 0)
    assert agreement([], [], EXPERT).share == 0
