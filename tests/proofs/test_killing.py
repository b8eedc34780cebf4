"""What a kill leaves behind, in a short form of the proof."""

from proofs.killing.life import Order
from proofs.killing.matrix import judged, outcomes
from proofs.killing.stopping import stopped
from proofs.killing.whole import SELECTION


def test_a_killed_bot_posts_and_replies_once():
    """Wherever a bot is killed and whatever its call met, the next one leaves one post and one reply."""
    found = judged("sqlite", outcomes("sqlite", SELECTION["sqlite"]))
    assert len(found) == len(Order), (
        "a bot that never looks doubles, one that records first loses: both are seen"
    )
    assert all(one.held for one in found), found


def test_a_bot_killed_over_postgresql_posts_and_replies_once(postgres_url):
    """A COMMIT that was sent and never answered is neither done twice nor forgotten by the next bot."""
    (found,) = judged("postgresql", outcomes(postgres_url, SELECTION["postgresql"]))
    assert found.held, found


def test_a_busy_bot_stops_soon_and_comes_back_soon():
    """Told to stop amid posts a bot finishes them, and killed amid posts it goes on at its next start."""
    told, killed = stopped(whole=False)
    assert told.held, told
    assert killed.held, killed
