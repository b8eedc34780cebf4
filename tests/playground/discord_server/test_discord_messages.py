"""Messages over REST: posting once, history, threads, limits, permissions and pings."""

import asyncio
import io

import aiohttp
import discord
import pytest

from playground.discord.places import GUILD_ID, STUDY_ID, USER_IDS
from playground.discord.routes import Route
from playground.faults import Fault

ANA = USER_IDS["ana"]


def refused_with(code):
    """Return the expectation of a refusal with this code."""
    return pytest.raises(discord.HTTPException, check=lambda error: error.code == code)


async def test_message_is_seen_by_everybody(server, study):
    """What the bot posts is in the channel for every person."""
    message = await study.send("Hello")
    shown = server.snapshot("cem")["messages"][STUDY_ID]
    assert [(m["id"], m["content"], m["ephemeral"]) for m in shown] == [(str(message.id), "Hello", False)]


async def test_same_nonce_posts_once(server, study):
    """The same nonce within a few minutes returns the message that is already there."""
    first = await study.send("Hello", nonce="occurrence-1")
    again = await study.send("Hello", nonce="occurrence-1")
    assert again.id == first.id
    assert len(server.snapshot("ana")["messages"][STUDY_ID]) == 1


async def test_spent_nonce_outlives_deletion(server, study):
    """A nonce is spent even if its message was deleted since."""
    first = await study.send("Hello", nonce="n")
    await first.delete()
    again = await study.send("Hello", nonce="n")
    assert again.id == first.id
    assert not server.snapshot("ana")["messages"][STUDY_ID]


async def test_old_nonce_posts_again(study, clock):
    """After a few minutes a nonce no longer protects."""
    first = await study.send("Hello", nonce="n")
    clock.forward(minutes=6)
    assert (await study.send("Hello", nonce="n")).id != first.id


async def test_overlong_nonce_is_refused(study):
    """A nonce has at most 25 characters."""
    with refused_with(50035):
        await study.send("Hello", nonce="n" * 26)


async def test_missing_permission(elsewhere):
    """Posting where the bot may only read is refused with 50013."""
    with refused_with(50013):
        await elsewhere.send("Hello")


async def test_removed_bot_has_no_access(server, study):
    """Posting where the bot sees nothing is refused with 50001."""
    server.remove_bot(STUDY_ID)
    with refused_with(50001):
        await study.send("Hello")


async def test_private_channel_is_closed_to_the_bot(server, bot):
    """A channel of which the bot is no member answers 50001."""
    channel_id = server.add_channel("private", member=False)
    with refused_with(50001):
        await bot.fetch_channel(int(channel_id))


async def test_deleted_channel_is_unknown(server, study):
    """A deleted channel answers 10003."""
    server.delete_channel(STUDY_ID)
    with refused_with(10003):
        await study.send("Hello")


async def test_unknown_message(study):
    """A message that is not there answers 10008."""
    with refused_with(10008):
        await study.fetch_message(1)


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2001},
        {"embed": discord.Embed(title="x" * 257)},
        {"embed": discord.Embed(description="x" * 4097)},
        {"embeds": [discord.Embed(description="x" * 3001)] * 2},
        {"embed": discord.Embed().add_field(name="x", value="x" * 1025)},
        {"embed": discord.Embed().set_footer(text="x" * 2049)},
        {"embed": discord.Embed().set_author(name="x" * 257)},
    ],
)
async def test_overlong_text_is_refused(study, body):
    """Text beyond a limit is refused as an invalid form."""
    with refused_with(50035):
        await study.send(**body)


def row_of(*items):
    """Return a view with these items."""
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view


@pytest.mark.parametrize(
    "items",
    [
        [discord.ui.Button(label="x" * 81, custom_id="a")],
        [discord.ui.Button(label="a", custom_id="a"), discord.ui.Button(label="b", custom_id="a")],
        [discord.ui.Select(custom_id="a", options=[discord.SelectOption(label="x" * 101, value="v")])],
        [discord.ui.Select(custom_id="a", options=[discord.SelectOption(label="x", value="v")] * 2)],
    ],
)
async def test_wrong_components_are_refused(study, items):
    """A component beyond a limit, or one custom_id twice, is refused as an invalid form."""
    with refused_with(50035):
        await study.send("Hello", view=row_of(*items))


