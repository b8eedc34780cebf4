"""Marking what is said in a direct message, so that a press in it leads back to whom it was for."""

from concurrent.futures import Future
from dataclasses import replace

from bot.interface.request import Later, Reply
from bot.message.form import Form, FormProblems
from bot.message.model import Control, LinkButton, Message


def marked(reply: Reply, told: int | None) -> Reply:
    """Return an answer whose presses say which direct message they come from; None marks nothing."""
    if told is None:
        return reply
    match reply:
        case Message():
            return marked_message(reply, told)
        case Form():
            return replace(reply, press=replace(reply.press, told=told))
        case Later():
            return _marked_later(reply, told)
        case FormProblems():
            return reply


def marked_message(message: Message, told: int) -> Message:
    """Return a message whose presses say which direct message they come from."""
    return replace(message, controls=tuple(_control(control, told) for control in message.controls))


def _control(control: Control, told: int) -> Control:
    if isinstance(control, LinkButton):
        return control
    return replace(control, press=replace(control.press, told=told))


def _marked_later(later: Later, told: int) -> Later:
    def then() -> Future[Message | None]:
        found, better = later.then(), Future[Message | None]()
        better.add_done_callback(lambda ended: ended.cancelled() and found.cancel())
        found.add_done_callback(lambda done: _pass_on(done, better, told))
        return better

    return Later(marked_message(later.now, told), then)


def _pass_on(done: "Future[Message | None]", better: "Future[Message | None]", told: int) -> None:
    if better.done() or not better.set_running_or_notify_cancel():
        return
    try:
        message = done.result()
        better.set_result(message and marked_message(message, told))
    except Exception as problem:  # noqa: BLE001 - whoever waits for the better answer gets it
        better.set_exception(problem)
