"""The gateway: login, resuming, losing sessions, and zombies."""

import asyncio
import json

import aiohttp
import discord
import pytest

from playground.discord.places import APPLICATION_ID, GUILD_ID, STUDY_ID, TOKEN
from playground.discord.server import DiscordServer


async def test_bot_sees_guild_after_login(bot):
    """A bot that logged in knows its guild, the channels and its own permissions."""
    guild = bot.get_guild(int(GUILD_ID))
    assert [channel.name for channel in guild.text_channels] == ["study", "random"]
    assert bot.application_id == int(APPLICATION_ID)
    assert guild.get_channel(int(STUDY_ID)).permissions_for(guild.me).send_messages


async def test_bot_lacks_permission_elsewhere(bot, elsewhere):
    """The client itself can tell that the bot may only read in the second channel."""
    granted = elsewhere.permissions_for(elsewhere.guild.me)
    assert granted.view_channel
    assert not granted.send_messages


async def test_wrong_token_is_no_login(server):
    """A wrong token is refused with 401."""
    client = discord.Client(intents=discord.Intents.none())
    with pytest.raises(discord.LoginFailure):
        await client.login("wrong")
    await client.close()


async def test_privileged_intent_is_refused(server):
    """Asking for an intent that was not granted closes the gateway with 4014."""
    client = discord.Client(intents=discord.Intents(guilds=True, message_content=True))
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await client.start(TOKEN)
    await client.close()


async def test_granted_members_intent_brings_the_people(server, launch):
    """With the members intent granted, the bot knows everybody."""
    server.granted_intents = 1 << 1
    async with launch(discord.Intents(guilds=True, members=True)) as bot:
        names = {member.name for member in bot.get_guild(int(GUILD_ID)).members}
    assert names == {"studyhall", "ana", "ben", "cem"}


async def test_dropped_gateway_resumes_and_replays(server, bot):
    """What happens while the connection is down arrives after the resume, in order."""
    for word in ("one", "two"):
        server.say("ana", STUDY_ID, f"<@{APPLICATION_ID}> {word}")
    server.drop_gateway(4000)
    server.say("ana", STUDY_ID, f"<@{APPLICATION_ID}> three")
    await asyncio.wait_for(bot.resumes.get(), 5)
    heard = [(await asyncio.wait_for(bot.heard.get(), 5)).content.split()[-1] for _ in range(3)]
    assert heard == ["one", "two", "three"]
    assert bot.readies.empty()


async def test_reconnect_request_is_followed_by_resume(server, bot):
    """A client that is asked to reconnect resumes its session."""
    server.ask_to_reconnect()
    await asyncio.wait_for(bot.resumes.get(), 5)


async def test_invalid_session_identifies_anew(server, bot):
    """A client whose session is invalid begins a new one."""
    server.invalidate_session()
    await asyncio.wait_for(bot.readies.get(), 5)
    assert bot.resumes.empty()


async def test_forgotten_session_is_not_resumed(server, bot):
    """A client that comes back after its session was forgotten begins a new one."""
    server.world.hub.sessions.clear()
    server.drop_gateway()
    await asyncio.wait_for(bot.readies.get(), 5)
    assert bot.resumes.empty()


async def test_words_of_others_are_withheld(server, bot):
    """Without the message-content intent the bot reads a message only if it is named in it."""
    server.say("ana", STUDY_ID, "secret")
    server.say("ana", STUDY_ID, f"<@{APPLICATION_ID}> hello")
    heard = [(await asyncio.wait_for(bot.heard.get(), 5)).content for _ in range(2)]
    assert heard == ["", f"<@{APPLICATION_ID}> hello"]


async def test_silent_client_is_closed(clock):
    """A connection without heartbeats is closed with 4009."""
    server = DiscordServer(clock, heartbeat_seconds=0.02)
    await server.start()
    async with aiohttp.ClientSession() as session, session.ws_connect(server.gateway_url) as socket:
        assert json.loads((await socket.receive()).data)["op"] == 10
        await socket.receive()
        assert socket.close_code == 4009
    await server.stop()


async def test_bad_gateway_token_is_closed(server):
    """Identifying with a wrong token closes with 4004."""
    async with aiohttp.ClientSession() as session, session.ws_connect(server.gateway_url) as socket:
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 0}})
        while not socket.closed:
            await socket.receive()
        assert socket.close_code == 4004


async def test_kicked_bot_loses_guild(server, bot):
    """A bot that was thrown out loses its guild and its access."""
    removed = asyncio.Event()

    async def on_guild_remove(_):
        removed.set()

    bot.on_guild_remove = on_guild_remove
    server.kick_bot()
    await asyncio.wait_for(removed.wait(), 5)
    assert not bot.guilds
    with pytest.raises(discord.Forbidden) as refusal:
        await bot.fetch_channel(int(STUDY_ID))
    assert refusal.value.code == 50001
