"""What Discord takes as an answer to an interaction, when, and how often."""

import asyncio

import discord
import pytest

from playground.discord.places import GUILD_ID, USER_IDS
from tests.playground.discord_server.acts import (
    GOOD,
    Form,
    dynamic_button,
    messages,
    plain_button,
    register,
)

SILENT = 0.02


@pytest.fixture
async def commands(bot):
    """Register the bot's commands."""
    return await register(bot)


async def refusal_of(server, bot, action, answer):
    """Do something as a person, let the bot answer in some way, and return the refusal it got."""
    got = asyncio.get_running_loop().create_future()

    async def on_interaction(interaction):
        try:
            await answer(interaction)
        except discord.HTTPException as error:
            got.set_result(error)

    bot.on_interaction = on_interaction
    await action()
    return await asyncio.wait_for(got, 5)


class Stubborn(Form):
    """A modal that wants to open another one when it is submitted."""

    refusal: discord.HTTPException | None = None

    async def on_submit(self, interaction):
        """Try another modal, then answer as one must."""
        try:
            await interaction.response.send_modal(Form())
        except discord.HTTPException as error:
            self.refusal = error
        await interaction.response.send_message("Thanks", ephemeral=True)


async def test_modal_cannot_answer_a_modal(server, bot, study):
    """The submit of a modal cannot be answered with another modal."""
    message = await study.send("Choose", view=plain_button())
    form = Stubborn(custom_id="form")

    async def answer(interaction):
        if interaction.type is discord.InteractionType.component:
            await interaction.response.send_modal(form)

    bot.on_interaction = answer
    assert (await server.press("ana", str(message.id), "plain"))["ok"]
    assert (await server.submit_modal("ana", "form", GOOD))["ok"]
    assert form.refusal.code == 50035


async def test_late_answer_is_refused(server, bot, study):
    """After the deadline the interaction is unknown, and the person is told that nobody answered."""
    server.response_seconds = SILENT
    message = await study.send("Choose", view=plain_button())
    gone = asyncio.Event()
    server.on_change(gone.set)

    async def answer(interaction):
        while not server.snapshot("ana")["notices"]:
            gone.clear()
            await gone.wait()
        await interaction.response.send_message("Too late")

    refusal = await refusal_of(server, bot, lambda: server.press("ana", str(message.id), "plain"), answer)
    assert refusal.code == 10062
    assert [notice["text"] for notice in server.snapshot("ana")["notices"]] == [
        "The application did not respond"
    ]


async def test_second_answer_is_refused(server, bot, study):
    """An interaction is acknowledged once: 40060."""
    message = await study.send("Choose", view=plain_button())

    async def answer(interaction):
        await interaction.response.defer()
        interaction.response._response_type = None
        await interaction.response.defer()

    refusal = await refusal_of(server, bot, lambda: server.press("ana", str(message.id), "plain"), answer)
    assert refusal.code == 40060


async def test_token_dies_after_a_quarter_of_an_hour(server, bot, study, clock):
    """Fifteen minutes later a follow-up is refused with 50027."""
    message = await study.send("Choose", view=plain_button())

    async def answer(interaction):
        await interaction.response.defer()
        clock.forward(minutes=16)
        await interaction.followup.send("Late")

    refusal = await refusal_of(server, bot, lambda: server.press("ana", str(message.id), "plain"), answer)
    assert refusal.code == 50027


async def test_follow_up_before_the_answer_is_refused(server, bot, study):
    """Before the first answer there is no webhook: 10015."""
    server.response_seconds = SILENT
    message = await study.send("Choose", view=plain_button())
    refusal = await refusal_of(
        server,
        bot,
        lambda: server.press("ana", str(message.id), "plain"),
        lambda interaction: interaction.followup.send("Early"),
    )
    assert refusal.code == 10015


