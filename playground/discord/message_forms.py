"""Checks the body of a request that makes or changes a message."""

from typing import Final

from playground.discord import errors, limits
from playground.discord.attachments import Upload
from playground.discord.components import check_components
from playground.discord.embeds import check_embeds
from playground.discord.errors import Problems
from playground.discord.mentions import check_allowed_mentions
from playground.discord.native import Json

OLD_FIELDS: Final = ("content", "embeds", "poll", "sticker_ids")
LISTS: Final = ("embeds", "components", "attachments")


def checked(body: Json, uploads: list[Upload], before: Json | None = None, path: str = "") -> Json:
    """Return the body with content trimmed; `before` is the message that is being changed.

    Raises:
        ApiError: Invalid Form Body, or the message would be empty.
    """
    problems = Problems()
    nested = Problems()
    _check(body, _is_v2(body, before), nested)
    _check_attachments(body, uploads, nested)
    if path and nested.tree:
        problems.tree[path] = nested.tree
    (problems if path else nested).settle()
    body = body | ({"content": (body["content"] or "").strip()} if "content" in body else {})
    if _is_empty(body, uploads, before):
        raise errors.EMPTY_MESSAGE.error()
    return body


def _is_v2(body: Json, before: Json | None) -> bool:
    return bool(((body.get("flags") or 0) | (before or {}).get("flags", 0)) & limits.COMPONENTS_V2)


def _check(body: Json, v2: bool, problems: Problems) -> None:
    for name in LISTS:
        if not isinstance(body.get(name) or [], list):
            problems.add(name, "BASE_TYPE_BAD_TYPE", "Only iterables may be used in a ListType")
            return
    if body.get("content") is not None:
        problems.length("content", body["content"], 0, limits.CONTENT)
    for name in OLD_FIELDS:
        if v2 and body.get(name):
            text = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            problems.add(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", text)
    check_embeds(body.get("embeds") or [], problems)
    check_components(body.get("components") or [], problems, v2=v2)
    check_allowed_mentions(body.get("allowed_mentions"), problems)
    if len(str(body.get("nonce") or "")) > limits.NONCE:
        problems.add("nonce", "NONCE_TYPE_TOO_LONG", f"Nonce must be {limits.NONCE} or fewer in length.")


def _check_attachments(body: Json, uploads: list[Upload], problems: Problems) -> None:
    count = max(len(uploads), len(body.get("attachments") or ()))
    if count > limits.ATTACHMENTS:
        problems.add(
            "attachments", "BASE_TYPE_MAX_LENGTH", f"Must be {limits.ATTACHMENTS} or fewer in length."
        )


def _is_empty(body: Json, uploads: list[Upload], before: Json | None) -> bool:
    after = (before or {}) | body
    return not uploads and not any(
        after.get(name) for name in ("content", "embeds", "components", "attachments")
    )
