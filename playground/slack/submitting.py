"""People submit and close modals."""

from playground.slack import places
from playground.slack.blocks import elements_of
from playground.slack.choosing import NoSuchThingError, chosen
from playground.slack.errors import SlackError
from playground.slack.modals import clear_views, close_view, push_view, update_view
from playground.slack.payloads import view_closed, view_submission
from playground.slack.places import Json
from playground.slack.pressing import Pressing
from playground.slack.required import complaints
from playground.slack.socket import UnansweredError
from playground.slack.street import DONE, failed
from playground.slack.view import FIELDS, View

_TROUBLE = "We had some trouble connecting. Try again?"


def _fill(view: View, values: Json) -> None:
    for block_id, answer in values.items():
        block = next((b for b in view.blocks if b["block_id"] == block_id), None)
        if block is None:
            raise NoSuchThingError("no_such_block")
        for element in elements_of(block):
            if element["type"] in FIELDS:
                given = answer.get(element["action_id"]) if isinstance(answer, dict) else answer
                view.drafts.setdefault(block_id, {})[element["action_id"]] = chosen(element, given)


class Submitting(Pressing):
    """What people do with modals as a whole."""

    async def submit_view(self, person: str, view_id: str, values: Json | None = None) -> Json:
        """Let a person fill in and submit a modal; refused inputs come back under `errors`."""
        try:
            view = self._view(view_id, places.user_id(person))
            _fill(view, values or {})
        except NoSuchThingError as nothing:
            return failed(nothing.code)
        view.errors = complaints(view)
        self._workspace.changed()
        if view.errors:
            return failed("incomplete", errors=dict(view.errors))
        return await self._submit(view)

    async def _submit(self, view: View) -> Json:
        payload = view_submission(self._workspace, view)
        try:
            answer = await self._socket.deliver("interactive", payload, takes_answer=True)
            return self._obey(view, answer)
        except (UnansweredError, SlackError) as failure:
            self._workspace.notify(view.user, _TROUBLE)
            return failed(failure.code)

    def _obey(self, view: View, answer: Json) -> Json:
        outcome: Json = {"ok": True}
        try:
            self._act(view, answer)
        except SlackError as refusal:
            outcome = refusal.native()
            raise
        finally:
            if answer:
                self._workspace.record("ack", answer, outcome)
        return failed("errors", errors=dict(view.errors)) if view.errors else dict(DONE)

    def _act(self, view: View, answer: Json) -> None:
        match answer.get("response_action"):
            case "errors":
                self._mark(view, answer.get("errors"))
            case "update":
                update_view(self._workspace, view, answer.get("view"))
            case "push":
                push_view(self._workspace, view.user, answer.get("view"))
            case "clear":
                clear_views(self._workspace, view.user)
            case None:
                close_view(self._workspace, view)
            case other:
                raise SlackError("invalid_arguments", [f"[ERROR] unsupported response_action: {other}"])

    def _mark(self, view: View, errors: object) -> None:
        inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors or set(errors) - inputs:
            raise SlackError("invalid_arguments", ["[ERROR] errors must name input blocks of the view"])
        view.errors = dict(errors)
        self._workspace.changed()

    async def close_view(self, person: str, view_id: str, clear: bool = False) -> Json:
        """Let a person close a modal, or with `clear` the whole stack; the bot hears of it if it asked to."""
        try:
            view = self._view(view_id, places.user_id(person))
        except NoSuchThingError as nothing:
            return failed(nothing.code)
        payload = view_closed(self._workspace, view, clear)
        if clear:
            clear_views(self._workspace, view.user)
        else:
            close_view(self._workspace, view)
        if view.body.get("notify_on_close"):
            return await self._interact(view.user, payload)
        return dict(DONE)
