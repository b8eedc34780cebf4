"""The chat.* methods."""

from playground.slack import places
from playground.slack.args import Args
from playground.slack.content import Content, read_content, required_content
from playground.slack.errors import SlackError, missing
from playground.slack.message import Channel, Message
from playground.slack.places import Json
from playground.slack.routes.method import Method
from playground.slack.workspace import Workspace


def _writable(workspace: Workspace, args: Args) -> Channel:
    channel = workspace.channel(args.word("channel"))
    if channel.archived:
        raise SlackError("is_archived")
    if not channel.bot_in and "chat:write.public" not in workspace.scopes:
        raise SlackError("not_in_channel")
    return channel


def _post(workspace: Workspace, args: Args) -> Json:
    channel = _writable(workspace, args)
    if channel.direct and not workspace.messages_tab:
        raise SlackError("messages_tab_disabled")
    content = required_content(args)
    message = workspace.post(
        channel,
        content,
        thread_ts=workspace.thread_for(channel, args.get("thread_ts")),
        unfurl_links=args.flag("unfurl_links", default=True),
        unfurl_media=args.flag("unfurl_media", default=True),
    )
    return {"channel": channel.id, "ts": message.ts, "message": message.native()}


def _post_ephemeral(workspace: Workspace, args: Args) -> Json:
    channel = _writable(workspace, args)
    user = args.word("user")
    if user not in places.USERS:
        raise SlackError("user_not_found")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    thread_ts = workspace.thread_for(channel, args.get("thread_ts"))
    message = workspace.post(channel, required_content(args), thread_ts=thread_ts, private_to=user)
    return {"message_ts": message.ts}


def _own(workspace: Workspace, args: Args, refusal: str) -> Message:
    channel = workspace.channel(args.word("channel"))
    message = channel.public(args.word("ts"))
    if message is None or message.tombstone:
        raise SlackError("message_not_found")
    if not message.by_bot:
        raise SlackError(refusal)
    if channel.archived:
        raise SlackError("is_archived")
    return message


def _edited_with(content: Content) -> Content:
    # docs.slack.dev/reference/methods/chat.update: text without blocks removes the blocks
    if content.text is not None and content.blocks is None:
        content.blocks = []
    return content


def _update(workspace: Workspace, args: Args) -> Json:
    message = _own(workspace, args, "cant_update_message")
    content = read_content(args)
    if content == Content() or (content.text == "" and content.empty):
        raise SlackError("no_text")
    content = _edited_with(content)
    # the same page: a message updated with blocks does not show that it was edited
    if content.text and not content.blocks:
        message.edited = {"user": places.BOT_USER, "ts": workspace.stamp()}
    workspace.write(message, content)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": message.native()}


def _delete(workspace: Workspace, args: Args) -> Json:
    message = _own(workspace, args, "cant_delete_message")
    workspace.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def _permalink(workspace: Workspace, args: Args) -> Json:
    channel = workspace.channel(args.word("channel"))
    if not args.get("message_ts"):
        raise missing("message_ts")
    message = channel.public(args.text("message_ts"))
    if message is None:
        raise SlackError("message_not_found")
    link = f"https://{places.TEAM_DOMAIN}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.is_reply else ""
    return {"channel": channel.id, "permalink": link + thread}


METHODS = {
    "chat.postMessage": Method(_post, ("chat:write",)),
    "chat.postEphemeral": Method(_post_ephemeral, ("chat:write",)),
    "chat.update": Method(_update, ("chat:write",)),
    "chat.delete": Method(_delete, ("chat:write",)),
    "chat.getPermalink": Method(_permalink),
}
