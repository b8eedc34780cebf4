"""Better answers on Discord: the first one is there at once, and the better one takes its place."""

import asyncio
import json
from concurrent.futures import Future

import pytest

from bot.interface.request import Later
from bot.message.form import Form, TextField
from bot.message.model import Button, Message, Picture
from bot.message.press import Press
from playground.discord.places import STUDY_ID
from playground.faults import Fault
from tests.builders import PNG

FIRST, BETTER = Message("First", (), (Button("Next", Press("next", ("r", "1"))),)), Message("Better", ())
FORM = Form(Press("answered", ("7",)), "Your answer", "Send", (TextField("text", "Text"),))
EDIT = "PATCH /webhooks/{id}/{token}/messages/{message}"


class Thought:
    """An answer that can be improved once."""

    def __init__(self) -> None:
        self.found: Future[Message | None] = Future()
        self.asked: asyncio.Queue[None] = asyncio.Queue()
        self.later = Later(FIRST, self.then)

    def then(self) -> "Future[Message | None]":
        """Note that somebody asks."""
        self.asked.put_nowait(None)
        return self.found


@pytest.fixture
def thought(desk) -> Thought:
    """What the desk answers to whatever is done."""
    made = Thought()
    desk.replies |= {"today": made.later, "next": made.later, "answered": made.later}
    desk.replies |= {"quiz": FIRST, "answer": FORM}
    return made


def titles(street):
    """Return the titles of Ana's private messages."""
    return [message["embeds"][0]["title"] for message in street.seen("ana", STUDY_ID)]


async def test_a_command_is_answered_at_once_and_better_later(street, thought):
    """The first answer is there when the interaction is, and the better one takes its place."""
    assert (await street.server.run_command("ana", STUDY_ID, "today"))["ok"]
    assert titles(street) == ["First"]
    thought.found.set_result(BETTER)
    await street.until(lambda: titles(street) == ["Better"])
    assert thought.asked.qsize() == 1


async def test_a_message_in_place_is_replaced_twice(street, thought):
    """Where the answer takes a message's place, the better one takes it too."""
    await street.server.run_command("ana", STUDY_ID, "quiz")
    assert (await street.server.press("ana", street.seen("ana", STUDY_ID)[0]["id"], "next:r:1"))["ok"]
    thought.found.set_result(BETTER)
    await street.until(lambda: titles(street) == ["Better"])


async def test_a_submitted_form_is_answered_better_later(street, thought, desk):
    """The answer to a form is replaced by the better one."""
    desk.replies["quiz"] = Message("Question", (), (Button("Answer", Press("answer", ("7",))),))
    await street.server.run_command("ana", STUDY_ID, "quiz")
    await street.server.press("ana", street.seen("ana", STUDY_ID)[0]["id"], "answer:7")
    assert (await street.server.submit_modal("ana", FORM.press.token, {"text": "An index"}))["ok"]
    thought.found.set_result(BETTER)
    await street.until(lambda: titles(street) == ["Question", "Better"])


async def test_a_better_answer_may_hold_a_picture(street, thought):
    """A better answer shows its picture like any other."""
    thought.found.set_result(Message("Better", (Picture(PNG, "Points per week"),)))
    assert (await street.server.run_command("ana", STUDY_ID, "today"))["ok"]
    await street.until(lambda: [m["attachments"] for m in street.seen("ana", STUDY_ID)] != [[]])
    assert titles(street) == ["Better"]


@pytest.mark.parametrize("outcome", [None, RuntimeError("secret detail")])
async def test_the_first_answer_stands_where_nothing_better_comes(street, thought, outcome):
    """Where nothing better was found, or the search broke, the first answer stands and no details show."""
    assert (await street.server.run_command("ana", STUDY_ID, "today"))["ok"]
    if outcome:
        thought.found.set_exception(outcome)
    else:
        thought.found.set_result(None)
    await street.door.close()
    assert titles(street) == ["First"]
    assert "secret detail" not in json.dumps(street.seen("ana", STUDY_ID))


async def test_a_better_answer_that_discord_does_not_take_is_logged(street, thought, caplog):
    """A better answer that gets lost is for the log; the first one stands."""
    street.server.faults.arrange(EDIT, Fault.DROP_BEFORE)
    thought.found.set_result(BETTER)
    for _ in range(2):
        assert (await street.server.run_command("ana", STUDY_ID, "today"))["ok"]
    await street.until(lambda: titles(street) == ["First", "Better"])
    await street.door.close()
    assert "was not taken" in caplog.text


async def test_closing_does_not_wait_for_better_answers(street, thought):
    """A door that closes stops waiting at once, and whoever searches is told."""
    assert (await street.server.run_command("ana", STUDY_ID, "today"))["ok"]
    await thought.asked.get()
    async with asyncio.timeout(2):
        await street.door.close()
    assert thought.found.cancelled()
    assert titles(street) == ["First"]
