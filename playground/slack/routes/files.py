"""The files.* methods."""

from playground.slack import places
from playground.slack.args import Args
from playground.slack.content import Content
from playground.slack.errors import SlackError, missing
from playground.slack.files import File
from playground.slack.message import Channel
from playground.slack.places import Json
from playground.slack.routes.method import Method
from playground.slack.workspace import Workspace

_PLACES = "CGDZ"
"""How the ids of channels and direct messages begin."""


def _ask(workspace: Workspace, args: Args) -> Json:
    name, size = args.word("filename"), args.number("length", 0)
    if size < 1:
        raise missing("length")
    file = workspace.files.ask(workspace.fresh_id("F0FIL"), name, size)
    return {"upload_url": f"{workspace.responses.origin}/upload/v1/{file.ticket}", "file_id": file.id}


def _complete(workspace: Workspace, args: Args) -> Json:
    named = args.nested("files", "invalid_arguments")
    if not isinstance(named, list) or not named:
        raise missing("files")
    where = _places(workspace, args)
    done = [workspace.files.complete(str(one.get("id")), str(one.get("title") or "")) for one in named]
    for channel in where:
        _share(workspace, channel, done, args)
    workspace.changed()
    return {"files": [file.native() for file in done]}


def _places(workspace: Workspace, args: Args) -> list[Channel]:
    one = args.text("channel_id")
    if one and one[0] not in _PLACES:
        pattern = "input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"
        raise SlackError("invalid_arguments", [f"[ERROR] {pattern}"])
    found = [workspace.channel(name) for name in (one, *args.text("channels").split(",")) if name]
    if any(channel.archived for channel in found):
        raise SlackError("is_archived")
    if not all(channel.bot_in for channel in found):
        raise SlackError("not_in_channel")
    return found


def _share(workspace: Workspace, channel: Channel, files: list[File], args: Args) -> None:
    thread_ts = workspace.thread_for(channel, args.get("thread_ts"))
    shown = [file.native() for file in files]
    workspace.post(channel, Content(args.text("initial_comment")), thread_ts=thread_ts, files=shown)


def _info(workspace: Workspace, args: Args) -> Json:
    file = workspace.files.known.get(args.word("file"))
    if file is None:
        raise SlackError("file_not_found")
    return {"file": file.native() | {"user_team": places.TEAM_ID}}


METHODS = {
    "files.getUploadURLExternal": Method(_ask, ("files:write",)),
    "files.completeUploadExternal": Method(_complete, ("files:write",)),
    "files.info": Method(_info, ("files:read",)),
}
