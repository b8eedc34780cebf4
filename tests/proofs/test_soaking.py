"""What load does to a bot, and how its vital signs are judged."""

import pytest

from proofs.catalogue import SHORT
from proofs.soak.vitals import sign


def test_what_rises_at_the_start_alone_is_no_leak():
    """A cache that fills and then stays as it is does not count as a rise."""
    at = [float(second) for second in range(0, 3600, 5)]
    filling = [min(second / 10, 60.0) for second in at]
    assert sign(at, filling).rise == pytest.approx(0.0, abs=0.1)


def test_what_goes_on_rising_is_a_leak():
    """A process that keeps six megabytes more every hour is seen to."""
    at = [float(second) for second in range(0, 3600, 5)]
    assert sign(at, [100 + second / 600 for second in at]).rise == pytest.approx(6.0)


def test_a_message_is_not_edited_for_every_answer():
    """However many answer at once, a post is edited every few seconds, and says the truth in the end."""
    (found,) = SHORT["edits"]()
    assert found.held, str(found)
