"""A stage whose channel was set up by its steward, in words."""

from collections.abc import Callable, Iterator

import pytest

from bot.store.memory import MemoryStore
from tests.builders import BEN
from tests.stage import Stage, asked, said

EVERY_DAY = ("0", "1", "2", "3", "4", "5", "6")


def sets_up(stage: Stage, when: str = "09:00 Europe/Berlin", days: tuple[str, ...] = EVERY_DAY) -> str:
    """Let Ben set up the channel; return what he is told."""
    form = asked(stage.says("study setup", BEN))
    values = {
        "when": (when,),
        "days": days,
        "topics": ("any",),
        "level": ("any",),
        "reveals": ("2h 4h 8h",),
    }
    return said(stage.fills(form.press, values, BEN)).title


@pytest.fixture
def set_up() -> Callable[..., str]:
    """Set up a stage's channel."""
    return sets_up


@pytest.fixture
def stage() -> Iterator[Stage]:
    """A channel that gets a question every morning at nine in Berlin; it is Monday, eight o'clock."""
    built = Stage(MemoryStore())
    sets_up(built)
    yield built
    built.desk.close()
