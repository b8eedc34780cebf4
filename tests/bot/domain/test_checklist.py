"""Checklists: what is proposed, what is ticked, and what stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checklist import (
    OF_AN_ANSWER,
    ONE_BLIND_IN,
    Compared,
    Doubt,
    Entry,
    Line,
    Match,
    Part,
    State,
    begun,
    improved,
    is_blind,
    lines_of,
    marked,
    state_of,
)
from bot.domain.coverage import ENOUGH_PEOPLE, together
from bot.domain.question import AskFirst, Pitfall, Practice, Step
from tests.builders import ANA, NINE, a_checklist, a_question

QUESTION = a_question(
    ask_first=(AskFirst("k1", "Who reads?", "the index"),),
    steps=(Step("s1", "Measure first"), Step("s2", "Change one thing")),
    do=(Practice("d1", "Keep a log", "it tells"),),
    avoid=(Pitfall("a1", "Guess", "time is lost", "d1"),),
)
LINES = lines_of(QUESTION, OF_AN_ANSWER)
keys = st.sets(st.sampled_from([*(line.key for line in LINES), "steps/s9", "nonsense"]))


def test_a_question_gives_its_lines_in_order() -> None:
    """The lines of a question keep their parts and their order, and each key is used once."""
    found = [line.key for line in lines_of(QUESTION)]

    assert found == ["ask-first/k1", "steps/s1", "steps/s2", "do/d1", "avoid/a1"]
    assert [line.key for line in LINES] == found[1:]


@pytest.mark.parametrize(
    ("p", "words", "meaning"),
    [
        (0.0, State.NOT_FOUND, State.NOT_FOUND),
        (0.249, State.NOT_FOUND, State.NOT_FOUND),
        (0.25, State.NOT_FOUND, State.MAYBE),
        (0.499, State.NOT_FOUND, State.MAYBE),
        (0.5, State.COVERED, State.COVERED),
        (1.0, State.COVERED, State.COVERED),
    ],
)
def test_a_probability_comes_to_a_state(p: float, words: State, meaning: State) -> None:
    """From a half on a line looks covered; a maybe is known only by those who can tell."""
    assert state_of(p, knows_maybe=False) is words
    assert state_of(p, knows_maybe=True) is meaning


def test_what_looks_covered_is_proposed() -> None:
    """Only what looks covered is ticked at first: no maybe, and no pitfall."""
    matches = (
        Match("steps/s1", State.COVERED, 0.9, "I measure."),
        Match("steps/s2", State.MAYBE, 0.4, "I measure."),
        Match("do/d1", State.NOT_FOUND, 0.1),
    )
    fresh = begun(ANA.key, "written/p1", QUESTION, OF_AN_ANSWER, Compared("words/1", matches), NINE, "p1")

    assert replace(fresh, blind=False).proposed == {"steps/s1"}
    assert [entry.key for entry in fresh.entries] == [line.key for line in LINES]
    assert fresh.entry("avoid/a1").state is None
    assert (fresh.ticked, fresh.ticked_at) == (frozenset(), None)


def test_a_blind_checklist_proposes_nothing() -> None:
    """Where nothing is shown nothing is ticked at first, and what was found is kept all the same."""
    blind = a_checklist(blind=True)

    assert blind.proposed == frozenset()
    assert blind.entries == a_checklist().entries


def test_one_checklist_in_ten_is_blind() -> None:
    """About one text in ten is shown without what was found, and always the same one."""
    slots = [f"written/p{number}" for number in range(5000)]
    blind = [slot for slot in slots if is_blind(ANA.key, slot)]

    assert 0.08 < len(blind) / len(slots) < 0.12
    assert ONE_BLIND_IN == 10
    assert blind == [slot for slot in slots if is_blind(ANA.key, slot)]


def test_without_a_matcher_nothing_is_hidden() -> None:
    """What nobody compared has nothing to hide; what was compared is hidden as its hash says."""
    slots = [f"written/p{number}" for number in range(100)]

    def blind(compared: Compared) -> list[str]:
        lists = (begun(ANA.key, slot, QUESTION, OF_AN_ANSWER, compared, NINE) for slot in slots)
        return [one.slot for one in lists if one.blind]

    assert blind(Compared()) == []
    assert blind(Compared("words/1")) == [slot for slot in slots if is_blind(ANA.key, slot)] != []


@given(keys)
def test_the_learner_decides(chosen: set[str]) -> None:
    """After ticking, exactly the lines that were chosen are ticked, and the list opens with them."""
    known = a_checklist()
    done = marked(known, LINES, chosen, NINE + timedelta(minutes=1))

    assert done.ticked == done.proposed == chosen & {line.key for line in LINES}
    assert done.ticked_at == NINE + timedelta(minutes=1)
    assert [done.entry(e.key).p for e in known.entries] == [e.p for e in known.entries]


@given(keys, keys)
def test_ticks_may_be_changed(first: set[str], then: set[str]) -> None:
    """What was ticked before leaves no trace in what is ticked now."""
    twice = marked(marked(a_checklist(), LINES, first, NINE), LINES, then, NINE)

    assert twice == marked(a_checklist(), LINES, then, NINE)


def test_ticks_of_other_lines_stay() -> None:
    """Ticking some lines changes no other: the question may have got new ones meanwhile."""
    known = marked(a_checklist(), LINES, {"steps/s1", "avoid/a1"}, NINE)
    again = marked(known, [Line(Part.STEPS, "s1", "Measure first")], (), NINE)

    assert again.ticked == {"avoid/a1"}


def test_a_better_comparison_replaces_what_was_found() -> None:
    """A better matcher's findings take the place of the first ones, and lines that it left out stay."""
    better = Compared("endpoint/x", (Match("steps/s2", State.COVERED, None, "So."),), None)
    now = improved(a_checklist(doubt=Doubt.NOTHING), better)

    assert (now.matcher, now.doubt) == ("endpoint/x", None)
    assert now.entry("steps/s2") == Entry("steps/s2", State.COVERED, None, "So.")
    assert now.entry("steps/s1") == a_checklist().entry("steps/s1")


people = st.lists(st.sets(st.sampled_from(["steps/s1", "steps/s2", "do/d1"])), max_size=6)


@given(people)
def test_coverage_is_what_anybody_ticked(ticked: list[set[str]]) -> None:
    """From three people on, a line is covered when one of them ticked it; the others are missing."""
    steps = lines_of(QUESTION, (Part.STEPS,))
    found = together(ticked, steps)

    if len(ticked) < ENOUGH_PEOPLE:
        assert found is None
    else:
        assert found
        missing = [one.text for one in steps if not any(one.key in ticks for ticks in ticked)]
        assert (list(found.missing), found.people) == (missing, len(ticked))
        assert found.covered + len(found.missing) == found.total == 2


def test_without_lines_nothing_is_covered() -> None:
    """A question without steps has no coverage, however many people there are."""
    assert together([{"steps/s1"}] * 5, ()) is None
