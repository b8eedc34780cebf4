"""Commands, components and modals: from the person's hand to the bot and back."""

import asyncio

import discord
import pytest

from playground.discord.places import RANDOM_ID, STUDY_ID, USER_IDS
from tests.playground.discord_server.acts import (
    GOOD,
    dynamic_button,
    messages,
    register,
)

SILENT = 0.02


@pytest.fixture
async def commands(bot):
    """Register the bot's commands."""
    return await register(bot)


async def test_sync_registers_nested_commands(server, commands):
    """Synced commands are listed to those who may use them, sub-commands inside."""
    seen = {command["name"]: command for command in server.snapshot("ben")["commands"]}
    assert set(seen) == {"quiz", "study", "slow", "form"}
    assert seen["study"]["options"][0]["name"] == "setup"


async def test_resync_keeps_command_ids(server, commands):
    """A command that is registered again keeps its id."""
    before = {command["name"]: command["id"] for command in server.snapshot("ben")["commands"]}
    await commands.tree.sync()
    assert {command["name"]: command["id"] for command in server.snapshot("ben")["commands"]} == before


async def test_reserved_command_is_hidden_and_refused(server, commands):
    """A command that needs a permission does not exist for people without it."""
    assert "study" not in {command["name"] for command in server.snapshot("ana")["commands"]}
    assert await server.run_command("ana", STUDY_ID, "study setup") == {
        "ok": False,
        "error": "Unknown command",
    }
    assert (await server.run_command("ben", STUDY_ID, "study setup"))["ok"]


async def test_private_answer_is_seen_by_one(server, commands):
    """An ephemeral answer is seen by the one who asked, and by nobody else."""
    assert await server.run_command("ana", STUDY_ID, "quiz", {"topic": "security"}) == {
        "ok": True,
        "error": None,
    }
    [reply] = messages(server, "ana")
    assert (reply["content"], reply["ephemeral"], reply["interaction"]["name"]) == (
        "security 5",
        True,
        "quiz",
    )
    assert messages(server, "ben") == []


async def test_private_answer_is_out_of_reach_of_the_channel(server, commands, study):
    """An ephemeral message is neither in the history nor found by its id."""
    await server.run_command("ana", STUDY_ID, "quiz", {"topic": "security"})
    [reply] = messages(server, "ana")
    assert [m async for m in study.history()] == []
    with pytest.raises(discord.NotFound):
        await study.fetch_message(int(reply["id"]))


async def test_answer_needs_no_permission_in_the_channel(server, commands):
    """A command is answered even where the bot may not write."""
    assert (await server.run_command("ana", RANDOM_ID, "quiz", {"topic": "security"}))["ok"]
    assert len(messages(server, "ana", RANDOM_ID)) == 1


async def test_picked_person_arrives_resolved(server, commands):
    """A person given as an option arrives as a member."""
    await server.run_command("ana", STUDY_ID, "quiz", {"topic": "x", "who": "cem"})
    assert messages(server, "ana")[0]["content"] == f"x 5 Cem {USER_IDS['cem']}"


@pytest.mark.parametrize("options", [{}, {"topic": "x", "count": 11}, {"topic": "x", "colour": "red"}])
async def test_wrong_options_never_reach_the_bot(server, commands, options):
    """A missing, unknown or impossible option is refused before the bot hears of it."""
    outcome = await server.run_command("ana", STUDY_ID, "quiz", options)
    assert not outcome["ok"]
    assert server.snapshot("ana")["notices"] == []


async def test_autocomplete_offers_what_fits(server, commands):
    """Typing into an option returns the bot's suggestions."""
    choices = await server.autocomplete("ana", STUDY_ID, "quiz", "topic", "d")
    assert [choice["value"] for choice in choices] == ["databases", "deployment"]


async def read_until(server, person, word):
    """Return what a person reads in the channel once a message says a word."""
    changed = asyncio.Event()
    server.on_change(changed.set)
    while word not in [message["content"] for message in messages(server, person)]:
        changed.clear()
        await asyncio.wait_for(changed.wait(), 5)
    return messages(server, person)


