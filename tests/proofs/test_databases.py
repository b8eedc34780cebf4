"""What the databases promise, in a short form of the proofs."""

from proofs.catalogue import SHORT


def test_a_restarted_server_loses_and_doubles_nothing():
    """What PostgreSQL acknowledged is there after a restart, and no cut-off COMMIT is lost or doubled."""
    (found,) = SHORT["restarts"]()
    assert found.held, str(found)


def test_a_full_disk_loses_nothing_that_was_acknowledged():
    """On a full disk a write is refused, never half kept, and writing goes on once there is room."""
    (found,) = SHORT["disk"]()
    assert found.held, str(found)


def test_several_bots_on_one_database_post_once():
    """However many bots tick and send on one database, everything goes out once and no channel starves."""
    (found,) = SHORT["crowd"]()
    assert found.held, str(found)
