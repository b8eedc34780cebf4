"""People press buttons and choose from menus."""

from playground.slack import places
from playground.slack.choosing import NoSuchThingError, action_of, chosen, find_element, option
from playground.slack.errors import SlackError
from playground.slack.message import Message
from playground.slack.modals import find_view
from playground.slack.payloads import message_action, view_action
from playground.slack.places import Json
from playground.slack.street import Street, failed
from playground.slack.view import FIELDS, View


def _pressed(element: Json, value: str | None) -> Json:
    if element["type"] == "overflow":
        return {"selected_option": option(element, value or "")}
    if element["type"] != "button":
        raise NoSuchThingError("not_a_button")
    return {}


class Pressing(Street):
    """What people do with buttons and menus in messages and in modals."""

    async def press(
        self,
        person: str,
        message_ts: str,
        action_id: str,
        value: str | None = None,
        block_id: str | None = None,
    ) -> Json:
        """Let a person press a button of a message, public or their own private one."""
        user = places.user_id(person)
        try:
            message = self._message(message_ts, user)
            block, element = find_element(message.blocks, action_id, block_id, value)
            action = action_of(block, element, _pressed(element, value))
        except NoSuchThingError as nothing:
            return failed(nothing.code)
        return await self._interact(user, message_action(self._workspace, user, message, action))

    async def choose(self, person: str, container: str, action_id: str, selected: object) -> Json:
        """Let a person choose in a menu of a message (its timestamp) or of a modal (its id)."""
        user = places.user_id(person)
        try:
            if container.startswith("V"):
                return await self._choose_in_view(self._view(container, user), action_id, selected)
            message = self._message(container, user)
            drafts = self._workspace.drafts.setdefault((user, message.ts), {})
            action = _draft(message.blocks, drafts, action_id, selected)
        except NoSuchThingError as nothing:
            return failed(nothing.code)
        return await self._interact(user, message_action(self._workspace, user, message, action))

    async def _choose_in_view(self, view: View, action_id: str, selected: object) -> Json:
        action = _draft(view.blocks, view.drafts, action_id, selected)
        self._workspace.changed()
        return await self._interact(view.user, view_action(self._workspace, view, action))

    async def press_in_view(
        self, person: str, view_id: str, action_id: str, value: str | None = None
    ) -> Json:
        """Let a person press a button in a modal."""
        user = places.user_id(person)
        try:
            view = self._view(view_id, user)
            block, element = find_element(view.blocks, action_id, value=value)
            action = action_of(block, element, _pressed(element, value))
        except NoSuchThingError as nothing:
            return failed(nothing.code)
        return await self._interact(user, view_action(self._workspace, view, action))

    def _message(self, ts: str, user: str) -> Message:
        message = self._workspace.find(ts, user)
        if message is None:
            raise NoSuchThingError("message_not_found")
        return message

    def _view(self, view_id: str, user: str) -> View:
        try:
            view = find_view(self._workspace, view_id)
        except SlackError:
            raise NoSuchThingError("view_not_found") from None
        if view.user != user:
            raise NoSuchThingError("view_not_found")
        return view


def _draft(blocks: list[Json], drafts: dict[str, dict[str, Json]], action_id: str, selected: object) -> Json:
    block, element = find_element(blocks, action_id)
    if element["type"] not in FIELDS:
        raise NoSuchThingError("not_a_menu")
    state = chosen(element, selected)
    drafts.setdefault(block["block_id"], {})[action_id] = state
    return action_of(block, element, state)
