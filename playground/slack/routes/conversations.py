"""The conversations.* methods."""

from playground.slack import limits
from playground.slack.args import Args
from playground.slack.errors import SlackError
from playground.slack.message import Channel, Message, with_thread
from playground.slack.places import USERS, Json
from playground.slack.routes.method import Method
from playground.slack.workspace import Workspace

_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")


def _info(workspace: Workspace, args: Args) -> Json:
    return {"channel": workspace.channel(args.word("channel")).native()}


def _list(workspace: Workspace, args: Args) -> Json:
    wanted = (args.text("types") or "public_channel").split(",")
    found = [
        channel.native()
        for channel in workspace.channels.values()
        if ("im" if channel.direct else "public_channel") in wanted
        and not (channel.archived and args.flag("exclude_archived"))
    ]
    return {"channels": found, "response_metadata": {"next_cursor": ""}}


def _open(workspace: Workspace, args: Args) -> Json:
    users = args.text("users").split(",") if args.get("users") else []
    if args.get("channel"):
        return {"channel": {"id": workspace.channel(args.text("channel")).id}}
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > 1 or users[0] not in USERS:
        raise SlackError("user_not_found")
    return {"channel": {"id": workspace.direct(users[0]).id}}


def _shown(message: Message, threads: dict[str, list[Message]], args: Args) -> Json:
    shown = with_thread(message, threads.get(message.ts, []))
    if "metadata" in shown and not args.flag("include_all_metadata"):
        shown["metadata"] = {"event_type": shown["metadata"].get("event_type")}
    return shown


def _readable(workspace: Workspace, args: Args) -> Channel:
    channel = workspace.channel(args.word("channel"))
    if not channel.bot_in:
        raise SlackError("not_in_channel")
    return channel


def _inside(message: Message, args: Args) -> bool:
    oldest, latest = args.text("oldest") or "0", args.text("latest") or args.text("cursor") or "inf"
    ts = float(message.ts)
    if args.flag("inclusive"):
        return float(oldest) <= ts <= float(latest)
    return float(oldest) < ts < float(latest)


def _page(args: Args) -> int:
    limit = args.number("limit", limits.HISTORY_PAGE)
    if not 1 <= limit <= limits.HISTORY_MAX:
        raise SlackError("invalid_limit")
    return limit


def _history(workspace: Workspace, args: Args) -> Json:
    channel, limit = _readable(workspace, args), _page(args)
    matching = [m for m in channel.visible(None) if not m.is_reply and _inside(m, args)]
    page = matching[::-1][:limit]
    more, threads = len(matching) > limit, channel.threads(None)
    answer: Json = {"messages": [_shown(m, threads, args) for m in page], "has_more": more, "pin_count": 0}
    if more:
        answer["response_metadata"] = {"next_cursor": page[-1].ts}
    return answer


def _replies(workspace: Workspace, args: Args) -> Json:
    channel, limit = _readable(workspace, args), _page(args)
    parent = channel.public(args.word("ts"))
    if parent is None:
        raise SlackError("thread_not_found")
    threads = channel.threads(None)
    replies = [m for m in threads.get(parent.ts, []) if _inside(m, args)]
    shown = [_shown(m, threads, args) for m in (parent, *replies[:limit])]
    return {"messages": shown, "has_more": len(replies) > limit}


METHODS = {
    "conversations.info": Method(_info, _READ),
    "conversations.list": Method(_list, _READ),
    "conversations.open": Method(_open, ("im:write", "channels:manage", "mpim:write")),
    "conversations.history": Method(_history, _HISTORY),
    "conversations.replies": Method(_replies, _HISTORY),
}
