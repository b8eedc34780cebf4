"""The library follows what stewards decide, and a decision stands whether it can or not."""

from concurrent.futures import Future

import pytest

from bot.domain.suggestion import SuggestionState
from bot.interface.librarian import Librarian
from bot.interface.library import Library
from bot.store.memory import MemoryStore
from tests.builders import CHANNEL, a_suggestion
from tests.stage import PACK


@pytest.fixture
def store():
    """A memory in which a suggestion was approved."""
    kept = MemoryStore()
    kept.write(lambda unit: unit.suggestions.add(a_suggestion(state=SuggestionState.APPROVED))).result()
    yield kept
    kept.close()


@pytest.fixture
def library():
    """The small pack."""
    return Library(PACK)


def test_a_decision_is_in_the_library_when_it_is_answered(store, library):
    """Whoever decides gets the answer once the library knows of it."""
    decided = Future()
    renewed = Librarian(store, library).after(decided)
    assert not renewed.done()
    decided.set_result("approved")
    assert renewed.result(timeout=5) == "approved"
    assert library.of(CHANNEL.key).question("suggested-s1")


def test_a_decision_that_failed_fails(store, library):
    """What broke while deciding reaches whoever decided."""
    decided = Future()
    renewed = Librarian(store, library).after(decided)
    decided.set_exception(ValueError("broken"))
    with pytest.raises(ValueError, match="broken"):
        renewed.result(timeout=5)


class Unreadable(MemoryStore):
    """A store that cannot be read."""

    def read(self, work):
        """Break."""
        future = Future()
        future.set_exception(OSError("away"))
        return future


def test_a_decision_stands_where_the_library_cannot_follow(library):
    """Where the memory cannot be read just then, the decision is answered all the same."""
    decided = Future()
    renewed = Librarian(Unreadable(), library).after(decided)
    decided.set_result("approved")
    assert renewed.result(timeout=5) == "approved"


def test_nothing_is_read_twice(store, library):
    """As long as nothing was decided, the questions of a space stay the same ones."""
    librarian = Librarian(store, library)
    librarian.renew()
    before = library.of(CHANNEL.key)
    librarian.renew()
    assert library.of(CHANNEL.key) is before
