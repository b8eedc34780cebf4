"""Disputes and held items, on every store."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.dispute import Decision
from tests.builders import ANA, ASKED, BEN, CEM, NINE, STUDY, a_dispute, a_hold

LATER = NINE + timedelta(hours=1)
OTHER_REV = replace(ASKED, rev=2)
OTHER_SPACE = replace(ASKED, space=CEM.space.key)


def test_a_person_disputes_a_revision_once_in_a_space(write, read):
    """A second dispute of the same revision is refused; another revision and another space are others."""
    disputes = [
        a_dispute(),
        a_dispute(hearing=2, member=BEN.key),
        a_dispute(asked=OTHER_REV),
        a_dispute(asked=OTHER_SPACE),
    ]
    assert [write(lambda unit, d=d: unit.disputes.add(d)) for d in disputes] == [True, False, True, True]
    assert read(lambda unit: unit.disputes.disputed(ASKED, ANA.key))
    assert not read(lambda unit: unit.disputes.disputed(ASKED, BEN.key))


def test_the_disputes_of_a_hearing_are_found(write, read):
    """What was said in a hearing is read back whole, oldest first, without what belongs elsewhere."""
    first, second = a_dispute(at=LATER), a_dispute(BEN.key)
    for one in (first, second, a_dispute(CEM.key, hearing=2), a_dispute(asked=OTHER_REV)):
        write(lambda unit, one=one: unit.disputes.add(one))
    assert read(lambda unit: unit.disputes.heard(ASKED, 1)) == [second, first]


def test_an_item_is_held_once_in_a_hearing(write, read):
    """Whoever comes second to hold an item finds it held; the next hearing holds it anew."""
    holds = [a_hold(), a_hold(held_at=LATER), a_hold(hearing=2)]
    assert [write(lambda unit, h=h: unit.disputes.hold(h)) for h in holds] == [True, False, True]
    assert read(lambda unit: unit.disputes.get(holds[0].id)) == holds[0]
    assert read(lambda unit: unit.disputes.get("nothing")) is None
    assert read(lambda unit: unit.disputes.holds(ASKED)) == [holds[0], holds[2]]


def test_a_hold_is_decided_once(write, read):
    """The second decision is refused, and the first one stands as it was made."""
    write(lambda unit: unit.disputes.hold(a_hold(told=True)))
    decided = a_hold(decision=Decision.ANOTHER_KEY, key="near", steward=BEN.key, decided_at=LATER)
    other = a_hold(decision=Decision.VOID, steward=ANA.key, decided_at=LATER)
    assert [write(lambda unit, h=h: unit.disputes.decide(h)) for h in (decided, other)] == [True, False]
    assert read(lambda unit: unit.disputes.get(decided.id)) == decided
    assert not write(lambda unit: unit.disputes.decide(replace(decided, hearing=2)))


def test_what_waits_in_a_space_is_found(write, read):
    """Undecided holds of a space are found, oldest first."""
    late, early = a_hold(held_at=LATER), a_hold(asked=OTHER_REV)
    for one in (late, early, a_hold(asked=OTHER_SPACE), a_hold(asked=replace(ASKED, item="q2/i1"))):
        write(lambda unit, one=one: unit.disputes.hold(one))
    gone = a_hold(asked=replace(ASKED, item="q2/i1"), decision=Decision.KEEP, decided_at=LATER)
    write(lambda unit: unit.disputes.decide(gone))
    assert read(lambda unit: unit.disputes.waiting(STUDY.key)) == [early, late]


def test_what_was_not_kept_is_set_aside(write, read):
    """What waits, what is void and what has another key is not asked; what was kept is."""
    revisions = [replace(ASKED, rev=rev) for rev in range(1, 5)]
    for asked in revisions:
        write(lambda unit, asked=asked: unit.disputes.hold(a_hold(asked=asked)))
    for asked, decision in zip(revisions, Decision, strict=False):
        decided = a_hold(asked=asked, decision=decision, decided_at=LATER)
        write(lambda unit, h=decided: unit.disputes.decide(h))
    kept = next(asked for asked, one in zip(revisions, Decision, strict=False) if one is Decision.KEEP)
    assert read(lambda unit: unit.disputes.set_aside()) == set(revisions) - {kept}


def test_a_decision_is_news_again(write, read):
    """Whoever has told of a hold has not told of the decision that came meanwhile."""
    hold = a_hold()
    write(lambda unit: unit.disputes.hold(hold))
    assert read(lambda unit: unit.disputes.untold(10)) == [hold]
    decided = replace(hold, decision=Decision.VOID, steward=BEN.key, decided_at=LATER)
    write(lambda unit: unit.disputes.decide(decided))
    write(lambda unit: unit.disputes.told(hold))
    assert read(lambda unit: unit.disputes.untold(10)) == [decided]
    write(lambda unit: unit.disputes.told(decided))
    assert read(lambda unit: unit.disputes.untold(10)) == []


def test_news_come_oldest_first(write, read):
    """Of many holds to tell of, as many as are asked for come, the oldest first."""
    late, early = a_hold(held_at=LATER), a_hold(asked=OTHER_REV)
    for one in (late, early):
        write(lambda unit, one=one: unit.disputes.hold(one))
    assert read(lambda unit: unit.disputes.untold(1)) == [early]
