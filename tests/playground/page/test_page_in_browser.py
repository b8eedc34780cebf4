"""The page in a real browser."""

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, async_playwright, expect
from playwright.async_api import Page as Tab

from adapters.cli.gallery import gallery
from playground.page.server import Page

pytestmark = pytest.mark.asyncio(loop_scope="module")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOO_WIDE = """
    document.documentElement.scrollWidth > innerWidth
    || [...document.querySelectorAll('.scroller')].some((one) => one.scrollWidth > one.clientWidth)
"""
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Return the machine's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("No Chromium was found on this machine, so the page was not tried in a browser.")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="module")
async def served(slack, discord, clock, machine) -> AsyncIterator[Page]:
    """Return a page in the browser's own loop."""
    page = Page(slack, discord, clock, machine)
    await page.start(port=0)
    yield page
    await page.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def tab(browser: Browser, served: Page, request: pytest.FixtureRequest) -> AsyncIterator[Tab]:
    """Return the loaded page; nothing may have gone wrong in it when the test is over."""
    size, scheme = getattr(request, "param", (DESK, "light"))
    context = await browser.new_context(viewport=size, color_scheme=scheme)
    tab = await context.new_page()
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        """Remember what the page complained of."""
        if message.type in ("error", "warning"):
            problems.append(message.text)

    tab.on("console", note)
    tab.on("pageerror", lambda error: problems.append(str(error)))
    await tab.goto(served.url)
    await tab.wait_for_selector("body[data-ready]")
    yield tab
    await context.close()
    assert problems == []


async def test_the_gallery_draws_everything(browser: Browser, slack, discord, clock) -> None:
    """Every screen and form of the bot is drawn on both sides, nothing breaks, and a search finds one."""
    shown = gallery(clock.now(), "Europe/Berlin")
    page = Page(slack, discord, clock, gallery=lambda: shown)
    await page.start(port=0)
    tab = await browser.new_page()
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    await tab.goto(f"{page.url}gallery")
    await tab.wait_for_selector("body[data-ready]")
    everything = await tab.locator(".gallery-row").count()
    unknown = await tab.locator(".block-unknown, .component-unknown").count()
    await tab.fill("#find", "board.board empty")
    found = await tab.locator(".gallery-row:visible").count()
    await tab.close()
    await page.stop()
    assert (everything, unknown, found, problems) == (len(shown["examples"]), 0, 1, [])


async def seen_by(tab: Tab, deeds: list[object], deed: object) -> None:
    """Wait until a platform knows of `deed`."""
    for _ in range(100):
        if deed in deeds:
            return
        await tab.evaluate("new Promise(requestAnimationFrame)")
    assert deed in deeds


async def test_page_shows_both_channels(tab):
    """Whoever opens the page sees the question of the day in Slack and in Discord, and what time it is."""
    for column in ("#slack", "#discord"):
        await expect(tab.locator(f"{column} article").first).to_contain_text("An index that nobody uses")
    await expect(tab.locator(".clock-face")).to_contain_text("Monday 23 November12:00Europe/Berlin")


async def test_private_messages_say_so(tab):
    """A private message carries the platform's own line about who sees it."""
    await expect(tab.locator("#slack article.private .only-you").first).to_have_text("Only visible to you")
    await expect(tab.locator("#discord article.private .only-you").first).to_contain_text(
        "Only you can see this"
    )


async def test_command_by_keyboard_on_slack(tab, slack):
    """A slash command is found, completed and sent without a mouse, and its answer arrives in private."""
    await tab.locator("#slack .composer-input").focus()
    await tab.keyboard.type("/qu")
    await expect(tab.get_by_role("option", name="/quiz")).to_be_visible()
    await tab.keyboard.press("Enter")
    await tab.keyboard.type("security")
    await tab.keyboard.press("Enter")
    await expect(tab.locator("#slack article.private").last).to_contain_text("You typed /quiz security")
    assert slack.done == [("type_command", "ana", "C0STUDY", "/quiz security")]


