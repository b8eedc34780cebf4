"""What an operator needs to install the bot: Slack's manifest, Discord's invitation."""

import base64
import binascii
import json

import discord

from adapters.cli.configured import read_settings
from adapters.cli.trouble import Trouble
from adapters.discord.settings import DiscordSettings
from adapters.slack.manifest import manifest

NO_APPLICATION = (
    "The invitation needs the application's id, which the token holds. Set STUDYHALL_DISCORD_TOKEN to the"
    " token from the Developer Portal under Bot; the one that is set holds no id."
)

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def slack_manifest(short_names: bool, as_yaml: bool) -> str:
    """Return the manifest as text to paste."""
    made = manifest(short_names)
    if as_yaml:
        import yaml

        return str(yaml.safe_dump(made, sort_keys=False, allow_unicode=True)).rstrip()
    return json.dumps(made, indent=2, ensure_ascii=False)


def discord_invitation() -> str:
    """Return the link; nothing is asked over the network."""
    token = read_settings(DiscordSettings).token.get_secret_value()
    if not token:
        raise Trouble(NO_APPLICATION.replace("; the one that is set holds no id", ""))
    return discord.utils.oauth_url(_application(token), permissions=NEEDED, scopes=_SCOPES)


_SCOPES = ("bot", "applications.commands")


def _application(token: str) -> int:
    """Return the application's id: the first part of a token is its digits in base64."""
    first = token.split(".", 1)[0]
    try:
        return int(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (binascii.Error, ValueError) as no_id:
        raise Trouble(NO_APPLICATION) from no_id
