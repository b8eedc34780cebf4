"""People type commands and messages."""

import re

from playground.slack import places
from playground.slack.args import Args
from playground.slack.errors import SlackError
from playground.slack.message import Channel, Message
from playground.slack.payloads import slash_command
from playground.slack.places import Json
from playground.slack.replies import answer_command
from playground.slack.socket import UnansweredError
from playground.slack.street import DONE, Street, failed


class Commanding(Street):
    """What people do with the keyboard."""

    async def type_command(self, person: str, channel: str, text: str, thread_ts: str | None = None) -> Json:
        """Let a person type a slash command; it returns when the bot acknowledged or missed its time."""
        user = places.user_id(person)
        place = self._place(user, channel)
        closed = self._closed(place)
        if place is None or closed:
            return failed(closed or "channel_not_found")
        name, _, rest = text.strip().partition(" ")
        known = next((c for c in self._workspace.commands if c["command"] == name), None)
        if known is None:
            return self._told(user, "dispatch_unknown_command", f"{name} is not a valid command.")
        if thread_ts:
            return self._told(user, "not_in_threads", f"{name} is not supported in threads. Sorry!")
        words = self._escaped(rest.strip()) if known.get("should_escape") else rest.strip()
        return await self._run(user, place, name, words)

    async def _run(self, user: str, place: Channel, name: str, words: str) -> Json:
        payload = slash_command(self._workspace, user, place, name, words)
        try:
            answer = Args(await self._socket.deliver("slash_commands", payload, takes_answer=True))
            self._show(user, place, answer)
        except (UnansweredError, SlackError) as failure:
            return self._told(user, failure.code, f'{name} failed with the error "{failure.code}"')
        return dict(DONE)

    def _show(self, user: str, place: Channel, answer: Args) -> None:
        if not answer:
            return
        outcome: Json = {"ok": True}
        try:
            answer_command(self._workspace, user, place.id, answer)
        except SlackError as refusal:
            outcome = refusal.native()
            raise
        finally:
            self._workspace.record("ack", dict(answer), outcome)

    def _told(self, user: str, code: str, notice: str) -> Json:
        self._workspace.notify(user, notice)
        return failed(code)

    def _escaped(self, text: str) -> str:
        names = {person.id: user for user, person in places.USERS.items()}
        rooms = {c.name: c.id for c in self._workspace.channels.values() if not c.direct}
        text = re.sub(r"@(\w+)", lambda m: f"<@{names[m[1]]}|{m[1]}>" if m[1] in names else m[0], text)
        return re.sub(r"#([\w-]+)", lambda m: f"<#{rooms[m[1]]}|{m[1]}>" if m[1] in rooms else m[0], text)

    async def say(self, person: str, channel: str, text: str, thread_ts: str | None = None) -> Json:
        """Let a person write a message; the bot hears of it if it subscribed to the event."""
        user = places.user_id(person)
        place = self._place(user, channel)
        closed = self._closed(place)
        if place is None or closed:
            return failed(closed or "channel_not_found")
        message = Message(self._workspace.stamp(), place.id, user, text, thread_ts=thread_ts)
        place.messages.append(message)
        self._workspace.changed()
        self._tell_bot(place, message)
        return DONE | {"ts": message.ts}

    def _tell_bot(self, place: Channel, message: Message) -> None:
        kind = "im" if place.direct else "channel"
        if place.bot_in:
            event = message.native() | {"channel": place.id, "channel_type": kind}
            self._events.emit(f"message.{'im' if place.direct else 'channels'}", event)
            if f"<@{places.BOT_USER}>" in message.text:
                self._events.emit("app_mention", event | {"type": "app_mention"})
