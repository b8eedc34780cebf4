"""What a message consists of, checked as Slack checks it; shared by every way of sending one."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.slack import limits
from playground.slack.args import Args
from playground.slack.blocks import check_blocks, elements_of
from playground.slack.errors import SlackError
from playground.slack.places import Json


@dataclass
class Content:
    """The parts of a message that its author decides; None means that the author said nothing of it."""

    text: str | None = None
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    metadata: Json | None = None
    loose_names: bool = field(default=False)

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not (self.text or self.blocks or self.attachments)


def _blocks(args: Args) -> list[Json] | None:
    blocks = args.nested("blocks", "invalid_blocks_format")
    if blocks is None:
        return None
    problems = check_blocks(blocks)
    if problems:
        raise SlackError("invalid_blocks", problems, errors=problems)
    return list(blocks) if isinstance(blocks, list) else None


def _attachments(args: Args) -> list[Json] | None:
    attachments = args.nested("attachments", "invalid_attachments")
    if attachments is None:
        return None
    if not isinstance(attachments, list):
        raise SlackError("invalid_attachments")
    if len(attachments) > limits.MESSAGE_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return attachments


def _metadata(args: Args) -> Json | None:
    metadata = args.nested("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or (metadata and not _metadata_whole(metadata)):
        raise SlackError("invalid_metadata_format")
    return metadata


def _metadata_whole(metadata: Json) -> bool:
    kind = metadata.get("event_type")
    named = isinstance(kind, str) and 0 < len(kind) <= limits.METADATA_EVENT_TYPE
    return named and isinstance(metadata.get("event_payload"), dict)


def read_content(args: Args) -> Content:
    """Return the content of a call.

    Raises:
        SlackError: `msg_too_long`, `invalid_blocks`, `invalid_metadata_format` and their like.
    """
    text = None if args.get("text") is None else args.text("text")
    if text is not None and len(text) > limits.MESSAGE_TEXT:
        raise SlackError("msg_too_long")
    loose = args.flag("link_names") or args.get("parse") == "full"
    return Content(text, _blocks(args), _attachments(args), _metadata(args), loose)


def required_content(args: Args) -> Content:
    """Return the content of a call that must show something.

    Raises:
        SlackError: `no_text`, or what `read_content` raises.
    """
    content = read_content(args)
    if content.empty:
        raise SlackError("no_text")
    return content


def name_blocks(blocks: list[Json], fresh: Callable[[], str]) -> list[Json]:
    """Return a copy of blocks in which every block and every element has its id, as Slack gives them."""
    named = copy.deepcopy(blocks)
    for block in named:
        block.setdefault("block_id", fresh())
        for element in elements_of(block):
            element.setdefault("action_id", fresh())
    return named
