"""What installs and configures the door."""

import pytest
from pydantic_settings import SettingsError

from adapters.slack.manifest import manifest
from adapters.slack.people import is_steward
from adapters.slack.settings import SlackSettings
from bot.interface.actions import Action
from bot.interface.commands import COMMANDS


def test_by_default_two_names_are_installed():
    """The centre of the product and the name that cannot collide; nothing else is taken."""
    commands = manifest()["features"]["slash_commands"]
    assert [command["command"] for command in commands] == ["/studyhall", "/quiz"]
    assert all(command.name in commands[0]["usage_hint"] for command in COMMANDS)


def test_on_request_every_command_has_its_short_name():
    """Each command that Slack does not keep for itself is installed once, within Slack's limits."""
    commands = manifest(short_names=True)["features"]["slash_commands"]
    names = [command["command"] for command in commands]
    assert {f"/{command.path[0]}" for command in COMMANDS} - set(names) == {"/help", "/me"}
    assert len(names) == len(set(names)) <= 50
    for command in commands:
        assert len(command["command"]) <= 32
        assert 0 < len(command["description"]) <= 2000
        assert len(command.get("usage_hint", "")) <= 1000


def test_reading_channels_is_never_demanded():
    """The bot works with three scopes; looking back after a doubt, and sending files, are a choice."""
    scopes = manifest()["oauth_config"]["scopes"]
    assert scopes["bot"] == ["chat:write", "commands", "users:read"]
    assert scopes["bot_optional"] == ["channels:history", "groups:history", "files:write"]
    assert manifest()["settings"]["socket_mode_enabled"]


def test_slack_is_asked_only_for_the_end():
    """The app hears of two events, both of which end its stay, and of no message that people write."""
    assert manifest()["settings"]["event_subscriptions"] == {
        "bot_events": ["app_uninstalled", "tokens_revoked"]
    }
    assert manifest()["features"]["app_home"] == {
        "home_tab_enabled": False,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": True,
    }


def test_actions_become_shortcuts():
    """What can be done with a message is a shortcut of at most 24 characters."""
    assert [one["name"] for one in manifest()["features"]["shortcuts"]] == ["Keep as a note"]
    (shortcut,) = manifest(actions=(Action("keep", "Keep this"),))["features"]["shortcuts"]
    assert shortcut == {
        "name": "Keep this",
        "type": "message",
        "callback_id": "keep",
        "description": "Keep this",
    }


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    """A token from a file is used without its line end, and is shown to nobody."""
    secret = tmp_path / "token"
    secret.write_text("xoxb-from-file\n")
    monkeypatch.setenv("STUDYHALL_SLACK_BOT_TOKEN_FILE", str(secret))
    monkeypatch.setenv("STUDYHALL_SLACK_APP_TOKEN", "xapp-from-environment")
    settings = SlackSettings()
    assert settings.bot_token.get_secret_value() == "xoxb-from-file"
    assert settings.app_token.get_secret_value() == "xapp-from-environment"
    assert settings.base_url == "https://slack.com/api/"
    assert "from-file" not in repr(settings)


def test_a_secret_file_that_cannot_be_read_is_named(monkeypatch):
    """A wrong path is a sentence at the start, not a refusal by Slack later."""
    monkeypatch.setenv("STUDYHALL_SLACK_BOT_TOKEN_FILE", "/nowhere/token")
    with pytest.raises(SettingsError, match="STUDYHALL_SLACK_BOT_TOKEN_FILE"):
        SlackSettings()


@pytest.mark.parametrize(
    ("person", "steward"),
    [
        ({"team_id": "T1", "is_admin": True}, True),
        ({"team_id": "T1", "is_owner": True}, True),
        ({"team_id": "T1", "is_primary_owner": True}, True),
        ({"team_id": "T1"}, False),
        ({"team_id": "T2", "is_admin": True}, False),
        ({"team_id": "E1", "enterprise_user": {"teams": ["T1"]}, "is_admin": True}, True),
        ({"team_id": "T1", "is_admin": True, "is_stranger": True}, False),
        ({"team_id": "T1", "is_admin": True, "is_restricted": True}, False),
        ({"team_id": "T1", "is_admin": True, "is_ultra_restricted": True}, False),
        ({"team_id": "T1", "is_admin": True, "deleted": True}, False),
        ({}, False),
    ],
)
def test_stewards_are_admins_and_owners_of_this_workspace(person, steward):
    """Guests, outsiders and people who left never are, whatever else Slack says of them."""
    assert is_steward(person, "T1") is steward