async def test_new_layout_refuses_content_and_too_much_text(server, study):
    """Components V2 allow no content beside them and 4,000 displayed characters at most."""
    http = study._state.http
    texts = [{"type": 10, "content": "x" * 2001}] * 2
    for payload in (
        {"flags": 1 << 15, "content": "a", "components": texts[:1]},
        {"flags": 1 << 15, "components": texts},
        {"flags": 1 << 15, "components": [{"type": 14}] * 41},
    ):
        with refused_with(50035):
            await http.request(discord.http.Route("POST", f"/channels/{STUDY_ID}/messages"), json=payload)


async def test_new_layout_is_posted(server, study):
    """A LayoutView arrives with numbered components."""
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.Container(discord.ui.TextDisplay("Hello"), discord.ui.Separator()))
    await study.send(view=view)
    [message] = server.snapshot("ana")["messages"][STUDY_ID]
    assert message["components"][0]["components"][0]["content"] == "Hello"
    assert message["components"][0]["id"] == 1


async def test_empty_message_is_refused(study):
    """Blank content is no message: 50006."""
    with refused_with(50006):
        await study.send("   ")


async def test_edit_keeps_time_of_posting(server, study, clock):
    """An edit changes the words and the edit time, not the time of posting."""
    message = await study.send("Before")
    clock.forward(minutes=1)
    edited = await message.edit(content="After")
    assert edited.created_at == message.created_at
    assert edited.edited_at == clock.now()


async def test_history_pages_both_ways(study):
    """History is found before, after and around a message."""
    sent = [(await study.send(str(n))).id for n in range(5)]
    after = [m.id async for m in study.history(after=discord.Object(sent[1]), limit=2)]
    before = [m.id async for m in study.history(before=discord.Object(sent[3]), limit=2)]
    around = [m.id async for m in study.history(around=discord.Object(sent[2]), limit=3)]
    assert after == sent[2:4]
    assert before == [sent[2], sent[1]]
    assert sorted(around) == sent[1:4]


async def test_message_has_one_thread(server, study):
    """A message's thread takes its id, and a second one is refused with 160004."""
    message = await study.send("Question")
    thread = await message.create_thread(name="Answers")
    await thread.send("Layer one")
    assert thread.id == message.id
    shown = server.snapshot("ana")
    assert shown["messages"][STUDY_ID][0]["thread"]["name"] == "Answers"
    assert [m["content"] for m in shown["threads"][str(thread.id)]["messages"]] == ["Layer one"]
    with refused_with(160004):
        await message.create_thread(name="Again")


async def test_silent_thread_is_archived_and_reopens(server, study, clock):
    """A thread sleeps after its time; no edit is possible until somebody writes in it."""
    thread = await (await study.send("Question")).create_thread(name="Answers", auto_archive_duration=60)
    reply = await thread.send("One")
    clock.forward(minutes=61)
    assert server.snapshot("ana")["threads"][str(thread.id)]["archived"]
    with refused_with(50083):
        await reply.edit(content="Two")
    await thread.send("Awake")
    assert not server.snapshot("ana")["threads"][str(thread.id)]["archived"]


async def test_file_is_uploaded_and_served(server, study):
    """A file comes with the message and can be fetched where the message says."""
    message = await study.send(
        "Chart", file=discord.File(io.BytesIO(b"bytes"), "chart.png", description="A chart")
    )
    async with aiohttp.ClientSession() as session, session.get(message.attachments[0].url) as response:
        assert await response.read() == b"bytes"
    assert message.attachments[0].description == "A chart"


