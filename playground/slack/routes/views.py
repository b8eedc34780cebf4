"""The views.* methods."""

from collections.abc import Callable

from playground.slack.args import Args
from playground.slack.modals import find_view, open_view, push_view, update_view
from playground.slack.places import Json
from playground.slack.routes.method import Method
from playground.slack.view import View
from playground.slack.workspace import Workspace


def _shown(workspace: Workspace, args: Args, show: Callable[[Workspace, str, object], View]) -> Json:
    trigger = args.word("trigger_id")
    user = workspace.triggers.person(trigger)
    view = show(workspace, user, args.nested("view", "invalid_arguments"))
    workspace.triggers.exchange(trigger)
    return {"view": view.native()}


def _open(workspace: Workspace, args: Args) -> Json:
    return _shown(workspace, args, open_view)


def _push(workspace: Workspace, args: Args) -> Json:
    return _shown(workspace, args, push_view)


def _update(workspace: Workspace, args: Args) -> Json:
    view = find_view(workspace, args.text("view_id"), args.text("external_id"))
    definition = args.nested("view", "invalid_arguments")
    return {"view": update_view(workspace, view, definition, args.text("hash")).native()}


METHODS = {"views.open": Method(_open), "views.push": Method(_push), "views.update": Method(_update)}
