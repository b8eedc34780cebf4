"""What the tests of reminders share: a miss that is due, a wish, and what people are told."""

from datetime import time, timedelta
from typing import Any

from bot.domain.attempt import Verdict
from bot.domain.occurrence import Occurrence, OccurrenceKind
from bot.domain.order import DeliveryKind
from bot.domain.person import Profile
from bot.interface.delivery import Delivery
from bot.message.press import Press
from tests.builders import ANA, an_attempt
from tests.stage import Stage

HALF_PAST_EIGHT = time(8, 30)
WISH = {"alias": ("",), "boards": ("shown",), "remind": ("08:30 Europe/Berlin",)}
WISHED = Press("wished")


def missed(stage: Stage, member: Any = ANA) -> None:
    """Let a member have missed a question three days ago."""
    at = stage.clock.at - timedelta(days=3)
    attempt = an_attempt(member=member.key, verdict=Verdict.WRONG, points=0, at=at, prompt=None)
    stage.run(lambda unit: unit.attempts.record(attempt))


def planned(stage: Stage, member: Any = ANA) -> Occurrence | None:
    """Return a person's next reminder."""
    found: Occurrence | None = stage.run(
        lambda unit: unit.occurrences.next_of(member.key, OccurrenceKind.REMINDER)
    )
    return found


def profile(stage: Stage) -> Profile:
    """Return what Ana wants."""
    found: Profile = stage.run(lambda unit: unit.members.profile(ANA.key))
    return found


def told(stage: Stage) -> list[Delivery]:
    """Carry out what is due, and return what was told to people."""
    return [one for one in stage.deliver() if one.kind is DeliveryKind.TELL]
