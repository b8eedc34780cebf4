"""What the Web API of the local Slack answers."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

STUDY, OTHER = "C0STUDY", "C0OTHER"


async def refusal(call) -> dict:
    """Return what Slack says when it refuses a call."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response.data


async def test_the_bot_learns_who_it_is(web):
    """The bot's token names its team, its user and its scopes."""
    answer = await web.auth_test()
    assert (answer["team_id"], answer["user_id"], answer["bot_id"]) == ("T0STUDY", "U0BOT", "B0BOT")
    assert "chat:write" in answer.headers["x-oauth-scopes"]


@pytest.mark.parametrize(
    ("token", "error"), [("xoxb-wrong", "invalid_auth"), ("xapp-playground", "not_allowed_token_type")]
)
async def test_a_wrong_token_is_refused(slack, token, error):
    """A token that is not the bot's opens nothing."""
    client = AsyncWebClient(token, base_url=slack.base_url)
    assert (await refusal(client.auth_test()))["error"] == error


async def test_no_token_is_refused(slack):
    """A call without a token is not authenticated."""
    client = AsyncWebClient(base_url=slack.base_url)
    assert (await refusal(client.auth_test()))["error"] == "not_authed"


async def test_a_revoked_token_is_refused(slack, web):
    """After a workspace revoked the token, every call is refused."""
    slack.revoke_token()
    assert (await refusal(web.chat_postMessage(channel=STUDY, text="hi")))["error"] == "token_revoked"


async def test_a_missing_scope_is_named(slack, web):
    """A method without its scope says which one it needs."""
    slack.scopes.discard("users:read")
    said = await refusal(web.users_info(user="U0ANA"))
    assert (said["error"], said["needed"]) == ("missing_scope", "users:read")


@pytest.mark.parametrize(
    ("channel", "error"), [("C0NOWHERE", "channel_not_found"), (OTHER, "not_in_channel")]
)
async def test_a_place_where_the_bot_cannot_write_is_refused(web, channel, error):
    """The bot writes only into channels that exist and that it is in."""
    assert (await refusal(web.chat_postMessage(channel=channel, text="hi")))["error"] == error


async def test_an_archived_channel_takes_no_messages(slack, web):
    """Nothing can be posted into an archived channel."""
    slack.archive(STUDY)
    assert (await refusal(web.chat_postMessage(channel=STUDY, text="hi")))["error"] == "is_archived"


async def test_a_bot_that_was_removed_cannot_write_or_read(slack, web):
    """A bot that was removed from a channel has neither its door nor its window."""
    slack.remove_bot(STUDY)
    assert (await refusal(web.chat_postMessage(channel=STUDY, text="hi")))["error"] == "not_in_channel"
    assert (await refusal(web.conversations_history(channel=STUDY)))["error"] == "not_in_channel"


async def test_an_empty_message_and_one_too_long_are_refused(web):
    """A message has between one and forty thousand characters."""
    with pytest.warns(UserWarning, match="`text` argument is missing"):
        assert (await refusal(web.chat_postMessage(channel=STUDY, text="")))["error"] == "no_text"
    assert (await refusal(web.chat_postMessage(channel=STUDY, text="x" * 40_001)))["error"] == "msg_too_long"
    assert (await web.chat_postMessage(channel=STUDY, text="x" * 40_000))["ok"]


async def test_fifty_one_blocks_are_one_too_many(web):
    """A message holds fifty blocks, and Slack says so with a pointer."""
    said = await refusal(web.chat_postMessage(channel=STUDY, text="t", blocks=[{"type": "divider"}] * 51))
    assert said["error"] == "invalid_blocks"
    assert said["response_metadata"]["messages"] == [
        "[ERROR] no more than 50 items allowed [json-pointer:/blocks]"
    ]
    assert (await web.chat_postMessage(channel=STUDY, text="t", blocks=[{"type": "divider"}] * 50))["ok"]


async def test_timestamps_are_unique_when_the_clock_stands_still(web):
    """Two messages of one instant have two timestamps, the later one greater."""
    first, second = [(await web.chat_postMessage(channel=STUDY, text="hi"))["ts"] for _ in range(2)]
    assert first < second


