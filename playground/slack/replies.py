"""What the bot sends to a response URL or along with an acknowledgement becomes a message."""

from playground.slack.args import Args
from playground.slack.content import read_content, required_content
from playground.slack.errors import SlackError
from playground.slack.message import Message
from playground.slack.responses import Response
from playground.slack.workspace import Workspace


def _original(workspace: Workspace, response: Response) -> Message | None:
    return workspace.find(response.original, response.user) if response.original else None


def _replace(workspace: Workspace, original: Message, args: Args) -> None:
    content = required_content(args)
    content.text = content.text or ""
    content.blocks = content.blocks or []
    content.attachments = content.attachments or []
    workspace.write(original, content)


def _say(workspace: Workspace, user: str, channel_id: str, args: Args) -> None:
    channel = workspace.channel(channel_id)
    if channel.archived:
        raise SlackError("is_archived")
    private = args.get("response_type") != "in_channel"
    workspace.post(
        channel,
        required_content(args),
        thread_ts=workspace.thread_for(channel, args.get("thread_ts")),
        private_to=user if private else None,
    )


def answer_command(workspace: Workspace, user: str, channel: str, payload: Args) -> None:
    """Show the message that came with the acknowledgement of a command; an empty one shows nothing.

    Raises:
        SlackError: Slack does not take the message.
    """
    if not read_content(payload).empty:
        _say(workspace, user, channel, payload)


def respond(workspace: Workspace, token: str, args: Args) -> None:
    """Do what a call of a response URL asks for.

    Raises:
        SlackError: the URL is used up or too old, or Slack does not take the message.
    """
    response = workspace.responses.use(token)
    original = _original(workspace, response)
    if args.flag("delete_original"):
        if original is not None:
            workspace.remove(original)
    elif args.flag("replace_original") and original is not None:
        _replace(workspace, original, args)
    else:
        _say(workspace, response.user, response.channel, args)
