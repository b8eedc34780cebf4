"""Who may call which method: token, scope and pace come before the method itself."""

from datetime import datetime, timedelta

from playground.slack import places
from playground.slack.args import Args
from playground.slack.errors import SlackError
from playground.slack.places import Json
from playground.slack.routes import METHODS
from playground.slack.routes.method import Method, TokenKind
from playground.slack.socket import Socket
from playground.slack.workspace import Workspace

_PACE = timedelta(seconds=1)
_TOKENS = {places.BOT_TOKEN: TokenKind.BOT, places.APP_TOKEN: TokenKind.APP}


def _connections_open(socket: Socket) -> Method:
    return Method(lambda _, __: {"url": socket.address()}, token=TokenKind.APP)


class WebApi:
    """The methods of the Web API, guarded as Slack guards them."""

    def __init__(self, workspace: Workspace, socket: Socket):
        self._workspace = workspace
        self._methods = METHODS | {"apps.connections.open": _connections_open(socket)}
        self._posted: dict[str, datetime] = {}
        self.strict_pace = False

    def run(self, name: str, token: str, args: Args) -> Json:
        """Return Slack's answer to one call."""
        try:
            method = self._methods.get(name)
            if method is None:
                raise SlackError("unknown_method", req_method=name)
            self._admit(method, token)
            self._pace(name, args)
            return {"ok": True, **method.run(self._workspace, args)}
        except SlackError as refusal:
            return refusal.native()

    def _admit(self, method: Method, token: str) -> None:
        if method.token is TokenKind.NONE:
            return
        if not token:
            raise SlackError("not_authed")
        if token not in _TOKENS:
            raise SlackError("invalid_auth")
        if _TOKENS[token] is not method.token:
            raise SlackError("not_allowed_token_type")
        if method.token is TokenKind.BOT:
            self._admit_bot(method)
        elif self._workspace.app_token_revoked:
            raise SlackError("invalid_auth")

    def _admit_bot(self, method: Method) -> None:
        if self._workspace.token_revoked:
            raise SlackError("token_revoked")
        provided = self._workspace.scopes
        if method.scopes and not provided.intersection(method.scopes):
            raise SlackError("missing_scope", needed=method.scopes[0], provided=",".join(sorted(provided)))

    def _pace(self, name: str, args: Args) -> None:
        if name != "chat.postMessage" or not self.strict_pace:
            return
        channel, now = args.text("channel"), self._workspace.clock.now()
        last = self._posted.get(channel)
        if last is not None and now - last < _PACE:
            raise SlackError("ratelimited")
        self._posted[channel] = now
