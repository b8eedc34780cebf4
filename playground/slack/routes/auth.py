"""Who am I, and does anybody answer."""

from playground.slack import places
from playground.slack.args import Args
from playground.slack.errors import SlackError
from playground.slack.places import Json
from playground.slack.routes.method import Method, TokenKind
from playground.slack.workspace import Workspace


def _api_test(_: Workspace, args: Args) -> Json:
    if args.get("error"):
        raise SlackError(str(args["error"]), args=dict(args))
    return {"args": dict(args)}


def _auth_test(_: Workspace, __: Args) -> Json:
    return {
        "url": f"https://{places.TEAM_DOMAIN}.slack.com/",
        "team": places.TEAM_NAME,
        "user": places.BOT_NAME,
        "team_id": places.TEAM_ID,
        "user_id": places.BOT_USER,
        "bot_id": places.BOT_ID,
        "is_enterprise_install": False,
    }


METHODS = {
    "api.test": Method(_api_test, token=TokenKind.NONE),
    "auth.test": Method(_auth_test),
}
