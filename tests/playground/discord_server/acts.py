"""What the client under test does when people act: commands, buttons and a modal with every field."""

import re

import discord
from discord import app_commands

from playground.discord.places import STUDY_ID

GOOD = {"plan": "Cache it", "level": "Senior", "sure": "high", "steps": ["a", "c"], "share": True}
"""The modal as somebody fills it in."""


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


async def register(bot):
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
