"""Suggestions, on every store."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.suggestion import SuggestionKind, SuggestionState, draft_seat, seats
from tests.builders import ANA, BEN, CEM, CHANNEL, NINE, STUDY, a_note, a_suggestion

WAITING, APPROVED = SuggestionState.WAITING, SuggestionState.APPROVED
SEATS = seats(ANA.key, SuggestionKind.QUESTION)
DRAFT = draft_seat(ANA.key, SuggestionKind.QUESTION)
LATER = NINE + timedelta(hours=1)


@pytest.fixture
def keep(write):
    """Insert suggestions."""

    def kept(*suggestions):
        """Insert each, without a seat."""
        for one in suggestions:
            assert write(lambda unit, one=one: unit.suggestions.add(one))

    return kept


def test_a_suggestion_comes_back_as_it_was_made(write, read):
    """What was typed is what the suggestion says later, and the instant is in UTC."""
    parts = {"title": "Ünïcode\nand lines", "prompt": "“Quoted” \\ back", "topic": ""}
    write(lambda unit: unit.suggestions.add(a_suggestion(parts=parts), SEATS[0]))
    found = read(lambda unit: unit.suggestions.get("s1"))
    assert found == a_suggestion(parts=parts)
    assert found.at.tzname() == "UTC"
    assert read(lambda unit: unit.suggestions.at_seat(SEATS[0])) == found
    assert read(lambda unit: unit.suggestions.get("s0")) is None


def test_a_seat_is_taken_once(write, read):
    """A suggestion does not get a seat that another has."""
    assert write(lambda unit: unit.suggestions.add(a_suggestion(), SEATS[0]))
    assert not write(lambda unit: unit.suggestions.add(a_suggestion("s2"), SEATS[0]))
    assert read(lambda unit: unit.suggestions.get("s2")) is None
    assert write(lambda unit: unit.suggestions.add(a_suggestion("s2"), SEATS[1]))


def test_of_many_at_once_one_gets_the_seat(store):
    """Of twelve simultaneous suggestions for one seat one is kept."""
    works = [lambda unit, n=n: unit.suggestions.add(a_suggestion(f"s{n}"), SEATS[0]) for n in range(12)]
    with ThreadPoolExecutor(12) as threads:
        kept = list(threads.map(lambda work: store.write(work).result(timeout=60), works))
    assert sum(kept) == 1


def test_deciding_frees_the_seat(write, read):
    """Whatever was decided waits no longer, and makes room for another."""
    write(lambda unit: unit.suggestions.add(a_suggestion(), SEATS[0]))
    decided = ("s1", WAITING, SuggestionState.DECLINED, BEN.key, LATER, "Twice already.")
    assert write(lambda unit: unit.suggestions.settle(*decided))
    found = read(lambda unit: unit.suggestions.get("s1"))
    assert (found.state, found.decided_by, found.decided_at, found.word) == (*decided[2:],)
    assert write(lambda unit: unit.suggestions.add(a_suggestion("s2"), SEATS[0]))


def test_a_suggestion_is_decided_once(write, read):
    """Of two stewards who decide at the same time the first is heard."""
    write(lambda unit: unit.suggestions.add(a_suggestion()))
    assert write(lambda unit: unit.suggestions.settle("s1", WAITING, APPROVED, BEN.key, LATER))
    again = ("s1", WAITING, SuggestionState.DECLINED, CEM.key, LATER)
    assert not write(lambda unit: unit.suggestions.settle(*again))
    assert read(lambda unit: unit.suggestions.get("s1")).state is APPROVED


def test_a_draft_is_replaced_by_the_next_one(write, read):
    """What was typed last into the form is what its draft says."""
    draft = a_suggestion(state=SuggestionState.DRAFT)
    write(lambda unit: unit.suggestions.keep_draft(draft, DRAFT))
    typed = replace(draft, id="s2", parts={"title": "Second"}, at=LATER)
    write(lambda unit: unit.suggestions.keep_draft(typed, DRAFT))
    found = read(lambda unit: unit.suggestions.at_seat(DRAFT))
    assert found == replace(typed, id="s1")
    for _ in range(2):
        write(lambda unit: unit.suggestions.leave_seat(DRAFT))
    assert read(lambda unit: unit.suggestions.at_seat(DRAFT)) is None
    assert read(lambda unit: unit.suggestions.get("s1")) is None


def test_what_waits_is_what_a_place_may_decide(keep, read):
    """A place sees the questions of its space, and the notes of its own channels, the oldest first."""
    elsewhere = f"{CEM.space.key}:902"
    keep(
        a_note("n1", at=LATER),
        a_note("n2", channel=f"{STUDY.key}:C0OTHER"),
        a_suggestion("s1", channel=f"{STUDY.key}:C0OTHER"),
        a_suggestion("s2", channel=elsewhere),
        a_suggestion("s3", state=APPROVED),
    )

    def waiting(space, *channels):
        """Return the ids of what waits."""
        return [one.id for one in read(lambda unit: unit.suggestions.in_state(WAITING, space, channels))]

    assert waiting(STUDY.key, CHANNEL.key) == ["s1", "n1"]
    assert waiting(CEM.space.key, elsewhere, CHANNEL.key) == ["s2", "n1"]


def test_notes_are_those_of_a_question_and_its_channels(keep, read):
    """The approved notes about a question come newest first, up to a number, and from these channels only."""
    keep(*(a_note(f"n{n}", state=APPROVED, at=NINE + timedelta(hours=n)) for n in range(3)))
    keep(a_note("n8", state=APPROVED, question="q2"), a_note("n9"), a_suggestion(state=APPROVED))
    keep(a_note("n7", state=APPROVED, channel=f"{STUDY.key}:C0OTHER"))
    found = read(lambda unit: unit.suggestions.notes("q1", (CHANNEL.key,), 2))
    assert [one.id for one in found] == ["n2", "n1"]


def test_the_questions_of_all_spaces_are_found(keep, read):
    """Approved questions are found wherever they were suggested, the oldest first."""
    keep(a_suggestion("s2", state=APPROVED, channel="discord:900:902", at=LATER))
    keep(a_suggestion("s1", state=APPROVED), a_suggestion("s3"), a_note("n1", state=APPROVED))
    assert [one.id for one in read(lambda unit: unit.suggestions.approved_questions())] == ["s1", "s2"]


def test_the_stamp_changes_with_every_decision(keep, write, read):
    """Whoever remembers the stamp notices when a question was approved or taken out."""
    stamps = [read(lambda unit: unit.suggestions.stamp())]
    keep(a_suggestion())
    assert read(lambda unit: unit.suggestions.stamp()) == stamps[0]
    for before, after in ((WAITING, APPROVED), (APPROVED, SuggestionState.WITHDRAWN)):
        write(lambda unit, b=before, a=after: unit.suggestions.settle("s1", b, a, BEN.key, NINE))
        stamps.append(read(lambda unit: unit.suggestions.stamp()))
    assert len(set(stamps)) == 3
