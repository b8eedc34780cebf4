"""Items made from a question, and the gates before them."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.question import AskFirst, Item, Kind, Level, Pitfall, Practice, Question
from bot.packs.gates import LONGER, content_words, first_closed_gate
from bot.packs.items import generate, passing
from bot.packs.load import load_pack

WORDS = (
    "cache",
    "token",
    "shard",
    "queue",
    "lock",
    "index",
    "retry",
    "batch",
    "lease",
    "quorum",
    "page",
    "vote",
)
claims = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
# A busy machine may take its time: the rule is about items, not about speed.
rule = settings(deadline=None, max_examples=40)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Questions of every size, with repeated texts, missing parts and shared remedies."""
    do = tuple(Practice(f"d{n}", draw(claims), draw(claims)) for n in range(1, draw(st.integers(1, 6)) + 1))
    remedies = st.sampled_from([*(practice.id for practice in do), ""])
    avoid = tuple(
        Pitfall(f"a{n}", draw(claims), draw(st.one_of(st.just(""), claims)), draw(remedies))
        for n in range(1, draw(st.integers(1, 6)) + 1)
    )
    asks = tuple(AskFirst(f"q{n}", draw(claims), draw(st.one_of(st.just(""), claims))) for n in range(1, 5))
    return Question(
        "x-y", 3, draw(claims), "apis", Kind.DESIGN, Level.MID, 2, 10, "p", "w", asks, (), do, avoid, ()
    )


@pytest.fixture
def login(pack_folder: Path) -> Question:
    """The login question of the small pack."""
    return load_pack(pack_folder).pack.questions["sec-password-login"]


@rule
@given(questions())
def test_every_item_has_one_key_and_three_options(question: Question) -> None:
    """An item has three options with different ids and texts, feedback on each, and one key."""
    for item in passing(question):
        assert len({option.id for option in item.options}) == 3
        assert len({option.text for option in item.options}) == 3
        assert [option.correct for option in item.options].count(True) == 1
        assert all(option.text and option.feedback for option in item.options)
        assert item.stem.endswith("?")


@rule
@given(questions())
def test_the_mirror_never_stands_beside_its_pitfall(question: Question) -> None:
    """The practice that replaces the shown pitfall is no option of "which would you send back?"."""
    remedies = {pitfall.id: pitfall.instead for pitfall in question.avoid}
    for item in _of_type(question, "n0"):
        assert remedies[item.key.id] not in {option.id for option in item.options}


@rule
@given(questions())
def test_a_shared_remedy_never_makes_two_keys(question: Question) -> None:
    """Consequences of pitfalls with the same remedy are not offered against each other."""
    remedies = {pitfall.id: pitfall.instead for pitfall in question.avoid}
    for item in _of_type(question, "n1"):
        assert [remedies[option.id] for option in item.options].count(remedies[item.key.id]) == 1


@rule
@given(questions())
def test_the_key_is_never_much_longer(question: Question) -> None:
    """Length does not tell: the key is at most 30 % longer than the next longest option."""
    for item in passing(question):
        longest = max(len(option.text) for option in item.options if not option.correct)
        assert len(item.key.text) <= LONGER * longest


@rule
@given(questions())
def test_the_stem_never_points_at_the_key(question: Question) -> None:
    """Some wrong option shares at least as many words with the stem as the key does."""
    for item in passing(question):
        shared = {
            option.id: len(content_words(item.stem) & content_words(option.text)) for option in item.options
        }
        assert shared[item.key.id] <= max(count for name, count in shared.items() if name != item.key.id)


@rule
@given(questions())
def test_the_same_question_gives_the_same_items(question: Question) -> None:
    """Nothing is left to chance: a second build makes the same items."""
    assert generate(question) == generate(replace(question))


@rule
@given(questions())
def test_every_candidate_is_accounted_for(question: Question) -> None:
    """Three candidates for each pitfall and one for each question to ask, each made or dropped by a gate."""
    candidates = generate(question)
    assert len(candidates) == 3 * len(question.avoid) + len(question.ask_first)
    assert len({candidate.id for candidate in candidates}) == len(candidates)
    for candidate in candidates:
        assert (candidate.item is None) is bool(candidate.dropped)


def test_four_types_come_from_one_question(login: Question) -> None:
    """Item ids name the type and the part; option ids name the parts they come from."""
    items = {candidate.id: candidate.item for candidate in generate(login)}
    expected = [f"{login.id}/{kind}.a{n}" for kind in ("n0", "n1", "n2") for n in range(1, 7)]
    assert list(items) == expected + [f"{login.id}/n3.q{n}" for n in range(1, 5)]
    letters = {"n0": ("a", "d"), "n1": ("a", "a"), "n2": ("d", "d"), "n3": ("q", "q")}
    for item in filter(None, items.values()):
        key, other = letters[item.id.split("/")[1][:2]]
        assert item.key.id[0] == key
        assert {option.id[0] for option in item.options if not option.correct} == {other}
        assert (item.rev, item.topic, item.level) == (1, "security", Level.MID)


def test_most_candidates_of_a_good_question_pass(login: Question) -> None:
    """A well written question yields at least sixteen items besides the hand-written ones."""
    assert len(passing(login)) >= 16
    assert {item.id for item in passing(login)} < {item.id for item in login.items}


def test_feedback_explains_each_choice(login: Question) -> None:
    """Whoever picks the pitfall learns what it breaks and what to do; a good line is defended."""
    item = next(item for item in login.items if item.id.endswith("/n0.a1"))
    assert "billions of tries" in item.key.feedback
    assert "Instead: Hash each password with Argon2id" in item.key.feedback
    assert all(
        option.feedback.startswith("This line can stay.") for option in item.options if not option.correct
    )


@pytest.mark.parametrize(
    ("stem", "key", "others", "gate"),
    [
        ("Why?", "take a token", ["take a  Token", "wait"], "duplicate"),
        ("Why?", "a key that goes on and on for long", ["short", "brief"], "length"),
        ("How do tokens refill?", "refill the token", ["count each call", "close the door"], "overlap"),
        ("How do tokens refill?", "refill the token", ["count each token refilled", "close the door"], ""),
        ("What is 200 of 300?", "200 ms", ["100 ms", "900 ms"], ""),
    ],
)
def test_a_closed_gate_has_a_name(stem: str, key: str, others: list[str], gate: str) -> None:
    """An author can read why a candidate was dropped; numbers alone do not count as echo."""
    assert first_closed_gate(stem, key, others) == gate


def test_too_few_parts_make_no_item(login: Question) -> None:
    """With two practices there are no two wrong answers, and a pitfall without remedy has no mirror."""
    small = replace(login, do=login.do[:2], avoid=login.avoid[:3], ask_first=login.ask_first[:1])
    reasons = {candidate.id.split("/")[1]: candidate.dropped for candidate in generate(small)}
    assert (reasons["n0.a1"], reasons["n0.a3"], reasons["n3.q1"]) == ("pool", "missing", "pool")


def _of_type(question: Question, kind: str) -> list[Item]:
    return [item for item in passing(question) if item.id.startswith(f"{question.id}/{kind}.")]
