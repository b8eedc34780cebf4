"""The inbox, on every store."""

from datetime import timedelta

from tests.builders import NINE

DAY = timedelta(days=1)


def test_an_act_is_new_once(write):
    """What people do is new the first time that it is heard, and known from then on."""
    assert [write(lambda unit: unit.inbox.note("T1/a1", NINE)) for _ in range(2)] == [True, False]
    assert write(lambda unit: unit.inbox.note("T1/a2", NINE))


def test_old_acts_are_forgotten(write):
    """What was done before an instant is forgotten, what was done since is not."""
    write(lambda unit: unit.inbox.note("old", NINE))
    write(lambda unit: unit.inbox.note("young", NINE + DAY))
    assert write(lambda unit: unit.inbox.forget(NINE + DAY)) == 1
    assert [write(lambda unit, act=act: unit.inbox.note(act, NINE)) for act in ("old", "young")] == [
        True,
        False,
    ]
