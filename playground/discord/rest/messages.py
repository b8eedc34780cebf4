"""Routes of messages in channels, threads and direct messages."""

from datetime import datetime, timedelta

from playground.discord import errors, limits, messages
from playground.discord.access import find_message, require, require_open, require_send
from playground.discord.channels import THREAD
from playground.discord.errors import Problems
from playground.discord.message_forms import checked
from playground.discord.messages import DEFAULT, REPLY, Letter
from playground.discord.native import Json
from playground.discord.permissions import Permission
from playground.discord.places import BOT_ID
from playground.discord.rest.call import NOTHING, Call, Reply
from playground.discord.world import World


def create_message(world: World, call: Call) -> Reply:
    """Post a message, or return the one that the same nonce made before."""
    channel = require_send(world, call.params["id"])
    _require_willing(world, channel)
    if call.uploads:
        require(world, channel["id"], Permission.ATTACH_FILES)
    body = checked(call.form, call.uploads)
    known = _same_nonce(world, body)
    if known is not None:
        return Reply(known)
    _require_unlocked(world, channel)
    message = messages.create(world, channel["id"], _letter(world, channel["id"], body, call))
    _note_nonce(world, body, message)
    return Reply(message | ({"nonce": body["nonce"]} if body.get("nonce") is not None else {}))


def get_message(world: World, call: Call) -> Reply:
    """Return one message."""
    channel = require(world, call.params["id"], Permission.READ_MESSAGE_HISTORY)
    return Reply(messages.shown(world, find_message(world, channel["id"], call.params["message"])))


def edit_message(world: World, call: Call) -> Reply:
    """Change a message of the bot's own."""
    channel = require(world, call.params["id"])
    message = find_message(world, channel["id"], call.params["message"])
    if message["author"]["id"] != BOT_ID:
        raise errors.NOT_THE_AUTHOR.error()
    require_open(channel)
    body = checked(call.form, call.uploads, before=message)
    return Reply(messages.shown(world, messages.edit(world, message, body, call.uploads)))


def delete_message(world: World, call: Call) -> Reply:
    """Remove a message; other people's only with the permission."""
    channel = require(world, call.params["id"])
    message = find_message(world, channel["id"], call.params["message"])
    if message["author"]["id"] != BOT_ID:
        require(world, channel["id"], Permission.MANAGE_MESSAGES)
    require_open(channel)
    messages.delete(world, message)
    return NOTHING


def history(world: World, call: Call) -> Reply:
    """List messages, newest first, before, after or around an id."""
    channel = require(world, call.params["id"], Permission.READ_MESSAGE_HISTORY)
    limit = int(call.query.get("limit", 50))
    if not 1 <= limit <= limits.HISTORY_PAGE:
        problems = Problems()
        problems.add("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
        problems.settle()
    all_of_it = world.state.messages.get(channel["id"], {}).values()
    public = sorted((m for m in all_of_it if m["id"] not in world.state.audience), key=_order, reverse=True)
    return Reply([messages.shown(world, message) for message in _page(public, call, limit)])


def _page(newest_first: list[Json], call: Call, limit: int) -> list[Json]:
    if "around" in call.query:
        middle = int(call.query["around"])
        newer = [m for m in newest_first if _order(m) > middle][-(limit // 2) :] if limit > 1 else []
        rest = [m for m in newest_first if _order(m) <= middle]
        return newer + rest[: limit - len(newer)]
    if "after" in call.query:
        return [m for m in newest_first if _order(m) > int(call.query["after"])][-limit:]
    before = int(call.query.get("before", 1 << 63))
    return [m for m in newest_first if _order(m) < before][:limit]


def _order(message: Json) -> int:
    return int(message["id"])


def _same_nonce(world: World, body: Json) -> Json | None:
    known = world.state.nonces.get(str(body.get("nonce")))
    if known is None or not body.get("enforce_nonce") or _is_old(world, known):
        return None
    message: Json = known["message"]
    # A deleted message is answered all the same: the nonce is spent.
    now = world.state.messages.get(message["channel_id"], {}).get(message["id"], message)
    return messages.shown(world, now) | {"nonce": body["nonce"]}


def _note_nonce(world: World, body: Json, message: Json) -> None:
    if body.get("nonce") is None:
        return
    fresh = {nonce: known for nonce, known in world.state.nonces.items() if not _is_old(world, known)}
    world.state.nonces = fresh | {str(body["nonce"]): {"at": world.now().isoformat(), "message": message}}


def _is_old(world: World, known: Json) -> bool:
    return world.now() - datetime.fromisoformat(known["at"]) > timedelta(minutes=limits.NONCE_MINUTES)


def _require_willing(world: World, channel: Json) -> None:
    """Refuse a direct message to somebody who takes none."""
    if any(person["id"] in world.state.refusing for person in channel.get("recipients", ())):
        raise errors.CANNOT_DM.error()


def _require_unlocked(world: World, channel: Json) -> None:
    if channel["type"] == THREAD and channel["thread_metadata"]["locked"]:
        try:
            require(world, channel["id"], Permission.MANAGE_THREADS)
        except errors.ApiError:
            raise errors.THREAD_ARCHIVED.error() from None


def _letter(world: World, channel_id: str, body: Json, call: Call) -> Letter:
    asked = body.get("message_reference") or {}
    original = world.state.messages.get(channel_id, {}).get(str(asked.get("message_id")))
    if original is None:
        if asked and asked.get("fail_if_not_exists", True):
            problems = Problems()
            problems.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
            problems.settle()
        return Letter(body, uploads=call.uploads, kind=DEFAULT)
    reference = {"type": 0, "channel_id": channel_id, "message_id": original["id"]}
    author = original["author"]["id"]
    return Letter(
        body, uploads=call.uploads, kind=REPLY, replied_to=author, extra={"message_reference": reference}
    )
