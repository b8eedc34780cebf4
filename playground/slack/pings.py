"""Finds what would have rung somebody's bell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from playground.slack.places import USERS, Json

_TOKEN = re.compile(r"<(?:@[UW][A-Z0-9]+|!(?:channel|here|everyone)|!subteam\^[A-Z0-9]+)(?:\|[^>]*)?>")
_LOOSE = re.compile(r"@(?:channel|here|everyone|" + "|".join(person.id for person in USERS.values()) + r")\b")


class Ping(NamedTuple):
    """A mention that the bot sent, in the channel and the message where it stood."""

    channel: str
    ts: str
    mention: str


def _rich(thing: Json) -> Iterator[str]:
    match thing.get("type"):
        case "user" if "user_id" in thing:
            yield f"<@{thing['user_id']}>"
        case "usergroup" if "usergroup_id" in thing:
            yield f"<!subteam^{thing['usergroup_id']}>"
        case "broadcast":
            yield f"<!{thing.get('range', 'channel')}>"
        case "mrkdwn" | "markdown":
            yield from _TOKEN.findall(str(thing.get("text", "")))


def _walk(thing: object) -> Iterator[str]:
    if isinstance(thing, dict):
        yield from _rich(thing)
        thing = list(thing.values())
    if isinstance(thing, list):
        for part in thing:
            yield from _walk(part)


def find_mentions(text: str, blocks: list[Json], attachments: list[Json], loose: bool) -> list[str]:
    """Return the mentions of a message; `loose` also reads bare names, as link_names and parse=full do."""
    found = _TOKEN.findall(text) + list(_walk(blocks))
    for attachment in attachments:
        found += _TOKEN.findall(str(attachment.get("text", ""))) + list(_walk(attachment.get("blocks", [])))
    return found + (_LOOSE.findall(text) if loose else [])
