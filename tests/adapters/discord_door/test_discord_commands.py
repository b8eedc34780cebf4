"""What Discord is told about the commands."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import limits
from adapters.discord.commands import payload, same
from bot.interface.commands import COMMANDS, Command
from playground.discord.command_forms import check_commands

MANAGE_GUILD = "32"


def characters(thing):
    """Count what Discord counts of a command: names, descriptions and values."""
    own = sum(len(str(thing.get(name, ""))) for name in ("name", "description", "value"))
    parts = [*thing.get("options", ()), *thing.get("choices", ())]
    return own + sum(characters(part) for part in parts)


def test_discord_takes_the_commands():
    """The commands are inside every limit that Discord has for them."""
    check_commands(payload())
    assert all(characters(command) <= limits.COMMAND_CHARACTERS for command in payload())


def test_every_command_is_there():
    """Each declared path can be typed, in a group where it has two words."""
    paths = {
        (command["name"], *((option["name"],) if option["type"] == 1 else ()))
        for command in payload(actions=())
        for option in command["options"] or [{"type": 3}]
    }
    assert paths == {command.path for command in COMMANDS}


def test_stewards_commands_are_closed_to_others():
    """A command only for stewards asks for Manage Server, the others ask for nothing."""
    closed = {c["name"]: c.get("default_member_permissions") for c in payload()}
    assert closed["study"] == MANAGE_GUILD
    assert closed["quiz"] is None


def test_a_group_with_one_open_command_stays_open():
    """A group is closed only if everything in it is for stewards."""
    mixed = (Command(("study", "setup"), "Set up", stewards_only=True), Command(("study", "help"), "Help"))
    (group,) = payload(mixed, ())
    assert "default_member_permissions" not in group


def test_options_help_whoever_types():
    """A topic is completed, a level is chosen, a count is a number from 1 to 10."""
    quiz = next(command for command in payload() if command["name"] == "quiz")
    topic, level, count = quiz["options"]
    assert topic["autocomplete"]
    assert [choice["value"] for choice in level["choices"]] == ["junior", "mid", "senior", "staff"]
    assert (count["type"], count["min_value"], count["max_value"]) == (4, 1, 10)


def test_commands_exist_only_in_guilds():
    """Nobody can type a command where there is no channel to study in."""
    assert all(command["contexts"] == [0] for command in payload())


def answered(ours):
    """Return the commands as Discord gives them back, with all that it adds."""
    added = {"id": "1", "version": "2", "nsfw": False, "name_localizations": None, "dm_permission": True}
    return [copy.deepcopy(command) | added for command in reversed(ours)]


def test_what_discord_adds_is_no_difference():
    """Commands that came back from Discord are the same, in any order."""
    assert same(payload(), answered(payload()))


@pytest.mark.parametrize(
    "change", [{"description": "Other"}, {"default_member_permissions": "8"}, {"options": []}]
)
def test_a_changed_command_is_a_difference(change):
    """A new sentence, another permission or a lost option is registered again."""
    theirs = answered(payload())
    theirs[-1] |= change
    assert not same(payload(), theirs)


@given(st.text(min_size=1, max_size=400))
def test_a_long_summary_is_cut(summary):
    """A description never grows over Discord's limit."""
    (command,) = payload((Command(("quiz",), summary),), ())
    assert len(command["description"]) <= 100
