"""The HTTP door: reads calls, lets arranged faults happen, writes answers."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from playground.faults import SILENT_SECONDS, Fault, Faults
from playground.slack.api import WebApi
from playground.slack.args import Args
from playground.slack.deadlines import Deadlines
from playground.slack.errors import SlackError
from playground.slack.places import Json
from playground.slack.replies import respond
from playground.slack.workspace import Workspace

_OVERTURES: dict[Fault, Json] = {
    Fault.RATE_LIMIT: {"ok": False, "error": "ratelimited"},
    Fault.ERROR_BEFORE: {"ok": False, "error": "internal_error"},
    Fault.DROP_BEFORE: {},
    Fault.LATE_ACCEPT: {},
    Fault.SILENCE: {},
}
_DROPS = (Fault.DROP_BEFORE, Fault.DROP_AFTER, Fault.LATE_ACCEPT, Fault.SILENCE)


async def read_args(request: web.Request) -> Args:
    """Return the arguments of a request, wherever they stand.

    Raises:
        SlackError: `invalid_json` or `json_not_object`.
    """
    args = Args(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json() if request.can_read_body else {}
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        args.update(body)
    elif request.can_read_body:
        args.update({name: value for name, value in (await request.post()).items() if isinstance(value, str)})
    return args


def _token(request: web.Request, args: Args) -> str:
    in_body = str(args.pop("token", ""))
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or in_body


class Gate:
    """Answers the bot's HTTP calls."""

    def __init__(self, workspace: Workspace, api: WebApi, faults: Faults, deadlines: Deadlines):
        self._workspace = workspace
        self._api = api
        self._faults = faults
        self._deadlines = deadlines

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of a method."""
        name = request.match_info["method"]
        try:
            args = await read_args(request)
        except SlackError as refusal:
            return self._written(refusal.native(), 200)
        token = _token(request, args)
        return await self._met(request, name, args, lambda: self._api.run(name, token, args), refused=200)

    async def response_url(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of a response URL; its faults are arranged under `response_url`."""
        try:
            args = await read_args(request)
        except SlackError as refusal:
            return self._written(refusal.native(), 400)
        token = request.match_info["token"]
        return await self._met(request, "response_url", args, lambda: self._respond(token, args), refused=404)

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes of one file; its faults are arranged under `upload`."""
        ticket, content = request.match_info["ticket"], await request.read()
        size = {"length": len(content)}
        return await self._met(request, "upload", Args(size), lambda: self._take(ticket, content), 400)

    def _take(self, ticket: str, content: bytes) -> Json:
        return {"ok": True} if self._workspace.files.receive(ticket, content) else {"ok": False}

    def _respond(self, token: str, args: Args) -> Json:
        try:
            respond(self._workspace, token, args)
        except SlackError as refusal:
            return refusal.native()
        return {"ok": True}

    async def _met(
        self, request: web.Request, name: str, args: Args, run: Callable[[], Json], refused: int
    ) -> web.StreamResponse:
        now = self._workspace.clock.now()
        self._faults.catch_up(now)
        fault = self._faults.take(name)
        if fault is Fault.LATE_ACCEPT:
            self._faults.accept_late(now, run)
        if fault is Fault.SILENCE:
            await asyncio.sleep(SILENT_SECONDS)
        outcome = _OVERTURES[fault] if fault in _OVERTURES else run()
        if fault is Fault.ERROR_AFTER:
            outcome = {"ok": False, "error": "internal_error"}
        dropped = fault in _DROPS
        self._workspace.record(name, dict(args), None if dropped else outcome)
        if dropped and request.transport is not None:
            request.transport.abort()
        return self._written(outcome, refused)

    def _written(self, outcome: Json, refused: int) -> web.Response:
        headers = {"x-oauth-scopes": ",".join(sorted(self._workspace.scopes))}
        status = 200 if outcome.get("ok") else refused
        match outcome.get("error"):
            case "ratelimited":
                status, headers["Retry-After"] = 429, str(self._deadlines.retry_after)
            case "internal_error":
                status = 500
        return web.json_response(outcome, status=status, headers=headers)
