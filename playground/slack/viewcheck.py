"""What Slack refuses in a modal."""

import json

from playground.slack import limits
from playground.slack.blocks import check_blocks
from playground.slack.errors import SlackError
from playground.slack.places import Json
from playground.slack.problems import Problems

_FIELDS = frozenset(
    {
        "type",
        "title",
        "blocks",
        "close",
        "submit",
        "private_metadata",
        "callback_id",
        "clear_on_close",
        "notify_on_close",
        "external_id",
        "submit_disabled",
    }
)


def _inputs_need_submit(view: Json, problems: Problems) -> None:
    for at, block in enumerate(view.get("blocks") or []):
        if isinstance(block, dict) and block.get("type") == "input" and not view.get("submit"):
            problems.add(f"/view/blocks/{at}/input", "must define `submit` to use `input` block")


def check_view(view: object) -> Json:
    """Return the view if Slack takes it.

    Raises:
        SlackError: `invalid_arguments` with every finding, or `view_too_large`.
    """
    problems = Problems()
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", ["[ERROR] must be an object [json-pointer:/view]"])
    if len(json.dumps(view)) > limits.VIEW_JSON:
        raise SlackError("view_too_large")
    for name in sorted(set(view) - _FIELDS):
        problems.add("/view", f"no more properties allowed: {name}")
    if view.get("type") != "modal":
        problems.add("/view/type", f"unsupported type: {view.get('type')}")
    problems.plain(view, "/view", "title", limits.VIEW_TITLE, required=True)
    for name in ("submit", "close"):
        problems.plain(view, "/view", name, limits.VIEW_TITLE)
    problems.optional(
        view,
        "/view",
        private_metadata=limits.PRIVATE_METADATA,
        callback_id=limits.CALLBACK_ID,
        external_id=limits.CALLBACK_ID,
    )
    problems.found += check_blocks(view.get("blocks"), "/view/blocks", in_view=True)
    _inputs_need_submit(view, problems)
    if problems.found:
        raise SlackError("invalid_arguments", problems.found)
    return view
