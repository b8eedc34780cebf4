"""A stage for the verbs: the small pack, a still clock, and a store that keeps nothing."""

from collections.abc import Iterator

import pytest

from bot.domain.prompt import Prompt
from bot.store.memory import MemoryStore
from tests.stage import Stage


@pytest.fixture
def stage() -> Iterator[Stage]:
    """An empty stage on Monday at eight."""
    built = Stage(MemoryStore())
    yield built
    built.desk.close()


@pytest.fixture
def monday(stage: Stage) -> Prompt:
    """Monday's question, open since nine."""
    stage.studies()
    stage.at(9)
    return stage.post()