async def test_refused_answer_leaves_the_interaction_open(server, bot, study):
    """An answer that breaks a limit is no answer: a better one is accepted."""
    message = await study.send("Choose", view=plain_button())

    async def answer(interaction):
        with pytest.raises(discord.HTTPException):
            await interaction.response.send_message("x" * 2001)
        await interaction.response.send_message("Short", ephemeral=True)

    bot.on_interaction = answer
    assert (await server.press("ana", str(message.id), "plain"))["ok"]
    assert messages(server, "ana")[-1]["content"] == "Short"


async def test_interaction_reply_pings_people_only(server, bot, study):
    """Without allowed_mentions a reply to an interaction notifies people, not everyone."""
    message = await study.send("Choose", view=plain_button())

    async def answer(interaction):
        await interaction.response.send_message(f"@everyone <@{USER_IDS['ben']}>")

    bot.on_interaction = answer
    await server.press("ana", str(message.id), "plain")
    assert [(ping.kind, ping.target_id) for ping in server.pings] == [("user", USER_IDS["ben"])]


async def test_archived_thread_takes_no_press(server, bot, study):
    """In an archived thread nothing can be pressed."""
    thread = await (await study.send("Question")).create_thread(name="Answers")
    inside = await thread.send("Choose", view=dynamic_button())
    server.archive(str(thread.id))
    assert (await server.press("ana", str(inside.id), "answer:b"))["error"] == "Thread is archived"


@pytest.mark.parametrize(
    ("name", "description"), [("Quiz", "d"), ("q" * 33, "d"), ("quiz", "d" * 101), ("quiz", ""), ("a b", "d")]
)
async def test_wrong_command_is_refused(bot, name, description):
    """A command with a wrong name or description is not registered."""
    payload = [{"name": name, "description": description, "type": 1}]
    with pytest.raises(discord.HTTPException, check=lambda error: error.code == 50035):
        await bot.http.bulk_upsert_guild_commands(bot.application_id, int(GUILD_ID), payload)


async def test_command_in_a_direct_channel(server, commands):
    """A global command can be used in a direct channel, where there is no member."""
    user = await commands.fetch_user(int(USER_IDS["ana"]))
    channel = await user.create_dm()
    assert (await server.run_command("ana", str(channel.id), "quiz", {"topic": "security"}))["ok"]
    assert messages(server, "ana", str(channel.id))[0]["content"] == "security 5"


async def test_deferred_update_edits_the_pressed_message(server, bot, study):
    """After a deferred update the original answer is the message that was pressed."""
    message = await study.send("Open", view=plain_button())
    edited = asyncio.Event()

    async def answer(interaction):
        await interaction.response.defer()
        await interaction.edit_original_response(content="Closed", view=None)
        edited.set()

    bot.on_interaction = answer
    await server.press("ana", str(message.id), "plain")
    await asyncio.wait_for(edited.wait(), 5)
    assert [m["content"] for m in messages(server, "ben")] == ["Closed"]


async def test_callback_tells_which_message_it_made(server, bot, study):
    """The answer to a callback names the message, and the original can be fetched and deleted."""
    message = await study.send("Open", view=plain_button())
    seen = asyncio.get_running_loop().create_future()

    async def answer(interaction):
        made = await interaction.response.send_message("Mine", ephemeral=True)
        original = await interaction.original_response()
        await interaction.delete_original_response()
        seen.set_result((made.message_id, original.id, original.content))

    bot.on_interaction = answer
    await server.press("ana", str(message.id), "plain")
    made, fetched, content = await asyncio.wait_for(seen, 5)
    assert made == fetched
    assert content == "Mine"
    assert len(messages(server, "ana")) == 1


async def test_private_answer_in_a_thread_stays_there(server, bot, study):
    """An answer inside a thread stays in the thread."""
    thread = await (await study.send("Question")).create_thread(name="Answers")
    inside = await thread.send("Choose", view=plain_button())

    async def answer(interaction):
        await interaction.response.send_message("Private", ephemeral=True)

    bot.on_interaction = answer
    await server.press("ana", str(inside.id), "plain")
    read = [m["content"] for m in server.snapshot("ana")["threads"][str(thread.id)]["messages"]]
    assert read == ["Choose", "Private"]
    assert len(server.snapshot("ben")["threads"][str(thread.id)]["messages"]) == 1
