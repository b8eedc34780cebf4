"""What holds through weeks of faults, in a short form of the simulated years."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.occurrence import OccurrenceState
from bot.domain.order import LEASE
from bot.engine.ports import Unit
from bot.store.memory import MemoryStore
from proofs.catalogue import SHORT
from proofs.simulation.dials import ORDINARY
from proofs.simulation.judge import judged
from proofs.simulation.seeds import simulated
from proofs.simulation.stewards import Diary, Version
from proofs.simulation.timeline import DAY, START, Timeline
from proofs.simulation.year import lived
from tests.builders import CHANNEL, MONDAY, a_plan, an_occurrence, an_order

KEY = f"{CHANNEL.key}/post/{MONDAY}"
HASTY = replace(ORDINARY, late=0.2, latest=900.0)
"""Messages that appear long after everybody stopped waiting: no protocol can survive that."""
BLIND = replace(ORDINARY, blind=True, dropped_after=0.1)


def test_weeks_of_faults_double_and_lose_nothing():
    """Whatever platforms, processes, clocks and stewards do, a date has one post and nothing is lost."""
    for found in (*SHORT["years"](), *simulated(range(2, 4), channels=8, days=30)):
        assert found.held, str(found)


@pytest.mark.parametrize(
    ("reason", "lost"), [("http_500", 1), ("ratelimited", 1), ("missing_scope", 0), ("too_late", 0)]
)
def test_giving_up_needs_an_excuse(reason: str, lost: int) -> None:
    """A post that the bot gave up because a platform failed for a time is lost, whatever the bot calls it."""
    store, due = MemoryStore(), an_occurrence(due_at=START + timedelta(hours=32))

    def given_up(unit: Unit) -> None:
        unit.occurrences.plan(due)
        unit.occurrences.settle(due, OccurrenceState.MISSED)
        unit.outbox.order(an_order(KEY, not_before=due.due_at))
        (claim,) = unit.outbox.claim("slack", due.due_at, due.due_at + LEASE, 1)
        unit.outbox.give_up(claim.id, claim.attempt, reason, unknown=False)

    store.write(given_up).result()
    diary = Diary(CHANNEL, [Version(a_plan(), 0.0, 2 * DAY)])

    assert judged(store, Timeline(), [diary], [], 1.5 * DAY).count("lost") == lost


def test_a_seed_lives_the_same_life_again():
    """A seed that failed can be looked at again, since it always shows the same."""
    assert lived(7, 6, 20).digest == lived(7, 6, 20).digest != lived(8, 6, 20).digest


def test_the_quick_store_decides_as_the_memory_store_does():
    """What makes the simulated store quick changes nothing of what it shows."""
    assert lived(3, 5, 12).digest == lived(3, 5, 12, store_of=MemoryStore).digest


def test_sending_again_without_looking_is_seen_to_double():
    """Whoever sends again without looking posts twice, and the checker sees it."""
    assert lived(1, 6, 20, BLIND).verdict.count("doubled") > 0


def test_a_message_that_appears_after_the_settling_time_doubles():
    """A platform that shows a message minutes after it broke the line makes a twin, as operators are told."""
    assert lived(1, 6, 20, HASTY).verdict.count("doubled") > 0
