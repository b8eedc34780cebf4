"""What is kept of people, on every store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.own_data import Deletion
from bot.domain.person import Profile
from bot.domain.suggestion import SuggestionState
from bot.store.personal import PERSONAL
from tests.builders import ANA, BEN, CHANNEL, NINE, a_run, a_suggestion, an_attempt, an_order
from tests.life import ALIAS, MEMBERS, NAME, TEXT, live
from tests.stage import Stage

PSEUDONYMS = {one: f"gone:gone:{place}" for place, one in enumerate(MEMBERS)}
DAY = timedelta(days=1)


@pytest.fixture
def stage(store):
    """A stage on each store."""
    return Stage(store)


def traces(read, members=MEMBERS):
    """Return what is kept of members, by table."""
    return read(lambda unit: unit.traces.of(members))


def test_everything_is_found(stage, read):
    """A life leaves something in every table that names people, and all of it is found."""
    live(stage)
    found = traces(read)
    assert set(found) == set(PERSONAL)
    shown = repr(found)
    assert all(text in shown for text in (NAME, ALIAS, TEXT, *MEMBERS))


def test_nothing_of_others_is_found(stage, read):
    """Who did nothing is found nowhere, and rows of others are in nobody's export."""
    live(stage)
    assert traces(read, (BEN.key,)) == {}
    (decided,) = (row for row in traces(read)["suggestion"] if row["id"] == "b1")
    assert "parts" not in decided


def test_a_row_is_found_once(stage, read):
    """A row that names somebody twice is shown once."""
    live(stage)
    for rows in traces(read).values():
        assert [row for place, row in enumerate(rows) if row in rows[:place]] == []


def test_nothing_is_left(stage, write, read):
    """Once forgotten, a person is found nowhere, and no text or name of theirs stays."""
    live(stage)
    write(lambda unit: unit.traces.forget(PSEUDONYMS))
    assert traces(read) == {}
    assert not read(lambda unit: unit.traces.members()) & set(MEMBERS)
    kept = repr(traces(read, tuple(PSEUDONYMS.values())))
    assert not any(text in kept for text in (NAME, ALIAS, TEXT, *MEMBERS))


def test_what_others_need_stays(stage, write, read):
    """Answers, amendments and freezes stay as they were, in their order, under one pseudonym a member."""
    live(stage)
    before = read(lambda unit: unit.attempts.of_members(MEMBERS))
    write(lambda unit: unit.traces.forget(PSEUDONYMS))
    after = read(lambda unit: unit.attempts.of_members(tuple(PSEUDONYMS.values())))
    assert after == [replace(one, member=PSEUDONYMS[one.member], text=None) for one in before]
    person, linked = PSEUDONYMS.values()
    assert read(lambda unit: unit.members.of(person)) == (person, linked)
    assert sum(read(lambda unit: unit.amendments.of_members((person,))).values()) == 3
    assert len(read(lambda unit: unit.freezes.of(person, CHANNEL.key))) == 2
    assert read(lambda unit: unit.attempts.answered_before((person,), before[0].about))


def test_suggestions_stay_where_they_are_in_use(stage, write, read):
    """What was approved stays and names nobody; what waits, was declined or is a draft is gone, seats too."""
    live(stage)
    write(lambda unit: unit.traces.forget(PSEUDONYMS))
    states = {name: read(lambda unit, name=name: unit.suggestions.get(name)) for name in ("aapproved", "a2")}
    assert [(one.state, one.member) for one in states.values()] == [(SuggestionState.APPROVED, "")] * 2
    assert [read(lambda unit, n=n: unit.suggestions.get(n)) for n in ("a0", "a1", "adeclined")] == [None] * 3
    assert read(lambda unit: unit.suggestions.get("b1")).decided_by == ""
    waiting = a_suggestion("a9")
    assert write(lambda unit: unit.suggestions.add(waiting, f"{ANA.key}/question/0"))


def test_others_are_not_touched(stage, write, read):
    """What is kept of another member is the same before and after."""
    live(stage)
    write(lambda unit: (unit.members.meet(BEN.key, "Ben"), unit.attempts.record(an_attempt(member=BEN.key))))
    before = traces(read, (BEN.key,))
    write(lambda unit: unit.traces.forget(PSEUDONYMS))
    assert traces(read, (BEN.key,)) == before
    assert read(lambda unit: unit.members.profile(BEN.key)) == Profile(BEN.key, name="Ben")


def test_what_was_kept_for_its_time_goes(write, read):
    """Texts go after a year, runs and messages after a quarter, drafts after a month, and nothing before."""
    declined = a_suggestion("s2", state=SuggestionState.DECLINED, decided_at=NINE)
    draft = a_suggestion("s3", state=SuggestionState.DRAFT)

    def fill(unit):
        """Leave one of each, all at nine on Monday."""
        unit.attempts.record(an_attempt(slot="written/p1", about="w", text="Long ago"))
        unit.attempts.record(an_attempt())
        unit.runs.add(a_run())
        unit.outbox.order(an_order("told", kind="tell", channel=ANA.key))
        unit.outbox.order(an_order("posted"))
        for one in (a_suggestion(), declined, draft):
            unit.suggestions.add(one)
        unit.traces.note_deletion(Deletion("d", NINE))

    def kept(days):
        """Return what is left once so many days are over."""
        write(lambda unit: unit.traces.sweep(NINE + DAY * days))
        found = traces(read, (ANA.key,))
        texts = ["a text" for row in found["attempt"] if row["text"]]
        states = [row["state"] for row in found["suggestion"]]
        others = [name for name in ("quiz_run", "outbox") if name in found]
        return {
            *texts,
            *states,
            *others,
            *(["a deletion"] if read(lambda unit: unit.traces.deletions()) else []),
        }

    write(fill)
    assert kept(29) == {"a text", "waiting", "declined", "draft", "quiz_run", "outbox", "a deletion"}
    assert kept(31) == kept(89) == {"a text", "waiting", "declined", "quiz_run", "outbox", "a deletion"}
    assert kept(91) == kept(179) == {"a text", "waiting", "declined", "a deletion"}
    assert kept(181) == kept(364) == {"a text", "waiting", "a deletion"}
    assert kept(366) == kept(729) == {"waiting", "a deletion"}
    assert kept(731) == {"waiting"}
    assert len(read(lambda unit: unit.attempts.of_members((ANA.key,)))) == 2
    assert read(lambda unit: unit.outbox.next_due()) == NINE


def test_deletions_are_remembered_in_order(write, read):
    """A deletion is remembered once, and the same person may have more than one."""
    for at in (NINE + DAY, NINE, NINE):
        write(lambda unit, at=at: unit.traces.note_deletion(Deletion("d", at)))
    assert read(lambda unit: unit.traces.deletions()) == [Deletion("d", NINE), Deletion("d", NINE + DAY)]
