"""Stewards set a channel up; others cannot, not even with a forged button."""

from tests.end_to_end.house import House, Town
from tests.end_to_end.protocol import call_discord, call_slack
from tests.end_to_end.street import Street

PLAN: dict[str, str | list[str]] = {
    "when": "08:30 Europe/Berlin",
    "days": ["0", "2"],
    "topics": ["security", "caching"],
    "level": "any",
    "reveals": "1h 2h 3h",
}


async def test_a_steward_sets_a_channel_up(empty_house: House, street: Street) -> None:
    """The form asks for everything; once it is sent, the plan stands there with its next posts."""
    form = await street.types("ben", "/study setup")
    saved = await street.submits("ben", **PLAN)

    assert all(field in form for field in ("Time and zone", "Days", "Topics", "Level", "Reveal times"))
    assert "This channel has no plan yet" in form or "Such as 09:00 Europe/Berlin" in form
    assert all(part in saved for part in ("The plan is saved", "Mon, Wed", "Caching", "Security"))
    assert all(day in saved for day in ("Mon 23 Nov 08:30", "Wed 25 Nov 08:30", "Mon 30 Nov 08:30"))


async def test_what_was_set_up_happens(empty_house: House, street: Street) -> None:
    """The next post comes at the chosen time, on a chosen topic, and only on the chosen days."""
    await street.types("ben", "/study setup")
    await street.submits("ben", **PLAN)

    await empty_house.advance(days=5)

    assert [one.at.strftime("%a %H:%M") for one in street.posts() if one.at] == ["Mon 07:30", "Wed 07:30"]
    assert all("Security" in one or "Caching" in one for one in street.posts())


async def test_the_form_remembers_the_plan(house: House, street: Street) -> None:
    """Changing a plan starts from the plan, and shows what it means for the next posts."""
    plan = await street.types("ben", "/study preview")

    form = await street.presses("ben", plan, "Change the plan")

    assert "09:00 Europe/Berlin" in str(form.native)
    assert "Next posts: Mon 23 Nov 09:00, Tue 24 Nov 09:00" in form


async def test_a_wrong_time_gets_a_sentence(empty_house: House, street: Street) -> None:
    """A time and reveal times that cannot be read are each answered with how to write them."""
    await street.types("ben", "/study setup")

    wrong = await street.submits("ben", **(PLAN | {"when": "nine", "reveals": "2h 1h 3h"}))

    assert "Write the time like 09:00" in wrong
    assert "Write three rising times" in wrong


async def test_a_wrong_zone_gets_a_sentence(empty_house: House, street: Street) -> None:
    """A zone that does not exist is answered with the nearest one, and the form can be sent again."""
    form = await street.types("ben", "/study setup")

    wrong = await street.submits("ben", **(PLAN | {"when": "09:00 Europe/Berln"}))
    if "Open the form again" in wrong.buttons:
        form = await street.presses("ben", wrong, "Open the form again")
    saved = await street.submits("ben", **PLAN)

    assert "Did you mean Europe/Berlin?" in wrong
    assert "Time and zone" in form
    assert "The plan is saved" in saved


async def test_others_are_refused(house: House, street: Street) -> None:
    """Ana cannot set the channel up: Slack's bot tells her whom to ask, Discord does not even offer it."""
    if street.name == "slack":
        assert "This is for stewards" in await street.types("ana", "/study setup")
    else:
        offered = [command["name"] for command in house.town.discord.server.snapshot("ana")["commands"]]
        assert "study" not in offered
        assert "quiz" in offered
    assert street.form("ana") is None


async def test_a_forged_press_opens_nothing(house: House, street: Street, town: Town) -> None:
    """A button that somebody else made with the steward's token is refused all the same."""
    await forge(town, street)
    (forged,) = street.posts()

    refused = await street.presses("ana", forged, "Win a prize")

    assert "This is for stewards" in refused
    assert street.form("ana") is None


async def forge(town: Town, street: Street) -> None:
    """Put a message with a forged button into the channel."""
    label = {"type": "plain_text", "text": "Win a prize"}
    button = {"type": "button", "action_id": "setup", "text": label}
    blocks = [{"type": "actions", "elements": [button]}]
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Win a prize", "custom_id": "setup"}]}
    if street.name == "slack":
        await call_slack(
            town, "chat.postMessage", {"channel": street.channel, "text": "Prizes", "blocks": blocks}
        )
    else:
        body = {"content": "Prizes", "components": [row]}
        await call_discord(town, "POST", f"/channels/{street.channel}/messages", body)
