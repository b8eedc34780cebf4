"""Opening, changing and closing modals: each person has one stack of them."""

from playground.slack import limits
from playground.slack.content import name_blocks
from playground.slack.errors import SlackError
from playground.slack.places import Json
from playground.slack.view import View
from playground.slack.viewcheck import check_view
from playground.slack.workspace import Workspace


def find_view(workspace: Workspace, view_id: str = "", external_id: str = "") -> View:
    """Return an open view by one of its ids.

    Raises:
        SlackError: `not_found`.
    """
    for stack in workspace.views.values():
        for view in stack:
            named = external_id and view.body.get("external_id") == external_id
            if view.id == view_id or named:
                return view
    raise SlackError("not_found")


def _checked(workspace: Workspace, definition: object) -> Json:
    body = check_view(definition)
    workspace.files.require(body["blocks"])
    return body


def _named(workspace: Workspace, view: Json) -> Json:
    return view | {"blocks": name_blocks(view["blocks"], workspace.fresh_id)}


def _external_id_free(workspace: Workspace, view: Json, but: View | None = None) -> None:
    wanted = view.get("external_id")
    taken = (v for stack in workspace.views.values() for v in stack if v is not but)
    if wanted and any(v.body.get("external_id") == wanted for v in taken):
        raise SlackError("duplicate_external_id")


def _fresh(workspace: Workspace, user: str, body: Json, below: View | None) -> View:
    number = workspace.fresh_id("V")
    root = below.root_id if below else number
    previous = below.id if below else None
    return View(number, user, _named(workspace, body), workspace.fresh_id("h"), root, previous)


def open_view(workspace: Workspace, user: str, definition: object) -> View:
    """Show a first modal to a person; what was open before is gone.

    Raises:
        SlackError: Slack does not take the view.
    """
    body = _checked(workspace, definition)
    _external_id_free(workspace, body)
    view = _fresh(workspace, user, body, None)
    workspace.views[user] = [view]
    workspace.changed()
    return view


def push_view(workspace: Workspace, user: str, definition: object) -> View:
    """Put a modal on top of the open ones.

    Raises:
        SlackError: three are open, or Slack does not take the view.
    """
    body = _checked(workspace, definition)
    _external_id_free(workspace, body)
    stack = workspace.views.setdefault(user, [])
    if len(stack) >= limits.VIEW_STACK:
        raise SlackError("push_limit_reached")
    view = _fresh(workspace, user, body, stack[-1] if stack else None)
    stack.append(view)
    workspace.changed()
    return view


def update_view(workspace: Workspace, view: View, definition: object, expected_hash: str = "") -> View:
    """Change an open modal; what its person filled in stays where block and action keep their ids.

    Raises:
        SlackError: somebody else changed it, or Slack does not take the view.
    """
    body = _checked(workspace, definition)
    _external_id_free(workspace, body, but=view)
    if expected_hash and expected_hash != view.hash:
        raise SlackError("hash_conflict")
    view.body = _named(workspace, body)
    view.hash = workspace.fresh_id("h")
    view.errors = {}
    workspace.changed()
    return view


def close_view(workspace: Workspace, view: View) -> None:
    """Take one modal off its person's stack."""
    workspace.views[view.user].remove(view)
    workspace.changed()


def clear_views(workspace: Workspace, user: str) -> None:
    """Close every modal of a person."""
    workspace.views[user] = []
    workspace.changed()
