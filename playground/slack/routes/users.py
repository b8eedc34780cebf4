"""The users.* methods and team.info."""

from playground.slack import places
from playground.slack.args import Args
from playground.slack.errors import SlackError
from playground.slack.places import Json
from playground.slack.routes.method import Method
from playground.slack.workspace import Workspace


def _info(_: Workspace, args: Args) -> Json:
    user = args.word("user")
    if user not in (*places.USERS, places.BOT_USER):
        raise SlackError("user_not_found")
    return {"user": places.native_user(user)}


def _list(_: Workspace, __: Args) -> Json:
    members = [places.native_user(user) for user in (*places.USERS, places.BOT_USER)]
    return {"members": members, "response_metadata": {"next_cursor": ""}}


def _team(_: Workspace, __: Args) -> Json:
    return {"team": {"id": places.TEAM_ID, "name": places.TEAM_NAME, "domain": places.TEAM_DOMAIN}}


METHODS = {
    "users.info": Method(_info, ("users:read",)),
    "users.list": Method(_list, ("users:read",)),
    "team.info": Method(_team, ("team:read",)),
}
