"""Lists as parameters of statements."""

import pytest

from bot.store import statements
from bot.store.lists import listed, size_of
from bot.store.open import open_store
from tests.builders import ANA, an_attempt


@pytest.mark.parametrize(("length", "size"), [(0, 0), (1, 1), (2, 2), (3, 4), (4, 4), (5, 8), (300, 512)])
def test_a_list_is_filled_up_with_its_last_value(length, size):
    """Whatever is asked of a list is asked of the same values, some of them more than once."""
    values = [f"m{number}" for number in range(length)]
    given = listed("of_member", values)
    assert size_of(values) == len(given) == size
    assert list(dict.fromkeys(given.values())) == values


def test_lengths_share_their_statements(sqlite_url):
    """A bot that has met lists of hundreds of lengths keeps a handful of statements for them."""
    store = open_store(sqlite_url)
    store.write(lambda unit: unit.attempts.record(an_attempt())).result(30)
    known = len(statements._prepared)
    for length in range(1, 301):
        members = [ANA.key, *(f"slack:T:U{number}" for number in range(length - 1))]
        found = store.read(lambda unit, asked=members: unit.attempts.of_members(asked)).result(30)
        assert len(found) == 1
    assert len(statements._prepared) - known <= 10
    store.close()
