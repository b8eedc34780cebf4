"""What one person sees of the workspace right now."""

from playground.slack import places
from playground.slack.message import Channel, Message, with_thread
from playground.slack.places import Json
from playground.slack.view import View
from playground.slack.workspace import Workspace

_Threads = dict[str, list[Message]]


def _message(message: Message, public: _Threads) -> Json:
    name = places.user_name(message.user)
    shown = with_thread(message, public.get(message.ts, []))
    more = {"ephemeral": message.private_to is not None, "channel": message.channel}
    return {"username": name, "reply_count": 0} | shown | more


def _top_level(channel: Channel, viewer: str) -> list[Json]:
    public = channel.threads(None)
    return [_message(m, public) for m in channel.visible(viewer) if not m.is_reply]


def _below(channel: Channel, viewer: str) -> dict[str, list[Json]]:
    return {ts: [_message(m, {}) for m in replies] for ts, replies in channel.threads(viewer).items()}


def _view(view: View) -> Json:
    return view.native() | ({"errors": dict(view.errors)} if view.errors else {})


def _channel(channel: Channel, read_only: bool) -> Json:
    name = places.BOT_NAME if channel.direct else channel.name
    return {
        "id": channel.id,
        "name": name,
        "is_member": True,
        "is_im": channel.direct,
        "is_read_only": channel.direct and read_only,
        "is_archived": channel.archived,
        "has_bot": channel.bot_in,
    }


def snapshot_of(workspace: Workspace, user: str) -> Json:
    """Return everything that this person sees, as native JSON."""
    mine = [channel for channel in workspace.channels.values() if user in channel.members]
    threads: dict[str, list[Json]] = {}
    for channel in mine:
        threads |= _below(channel, user)
    return {
        "team": {"id": places.TEAM_ID, "name": places.TEAM_NAME},
        "channels": [_channel(channel, workspace.read_only_tab) for channel in mine],
        "me": {"id": user, "name": places.USERS[user].name},
        "commands": [dict(command) for command in workspace.commands],
        "shortcuts": [dict(shortcut) for shortcut in workspace.shortcuts],
        "files": {
            file.id: workspace.responses.origin + file.path
            for file in workspace.files.known.values()
            if file.completed
        },
        "messages": {channel.id: _top_level(channel, user) for channel in mine},
        "threads": threads,
        "views": [_view(view) for view in workspace.views.get(user, [])],
        "notices": list(workspace.notices.get(user, [])),
    }
