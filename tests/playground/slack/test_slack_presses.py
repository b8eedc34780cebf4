"""Buttons and menus in messages, and the URL over which a press is answered."""

import asyncio

from slack_sdk.webhook.async_client import AsyncWebhookClient

STUDY = "C0STUDY"


def plain(text: str) -> dict:
    """Return a plain text object."""
    return {"type": "plain_text", "text": text}


def button(action_id: str, value: str = "1") -> list[dict]:
    """Return blocks with one button."""
    element = {"type": "button", "action_id": action_id, "text": plain("Go"), "value": value}
    return [{"type": "actions", "block_id": "row", "elements": [element]}]


def seen(slack, person: str = "ana") -> list[str]:
    """Return the texts that a person sees in the channel."""
    return [m["text"] for m in slack.snapshot(person)["messages"][STUDY]]


async def test_a_press_is_answered_in_private_over_the_response_url(slack, app, web, connect):
    """A press carries message, channel, value and a URL over which only the presser is answered."""
    bodies = []

    @app.action("go")
    async def go(ack, body, respond):
        await ack()
        bodies.append(body)
        await respond("well done", replace_original=False)

    await connect()
    ts = (await web.chat_postMessage(channel=STUDY, text="q", blocks=button("go", "B")))["ts"]
    assert (await slack.press("ben", ts, "go"))["ok"]
    await slack.until(lambda: "well done" in seen(slack, "ben"))
    assert seen(slack, "ana") == ["q"]
    action = bodies[0]["actions"][0]
    assert (action["value"], action["block_id"], action["type"]) == ("B", "row", "button")
    assert bodies[0]["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": STUDY,
        "is_ephemeral": False,
    }
    assert bodies[0]["message"]["ts"] == ts and action["action_ts"] > ts


async def test_a_private_message_is_replaced_and_deleted_in_place(slack, app, web, connect):
    """A press in a private message can replace it where it stands, and later take it away."""

    @app.action("next")
    async def following(ack, body, respond):
        await ack()
        assert "message" not in body
        await respond(text="second", blocks=button("end"), replace_original=True)

    @app.action("end")
    async def end(ack, respond):
        await ack()
        await respond(delete_original=True)

    await connect()
    first = await web.chat_postEphemeral(channel=STUDY, user="U0ANA", text="first", blocks=button("next"))
    await slack.press("ana", first["message_ts"], "next")
    await slack.until(lambda: seen(slack) == ["second"])
    assert slack.snapshot("ana")["messages"][STUDY][0]["ts"] == first["message_ts"]
    await slack.press("ana", first["message_ts"], "end")
    await slack.until(lambda: seen(slack) == [])


async def test_nobody_presses_what_they_do_not_see(slack, app, web, connect):
    """A private message of one person, a missing message and a missing button cannot be pressed."""
    await connect()
    private = await web.chat_postEphemeral(channel=STUDY, user="U0ANA", text="x", blocks=button("go"))
    assert (await slack.press("ben", private["message_ts"], "go"))["error"] == "message_not_found"
    assert (await slack.press("ana", private["message_ts"], "stop"))["error"] == "no_such_action"


async def test_a_choice_arrives_with_its_option_and_the_state(slack, app, web, connect):
    """A choice in a menu of a message arrives as the whole option, and again in the state."""
    picked = asyncio.get_running_loop().create_future()

    @app.action("pick")
    async def pick(ack, body):
        await ack()
        picked.set_result(body)

    await connect()
    choices = [{"text": plain(word), "value": word} for word in ("low", "high")]
    menu = {"type": "static_select", "action_id": "pick", "options": choices}
    blocks = [{"type": "actions", "block_id": "row", "elements": [menu]}]
    ts = (await web.chat_postMessage(channel=STUDY, text="q", blocks=blocks))["ts"]
    await slack.choose("ana", ts, "pick", "high")
    body = await picked
    assert body["actions"][0]["selected_option"]["value"] == "high"
    assert body["state"]["values"]["row"]["pick"]["selected_option"]["value"] == "high"


async def test_a_response_url_works_five_times(slack, app, connect, clock):
    """A response URL takes five messages within thirty minutes, and then no more."""
    urls = []

    @app.command("/quiz")
    async def quiz(ack, body):
        urls.append(body["response_url"])
        await ack()

    await connect()
    for _ in range(2):
        await slack.type_command("ana", STUDY, "/quiz")
    statuses = [(await AsyncWebhookClient(urls[0]).send(text=str(n))).status_code for n in range(6)]
    assert statuses == [200] * 5 + [404]
    clock.forward(minutes=30)
    late = await AsyncWebhookClient(urls[1]).send(text="late")
    assert (late.status_code, "expired_url" in late.body) == (404, True)
