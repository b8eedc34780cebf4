"""Direct messages on the local Discord, files in them, and commands beside a message."""

import io

import discord
import pytest
from discord import app_commands

from playground.discord.places import STUDY_ID, USER_IDS
from tests.builders import PNG

ANA, BEN = USER_IDS["ana"], USER_IDS["ben"]


async def told(bot, text="hi", user_id=ANA, **more) -> discord.Message:
    """Let the bot send a direct message."""
    person = await bot.fetch_user(int(user_id))
    sent: discord.Message = await person.send(text, **more)
    return sent


def direct(server, person):
    """Return a person's direct messages by the id of their place."""
    shown = server.snapshot(person)
    return {place["id"]: shown["messages"][place["id"]] for place in shown["channels"] if place["type"] == 1}


async def test_a_direct_message_is_seen_by_one_person(server, bot):
    """A direct message stands in a place that its person alone sees, and that stays the same."""
    first, second = await told(bot), await told(bot, "again")
    ((place, messages),) = direct(server, "ana").items()
    assert {str(first.channel.id), str(second.channel.id)} == {place}
    assert [message["content"] for message in messages] == ["hi", "again"]
    assert direct(server, "ben") == {}


async def test_a_press_in_a_direct_message_names_no_guild(server, bot):
    """What somebody does in a direct message comes without a guild and without permissions."""
    heard = []

    async def on_interaction(interaction):
        heard.append(interaction)
        await interaction.response.send_message("Only you", ephemeral=True)

    bot.on_interaction = on_interaction
    view = discord.ui.View(timeout=None).add_item(discord.ui.Button(label="A", custom_id="a"))
    message = await told(bot, view=view)
    assert (await server.press("ana", str(message.id), "a"))["ok"]
    (interaction,) = heard
    assert (interaction.guild_id, interaction.permissions.value) == (None, 0)
    assert str(interaction.user.id) == ANA
    ((_, messages),) = direct(server, "ana").items()
    assert [one["ephemeral"] for one in messages] == [False, True]


async def test_nobody_presses_in_somebody_elses_direct_messages(server, bot):
    """A direct message of another person cannot be pressed."""
    view = discord.ui.View(timeout=None).add_item(discord.ui.Button(label="A", custom_id="a"))
    message = await told(bot, view=view)
    assert (await server.press("ben", str(message.id), "a"))["error"] == "Unknown Message"


async def test_somebody_who_takes_no_messages_gets_none(server, bot):
    """A person may take no direct messages, and may take them again."""
    server.refuse_direct("ana")
    with pytest.raises(discord.Forbidden) as refused:
        await told(bot)
    assert refused.value.code == 50007
    assert await told(bot, user_id=BEN)
    server.refuse_direct("ana", refuses=False)
    assert await told(bot)


async def test_a_channel_may_forbid_files(server, study):
    """Without the permission a message with a file is refused whole, and one without is not."""
    server.forbid_files(STUDY_ID)
    with pytest.raises(discord.Forbidden) as refused:
        await study.send("q", file=discord.File(io.BytesIO(PNG), "a.png"))
    assert refused.value.code == 50013
    assert await study.send("q")


async def test_a_file_is_known_by_its_name(server, bot):
    """What kind of file something is follows from its name, whatever the library calls it."""
    files = [
        discord.File(io.BytesIO(PNG), "a.png", description="Points"),
        discord.File(io.BytesIO(b"?"), "b"),
    ]
    await told(bot, files=files)
    ((_, (message,)),) = direct(server, "ana").items()
    assert [one["content_type"] for one in message["attachments"]] == [
        "image/png",
        "application/octet-stream",
    ]
    assert message["attachments"][0]["description"] == "Points"


async def test_a_command_beside_a_message_sends_it_along(server, bot):
    """Whoever chooses a command beside a message sends the message, and is answered."""
    heard = []

    @bot.tree.context_menu(name="Keep this")
    @app_commands.allowed_contexts(guilds=True)
    async def keep(interaction: discord.Interaction, message: discord.Message):
        heard.append(message)
        await interaction.response.send_message("Kept", ephemeral=True)

    await bot.tree.sync()
    said = server.say("ben", STUDY_ID, "Use an index")
    assert (await server.point("ana", said["id"], "Keep this"))["ok"]
    (message,) = heard
    assert (str(message.id), message.content, str(message.author.id)) == (said["id"], "Use an index", BEN)
    answer = server.snapshot("ana")["messages"][STUDY_ID][-1]
    assert (answer["type"], answer["interaction_metadata"]["command_type"]) == (23, 3)


async def test_a_command_beside_a_message_must_be_there(server, bot):
    """A command that nobody declared, or a message that is gone, cannot be chosen."""
    said = server.say("ben", STUDY_ID, "Use an index")
    assert (await server.point("ana", said["id"], "Keep this"))["error"] == "Unknown command"
    assert (await server.point("ana", "1", "Keep this"))["error"] == "Unknown Message"
