"""What the local Discord remembers over a restart."""

import io

import aiohttp
import discord

from playground.discord.places import STUDY_ID
from playground.discord.server import DiscordServer


async def test_yesterdays_button_still_works(clock, aim, tmp_path, launch):
    """After a restart and a day, messages, threads and buttons of yesterday are there and work."""
    yesterday = DiscordServer(clock, folder=tmp_path)
    await yesterday.start()
    aim(yesterday)
    async with launch() as bot:
        channel = bot.get_channel(int(STUDY_ID))
        view = discord.ui.View(timeout=None).add_item(discord.ui.Button(label="A", custom_id="a"))
        message = await channel.send("Question", view=view)
        await (await message.create_thread(name="Answers")).send("Layer one")
    await yesterday.stop()

    clock.forward(days=1)
    today = DiscordServer(clock, folder=tmp_path)
    await today.start()
    aim(today)
    async with launch() as bot:

        async def on_interaction(interaction):
            await interaction.response.edit_message(content="Answered")

        bot.on_interaction = on_interaction
        assert (await today.press("ana", str(message.id), "a"))["ok"]
        assert [m["content"] for m in today.snapshot("ben")["messages"][STUDY_ID]] == ["Answered"]
        thread = today.snapshot("ben")["threads"][str(message.id)]
        assert [m["content"] for m in thread["messages"]] == ["Layer one"]
        fresh = await bot.get_channel(int(STUDY_ID)).send("Today")
        assert fresh.id > message.id
    await today.stop()


async def test_uploaded_file_moves_with_the_server(clock, aim, tmp_path, launch):
    """A file of yesterday is found where today's server says."""
    yesterday = DiscordServer(clock, folder=tmp_path)
    await yesterday.start()
    aim(yesterday)
    async with launch() as bot:
        await bot.get_channel(int(STUDY_ID)).send(file=discord.File(io.BytesIO(b"bytes"), "a.png"))
    await yesterday.stop()
    today = DiscordServer(clock, folder=tmp_path)
    await today.start()
    [message] = today.snapshot("ana")["messages"][STUDY_ID]
    url = message["attachments"][0]["url"]
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert url.startswith(today.world.origin)
        assert await response.read() == b"bytes"
    await today.stop()
