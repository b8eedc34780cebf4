"""Live rounds and their votes, on every store."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.live import PATIENCE, RoundState, Turn
from tests.builders import ANA, BEN, CHANNEL, NINE, a_round, a_vote

MINUTE = timedelta(minutes=1)
ELSEWHERE = "slack:T0STUDY:C0OTHER"


def test_a_round_comes_back_as_it_was(write, read):
    """What is kept of a round is read back whole, the instants of its turns included."""
    turns = (Turn("q1/i1", 1, (NINE, NINE + MINUTE)), Turn("q2/i1", 3))
    kept = a_round(turns=turns, place=1, vote=2, step=2, shown=True, ref="m1")
    write(lambda unit: unit.rounds.add(kept))
    assert read(lambda unit: unit.rounds.get("r1")) == kept
    assert read(lambda unit: unit.rounds.get("r2")) is None


def test_a_channel_has_one_open_round(write):
    """A second round is refused while one is open in its channel, not elsewhere, and not afterwards."""
    added = [
        write(lambda unit, one=one: unit.rounds.add(one))
        for one in (a_round(), a_round("r2"), a_round("r3", channel=ELSEWHERE))
    ]
    write(lambda unit: unit.rounds.save(a_round(state=RoundState.DONE, due_at=None)))
    again = write(lambda unit: unit.rounds.add(a_round("r4")))
    assert (added, again) == ([True, False, True], True)


def test_a_round_is_replaced_as_it_moves(write, read):
    """A round that was taken and saved is found as it was saved, by whoever watches or takes it."""
    moved = a_round(place=1, step=1, ref="m1", due_at=NINE + 2 * MINUTE)
    write(lambda unit: unit.rounds.add(a_round()))

    def move(unit):
        """Take the round and save it moved on."""
        assert unit.rounds.take("r1") == a_round()
        unit.rounds.save(moved)

    write(move)
    assert write(lambda unit: (unit.rounds.watch("r1"), unit.rounds.take("r1"))) == (moved, moved)
    assert write(lambda unit: (unit.rounds.watch("r2"), unit.rounds.take("r2"))) == (None, None)


def test_open_rounds_come_due(write, read):
    """Rounds are due from their instant on, the longest due first; one that is over is due no more."""
    later = a_round("r2", channel=ELSEWHERE, due_at=NINE + PATIENCE + MINUTE)
    for one in (later, a_round()):
        write(lambda unit, one=one: unit.rounds.add(one))
    assert read(lambda unit: unit.rounds.next_due()) == NINE + PATIENCE
    assert read(lambda unit: unit.rounds.due(NINE, 10)) == []
    assert read(lambda unit: unit.rounds.due(NINE + PATIENCE, 10)) == [a_round()]
    assert read(lambda unit: unit.rounds.due(NINE + 2 * PATIENCE, 10)) == [a_round(), later]
    assert read(lambda unit: unit.rounds.due(NINE + 2 * PATIENCE, 1)) == [a_round()]
    for one in (later, a_round()):
        write(lambda unit, one=one: unit.rounds.save(replace(one, state=RoundState.DONE, due_at=None)))
    assert read(lambda unit: unit.rounds.next_due()) is None


def test_rounds_of_late_are_found(write, read):
    """A channel's rounds since an instant are found, oldest first."""
    for name, at in (("r1", NINE), ("r2", NINE - MINUTE), ("r3", NINE + MINUTE)):
        one = a_round(name, asked_at=at, state=RoundState.DONE, due_at=None)
        write(lambda unit, one=one: unit.rounds.add(one))
    write(lambda unit: unit.rounds.add(a_round("r4", channel=ELSEWHERE)))
    found = read(lambda unit: unit.rounds.since(CHANNEL.key, NINE))
    assert [one.id for one in found] == ["r1", "r3"]


def test_a_person_votes_once_in_each_vote(write, read):
    """A second choice in the same vote is refused; the next vote and the next turn are others."""
    votes = [
        a_vote(),
        a_vote(member=BEN.key, chosen="near"),
        a_vote(vote=2, chosen="near", at=NINE + 3 * MINUTE),
        a_vote(place=1, at=NINE + 4 * MINUTE),
        a_vote(BEN.key, at=NINE),
        a_vote(round="r2"),
    ]
    kept = [write(lambda unit, one=one: unit.rounds.vote(one)) for one in votes]
    assert kept == [True, False, True, True, True, True]
    assert read(lambda unit: unit.rounds.choice("r1", 0, 2, ANA.key)) == "near"
    assert read(lambda unit: unit.rounds.choice("r1", 1, 2, ANA.key)) is None
    found = read(lambda unit: unit.rounds.votes("r1"))
    assert found == [votes[4], votes[0], votes[2], votes[3]]
    assert {one.person for one in found} == {ANA.key, BEN.key}
