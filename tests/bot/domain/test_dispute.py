"""When an item is held, and what a decision owes."""

from dataclasses import replace

import pytest

from bot.domain.attempt import Verdict
from bot.domain.dispute import Decision, Why, grounds, hold_of, may_be_asked, owed
from tests.builders import ASKED, BEN, CEM, a_hold, an_attempt

KEPT, VOID = a_hold(decision=Decision.KEEP), a_hold(decision=Decision.VOID)
REKEYED = a_hold(decision=Decision.ANOTHER_KEY, key="near")


@pytest.mark.parametrize(
    ("holds", "disputes", "suspicious", "why"),
    [
        ([], 0, False, None),
        ([], 1, False, None),
        ([], 2, False, Why.DISPUTES),
        ([], 1, True, Why.STATISTICS),
        ([], 2, True, Why.DISPUTES),
        ([a_hold()], 2, True, None),
        ([VOID], 2, True, None),
        ([REKEYED], 2, True, None),
        ([KEPT], 1, True, None),
        ([KEPT], 2, False, Why.DISPUTES),
        ([KEPT, a_hold(hearing=2)], 2, True, None),
    ],
)
def test_two_disputes_or_bad_figures_hold_an_item(holds, disputes, suspicious, why):
    """Two people hold an item, or figures do once; what was kept takes two more people, nothing else."""
    assert grounds(holds, disputes, suspicious) is why


def test_only_what_was_kept_is_asked_again():
    """A revision is asked where every hold of it was decided to keep it."""
    assert may_be_asked([])
    assert may_be_asked([KEPT, KEPT])
    assert not may_be_asked([KEPT, a_hold(hearing=2)])
    assert not may_be_asked([VOID])
    assert not may_be_asked([REKEYED])


def test_a_decision_owes_what_its_kind_says():
    """Void owes everybody who has nothing for it, another key those who chose it, and keeping owes nobody."""
    near = an_attempt(member=BEN.key, chosen="near", verdict=Verdict.WRONG)
    far = an_attempt(member=CEM.key, chosen="far", verdict=Verdict.WRONG)
    beyond = an_attempt(member="slack:T0STUDY:U0DAN", points=0)
    attempts = [an_attempt(), near, far, beyond]
    assert owed(VOID, attempts) == [near, far, beyond]
    assert owed(REKEYED, attempts) == [near]
    assert owed(KEPT, attempts) == owed(a_hold(), attempts) == []


def test_a_hold_has_one_name():
    """Whoever holds the same revision in the same hearing gives it the same name, and nobody else does."""
    others = [
        a_hold(hearing=2),
        a_hold(asked=replace(ASKED, rev=2)),
        a_hold(asked=replace(ASKED, item="q2/i1")),
    ]
    names = {hold.id for hold in (a_hold(), a_hold(channel="elsewhere"), *others)}
    assert len(names) == 4
    assert hold_of(f"{a_hold().cause}/slack:T0STUDY:C0STUDY") == a_hold().id
