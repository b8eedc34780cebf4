"""The ledger adds up after any order of steps, in a short form of the proof."""

import shutil
from itertools import count

import pytest

from bot.store.open import open_store
from proofs.catalogue import SHORT
from proofs.ledger.machine import Ledger
from proofs.ledger.oracle import streak
from proofs.ledger.steps import reckoned
from tests.builders import MONDAY


def test_numbers_follow_from_the_ledger_whatever_happens():
    """Whatever people, stewards and operators do in any order, stored numbers are what the ledger says."""
    (found,) = SHORT["ledger"]()
    assert found.held, str(found)


def test_numbers_follow_from_the_ledger_in_a_database(sqlite_template, tmp_path):
    """A database decides as the memory store does, whatever happens in whichever order."""
    numbers = count()

    def store():
        """Open a database that nobody else uses."""
        file = tmp_path / f"{next(numbers)}.db"
        shutil.copy(sqlite_template, file)
        return open_store(f"sqlite:///{file}")

    kept = type("InADatabase", (Ledger,), {"store": staticmethod(store)})
    (found,) = reckoned(towns=3, steps=15, machine=kept)
    assert found.held, str(found)


class Forgetful(Ledger):
    """A town whose boards forget everybody before anybody looks."""

    def _holds(self, unit):
        """Forget, then look."""
        for scope in unit.standings.scopes():
            unit.standings.clear(scope)
        super()._holds(unit)


def test_a_wrong_number_is_seen():
    """Where a board is not what the ledger says, the proof fails and tells the steps that lead there."""
    (found,) = reckoned(towns=30, steps=20, machine=Forgetful)
    assert not found.held
    assert any("state = Forgetful()" in note for note in found.notes)


@pytest.mark.parametrize(
    ("answers", "length", "longest", "freezes"),
    [
        ("xxx", 3, 3, 0),
        ("xxxxx.x", 6, 6, 0),
        ("xxxxx..x", 1, 5, 0),
        ("xxxxxxxxxxxxxxx", 15, 15, 2),
        ("..", 0, 0, 0),
    ],
)
def test_the_oracle_counts_streaks_by_hand(answers, length, longest, freezes):
    """What the proof holds streaks against is itself right about what can be counted on the fingers."""
    days = {MONDAY.replace(day=place + 1): (mark == "x", False) for place, mark in enumerate(answers)}
    assert streak(days) == (length, longest, freezes)
