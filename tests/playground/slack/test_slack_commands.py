"""Commands that people type, answered by a real Bolt app over Socket Mode."""

import asyncio

import pytest

STUDY = "C0STUDY"


def seen(slack, person: str = "ana") -> list[str]:
    """Return the texts that a person sees in the channel."""
    return [m["text"] for m in slack.snapshot(person)["messages"][STUDY]]


async def test_a_command_is_answered_in_private(slack, app, connect):
    """The text of an acknowledgement is shown to the person who typed, and to nobody else."""

    @app.command("/quiz")
    async def quiz(ack, command):
        await ack(f"{command['user_id']} in {command['channel_id']} said {command['text']}")

    await connect()
    assert await slack.type_command("ana", "study", "/quiz security") == {"ok": True, "error": None}
    assert seen(slack, "ana") == ["U0ANA in C0STUDY said security"]
    assert seen(slack, "ben") == []
    assert slack.snapshot("ana")["messages"][STUDY][0]["ephemeral"] is True


async def test_a_command_may_be_answered_for_everybody(slack, app, connect):
    """An acknowledgement with response_type in_channel is public."""

    @app.command("/quiz")
    async def quiz(ack):
        await ack(text="look", response_type="in_channel")

    await connect()
    await slack.type_command("ana", STUDY, "/quiz")
    assert seen(slack, "ben") == ["look"]


async def test_names_are_escaped_if_the_manifest_says_so(slack, app, connect):
    """With should_escape the bot receives ids instead of names."""

    @app.command("/tell")
    async def tell(ack, command):
        await ack("`" + command["text"].replace("<", "(").replace(">", ")") + "`")

    await connect()
    await slack.type_command("ana", STUDY, "/tell @ben #random @nobody")
    assert seen(slack) == ["`(@U0BEN|ben) (#C0OTHER|random) @nobody`"]


@pytest.mark.parametrize(
    ("text", "thread", "error"),
    [("/quizz", None, "dispatch_unknown_command"), ("/quiz", "1.1", "not_in_threads")],
)
async def test_a_command_that_slack_does_not_pass_on_is_explained(slack, text, thread, error):
    """An unknown command and one inside a thread never reach the bot, and Slack says so to the person."""
    assert (await slack.type_command("ana", STUDY, text, thread_ts=thread))["error"] == error
    assert len(slack.snapshot("ana")["notices"]) == 1


async def test_a_command_that_nobody_acknowledges_fails(slack, app, connect):
    """Without an acknowledgement in time the person is told that the command timed out."""
    slack.deadlines.ack = 0.05
    heard = asyncio.Event()

    @app.command("/quiz")
    async def quiz():
        heard.set()

    await connect()
    assert (await slack.type_command("ana", STUDY, "/quiz"))["error"] == "operation_timeout"
    assert heard.is_set()
    assert slack.snapshot("ana")["notices"][0]["text"] == '/quiz failed with the error "operation_timeout"'


async def test_without_a_bot_a_command_fails_at_once(slack):
    """With no connection there is nobody to send a command to."""
    assert (await slack.type_command("ana", STUDY, "/quiz"))["error"] == "dispatch_failed"


async def test_blocks_that_slack_refuses_fail_with_the_acknowledgement(slack, app, connect):
    """A refused acknowledgement is told to the person and recorded with its reason."""

    @app.command("/quiz")
    async def quiz(ack):
        await ack(text="x", blocks=[{"type": "divider"}] * 51)

    await connect()
    assert (await slack.type_command("ana", STUDY, "/quiz"))["error"] == "invalid_blocks"
    assert slack.calls[-1].method == "ack"
    assert slack.calls[-1].response["error"] == "invalid_blocks"