async def test_deferred_answer_is_filled_by_the_first_follow_up(server, commands):
    """After a deferral the first follow-up takes the place of the loading reply."""
    assert (await server.run_command("ana", STUDY_ID, "slow"))["ok"]
    read = await read_until(server, "ana", "And more")
    assert [(m["content"], m["flags"] & 128, m["ephemeral"]) for m in read] == [
        ("Done", 0, True),
        ("And more", 0, True),
    ]


async def test_dynamic_button_answers_the_presser(server, commands, study):
    """A press of a button that the bot knows only by its pattern is answered privately."""
    message = await study.send("Choose", view=dynamic_button())
    assert (await server.press("cem", str(message.id), "answer:b"))["ok"]
    assert messages(server, "cem")[-1]["content"] == "You chose b"
    assert len(messages(server, "ana")) == 1


async def test_disabled_or_missing_button_cannot_be_pressed(server, commands, study):
    """Only a button that is there and enabled can be pressed."""
    view = discord.ui.View().add_item(discord.ui.Button(label="Closed", custom_id="closed", disabled=True))
    message = await study.send("Choose", view=view)
    assert (await server.press("ana", str(message.id), "closed"))["error"] == "This component is disabled"
    assert (await server.press("ana", str(message.id), "other"))["error"] == "Unknown component"


async def test_strangers_private_button_is_unknown(server, commands):
    """Nobody can press a button of a message that another person sees alone."""

    @commands.tree.command(description="Private")
    async def private(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Only you", view=dynamic_button(), ephemeral=True)

    await commands.tree.sync()
    await server.run_command("ana", STUDY_ID, "private")
    message_id = messages(server, "ana")[0]["id"]
    assert (await server.press("cem", message_id, "answer:b"))["error"] == "Unknown Message"
    assert (await server.press("ana", message_id, "answer:b"))["ok"]


async def test_select_in_a_message(server, bot, study):
    """A choice reaches the bot, which may change the message in answer."""
    view = discord.ui.View(timeout=None)
    select = discord.ui.Select(
        custom_id="pick", options=[discord.SelectOption(label=word) for word in ("x", "y")]
    )

    async def picked(interaction):
        await interaction.response.edit_message(content=f"Picked {select.values[0]}", view=None)

    select.callback = picked
    message = await study.send("Pick", view=view.add_item(select))
    assert (await server.choose("ana", str(message.id), "pick", ["y"]))["ok"]
    assert (messages(server, "ben")[0]["content"], messages(server, "ben")[0]["components"]) == (
        "Picked y",
        [],
    )
    assert not (await server.choose("ana", str(message.id), "pick", ["z"]))["ok"]


async def test_modal_is_filled_and_submitted(server, commands):
    """A modal opens for one person, and every kind of field reaches the bot."""
    await server.run_command("ana", STUDY_ID, "form")
    assert server.snapshot("ana")["modal"]["title"] == "Your answer"
    assert server.snapshot("ben")["modal"] is None
    assert (await server.submit_modal("ana", "form", GOOD))["ok"]
    assert messages(server, "ana")[-1]["content"] == "Cache it Senior high a c True"
    assert server.snapshot("ana")["modal"] is None


@pytest.mark.parametrize(
    "wrong", [{"plan": ""}, {"plan": "x" * 21}, {"level": "Other"}, {"sure": "maybe"}, {"steps": ["z"]}]
)
async def test_wrong_field_keeps_the_modal_open(server, commands, wrong):
    """What the modal does not allow is shown at its field, and the modal stays."""
    await server.run_command("ana", STUDY_ID, "form")
    assert not (await server.submit_modal("ana", "form", GOOD | wrong))["ok"]
    assert set(server.snapshot("ana")["modal"]["errors"]) == set(wrong)


async def test_dismissed_modal_is_gone(server, commands):
    """A dismissed modal is closed, and the bot hears nothing."""
    await server.run_command("ana", STUDY_ID, "form")
    assert server.dismiss_modal("ana")["ok"]
    assert server.snapshot("ana")["modal"] is None
    assert not (await server.submit_modal("ana", "form", GOOD))["ok"]
