"""The payloads that Slack sends to the bot, in Slack's own shapes."""

from playground.slack import places
from playground.slack.message import Channel, Message, with_thread
from playground.slack.places import Json
from playground.slack.view import View, state_of
from playground.slack.workspace import Workspace


def _common(workspace: Workspace, kind: str, user: str) -> Json:
    name = places.user_name(user)
    return {
        "type": kind,
        "user": {"id": user, "username": name, "name": name, "team_id": places.TEAM_ID},
        "api_app_id": places.APP_ID,
        "token": places.VERIFICATION,
        "team": {"id": places.TEAM_ID, "domain": places.TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def slash_command(workspace: Workspace, user: str, channel: Channel, command: str, text: str) -> Json:
    """Return what a typed command sends."""
    return {
        "token": places.VERIFICATION,
        "team_id": places.TEAM_ID,
        "team_domain": places.TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.direct else channel.name,
        "user_id": user,
        "user_name": places.user_name(user),
        "command": command,
        "text": text,
        "api_app_id": places.APP_ID,
        "is_enterprise_install": "false",
        "response_url": workspace.responses.mint(user, channel.id),
        "trigger_id": workspace.triggers.mint(user),
    }


def message_action(workspace: Workspace, user: str, message: Message, action: Json) -> Json:
    """Return what a press in a message sends; a private message itself is not included."""
    channel = workspace.channels[message.channel]
    private = message.private_to is not None
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": private,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    drafts = workspace.drafts.get((user, message.ts), {})
    payload = _common(workspace, "block_actions", user) | {
        "container": container,
        "channel": {"id": channel.id, "name": "directmessage" if channel.direct else channel.name},
        "trigger_id": workspace.triggers.mint(user),
        "response_url": workspace.responses.mint(user, channel.id, message.ts),
        "state": {"values": state_of(message.blocks, drafts)},
        "actions": [action | {"action_ts": workspace.stamp()}],
    }
    return payload if private else payload | {"message": with_thread(message, channel.replies(message.ts))}


def message_shortcut(workspace: Workspace, user: str, message: Message, callback_id: str) -> Json:
    """Return what an action chosen beside a message sends."""
    channel = workspace.channels[message.channel]
    return _common(workspace, "message_action", user) | {
        "callback_id": callback_id,
        "action_ts": workspace.stamp(),
        "trigger_id": workspace.triggers.mint(user),
        "response_url": workspace.responses.mint(user, channel.id),
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": "directmessage" if channel.direct else channel.name},
        "message": with_thread(message, channel.replies(message.ts)),
    }


def view_action(workspace: Workspace, view: View, action: Json) -> Json:
    """Return what a press in a modal sends."""
    return _common(workspace, "block_actions", view.user) | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": workspace.triggers.mint(view.user),
        "view": view.native(),
        "actions": [action | {"action_ts": workspace.stamp()}],
    }


def view_submission(workspace: Workspace, view: View) -> Json:
    """Return what the submit button of a modal sends."""
    return _common(workspace, "view_submission", view.user) | {
        "trigger_id": workspace.triggers.mint(view.user),
        "view": view.native(),
        "response_urls": [],
    }


def view_closed(workspace: Workspace, view: View, cleared: bool) -> Json:
    """Return what closing a modal sends."""
    return _common(workspace, "view_closed", view.user) | {"view": view.native(), "is_cleared": cleared}


def event_callback(workspace: Workspace, event: Json) -> Json:
    """Return an event of the Events API."""
    return {
        "token": places.VERIFICATION,
        "team_id": places.TEAM_ID,
        "api_app_id": places.APP_ID,
        "event": {"event_ts": workspace.stamp(), **event},
        "type": "event_callback",
        "event_id": workspace.fresh_id("Ev"),
        "event_time": int(workspace.clock.now().timestamp()),
        "is_ext_shared_channel": False,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": places.TEAM_ID,
                "user_id": places.BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }
