"""Direct messages, pictures, files and actions on the page, in a real browser."""

import pytest
from playwright.async_api import expect

from tests.playground.page.looking import seen_by

pytestmark = pytest.mark.asyncio(loop_scope="module")
COLUMNS = ("#slack", "#discord")
both = pytest.mark.parametrize("column", COLUMNS)


def direct(tab, column):
    """Return the button that leads to the direct messages of a column."""
    return tab.locator(f"{column} .channels").get_by_role("button", name="Studyhall")


async def go_to_direct(tab, column):
    """Open the direct messages of a column."""
    await direct(tab, column).click()


@both
async def test_direct_messages_are_a_place_beside_the_channels(tab, column):
    """A person's direct messages stand under a heading of their own, and open like a channel."""
    places = tab.locator(f"{column} .channels")
    await expect(places.locator(".place-group")).to_contain_text(
        ["channels", "Direct messages"], ignore_case=True
    )
    await go_to_direct(tab, column)
    await expect(tab.locator(f"{column} .channel-name")).to_have_text("@Studyhall")
    await expect(tab.locator(f"{column} article")).to_contain_text("Three reviews are due")
    await expect(tab.locator(f"{column} .channel .opening")).to_contain_text("Studyhall")


@both
async def test_a_new_direct_message_is_noticed(tab, column, slack, discord):
    """What was told and not seen is marked, and the mark goes once it has been looked at."""
    button = direct(tab, column)
    await expect(button.get_by_label("New messages")).to_be_visible()
    await button.click()
    await tab.locator(column).get_by_role("button", name="study", exact=True).click()
    await expect(button.get_by_label("New messages")).to_be_hidden()
    for side, place in ((slack, "D0ANA"), (discord, "1574000000000000001")):
        first = side.shown["messages"][place][0]
        side.shown["messages"][place].append(first | {"ts": "1795450000.000800", "id": "9202"})
        side.changed()
    await expect(button.get_by_label("New messages")).to_be_visible()


@both
async def test_pictures_are_shown_and_described(tab, column):
    """A picture is loaded, and has its words for whoever cannot see it."""
    await go_to_direct(tab, column)
    picture = tab.locator(f"{column} article").get_by_alt_text("Points per week")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.naturalWidth") == 1


@both
async def test_files_are_offered(tab, column):
    """A file stands in its message with its name and its size."""
    await go_to_direct(tab, column)
    file = tab.locator(f"{column} .attached-file")
    await expect(file).to_contain_text("data.json")
    await expect(file).to_contain_text("2 kB")


async def test_buttons_in_direct_messages_are_pressed(tab, slack, discord):
    """A button in a direct message is pressed like any other."""
    for column in COLUMNS:
        await go_to_direct(tab, column)
        await tab.locator(column).get_by_role("button", name="Start").click()
    await seen_by(tab, slack.done, ("press", "ana", "1795421100.000700", "@12:check:7", None, "da"))
    await seen_by(tab, discord.done, ("press", "ana", "9201", "@12:check:7"))


async def test_nobody_writes_where_the_app_only_tells(tab):
    """Where an app's messages are only to be read there is no line to write in; the channel keeps its own."""
    await go_to_direct(tab, "#slack")
    await expect(tab.locator("#slack .composer-input")).to_be_hidden()
    await expect(tab.locator("#slack .composer-closed")).to_be_visible()
    await tab.locator("#slack").get_by_role("button", name="study", exact=True).click()
    await expect(tab.locator("#slack .composer-input")).to_be_visible()


async def test_no_command_is_offered_where_there_is_none(tab):
    """A command that exists in a guild alone is not offered in direct messages."""
    await go_to_direct(tab, "#discord")
    box = tab.locator("#discord .composer-input")
    await box.fill("/leaderboard")
    await box.press("Enter")
    await expect(tab.locator("#discord .composer-note")).to_contain_text(
        "There is no command /leaderboard here"
    )


@both
async def test_actions_are_chosen_beside_a_message(tab, column, slack, discord):
    """A message has a small menu with what the app can do with it, which works by keyboard."""
    message = tab.locator(f"{column} article").first
    await message.hover()
    await message.get_by_role("button", name="What to do with this message").press("Enter")
    await expect(tab.get_by_role("option", name="Keep this")).to_be_focused()
    await tab.keyboard.press("Enter")
    await expect(tab.get_by_role("option", name="Keep this")).to_be_hidden()
    deeds = {
        "#slack": ("point", "ana", "1795420805.000100", "keep"),
        "#discord": ("point", "ana", "9001", "Keep this"),
    }
    await seen_by(tab, slack.done if column == "#slack" else discord.done, deeds[column])


@both
async def test_private_messages_have_no_actions(tab, column):
    """What only one person sees has no menu of actions."""
    private = tab.locator(f"{column} article.private").first
    await private.hover()
    await expect(private.get_by_role("button", name="What to do with this message")).to_have_count(0)