async def test_ordinary_message_pings_by_default(server, study):
    """Without allowed_mentions an ordinary message notifies everybody that it names."""
    await study.send(f"@everyone @here <@{ANA}> <@&{1300000000000000001}> `<@{USER_IDS['cem']}>`")
    assert {(ping.kind, ping.target_id) for ping in server.pings} == {
        ("everyone", None),
        ("here", None),
        ("user", ANA),
        ("role", "1300000000000000001"),
    }


async def test_allowed_mentions_silence_a_message(server, study):
    """With allowed mentions of none nobody is notified."""
    await study.send(f"@everyone <@{ANA}>", allowed_mentions=discord.AllowedMentions.none())
    assert not server.pings


async def test_direct_message_reaches_one_person(server, bot):
    """A direct message is seen by its recipient only."""
    user = await bot.fetch_user(int(ANA))
    message = await user.send("For you")
    assert str(message.channel.id) in server.snapshot("ana")["messages"]
    assert str(message.channel.id) not in server.snapshot("ben")["messages"]


async def test_member_and_guild_are_described(bot):
    """The bot can look up its guild and a member."""
    guild = await bot.fetch_guild(int(GUILD_ID))
    member = await guild.fetch_member(int(ANA))
    assert (guild.name, member.display_name) == ("Studyhall", "Ana")


async def test_rate_limit_is_waited_out(server, study):
    """A rate-limited call is told when to come again, and then works."""
    server.faults.arrange(Route.CREATE_MESSAGE, Fault.RATE_LIMIT)
    message = await study.send("Hello")
    assert [m["id"] for m in server.snapshot("ana")["messages"][STUDY_ID]] == [str(message.id)]


@pytest.mark.parametrize(("fault", "posted"), [(Fault.DROP_BEFORE, 0), (Fault.DROP_AFTER, 1)])
async def test_dropped_call_leaves_doubt(server, study, fault, posted):
    """A dropped connection looks the same whether or not the message was posted."""
    server.faults.arrange(Route.CREATE_MESSAGE, fault)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await study.send("Hello")
    assert len(server.snapshot("ana")["messages"][STUDY_ID]) == posted


async def test_what_is_accepted_late_appears_later(server, study, clock):
    """After a lost connection a message may appear some seconds later, whether or not anybody calls."""
    server.faults.arrange(Route.CREATE_MESSAGE, Fault.LATE_ACCEPT)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await study.send("Hello")
    clock.forward(seconds=19)
    assert server.snapshot("ana")["messages"][STUDY_ID] == []
    clock.forward(seconds=1)
    assert len(server.snapshot("ana")["messages"][STUDY_ID]) == 1


async def test_a_late_twin_is_refused_by_the_nonce(server, study, clock):
    """A message that was sent again before its late twin appears stands there once."""
    server.faults.arrange(Route.CREATE_MESSAGE, Fault.LATE_ACCEPT)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await study.send("Hello", nonce="once")
    await study.send("Hello", nonce="once")
    clock.forward(seconds=20)
    assert len(server.snapshot("ana")["messages"][STUDY_ID]) == 1


async def test_a_silent_server_is_left_alone_at_last(server, study):
    """A call that is never answered ends with the caller's patience, and nothing happened."""
    server.faults.arrange(Route.CREATE_MESSAGE, Fault.SILENCE)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await study.send("Hello")
    assert server.snapshot("ana")["messages"][STUDY_ID] == []


async def test_error_after_posting_is_healed_by_the_nonce(server, study):
    """The library's own repetition after a 500 posts nothing twice."""
    server.faults.arrange(Route.CREATE_MESSAGE, Fault.ERROR_AFTER)
    await study.send("Hello")
    assert len(server.snapshot("ana")["messages"][STUDY_ID]) == 1
    assert [call.status for call in server.calls if call.route == Route.CREATE_MESSAGE] == [500, 200]


async def test_ids_increase_while_the_clock_stands(study):
    """Two messages of the same instant have different, increasing ids."""
    first, second = await study.send("One"), await study.send("Two")
    assert first.id < second.id