@pytest.mark.parametrize(
    ("typed", "name", "options"),
    [
        ("/quiz security senior", "quiz", {"topic": "security", "level": "senior"}),
        (
            "/quiz topic:system design level:Senior count:3",
            "quiz",
            {"topic": "system design", "level": "senior", "count": 3},
        ),
        ('/quiz "system design" count:2', "quiz", {"topic": "system design", "count": 2}),
        ("/quiz", "quiz", {}),
        ("/study setup", "study setup", {}),
    ],
)
async def test_command_by_keyboard_on_discord(tab, discord, typed, name, options):
    """A slash command may be written with its options' names or without; Discord gets the same options."""
    box = tab.locator("#discord .composer-input")
    await box.fill(typed)
    await box.press("Enter")
    deed = ("run_command", "ana", "1200000000000000001", name, options)
    await seen_by(tab, discord.done, deed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("/quiz level:wizard", "level is one of: junior, senior."),
        ("/quiz count:many", "count is a whole number."),
        ("/quiz count:99", "count is at most 20."),
        ("/dance", "There is no command /dance here."),
    ],
)
async def test_wrong_options_are_told(tab, discord, typed, sentence):
    """What Discord's own client would not send is not sent, and a sentence says why."""
    box = tab.locator("#discord .composer-input")
    await box.fill(typed)
    await box.press("Enter")
    await expect(tab.locator("#discord .composer-note")).to_contain_text(sentence)
    assert discord.done == []


async def test_offered_choice_is_sent_by_its_value(tab, discord):
    """A choice that the bot offered is shown by its name and sent by its value."""
    box = tab.locator("#discord .composer-input")
    await box.fill("/quiz sys")
    await expect(tab.get_by_role("option", name="System design")).to_be_visible()
    await box.press("ArrowDown")
    await box.press("Enter")
    await expect(box).to_have_value("/quiz topic:System design ")
    await box.press("Enter")
    await seen_by(
        tab, discord.done, ("run_command", "ana", "1200000000000000001", "quiz", {"topic": "design"})
    )


async def test_slack_dialogue_by_keyboard(tab, slack):
    """A dialogue takes the focus, keeps what was typed when refused, says why, and is then sent."""
    await tab.locator("#slack").get_by_role("button", name="Answer").press("Enter")
    dialogue = tab.get_by_role("dialog", name="Study setup")
    await dialogue.get_by_label("Zone").fill("Mars")
    await dialogue.get_by_label("Note").fill("We start slowly")
    await dialogue.get_by_role("button", name="Topics").press("Enter")
    await tab.get_by_role("option", name="Databases").press("Enter")
    await tab.keyboard.press("Escape")
    await dialogue.get_by_role("button", name="Save").press("Enter")
    await expect(dialogue.get_by_text("There is no zone of this name.")).to_be_visible()
    await expect(dialogue.get_by_label("Note")).to_have_value("We start slowly")
    await dialogue.get_by_label("Zone").fill("UTC")
    await dialogue.get_by_label("Zone").press("Enter")
    await expect(dialogue).to_be_hidden()
    values = slack.done[-1][3]
    assert values["time"]["time"]["selected_time"] == "09:00"
    assert values["note"]["note"]["value"] == "We start slowly"
    assert [one["value"] for one in values["topics"]["topics"]["selected_options"]] == ["databases"]
    assert [one["value"] for one in values["days"]["days"]["selected_options"]] == ["mon"]
    assert values["level"]["level"]["selected_option"] is None


async def test_discord_dialogue_by_keyboard(tab, discord):
    """Discord's dialogue shows what is missing under its field and sends every kind of field."""
    await tab.locator("#discord").get_by_role("button", name="Answer").press("Enter")
    dialogue = tab.get_by_role("dialog", name="Your answer")
    await dialogue.get_by_role("button", name="Submit").press("Enter")
    await expect(dialogue.get_by_text("This field is required")).to_be_visible()
    await dialogue.get_by_role("textbox", name="Answer").fill("I would read the plan.")
    await dialogue.get_by_label("Guessing").press("Space")
    await dialogue.get_by_label("Plans").press("Space")
    await dialogue.get_by_label("Remind me tomorrow").press("Space")
    await dialogue.get_by_role("button", name="Submit").press("Enter")
    await expect(dialogue).to_be_hidden()
    filled = {
        "text": "I would read the plan.",
        "sure": "no",
        "topics": ["plans"],
        "remind": True,
        "level": [],
    }
    assert discord.done[-1] == ("submit_modal", "ana", "answer:p1", filled)


async def test_escape_closes_dialogues(tab, slack, discord):
    """Escape closes a dialogue of either platform, and the platform is told."""
    await tab.locator("#slack").get_by_role("button", name="Answer").click()
    await expect(tab.get_by_role("dialog")).to_be_visible()
    await tab.keyboard.press("Escape")
    await expect(tab.get_by_role("dialog")).to_be_hidden()
    await seen_by(tab, slack.done, ("close_view", "ana", "V1"))
    await tab.locator("#discord").get_by_role("button", name="Answer").click()
    await expect(tab.get_by_role("dialog")).to_be_visible()
    await tab.keyboard.press("Escape")
    await expect(tab.get_by_role("dialog")).to_be_hidden()
    await seen_by(tab, discord.done, ("dismiss_modal", "ana"))


async def test_raw_payload_on_request(tab):
    """Each message shows the platform's own JSON on request; Escape closes it and the focus returns."""
    button = tab.locator("#slack article").first.get_by_role("button", name="Show the raw payload")
    await button.press("Enter")
    dialogue = tab.get_by_role("dialog", name="Raw Slack message")
    await expect(dialogue).to_contain_text('"ts": "1795420805.000100"')
    await tab.keyboard.press("Escape")
    await expect(dialogue).to_be_hidden()
    await expect(button).to_be_focused()


async def test_menu_decides_nothing_before_enter(tab, slack):
    """Walking through a drop-down chooses nothing; Enter does."""
    await tab.locator("#slack").get_by_role("button", name="Level").press("Enter")
    await tab.keyboard.press("ArrowDown")
    assert slack.done == []
    await tab.keyboard.press("Enter")
    await seen_by(tab, slack.done, ("choose", "ana", "1795420905.000200", "level", "senior"))


async def test_typing_survives_news(tab, slack):
    """What is being typed is not lost when something new arrives."""
    box = tab.locator("#slack .composer-input")
    await box.fill("/quiz secu")
    slack.shown["messages"]["C0STUDY"][0]["blocks"][0]["text"]["text"] = "Another title"
    slack.changed()
    await expect(tab.locator("#slack article").first).to_contain_text("Another title")
    await expect(box).to_have_value("/quiz secu")
    await expect(box).to_be_focused()


async def test_new_reply_opens_its_thread(tab, slack):
    """When a thread receives a reply, it opens beside the channel without taking the focus."""
    box = tab.locator("#slack .composer-input")
    await box.focus()
    reply = slack.shown["threads"]["1795420805.000100"][0] | {"ts": "1795450000.000100", "text": "Newest"}
    slack.shown["threads"]["1795420805.000100"].append(reply)
    slack.changed()
    await expect(tab.get_by_role("complementary", name="Thread")).to_contain_text("Newest")
    await expect(box).to_be_focused()


async def test_clock_is_moved_by_its_buttons(tab, machine):
    """The clock's button moves the town, and the page shows the new day."""
    await tab.get_by_role("button", name="Next morning").press("Enter")
    await expect(tab.locator(".clock-face")).to_contain_text("Tuesday 24 November09:00")
    assert len(machine.asked) == 1


async def test_person_is_switched(tab):
    """Choosing another person shows the town through that person's eyes."""
    await tab.get_by_role("radio", name="Ben").check()
    await expect(tab.locator("#slack .me")).to_contain_text("Ben")
    await expect(tab.locator("#discord .me")).to_contain_text("Ben")


@pytest.mark.parametrize("tab", [(PHONE, "light")], indirect=True)
async def test_phone_shows_one_platform_at_a_time(tab):
    """On a phone nothing is wider than the screen, and a tab leads to the other platform."""
    await expect(tab.locator("#slack .composer-input")).to_be_in_viewport()
    assert not await tab.evaluate(TOO_WIDE)
    await tab.get_by_role("button", name="Discord", exact=True).click()
    await expect(tab.locator("#slack")).to_be_hidden()
    await expect(tab.locator("#discord .composer-input")).to_be_in_viewport()
    assert not await tab.evaluate(TOO_WIDE)


@pytest.mark.parametrize("tab", [(DESK, "dark")], indirect=True)
async def test_appearance_follows_the_system_until_it_is_chosen(tab):
    """The page is dark where the system is dark; the switch makes it light, also after a reload."""
    ground = "getComputedStyle(document.getElementById('slack')).backgroundColor"
    assert await tab.evaluate(ground) == "rgb(26, 29, 33)"
    await tab.get_by_role("button", name="Light appearance").click()
    assert await tab.evaluate(ground) == "rgb(255, 255, 255)"
    await tab.reload()
    await tab.wait_for_selector("body[data-ready]")
    assert await tab.evaluate(ground) == "rgb(255, 255, 255)"


async def test_data_never_becomes_markup(tab, slack, discord):
    """Whatever a message says is shown as text; it cannot add elements or scripts to the page."""
    evil = "<img src=x onerror=document.body.dataset.broken=1> [x](javascript:alert(1))"
    slack.shown["messages"]["C0STUDY"][0] |= {"blocks": [], "text": evil}
    discord.shown["messages"]["1200000000000000001"][0]["content"] = evil
    slack.changed()
    await expect(tab.locator("#discord article").first).to_contain_text("<img src=x")
    assert await tab.locator("article img[src=x]").count() == 0
    assert await tab.locator("a[href^=javascript]").count() == 0