async def test_a_thread_counts_its_replies(web):
    """A message knows how many replies stand below it, and history does not list them."""
    parent = (await web.chat_postMessage(channel=STUDY, text="question"))["ts"]
    reply = (await web.chat_postMessage(channel=STUDY, text="layer", thread_ts=parent))["ts"]
    history = (await web.conversations_history(channel=STUDY))["messages"]
    assert [(m["ts"], m["reply_count"]) for m in history] == [(parent, 1)]
    replies = (await web.conversations_replies(channel=STUDY, ts=parent))["messages"]
    assert [m["ts"] for m in replies] == [parent, reply]


async def test_nothing_can_stand_below_a_reply_or_below_nothing(web):
    """A thread hangs below a message of the channel, never below a reply or a message that is not there."""
    parent = (await web.chat_postMessage(channel=STUDY, text="question"))["ts"]
    reply = (await web.chat_postMessage(channel=STUDY, text="layer", thread_ts=parent))["ts"]
    below_reply = web.chat_postMessage(channel=STUDY, text="x", thread_ts=reply)
    assert (await refusal(below_reply))["error"] == "cannot_reply_to_message"
    below_nothing = web.chat_postMessage(channel=STUDY, text="x", thread_ts="1.000001")
    assert (await refusal(below_nothing))["error"] == "thread_not_found"


async def test_history_finds_a_message_by_its_metadata(clock, web):
    """History since an instant returns the whole metadata only if it is asked for."""
    old = (await web.chat_postMessage(channel=STUDY, text="yesterday"))["ts"]
    clock.forward(days=1)
    note = {"event_type": "prompt", "event_payload": {"key": "abc"}}
    await web.chat_postMessage(channel=STUDY, text="today", metadata=note)
    full = await web.conversations_history(channel=STUDY, oldest=old, include_all_metadata=True, limit=15)
    assert [m["metadata"] for m in full["messages"]] == [note]
    bare = await web.conversations_history(channel=STUDY, oldest=old, inclusive=True)
    assert [m.get("metadata") for m in bare["messages"]] == [{"event_type": "prompt"}, None]


async def test_history_comes_in_pages(web):
    """A short limit gives the newest messages and a cursor to those before."""
    sent = [(await web.chat_postMessage(channel=STUDY, text=str(n)))["ts"] for n in range(3)]
    page = await web.conversations_history(channel=STUDY, limit=2)
    assert ([m["ts"] for m in page["messages"]], page["has_more"]) == (sent[:0:-1], True)
    rest = await web.conversations_history(channel=STUDY, cursor=page["response_metadata"]["next_cursor"])
    assert [m["ts"] for m in rest["messages"]] == sent[:1]


async def test_metadata_of_a_wrong_shape_is_refused(web):
    """Metadata has an event type and a payload that is an object."""
    call = web.chat_postMessage(channel=STUDY, text="x", metadata={"event_type": "a", "event_payload": "b"})
    assert (await refusal(call))["error"] == "invalid_metadata_format"


async def test_an_edit_with_text_alone_drops_the_blocks(web):
    """Text without blocks replaces the blocks and shows that the message was edited; blocks do not."""
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "one"}}
    ts = (await web.chat_postMessage(channel=STUDY, text="one", blocks=[section]))["ts"]
    kept = (await web.chat_update(channel=STUDY, ts=ts, text="two", blocks=[section]))["message"]
    assert "blocks" in kept and "edited" not in kept
    bare = (await web.chat_update(channel=STUDY, ts=ts, text="three"))["message"]
    assert "blocks" not in bare and "edited" in bare


async def test_only_the_own_messages_can_be_edited_or_deleted(slack, web):
    """The bot changes its own public messages and nothing else."""
    ts = (await slack.say("ana", STUDY, "hello"))["ts"]
    assert (await refusal(web.chat_update(channel=STUDY, ts=ts, text="x")))["error"] == "cant_update_message"
    assert (await refusal(web.chat_delete(channel=STUDY, ts=ts)))["error"] == "cant_delete_message"
    private = (await web.chat_postEphemeral(channel=STUDY, user="U0ANA", text="psst"))["message_ts"]
    assert (await refusal(web.chat_update(channel=STUDY, ts=private, text="x")))[
        "error"
    ] == "message_not_found"


