"""What Slack's payloads say: what was typed, pressed, chosen or submitted, where and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.controls import LINK
from adapters.slack.forms import remembered
from adapters.slack.manifest import WHOLE
from adapters.slack.people import DOOR
from adapters.slack.prose import Json, read_text
from bot.domain.places import Space
from bot.interface import words
from bot.interface.actions import Action
from bot.interface.commands import Shows
from bot.interface.presses import PRESS_BY_VERB, PressSpec
from bot.interface.request import PressRequest, Request, Visitor
from bot.message.model import Message
from bot.message.press import BadToken, Press


@dataclass(frozen=True, slots=True)
class Heard:
    """What was pressed: how it is answered, and the request that it makes once it is known who did it."""

    request: Callable[[Visitor], Request]
    shows: Shows
    asks_who: bool
    told: int | None = None


def pressed(action: Json) -> Heard | Message | None:
    """Return what was pressed, or what to say instead; nothing for a link, which only opens a page."""
    if action["action_id"].startswith(LINK):
        return None
    press, spec = declared(action["action_id"], PRESS_BY_VERB)
    choice = (action.get("selected_option") or {}).get("value")
    if spec is None:
        return words.stale_press()
    request = partial(PressRequest, press=press, choice=choice)
    return Heard(request, spec.shows, spec.asks_who, press.told)


def pointed(body: Json, actions: Mapping[str, Action]) -> Heard | Message:
    """Return what was chosen beside a message, or what to say instead."""
    action, message = actions.get(body["callback_id"]), body["message"]
    if action is None:
        return words.stale_press()
    thread = message.get("thread_ts") or ""
    press = Press(action.verb, (message["ts"], thread if thread != message["ts"] else ""))
    text = read_text(str(message.get("text") or ""))
    return Heard(partial(PressRequest, press=press, choice=text), action.shows, action.stewards_only)


def typed_words(body: Json) -> list[str]:
    """Return the words of a command, whichever name it was typed under; no words ask for help."""
    name, text = body["command"].removeprefix("/").lower(), body.get("text", "").split()
    return (text or ["help"]) if name == WHOLE else [name, *text]


def declared(token: str, specs: dict[str, PressSpec]) -> tuple[Press, PressSpec | None]:
    """Return what a token means, and how it is declared; nothing for one that is not ours."""
    try:
        press = Press.parse(token)
    except BadToken:
        return Press(""), None
    return press, specs.get(press.verb)


def moment(acted: Json) -> datetime:
    """Return when something was done, by Slack's own clock."""
    return datetime.fromtimestamp(float(acted["action_ts"]), UTC)


def channel_of(body: Json) -> str:
    """Return the channel in which something was done; a dialogue remembers the one it was opened in."""
    return str(body["channel"]["id"] if body.get("channel") else remembered(body["view"]).get("channel", ""))


def space_of(context: AsyncBoltContext, body: Json) -> Space:
    """Return the workspace in which something was done."""
    # in a channel shared with another company the payload may name theirs; the installation's is ours
    installed = context.authorize_result
    sent = body.get("team_id") or (body.get("user") or {}).get("team_id")
    return Space(DOOR, (installed.team_id if installed else None) or sent or "")
