"""A vote that is nearly even: the result is held, both sides are heard, and everybody may change once."""

import pytest

from bot.domain.places import Member
from bot.interface.delivery import DeliveryKind
from bot.message.model import Bars
from bot.message.press import Press
from tests.bot.engine.playing import the_round, votes
from tests.builders import ANA, BEN, STUDY
from tests.stage import Stage, said, words

SIDES = {"near": [Member(STUDY, f"U{n}") for n in (1, 2)], "right": [Member(STUDY, f"U{n}") for n in (3, 4)]}
FOUR = [member for side in SIDES.values() for member in side]


@pytest.fixture
def even(stage: Stage) -> Stage:
    """A round whose first vote was two to two."""
    stage.studies()
    stage.says("quiz live 1", BEN)
    stage.deliver()
    for option, members in SIDES.items():
        for member in members:
            votes(stage, option, member)
    return stage


@pytest.fixture
def held(even: Stage) -> Stage:
    """The same, after its close."""
    even.move(minutes=2)
    even.deliver()
    return even


def last(stage: Stage, kind: DeliveryKind):
    """Return the last message of a kind that was delivered."""
    return [one.message for one in stage.delivered if one.kind is kind][-1]


def bars(message):
    """Return the counts of each row of bars in a message."""
    return [[row.count for row in block.rows] for block in message.blocks if isinstance(block, Bars)]


def attempts(stage: Stage, member: Member):
    """Return a member's attempts."""
    return stage.run(lambda unit: unit.attempts.of_members((member.key,)))


def test_the_result_is_held(held):
    """The thread shows the bars and asks both sides, without the key, and nothing is entered or paid."""
    asks = last(held, DeliveryKind.REPLY)
    assert "Nearly even" in asks.title
    assert "who writes one sentence for" in words(asks)
    assert [sorted(counts) for counts in bars(asks)] == [[0, 0, 2, 2]]
    assert not any(row.mark for block in asks.blocks if isinstance(block, Bars) for row in block.rows)
    assert "About" not in words(asks)
    assert asks.controls == ()
    assert [attempts(held, member) for member in FOUR] == [[]] * 4


def test_the_message_offers_a_second_vote(held):
    """The channel's message keeps its item, offers the second vote, and is open for three minutes."""
    shown = last(held, DeliveryKind.EDIT)
    assert "vote again" in words(shown)
    assert [control.label for control in shown.controls] == ["A", "B", "C", "D", "Close now"]
    round_ = the_round(held)
    assert (round_.place, round_.vote, round_.due_at) == (0, 2, held.clock.at.replace(minute=5))


def test_each_may_change_once(held):
    """Whoever answered may change or stay, once; pressing again tells what stands."""
    change, stay = votes(held, "right", SIDES["near"][0]), votes(held, "right", SIDES["right"][0])
    again = votes(held, "near", SIDES["near"][0])
    assert "You change from" in words(change)
    assert "You stay with" in words(stay)
    assert again.title == "You have answered this already"


def test_the_second_vote_is_for_those_who_answered(held):
    """Somebody who comes after the debate is told what it is for, and waits for the next item."""
    assert votes(held, "right", ANA).title == "This vote is for those who answered before"


def test_both_votes_are_shown_and_the_first_counts(held):
    """At the second close both votes are shown with how many changed; what pays is the first answer."""
    for member in SIDES["near"]:
        votes(held, "right", member)
    held.move(minutes=3)
    held.deliver()
    result = last(held, DeliveryKind.REPLY)
    first, second = bars(result)
    assert (sorted(first), sorted(second)) == ([0, 0, 2, 2], [0, 0, 0, 4])
    assert "2 people changed after the debate" in words(result)
    chosen = {member: [one.chosen for one in attempts(held, member)] for member in FOUR}
    assert chosen == {member: [option] for option, members in SIDES.items() for member in members}
    assert [sum(one.points for one in attempts(held, member)) for member in FOUR] == [0, 0, 13, 13]
    assert "2 of 4 right" in words(last(held, DeliveryKind.EDIT))


def test_a_second_vote_is_never_held(held):
    """When the second vote is even too, the result is shown all the same."""
    held.move(minutes=3)
    held.deliver()
    assert "0 people changed" in words(last(held, DeliveryKind.REPLY))
    assert the_round(held).due_at is None


def test_closing_sooner_holds_a_split_vote_too(even):
    """Closing before the time leads to the debate, which can be closed sooner as well."""
    told = []
    for step in ("0", "1"):
        told.append(said(even.presses(Press("close", (the_round(even).id, step)), BEN)).title)
        even.deliver()
    assert told == ["Nearly even, so there is a second vote", "Closed"]


def test_a_first_answer_that_is_heard_late_joins_the_first_vote(even):
    """What was pressed before the first close counts there, although the debate has begun meanwhile."""
    pressed = even.clock.at
    even.move(minutes=2)
    even.deliver()
    assert votes(even, "right", ANA, number="1", at=pressed).title.startswith("Kept")
    assert votes(even, "near", ANA).title.startswith("Kept")
    even.move(minutes=3)
    even.deliver()
    assert [one.chosen for one in attempts(even, ANA)] == ["right"]


def test_three_answers_are_no_split(stage):
    """Below four answers there is no debate, however even they are."""
    stage.studies()
    stage.says("quiz live 1", BEN)
    stage.deliver()
    votes(stage, "right", FOUR[0])
    votes(stage, "near", FOUR[1])
    stage.move(minutes=2)
    stage.deliver()
    assert "Result" in last(stage, DeliveryKind.REPLY).title
