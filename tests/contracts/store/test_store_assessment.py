"""Checklists and interviews, on every store."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from bot.domain.checklist import Doubt, Entry, State
from bot.domain.interview import Phase
from tests.builders import ANA, BEN, CEM, NINE, a_checklist, an_attempt, an_interview

TICKED = replace(a_checklist(), ticked_at=NINE + timedelta(minutes=5))
BETTER = replace(a_checklist(), matcher="endpoint/x", entries=(Entry("steps/s1", State.MAYBE, None, "q"),))


def kept(read, checklist):
    """Return a checklist as the store has it."""
    return read(lambda unit: unit.checklists.get(checklist.member, checklist.slot))


@pytest.mark.parametrize(
    "checklist",
    [
        a_checklist(),
        a_checklist(doubt=Doubt.NOTHING, entries=(), blind=True, matcher=""),
        a_checklist(prompt=None, entries=(Entry("do/d1", State.MAYBE, 0.3, "“quoted” שלום", ticked=True),)),
        TICKED,
    ],
)
def test_a_checklist_comes_back_as_it_was(write, read, checklist):
    """A checklist is read as it was kept, with its probabilities, quotes and ticks."""
    assert write(lambda unit: unit.checklists.begin(checklist))
    assert kept(read, checklist) == checklist


def test_a_text_has_one_checklist(write, read):
    """The first checklist of a text stays; of another text, or another member's, there may be one too."""
    assert write(lambda unit: unit.checklists.begin(a_checklist()))
    assert not write(lambda unit: unit.checklists.begin(a_checklist(matcher="late")))
    for other in (a_checklist(slot="interview/v1/plan"), a_checklist(member=BEN.key)):
        assert write(lambda unit, other=other: unit.checklists.begin(other))
    assert kept(read, a_checklist()) == a_checklist()


def test_what_was_found_is_improved_until_it_is_ticked(write, read):
    """A better comparison replaces the first one, and never what its author has looked through."""
    write(lambda unit: unit.checklists.begin(a_checklist()))
    assert write(lambda unit: unit.checklists.improve(BETTER))
    assert kept(read, BETTER) == BETTER
    write(lambda unit: unit.checklists.tick(TICKED))
    assert not write(lambda unit: unit.checklists.improve(BETTER))
    assert kept(read, TICKED) == TICKED
    assert not write(lambda unit: unit.checklists.improve(a_checklist(slot="written/p9")))


def test_ticks_may_be_changed(write, read):
    """The last ticks count, with the moment at which they were made."""
    entries = tuple(replace(entry, ticked=True) for entry in a_checklist().entries)
    later = replace(TICKED, entries=entries, ticked_at=NINE + timedelta(hours=1))
    write(lambda unit: unit.checklists.begin(a_checklist()))
    for ticked in (TICKED, later):
        write(lambda unit, ticked=ticked: unit.checklists.tick(ticked))
    assert kept(read, later) == later


def test_only_what_was_ticked_counts_for_a_prompt(write, read):
    """Of a prompt those checklists are found that their authors ticked, each member's own."""
    others = (a_checklist(member=CEM.key), a_checklist(member=BEN.key, slot="written/p2", prompt="p2"))
    for one in (*others, TICKED, replace(TICKED, member=BEN.key)):
        write(lambda unit, one=one: unit.checklists.begin(one))
    found = read(lambda unit: unit.checklists.ticked("p1"))
    assert [one.member for one in found] == [ANA.key, BEN.key]


@pytest.mark.parametrize(
    "interview",
    [
        an_interview(),
        an_interview(
            phase=Phase.DONE, picked=("q1/k1",), asked="What?", plan="So.", scores=(0, 1, 2, 3), offered=()
        ),
        an_interview(at=NINE.astimezone(timezone(timedelta(hours=2)))),
    ],
)
def test_an_interview_comes_back_as_it_was(write, read, interview):
    """An interview is read as it was kept."""
    write(lambda unit: unit.interviews.add(interview))
    assert read(lambda unit: unit.interviews.get(interview.id)) == interview


def test_an_id_is_used_once(write):
    """Two interviews never share an id."""
    write(lambda unit: unit.interviews.add(an_interview()))
    with pytest.raises(Exception, match=r"(?i)unique"):
        write(lambda unit: unit.interviews.add(an_interview()))


def test_an_interview_goes_on_from_where_it_was(write, read):
    """A step is taken only from the phase that it belongs to; a second one at once changes nothing."""
    write(lambda unit: unit.interviews.add(an_interview()))
    planning = an_interview(phase=Phase.PLANNING, asked="What?")
    assert write(lambda unit: unit.interviews.advance(planning, Phase.ASKING))
    assert not write(lambda unit: unit.interviews.advance(an_interview(asked="Why?"), Phase.ASKING))
    assert not write(lambda unit: unit.interviews.advance(an_interview("v9"), Phase.ASKING))
    assert read(lambda unit: unit.interviews.get("v1")) == planning


def test_the_latest_unfinished_interview_goes_on(write, read):
    """Of all interviews of one person's members, the one begun last that has not ended is found."""
    for one in (
        an_interview("v1", at=NINE),
        an_interview("v2", member=CEM.key, at=NINE + timedelta(hours=2), phase=Phase.SCORING),
        an_interview("v3", at=NINE + timedelta(hours=3), phase=Phase.DONE),
        an_interview("v4", at=NINE + timedelta(hours=4), phase=Phase.LEFT),
        an_interview("v5", member=BEN.key, at=NINE + timedelta(hours=5)),
    ):
        write(lambda unit, one=one: unit.interviews.add(one))
    assert read(lambda unit: unit.interviews.unfinished((ANA.key, CEM.key))).id == "v2"
    assert read(lambda unit: unit.interviews.unfinished((ANA.key,))).id == "v1"
    assert read(lambda unit: unit.interviews.unfinished(("slack:T0STUDY:U0NEW",))) is None


def test_what_was_met_is_known_with_its_last_time(write, read):
    """Questions that a person answered about, or was interviewed on, are known with the last time of each."""
    hour = timedelta(hours=1)
    for slot, question, at in (("a", "q1", NINE + hour), ("b", "q1", NINE), ("c", "q2", NINE)):
        one = an_attempt(slot=slot, question=question, about=slot, at=at)
        write(lambda unit, one=one: unit.attempts.record(one))
    write(lambda unit: unit.attempts.record(an_attempt(member=BEN.key, question="q3")))
    for one in (an_interview("v1", at=NINE), an_interview("v2", at=NINE + 2 * hour)):
        write(lambda unit, one=one: unit.interviews.add(one))
    members = (ANA.key, CEM.key)
    assert read(lambda unit: unit.attempts.met(members)) == {"q1": NINE + hour, "q2": NINE}
    assert read(lambda unit: unit.interviews.met(members)) == {"q1": NINE + 2 * hour}
