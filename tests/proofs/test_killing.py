"""What a kill leaves behind, in a short form of the proof."""

from proofs.catalogue import SHORT
from proofs.killing.life import Order


def test_a_killed_bot_posts_and_replies_once():
    """Wherever a bot is killed and whatever its call met, the next one leaves one post and one reply."""
    found = SHORT["kills"]()
    assert len(found) == len(Order) + 1, (
        "a bot that never looks doubles, one that records first loses: both are seen"
    )
    assert all(one.held for one in found), "\n".join(map(str, found))


def test_a_busy_bot_stops_soon_and_comes_back_soon():
    """Told to stop amid posts a bot finishes them, and killed amid posts it goes on at its next start."""
    told, killed = SHORT["stops"]()
    assert told.held, str(told)
    assert killed.held, str(killed)
