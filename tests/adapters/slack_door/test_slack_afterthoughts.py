"""Better answers on Slack: the first one is there at once, the better one where Slack can show it."""

import asyncio
import json
from concurrent.futures import Future

import pytest

from bot.interface.delivery import Delivery, DeliveryKind
from bot.interface.request import Later
from bot.message.form import Form, TextField
from bot.message.model import Button, Message, Picture
from bot.message.press import Press
from playground.faults import Fault
from tests.builders import PNG

STUDY = "C0STUDY"
FIRST, BETTER = Message("First", (), (Button("Next", Press("next", ("r", "1"))),)), Message("Better", ())
ASK = Form(Press("answered", ("7",)), "Your answer", "Send", (TextField("text", "Text"),))


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
    """What the desk answers from now on."""
    made = Thought()
    desk.reply = made.later
    return made


def private_texts(slack):
    """Return what Ana's private messages say."""
    return [message["text"] for message in slack.snapshot("ana")["messages"][STUDY] if message["ephemeral"]]


def title(slack) -> str:
    """Return the title of the dialogue in front of Ana."""
    return str(slack.snapshot("ana")["views"][-1]["title"]["text"])


async def answering(slack, door, desk) -> str:
    """Open the dialogue for an answer and return its id."""
    ask = Message("Question", (), (Button("Answer", Press("answer", ("7",))),))
    ts = await door.carry(Delivery(DeliveryKind.POST, "k", f"slack:T0STUDY:{STUDY}", ask))
    reply, desk.reply = desk.reply, ASK
    await slack.press("ana", ts, "answer:7")
    desk.reply = reply
    return str(slack.snapshot("ana")["views"][-1]["id"])


async def test_a_submitted_form_is_answered_at_once_and_better_later(slack, door, desk, thought):
    """The dialogue shows the first answer in the acknowledgement, and the better one in its place."""
    view = await answering(slack, door, desk)
    assert (await slack.submit_view("ana", view, {"text": "An index"}))["ok"]
    assert title(slack) == "First"
    thought.found.set_result(BETTER)
    await slack.until(lambda: title(slack) == "Better")
    assert thought.asked.qsize() == 1


async def test_a_better_answer_that_is_there_already_wins(slack, door, desk, thought):
    """A better answer that was found before the acknowledgement arrived is not lost behind it."""
    thought.found.set_result(BETTER)
    view = await answering(slack, door, desk)
    assert (await slack.submit_view("ana", view, {"text": "An index"}))["ok"]
    await slack.until(lambda: title(slack) == "Better")


async def test_a_message_in_place_is_replaced_twice(slack, door, desk, thought):
    """Where the answer takes a message's place, the better one takes it too."""
    desk.reply = FIRST
    await slack.type_command("ana", STUDY, "/quiz")
    ts = slack.snapshot("ana")["messages"][STUDY][0]["ts"]
    desk.reply = thought.later
    assert (await slack.press("ana", ts, "next:r:1"))["ok"]
    thought.found.set_result(BETTER)
    await slack.until(lambda: private_texts(slack) == ["Better"])


async def test_where_slack_replaces_nothing_it_follows(slack, door, thought):
    """What a command was answered cannot be replaced on Slack, so the better answer is one more message."""
    assert (await slack.type_command("ana", STUDY, "/today"))["ok"]
    assert private_texts(slack) == ["First"]
    thought.found.set_result(BETTER)
    await slack.until(lambda: private_texts(slack) == ["First", "Better"])


async def test_a_better_answer_may_hold_a_picture(slack, door, thought):
    """A better answer shows its picture like any other."""
    chart = Picture(PNG, "Points per week")
    thought.found.set_result(Message("Better", (chart,)))
    assert (await slack.type_command("ana", STUDY, "/today"))["ok"]
    better = (await slack.until(lambda: slack.snapshot("ana")["messages"][STUDY][1:]))[0]
    assert [block["alt_text"] for block in better["blocks"] if block["type"] == "image"] == [chart.alt]


@pytest.mark.parametrize("outcome", [None, RuntimeError("secret detail")])
async def test_the_first_answer_stands_where_nothing_better_comes(slack, door, thought, caplog, outcome):
    """Where nothing better was found, or the search broke, the first answer stands and no details show."""
    assert (await slack.type_command("ana", STUDY, "/today"))["ok"]
    if outcome:
        thought.found.set_exception(outcome)
    else:
        thought.found.set_result(None)
    await door.close()
    assert private_texts(slack) == ["First"]
    assert "secret detail" not in json.dumps(slack.snapshot("ana"))


async def test_a_better_answer_that_slack_does_not_take_is_logged(slack, door, thought, caplog):
    """A better answer that gets lost is for the log; the first one stands."""
    slack.faults.arrange("response_url", Fault.ERROR_BEFORE)
    thought.found.set_result(BETTER)
    assert (await slack.type_command("ana", STUDY, "/today"))["ok"]
    await slack.until(lambda: any(call.method == "response_url" for call in slack.calls))
    await door.close()
    assert "not taken" in caplog.text


async def test_closing_does_not_wait_for_better_answers(slack, door, thought):
    """A door that closes stops waiting at once, and whoever searches is told."""
    assert (await slack.type_command("ana", STUDY, "/today"))["ok"]
    await thought.asked.get()
    async with asyncio.timeout(2):
        await door.close()
    assert thought.found.cancelled()
    assert private_texts(slack) == ["First"]
