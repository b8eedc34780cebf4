"""What holds whatever clocks do, in a short form of the proofs."""

from proofs.catalogue import SHORT
from proofs.clocks.changes import swept

ODD_ZONES = ["Africa/Cairo", "Africa/Casablanca", "America/Nuuk", "Antarctica/Troll", "Australia/Lord_Howe"]


def test_a_zone_that_changes_its_clock_neither_skips_nor_doubles_a_day():
    """Around a change of a zone's clock every date has one post, at the first moment that shows its time."""
    for found in (*SHORT["changes"](), *swept(zones=ODD_ZONES)):
        assert found.held, str(found)


def test_a_clock_that_is_put_forward_or_back_doubles_and_loses_nothing():
    """Whoever puts the machine's clock forward or back gets no second post, and none later than a tick."""
    (found,) = SHORT["steps"]()
    assert found.held, str(found)
