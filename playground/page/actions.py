"""From a line of the page's protocol to an action of a person on a platform."""

from typing import Any

from playground.page.platforms import Answer, DiscordSide, SlackSide

Line = dict[str, Any]


def refusal(sentence: str) -> Answer:
    """Return the answer that says why nothing was done."""
    return {"ok": False, "error": sentence}


async def act_on_slack(slack: SlackSide, person: str, line: Line) -> Answer:
    """Do what `line` asks on Slack, as `person`."""
    match line:
        case {"do": "slack.type_command", "channel": str(channel), "text": str(text)}:
            return await slack.type_command(person, channel, text)
        case {"do": "slack.say", "channel": str(channel), "text": str(text)}:
            return await slack.say(person, channel, text)
        case {"do": "slack.press", "message_ts": str(ts), "action_id": str(action)}:
            return await slack.press(person, ts, action, line.get("value"), line.get("block_id"))
        case {"do": "slack.point", "message_ts": str(ts), "callback_id": str(callback)}:
            return await slack.point(person, ts, callback)
        case {"do": "slack.choose", "container": str(ts), "action_id": str(action), "selected": selected}:
            return await slack.choose(person, ts, action, selected)
        case {"do": "slack.submit_view", "view_id": str(view), "values": dict(values)}:
            return await slack.submit_view(person, view, values)
        case {"do": "slack.press_in_view", "view_id": str(view), "action_id": str(action), "value": value}:
            return await slack.press_in_view(person, view, action, value)
        case {"do": "slack.close_view", "view_id": str(view)}:
            return await slack.close_view(person, view)
        case _:
            return refusal("The page asked for something that this Slack does not know.")


async def act_on_discord(discord: DiscordSide, person: str, line: Line) -> Answer:
    """Do what `line` asks on Discord, as `person`."""
    match line:
        case {
            "do": "discord.run_command",
            "channel_id": str(channel),
            "name": str(name),
            "options": dict(options),
        }:
            return await discord.run_command(person, channel, name, options)
        case {"do": "discord.say", "channel_id": str(channel), "text": str(text)}:
            said = discord.say(person, channel, text)
            return said if "ok" in said else {"ok": True, "error": None}
        case {
            "do": "discord.autocomplete",
            "channel_id": str(channel),
            "name": str(name),
            "option": str(option),
            "value": str(value),
        }:
            choices = await discord.autocomplete(person, channel, name, option, value)
            return {"ok": True, "error": None, "choices": choices}
        case {"do": "discord.press", "message_id": str(message), "custom_id": str(custom)}:
            return await discord.press(person, message, custom)
        case {"do": "discord.point", "message_id": str(message), "name": str(name)}:
            return await discord.point(person, message, name)
        case {
            "do": "discord.choose",
            "message_id": str(message),
            "custom_id": str(custom),
            "values": list(chosen),
        }:
            return await discord.choose(person, message, custom, chosen)
        case {"do": "discord.submit_modal", "custom_id": str(custom), "values": dict(values)}:
            return await discord.submit_modal(person, custom, values)
        case {"do": "discord.dismiss_modal"}:
            return discord.dismiss_modal(person)
        case _:
            return refusal("The page asked for something that this Discord does not know.")