async def test_a_deleted_message_with_replies_leaves_a_tombstone(slack, web):
    """Deleting a message removes it, or leaves its place marked if a thread hangs below it."""
    lonely = (await web.chat_postMessage(channel=STUDY, text="lonely"))["ts"]
    parent = (await web.chat_postMessage(channel=STUDY, text="parent"))["ts"]
    await web.chat_postMessage(channel=STUDY, text="reply", thread_ts=parent)
    for ts in (lonely, parent):
        await web.chat_delete(channel=STUDY, ts=ts)
    left = slack.snapshot("ana")["messages"][STUDY]
    assert [(m["ts"], m["subtype"]) for m in left] == [(parent, "tombstone")]


async def test_a_private_message_is_seen_by_one_person(slack, web):
    """An ephemeral message is in the snapshot of its person only, and not in the history."""
    await web.chat_postEphemeral(channel=STUDY, user="U0ANA", text="psst")
    assert [m["text"] for m in slack.snapshot("ana")["messages"][STUDY]] == ["psst"]
    assert slack.snapshot("ben")["messages"][STUDY] == []
    assert (await web.conversations_history(channel=STUDY))["messages"] == []


async def test_a_direct_message_goes_to_one_person(slack, web):
    """A message to a person's direct channel is seen by that person alone."""
    channel = (await web.conversations_open(users="U0CEM"))["channel"]["id"]
    await web.chat_postMessage(channel=channel, text="for you")
    assert [m["text"] for m in slack.snapshot("cem")["messages"][channel]] == ["for you"]
    assert channel not in slack.snapshot("ana")["messages"]


async def test_people_and_places_can_be_looked_up(web):
    """The bot can look up people, channels, the team and the link of a message."""
    assert (await web.users_info(user="U0BEN"))["user"]["is_admin"] is True
    assert len((await web.users_list())["members"]) == 4
    assert (await web.conversations_info(channel=STUDY))["channel"]["is_member"] is True
    assert {c["id"] for c in (await web.conversations_list())["channels"]} == {STUDY, OTHER}
    assert (await web.team_info())["team"]["name"] == "Studyhall"
    ts = (await web.chat_postMessage(channel=STUDY, text="x"))["ts"]
    link = (await web.chat_getPermalink(channel=STUDY, message_ts=ts))["permalink"]
    assert link.endswith(f"/C0STUDY/p{ts.replace('.', '')}")


async def test_mentions_are_recorded_and_escaped_ones_are_not(slack, web):
    """Whatever would ring somebody's bell is written down; escaped or plain text is not."""
    rich = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [{"type": "user", "user_id": "U0BEN"}, {"type": "broadcast", "range": "here"}],
            }
        ],
    }
    plain = {"type": "section", "text": {"type": "plain_text", "text": "<!everyone>"}}
    marked = {"type": "section", "text": {"type": "mrkdwn", "text": "<!subteam^S1>"}}
    await web.chat_postMessage(channel=STUDY, text="&lt;!channel&gt;", blocks=[plain])
    assert slack.pings == []
    await web.chat_postMessage(channel=STUDY, text="<@U0ANA>", blocks=[rich, marked])
    assert [p.mention for p in slack.pings] == ["<@U0ANA>", "<@U0BEN>", "<!here>", "<!subteam^S1>"]


async def test_an_unknown_method_is_refused(web):
    """A method that Slack does not have is refused by name."""
    assert (await refusal(web.api_call("chat.shout")))["error"] == "unknown_method"


async def test_a_form_works_as_well_as_json(web):
    """A call may come as a form with blocks as JSON text."""
    blocks = '[{"type": "section", "text": {"type": "mrkdwn", "text": "x"}}]'
    answer = await web.api_call("chat.postMessage", data={"channel": STUDY, "text": "x", "blocks": blocks})
    assert answer["message"]["blocks"][0]["type"] == "section"
