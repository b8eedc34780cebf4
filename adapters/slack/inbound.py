"""What Slack sends becomes a request to the desk; what the desk replies becomes Slack's answer."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TypeVar, assert_never

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.payload_utils import is_block_actions, is_slash_command, is_view_submission
from slack_bolt.response import BoltResponse

from adapters.slack.answer import Answers, private
from adapters.slack.controls import LINK
from adapters.slack.forms import errors_of, form_view, remembered, values_of
from adapters.slack.manifest import WHOLE
from adapters.slack.people import People
from adapters.slack.prose import Json
from adapters.slack.render import view_of
from bot.domain.places import Channel, Member, Space
from bot.interface import words
from bot.interface.commands import Shows
from bot.interface.front import FrontDesk
from bot.interface.parse import parse
from bot.interface.presses import FORM_BY_VERB, PRESS_BY_VERB, PressSpec
from bot.interface.request import CommandRequest, FormRequest, PressRequest, Reply, Request, Visitor
from bot.message.form import Form, FormProblems
from bot.message.model import Message
from bot.message.press import BadToken, Press

log = logging.getLogger(__name__)

Answered = TypeVar("Answered")


class Reception:
    """Hears commands, presses and submitted forms, and answers them; it remembers none."""

    def __init__(
        self, desk: FrontDesk, people: People, answers: Answers, now: Callable[[], datetime]
    ) -> None:
        self._desk = desk
        self._people = people
        self._answers = answers
        self._now = now

    async def hear(
        self,
        ack: AsyncAck,
        body: Json,
        context: AsyncBoltContext,
        next_: Callable[[], Awaitable[None]],
    ) -> BoltResponse | None:
        """Answer whatever people do; what is none of that goes on to Bolt, which says so to Slack."""
        if is_block_actions(body):
            await self.press(ack, body, context)
        elif is_slash_command(body):
            await self.command(ack, body, context)
        elif is_view_submission(body):
            await self.submission(ack, body, context)
        else:
            await next_()
        return ack.response

    async def command(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """Answer what was typed, in the acknowledgement itself."""

        async def sorry(message: Message) -> Json:
            return private(message)

        answer = await _guarded(self._command(body, _team(context, body["team_id"])), sorry)
        await ack(answer or "")

    async def press(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """Answer a press, in private; the acknowledgement only says that it was heard."""

        async def sorry(message: Message) -> None:
            await self._show(body, message, Shows.PRIVATE)

        await _guarded(self._press(body, _team(context, body["user"].get("team_id"))), sorry)
        await ack()

    async def submission(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """Answer a submitted form, in the form's own place."""

        async def sorry(message: Message) -> Json:
            return _instead(view_of(message, _channel(body)))

        await ack(await _guarded(self._submission(body, _team(context, body["user"].get("team_id"))), sorry))

    async def _command(self, body: Json, team: str) -> Json | None:
        typed = typed_words(body)
        parsed = parse(typed)
        if parsed is None:
            return private(words.unknown_command(" ".join(typed)))
        command, options = parsed
        person = {"id": body["user_id"], "name": body.get("user_name")}
        visitor = await self._visitor(
            body, person, body["channel_id"], self._now(), command.stewards_only, team
        )
        reply = await self._asked(CommandRequest(visitor, command.path, options))
        match reply:
            case Message():
                return private(reply)
            case Form():
                await self._answers.open(body["trigger_id"], form_view(reply, body["channel_id"]))
                return None
            case FormProblems():
                raise TypeError("a command was answered as if it were a form")
            case _:
                assert_never(reply)

    async def _press(self, body: Json, team: str) -> None:
        action = body["actions"][0]
        if action["action_id"].startswith(LINK):
            return
        press, spec = _declared(action["action_id"], PRESS_BY_VERB)
        if spec is None:
            await self._show(body, words.stale_press(), Shows.PRIVATE)
            return
        at = datetime.fromtimestamp(float(action["action_ts"]), UTC)
        visitor = await self._visitor(body, body["user"], _channel(body), at, spec.stewards_only, team)
        choice = (action.get("selected_option") or {}).get("value")
        await self._show(body, await self._asked(PressRequest(visitor, press, choice)), spec.shows)

    async def _submission(self, body: Json, team: str) -> Json:
        view, channel = body["view"], _channel(body)
        press, spec = _declared(remembered(view).get("token", ""), FORM_BY_VERB)
        if spec is None:
            return _instead(view_of(words.stale_press(), channel))
        visitor = await self._visitor(body, body["user"], channel, self._now(), spec.asks_who, team)
        reply = await self._asked(FormRequest(visitor, press, values_of(view)))
        if isinstance(reply, FormProblems):
            return {"response_action": "errors", "errors": errors_of(reply, view)}
        return _instead(_view(reply, channel))

    async def _visitor(
        self, body: Json, person: Json, channel: str, at: datetime, ask: bool, team: str
    ) -> Visitor:
        space = Space("slack", team)
        name = person.get("name") or person.get("username") or person["id"]
        # Slack names every command, press and submission by the dialogue that it could open
        act = body.get("trigger_id", "")
        visitor = Visitor(Member(space, person["id"]), name, Channel(space, channel), at, act=act)
        return await self._people.introduced(visitor) if ask else visitor

    def _asked(self, request: Request) -> Awaitable[Reply]:
        return asyncio.wrap_future(self._ask(request))

    def _ask(self, request: Request) -> Future[Reply]:
        match request:
            case CommandRequest():
                return self._desk.command(request)
            case PressRequest():
                return self._desk.press(request)
            case FormRequest():
                return self._desk.form(request)
            case _:
                assert_never(request)

    async def _show(self, body: Json, reply: Reply, shows: Shows) -> None:
        if "view" in body:
            self._answers.change(body["view"]["id"], _view(reply, _channel(body)))
        elif isinstance(reply, Message):
            # a channel's message is never replaced by what one person should see
            same = shows is Shows.SAME and bool(body["container"].get("is_ephemeral"))
            self._answers.respond(body["response_url"], private(reply) | {"replace_original": same})
        else:
            await self._answers.open(body["trigger_id"], _view(reply, _channel(body)))


def typed_words(body: Json) -> list[str]:
    """Return the words of a command, whichever name it was typed under; no words ask for help."""
    name, text = body["command"].removeprefix("/").lower(), body.get("text", "").split()
    return (text or ["help"]) if name == WHOLE else [name, *text]


async def _guarded(work: Awaitable[Answered], sorry: Callable[[Message], Awaitable[Answered]]) -> Answered:
    try:
        return await work
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("a request failed, reference %s", reference)
        return await sorry(words.trouble(reference))


def _declared(token: str, specs: dict[str, PressSpec]) -> tuple[Press, PressSpec | None]:
    try:
        press = Press.parse(token)
    except BadToken:
        return Press(""), None
    return press, specs.get(press.verb)


def _view(reply: Reply, channel: str) -> Json:
    match reply:
        case Message():
            return view_of(reply, channel)
        case Form():
            return form_view(reply, channel)
        case FormProblems():
            raise TypeError("a press was answered as if it were a form")
        case _:
            assert_never(reply)


def _instead(view: Json) -> Json:
    return {"response_action": "update", "view": view}


def _channel(body: Json) -> str:
    return str(body["channel"]["id"] if body.get("channel") else remembered(body["view"]).get("channel", ""))


def _team(context: AsyncBoltContext, sent: str | None) -> str:
    # in a channel shared with another company the payload may name theirs; the installation's is ours
    installed = context.authorize_result
    return (installed.team_id if installed else None) or sent or ""
