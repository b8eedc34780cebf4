"""What Slack sends becomes a request to the desk; what the desk replies becomes Slack's answer."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TypeVar, assert_never

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.payload_utils import (
    is_block_actions,
    is_event,
    is_message_shortcut,
    is_slash_command,
    is_view_submission,
)
from slack_bolt.response import BoltResponse

from adapters.slack.answer import Answers, private
from adapters.slack.forms import errors_of, form_view, remembered, values_of
from adapters.slack.hearing import channel_of, declared, moment, pointed, pressed, space_of, typed_words
from adapters.slack.leaving import LEAVING, leave
from adapters.slack.people import People
from adapters.slack.prose import Json
from adapters.slack.render import view_of
from adapters.slack.uploads import carries
from bot.domain.places import Channel, Space
from bot.interface import words
from bot.interface.actions import ACTIONS, Action
from bot.interface.commands import Shows
from bot.interface.front import FrontDesk
from bot.interface.parse import parse
from bot.interface.presses import FORM_BY_VERB
from bot.interface.request import (
    CommandRequest,
    FormRequest,
    Later,
    PressRequest,
    Reply,
    Request,
    Visitor,
)
from bot.message.form import Form, FormProblems
from bot.message.model import Message

log = logging.getLogger(__name__)

Answered = TypeVar("Answered")


class Reception:
    """Hears commands, presses, actions and submitted forms, and answers them; it remembers none."""

    def __init__(
        self,
        desk: FrontDesk,
        people: People,
        answers: Answers,
        now: Callable[[], datetime],
        actions: tuple[Action, ...] = ACTIONS,
    ) -> None:
        self._desk = desk
        self._people = people
        self._answers = answers
        self._now = now
        self._actions = {action.verb: action for action in actions}

    async def hear(
        self,
        ack: AsyncAck,
        body: Json,
        context: AsyncBoltContext,
        next_: Callable[[], Awaitable[None]],
    ) -> BoltResponse | None:
        """Answer whatever people do; what is none of that goes on to Bolt, which says so to Slack."""
        if is_block_actions(body) or is_message_shortcut(body):
            await self.press(ack, body, context)
        elif is_slash_command(body):
            await self.command(ack, body, context)
        elif is_view_submission(body):
            await self.submission(ack, body, context)
        elif is_event(body) and body["event"]["type"] in LEAVING:
            # an exception leaves it unacknowledged, so Slack sends it again
            await leave(self._desk, body)
            await ack()
        else:
            await next_()
        return ack.response

    async def command(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """Answer what was typed, in the acknowledgement itself."""

        async def sorry(message: Message) -> Json:
            return private(message)

        answer = await _guarded(self._command(body, space_of(context, body)), sorry)
        await ack(answer or "")

    async def press(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """Answer a press, in private; the acknowledgement only says that it was heard."""

        async def sorry(message: Message) -> None:
            await self._show(body, message, Shows.PRIVATE)

        await _guarded(self._press(body, space_of(context, body)), sorry)
        await ack()

    async def submission(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """Answer a submitted form, in the form's own place."""

        async def sorry(message: Message) -> Json:
            return _instead(view_of(message, channel_of(body)))

        await ack(await _guarded(self._submission(body, space_of(context, body)), sorry))

    async def _command(self, body: Json, space: Space) -> Json | None:
        typed = typed_words(body)
        parsed = parse(typed)
        if parsed is None:
            return private(words.unknown_command(" ".join(typed)))
        command, options = parsed
        person = {"id": body["user_id"], "name": body.get("user_name")}
        visitor = self._people.visitor(body, person, Channel(space, body["channel_id"]), self._now())
        if command.stewards_only:
            visitor = await self._people.introduced(visitor)
        reply = await self._asked(CommandRequest(visitor, command.path, options))
        match reply:
            case Message() | Later():
                return self._typed(body, reply)
            case Form():
                await self._answers.open(body["trigger_id"], form_view(reply, body["channel_id"]))
                return None
            case FormProblems():
                raise TypeError("a command was answered as if it were a form")
            case _:
                assert_never(reply)

    def _typed(self, body: Json, reply: Message | Later) -> Json | None:
        """Return what the acknowledgement of a command shows; what must be uploaded first follows it."""
        message = reply.now if isinstance(reply, Later) else reply
        if message is reply and not carries(message):
            return private(message)
        spot = self._answers.aside(body["user_id"], body["response_url"], keeps=False)
        if carries(message):
            self._answers.show(spot, reply)
            return None
        self._answers.improve(spot, reply)
        return private(message)

    async def _press(self, body: Json, space: Space) -> None:
        beside = is_message_shortcut(body)
        heard = pointed(body, self._actions) if beside else pressed(body["actions"][0])
        if isinstance(heard, Message):
            await self._show(body, heard, Shows.PRIVATE)
        elif heard is not None:
            at = moment(body if beside else body["actions"][0])
            visitor = await self._visitor(body, space, at, ask=heard.asks_who, told=heard.told)
            reply = await self._asked(heard.request(visitor)) if visitor else words.stale_press()
            await self._show(body, reply, heard.shows, own=heard.told is not None)

    async def _submission(self, body: Json, space: Space) -> Json:
        view, channel = body["view"], channel_of(body)
        press, spec = declared(remembered(view).get("token", ""), FORM_BY_VERB)
        ask = spec is not None and spec.asks_who
        visitor = await self._visitor(body, space, self._now(), ask=ask, told=press.told)
        if spec is None or visitor is None:
            return _instead(view_of(words.stale_press(), channel))
        reply = await self._asked(FormRequest(visitor, press, values_of(view)))
        if isinstance(reply, FormProblems):
            return {"response_action": "errors", "errors": errors_of(reply, view)}
        if isinstance(reply, Message | Later):
            self._answers.improve(self._answers.dialogue(body["user"]["id"], view["id"], channel), reply)
        return _instead(_view(reply, channel))

    async def _visitor(
        self, body: Json, space: Space, at: datetime, *, ask: bool, told: int | None
    ) -> Visitor | None:
        """Return who pressed or submitted something, unless it was told to somebody else."""
        visitor = self._people.visitor(body, body["user"], Channel(space, channel_of(body)), at)
        here = visitor if told is None else await self._people.addressed(visitor, told)
        return await self._people.introduced(here) if ask and here else here

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

    async def _show(self, body: Json, reply: Reply, shows: Shows, *, own: bool = False) -> None:
        """Show the answer to a press; `own` says that the message pressed was told to this person alone."""
        user, channel = body["user"]["id"], channel_of(body)
        if "view" in body:
            dialogue = self._answers.dialogue(user, body["view"]["id"], channel)
            if isinstance(reply, Message | Later):
                self._answers.show(dialogue, reply)
            else:
                self._answers.change(dialogue, _view(reply, channel))
        elif isinstance(reply, Message | Later):
            # a channel's message is never replaced by what one person should see
            held = own or bool((body.get("container") or {}).get("is_ephemeral"))
            spot = self._answers.aside(user, body["response_url"], keeps=held and shows is Shows.SAME)
            self._answers.show(spot, reply)
        else:
            await self._answers.open(body["trigger_id"], _view(reply, channel))


async def _guarded(work: Awaitable[Answered], sorry: Callable[[Message], Awaitable[Answered]]) -> Answered:
    try:
        return await work
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("a request failed, reference %s", reference)
        return await sorry(words.trouble(reference))


def _view(reply: Reply, channel: str) -> Json:
    match reply:
        case Message():
            return view_of(reply, channel)
        case Later():
            return view_of(reply.now, channel)
        case Form():
            return form_view(reply, channel)
        case FormProblems():
            raise TypeError("a press was answered as if it were a form")
        case _:
            assert_never(reply)


def _instead(view: Json) -> Json:
    return {"response_action": "update", "view": view}
