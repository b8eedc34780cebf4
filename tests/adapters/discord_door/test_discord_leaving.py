"""Leaving a guild or losing a channel is heard at once."""

from playground.discord.places import GUILD_ID, STUDY_ID

GUILD = f"discord:{GUILD_ID}"


async def test_a_guild_is_left(street, desk):
    """A bot that was put out of a guild sends nothing more there."""
    street.server.kick_bot()
    await desk.until(lambda: desk.gone)
    assert desk.gone == [(GUILD, "guild_removed", "")]


async def test_a_guild_that_is_only_down_is_not_left(street, desk):
    """A guild that Discord cannot reach for a while is no guild that we left."""
    street.server.world.hub.publish("GUILD_DELETE", {"id": GUILD_ID, "unavailable": True})
    street.server.delete_channel(STUDY_ID)
    await desk.until(lambda: desk.gone)
    assert [place for place, _, _ in desk.gone] == [f"{GUILD}:{STUDY_ID}"]


async def test_a_channel_that_was_deleted_is_gone(street, desk):
    """A channel that was deleted gets nothing more, and no other channel is meant."""
    street.server.delete_channel(STUDY_ID)
    await desk.until(lambda: desk.gone)
    assert desk.gone == [(f"{GUILD}:{STUDY_ID}", "channel_deleted", "")]


async def test_what_cannot_be_kept_is_logged(street, desk, caplog):
    """Discord sends such news once, so what could not be kept is in the log, and the door goes on."""
    desk.broken = OSError("the disk is full")
    street.server.delete_channel(STUDY_ID)
    await desk.heard.wait()
    await street.door.close()
    assert f"leaving {GUILD}:{STUDY_ID} failed" in caplog.text
