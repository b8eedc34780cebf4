"""The matchers over the shipped questions, with those that people graded answers to."""

import pytest

from bot.engine.ports import Matcher
from bot.matching.lexical import Lexical
from bot.matching.lexicon import Lexicon
from bot.matching.semantic import load
from tools.graded import pack


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The words of the questions."""
    return Lexicon(pack())


@pytest.fixture(scope="session")
def words(lexicon: Lexicon) -> Lexical:
    """The matcher of words."""
    return Lexical(lexicon)


@pytest.fixture(scope="session")
def meaning(lexicon: Lexicon) -> Matcher:
    """The matcher of meanings; the tests are run with the extra installed."""
    loaded = load(lexicon)
    assert loaded is not None
    return loaded


@pytest.fixture(params=["words", "meaning"])
def matcher(request: pytest.FixtureRequest) -> Matcher:
    """Each matcher of this machine in turn."""
    found: Matcher = request.getfixturevalue(request.param)
    return found
