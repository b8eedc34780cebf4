"""Commands, components and modals: from the person's hand to the bot and back."""

import asyncio
import re

import discord
import pytest
from discord import app_commands

from playground.discord.places import GUILD_ID, RANDOM_ID, STUDY_ID, USER_IDS

SILENT = 0.02


class Answer(discord.ui.DynamicItem[discord.ui.Button], template=r"answer:(?P<key>\w+)"):
    """A button that the bot knows by its custom_id alone."""

    def __init__(self, key):
        super().__init__(discord.ui.Button(label=key, custom_id=f"answer:{key}"))
        self.key = key

    @classmethod
    async def from_custom_id(cls, interaction, item, match: re.Match):
        """Rebuild the button."""
        return cls(match["key"])

    async def callback(self, interaction):
        """Answer to the one who pressed."""
        await interaction.response.send_message(f"You chose {self.key}", ephemeral=True)


class Form(discord.ui.Modal, title="Your answer"):
    """A modal with every kind of field that the product uses."""

    plan = discord.ui.Label(
        text="Plan",
        component=discord.ui.TextInput(custom_id="plan", max_length=20, style=discord.TextStyle.long),
    )
    level = discord.ui.Label(
        text="Level",
        component=discord.ui.Select(
            custom_id="level",
            options=[discord.SelectOption(label="Junior"), discord.SelectOption(label="Senior")],
        ),
    )
    sure = discord.ui.Label(
        text="How sure",
        component=discord.ui.RadioGroup(
            custom_id="sure", options=[discord.RadioGroupOption(label=word) for word in ("low", "high")]
        ),
    )
    steps = discord.ui.Label(
        text="Steps",
        component=discord.ui.CheckboxGroup(
            custom_id="steps", options=[discord.CheckboxGroupOption(label=word) for word in ("a", "b", "c")]
        ),
    )
    share = discord.ui.Label(text="Share", component=discord.ui.Checkbox(custom_id="share"))

    async def on_submit(self, interaction):
        """Say what was submitted."""
        plan, level, sure, steps, share = (
            field.component for field in (self.plan, self.level, self.sure, self.steps, self.share)
        )
        words = [plan.value, *level.values, sure.value, *steps.values, str(share.value)]
        await interaction.response.send_message(" ".join(words), ephemeral=True)


@pytest.fixture
async def commands(bot):
    """Register the bot's commands."""
    tree = bot.tree
    study = app_commands.Group(
        name="study", description="Settings", default_permissions=discord.Permissions(manage_guild=True)
    )

    @tree.command(description="A private question")
    @app_commands.describe(topic="What about", count="How many", who="Whom")
    async def quiz(
        interaction: discord.Interaction,
        topic: str,
        count: app_commands.Range[int, 1, 10] = 5,
        who: discord.Member | None = None,
    ) -> None:
        rest = f" {who.display_name} {who.id}" if who else ""
        await interaction.response.send_message(f"{topic} {count}{rest}", ephemeral=True)

    @quiz.autocomplete("topic")
    async def topics(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        known = ("security", "databases", "deployment")
        return [
            app_commands.Choice(name=word.title(), value=word) for word in known if word.startswith(current)
        ]

    @study.command(description="Begin")
    async def setup(interaction: discord.Interaction) -> None:
        assert interaction.permissions.manage_guild
        await interaction.response.send_message("Set up", view=dynamic_button())

    @tree.command(description="Takes a while")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("Done", ephemeral=True)
        await interaction.followup.send("And more", ephemeral=True)

    @tree.command(description="A form")
    async def form(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form(custom_id="form"))

    tree.add_command(study)
    await tree.sync()
    bot.add_dynamic_items(Answer)
    return bot


def dynamic_button():
    """Return a view with one dynamic button."""
    return discord.ui.View(timeout=None).add_item(Answer("b"))


def plain_button():
    """Return a view with one button that the library itself does nothing about."""
    return discord.ui.View(timeout=None).add_item(discord.ui.Button(label="Press", custom_id="plain"))


def messages(server, person, channel=STUDY_ID):
    """Return what a person reads in a channel."""
    return server.snapshot(person)["messages"][channel]


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


GOOD = {"plan": "Cache it", "level": "Senior", "sure": "high", "steps": ["a", "c"], "share": True}


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
