"""Modals that a real Bolt app opens and people fill in."""

import asyncio

import pytest
from slack_sdk.errors import SlackApiError

STUDY = "C0STUDY"
MORE = {"type": "button", "action_id": "more", "text": {"type": "plain_text", "text": "More"}}


def plain(text: str) -> dict:
    """Return a plain text object."""
    return {"type": "plain_text", "text": text}


def form(title: str = "Form", **more) -> dict:
    """Return a modal with a text, a menu and a button."""
    choices = [{"text": plain(word), "value": word} for word in ("low", "high")]
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Send"),
        "blocks": [
            {
                "type": "input",
                "block_id": "why",
                "label": plain("Why"),
                "element": {"type": "plain_text_input", "action_id": "text", "min_length": 3},
            },
            {
                "type": "input",
                "block_id": "level",
                "optional": True,
                "label": plain("Level"),
                "element": {"type": "static_select", "action_id": "pick", "options": choices},
            },
            {"type": "actions", "block_id": "row", "elements": [MORE]},
        ],
        **more,
    }


def called(slack, method: str) -> list[dict]:
    """Return what Slack answered to the calls of a method."""
    return [call.response for call in slack.calls if call.method == method]


async def open_form(slack, app, connect, view: dict) -> str:
    """Let Ana open a modal with a command, and return its id."""

    @app.command("/quiz")
    async def quiz(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    await connect()
    assert (await slack.type_command("ana", STUDY, "/quiz"))["ok"]
    views = await slack.until(lambda: slack.snapshot("ana")["views"])
    return views[0]["id"]


async def test_a_form_is_refused_and_then_taken(slack, app, connect):
    """Errors of a submitted modal stand under its inputs; without errors it closes."""
    states = []

    @app.view("form")
    async def submitted(ack, view):
        states.append(view["state"]["values"])
        wrong = len(states) == 1
        await (ack(response_action="errors", errors={"why": "Too vague"}) if wrong else ack())

    view_id = await open_form(slack, app, connect, form())
    refused = await slack.submit_view("ana", view_id, {"why": "because", "level": "low"})
    assert refused == {"ok": False, "error": "errors", "errors": {"why": "Too vague"}}
    assert slack.snapshot("ana")["views"][0]["errors"] == {"why": "Too vague"}
    assert (await slack.submit_view("ana", view_id, {"why": {"text": {"value": "clearly"}}}))["ok"]
    assert slack.snapshot("ana")["views"] == []
    assert states[1]["why"]["text"] == {"type": "plain_text_input", "value": "clearly"}
    assert states[1]["level"]["pick"]["selected_option"]["value"] == "low"


async def test_a_submitted_form_may_become_another(slack, app, connect):
    """The answer to a submission may update the modal, push one on top, or clear all."""
    answers = iter(
        [
            {"response_action": "update", "view": form("Updated")},
            {"response_action": "push", "view": form("Pushed")},
            {"response_action": "clear"},
        ]
    )

    @app.view("form")
    async def submitted(ack):
        await ack(next(answers))

    view_id = await open_form(slack, app, connect, form())
    titles = []
    for _ in range(3):
        await slack.submit_view("ana", view_id, {"why": "because"})
        views = slack.snapshot("ana")["views"]
        titles.append([view["title"]["text"] for view in views])
        view_id = views[-1]["id"] if views else ""
    assert titles == [["Updated"], ["Updated", "Pushed"], []]


async def test_a_stack_holds_three_forms(slack, app, connect):
    """A fourth modal on top of three is refused, and the person is told that something went wrong."""

    @app.view("form")
    async def submitted(ack):
        await ack(response_action="push", view=form("Next"))

    view_id = await open_form(slack, app, connect, form())
    for _ in range(2):
        await slack.submit_view("ana", view_id, {"why": "because"})
        view_id = slack.snapshot("ana")["views"][-1]["id"]
    refused = await slack.submit_view("ana", view_id, {"why": "because"})
    assert refused["error"] == "push_limit_reached"
    assert len(slack.snapshot("ana")["views"]) == 3
    assert len(slack.snapshot("ana")["notices"]) == 1


async def test_slack_holds_back_a_form_that_is_not_complete(slack, app, connect):
    """A required input that is empty or too short never reaches the bot."""
    view_id = await open_form(slack, app, connect, form())
    for text in ("", "ab"):
        refused = await slack.submit_view("ana", view_id, {"why": text})
        assert (refused["error"], list(refused["errors"])) == ("incomplete", ["why"])


async def test_a_button_in_a_form_updates_it_and_keeps_what_was_written(slack, app, connect):
    """Views.update changes the modal under the person's hands; what they chose stays."""

    @app.action("pick")
    async def pick(ack):
        await ack()

    @app.action("more")
    async def more(ack, body, client):
        await ack()
        held = {"view_id": body["view"]["id"], "hash": body["view"]["hash"]}
        await client.views_update(**held, view=form("More"))
        with pytest.raises(SlackApiError):
            await client.views_update(**held, view=form("Stale"))

    view_id = await open_form(slack, app, connect, form())
    await slack.choose("ana", view_id, "pick", "high")
    await slack.press_in_view("ana", view_id, "more")
    updates = await slack.until(lambda: two if len(two := called(slack, "views.update")) == 2 else None)
    assert [update.get("error") for update in updates] == [None, "hash_conflict"]
    assert slack.snapshot("ana")["views"][0]["title"]["text"] == "More"
    values = slack.snapshot("ana")["views"][0]["state"]["values"]
    assert values["level"]["pick"]["selected_option"]["value"] == "high"


async def test_closing_a_form_is_told_if_the_bot_asked(slack, app, connect):
    """With notify_on_close the bot hears that a modal was closed."""
    closed = asyncio.Event()

    @app.view_closed("form")
    async def gone(ack):
        await ack()
        closed.set()

    view_id = await open_form(slack, app, connect, form(notify_on_close=True))
    assert (await slack.close_view("ana", view_id))["ok"]
    await closed.wait()
    assert slack.snapshot("ana")["views"] == []


async def test_a_trigger_opens_one_form_and_only_in_time(slack, app, connect):
    """A trigger is good once and for three seconds; an invented one is good for nothing."""
    errors = []

    @app.command("/quiz")
    async def quiz(ack, body, client, command):
        if command["text"] == "twice":
            await client.views_open(trigger_id=body["trigger_id"], view=form())
        trigger = "1.2.3" if command["text"] == "invented" else body["trigger_id"]
        with pytest.raises(SlackApiError) as refused:
            await client.views_open(trigger_id=trigger, view=form())
        errors.append(refused.value.response["error"])
        await ack()

    await connect()
    for text in ("twice", "invented"):
        await slack.type_command("ana", STUDY, f"/quiz {text}")
    slack.deadlines.trigger = 0
    await slack.type_command("ana", STUDY, "/quiz late")
    assert errors == ["exchanged_trigger_id", "invalid_trigger_id", "expired_trigger_id"]
