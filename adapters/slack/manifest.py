"""The manifest that installs the app in a workspace, generated from the commands."""

from adapters.slack.leaving import LEAVING
from adapters.slack.limits import COMMAND_DESCRIPTION, USAGE_HINT, cut
from adapters.slack.prose import Json
from bot.interface import words
from bot.interface.actions import ACTIONS, Action
from bot.interface.commands import COMMANDS, Command

WHOLE = "studyhall"
"""The one command that cannot collide with another app's; the others stand behind it as words."""
CENTRE = "quiz"
BUILT_IN = frozenset({"help", "me"})
"""Commands that Slack keeps for itself; ours are reached behind the whole one."""

# docs.slack.dev/reference/app-manifest, bot_optional: the bot works without these.
# chat.postMessage looks back only after an attempt that may have succeeded; without the first two
# it cannot, and a steward is asked instead.
LOOKING_BACK = ["channels:history", "groups:history"]
# Without this, pictures are shown as the text that describes them, and files are not sent.
SENDING_FILES = ["files:write"]


def manifest(short_names: bool = False, actions: tuple[Action, ...] = ACTIONS) -> Json:
    """Return the app's manifest; `short_names` installs every command under its own name too."""
    names = list(dict.fromkeys(command.path[0] for command in COMMANDS if command.path[0] not in BUILT_IN))
    shown = names if short_names else [CENTRE]
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Studyhall",
            "description": words.ABOUT,
        },
        "features": {
            # direct messages appear in the messages tab; what people write there is not read
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": WHOLE, "always_online": True},
            "shortcuts": [_shortcut(action) for action in actions],
            "slash_commands": [_whole(), *(_short(name) for name in shown)],
        },
        "oauth_config": {
            "scopes": {
                "bot": ["chat:write", "commands", "users:read"],
                "bot_optional": [*LOOKING_BACK, *SENDING_FILES],
            }
        },
        "settings": {
            "event_subscriptions": {"bot_events": list(LEAVING)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _whole() -> Json:
    help_command = next(command for command in COMMANDS if command.path == ("help",))
    return _slash(WHOLE, help_command.summary, " | ".join(command.name for command in COMMANDS))


def _short(name: str) -> Json:
    group = [command for command in COMMANDS if command.path[0] == name]
    hint = " | ".join(_usage(command) for command in group)
    return _slash(name, group[0].summary, hint)


def _usage(command: Command) -> str:
    return " ".join((*command.path[1:], *(f"[{option.name}]" for option in command.options)))


def _shortcut(action: Action) -> Json:
    # the description is required and shown nowhere but in the app's settings
    return {
        "name": action.label,
        "type": "message",
        "callback_id": action.verb,
        "description": action.label,
    }


def _slash(name: str, description: str, hint: str) -> Json:
    described = {"command": f"/{name}", "description": cut(description, COMMAND_DESCRIPTION)}
    usage = {"usage_hint": cut(hint, USAGE_HINT)} if hint else {}
    return {**described, **usage, "should_escape": False}
