"""Takes the pictures in docs/pictures: a day and some mornings in a playground, as visitors see them."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, expect
from rich.console import Console
from rich.progress import Progress

from tools.town_visit import Column, NoVisit, Town, chromium, open_page, press, to_the_top_of

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
MORNINGS = 3
APPROACH = (
    "I would ask who reads this and how soon, then make the smallest change whose effect can be measured."
)
LEAVE_THE_MESSAGE = "document.activeElement.closest('article') && document.activeElement.blur()"
"""Where the focus is, a message shows its tools; a picture is of what it says."""
console = Console(highlight=False, soft_wrap=True)


class Visit:
    """The points in their order; each leaves the town as the next one needs it."""

    def __init__(self, browser: Browser, town: Town) -> None:
        self._browser, self._town = browser, town
        started = perf_counter()
        town.start()
        self._page = open_page(browser, town.url)
        self._both = (Column(self._page, "slack"), Column(self._page, "discord"))
        self._slack, self._discord = self._both
        self._next_morning()
        self.seconds_to_first_post = perf_counter() - started

    def next_morning(self) -> None:
        """Show the question of the day, once in each channel."""
        self._take("1-next-morning")

    def quick_check(self) -> None:
        """Show a quick check's feedback, and the same in the dark and on a phone."""
        for column in self._both:
            _check(column, "B")
        self._take("2-quick-check")
        self._page.emulate_media(color_scheme="dark")
        self._take("dark")
        self._page.emulate_media(color_scheme="light")
        phone = open_page(self._browser, self._town.url, 390, 844)
        phone.screenshot(path=FOLDER / "phone.png", animations="disabled")
        phone.close()

    def written_answer(self) -> None:
        """Show the dialogue of an answer, then the layers that open in private."""
        for column in (self._discord, self._slack):
            press(column.question, "Answer")
            column.dialogue("Your answer").get_by_role("textbox").fill(APPROACH)
            if column is self._slack:
                self._take("3-answer")
            column.submit("Your answer", then="Your answer is kept")
        to_the_top_of(self._discord.private)
        self._take("3-layers")
        self._slack.close("Your answer is kept")

    def reveals(self) -> None:
        """Show the thread with its three layers, and the closed question."""
        while not self._slack.thread.get_by_text("Do and avoid", exact=True).is_visible():
            self._move("+1 h")
        for column, layer in ((self._slack, "Ask first"), (self._discord, "Do and avoid")):
            expect(column.thread).to_contain_text("Results")
            expect(column.question).to_contain_text("closed, see the thread")
            to_the_top_of(column.question)
            to_the_top_of(column.reply(layer))
        self._take("4-thread")
        self._close_threads()

    def quiz(self) -> None:
        """Show a quiz, and the offer after a slip of the pen."""
        for line, answer in (
            ("/quiz security", "Quiz: Security"),
            ("/quiz secuirty", "Did you mean Security"),
        ):
            for column in self._both:
                column.type(line)
                column.told(answer)
        self._take("5-quiz")

    def standings(self) -> None:
        """Show the leaderboard and the streak, after mornings on which two people answered."""
        for _ in range(MORNINGS):
            self._next_morning()
            for person in ("Ben (steward)", "Ana"):
                self._become(person)
                for column in self._both:
                    _check(column, "A")
        self._close_threads()
        for line, answer in (("/leaderboard", "Leaderboard, this"), ("/streak", "in a row")):
            for column in self._both:
                column.type(line)
                column.told(answer)
        self._take("6-leaderboard-and-streak")

    def setup(self) -> None:
        """Show the steward's form with its preview, and the plan once saved."""
        self._become("Ben (steward)")
        for column in (self._discord, self._slack):
            column.type("/study setup")
            column.dialogue("Study plan")
            if column is self._slack:
                self._take("7-setup")
            column.submit("Study plan", then="The plan is saved")
        self._take("7-saved")
        self._slack.close("The plan is saved")

    def restart(self) -> None:
        """Show that a restart loses nothing, and what yesterday's buttons say after it."""
        self._become("Cem")
        for column in self._both:
            column.type("/today")
            column.told("You have not answered yet")
        self._next_morning()
        self._close_threads()
        self._town.stop()
        expect(self._page.locator(".offline")).to_be_visible()
        self._town.start()
        expect(self._page.locator(".offline")).to_be_hidden()
        self._take("8-after-a-restart")
        press(self._discord.private, "Answer")
        self._discord.told("This question closed")
        press(self._slack.yesterdays_question, "Closed: look at the answer")
        self._slack.told("Ask first")
        to_the_top_of(self._slack.private)
        self._take("8-yesterdays-buttons")

    def live_round(self) -> None:
        """Show a round in the channel while it is open, and its result in the thread."""
        self._become("Ana")
        for column in self._both:
            column.type("/quiz live security 1" if column is self._slack else "/live security 1")
            column.told("Your round begins")
            expect(column.question).to_contain_text("Live round on Security")
        for person, letter in (("Ben (steward)", "A"), ("Cem", "B"), ("Ana", "A")):
            self._become(person)
            for column in self._both:
                press(column.question, letter)
                column.told(f"Kept: {letter}")
        self._move("+1 h")
        for column in self._both:
            expect(column.question).to_contain_text("done")
            expect(column.thread).to_contain_text("Result: item 1 of 1")
        self._take("9-live-round")
        self._close_threads()

    def review(self) -> None:
        """Show what comes back, and where one stands, with the map of one's topics."""
        for column in self._both:
            column.type("/review")
            column.told("Review: ")
        self._take("10-review")
        for column in self._both:
            column.type("/studyhall me" if column is self._slack else "/me")
            column.told("Where you stand")
            expect(column.private.locator("img").last).to_be_visible()
        self._take("10-where-you-stand")

    def interview(self) -> None:
        """Show a mock interview: what the clarifying questions change."""
        for column in (self._discord, self._slack):
            column.type("/interview security")
            column.told("Interview")
            press(column.private, "Pick from a list")
            for box in column.dialogue("Ask first").get_by_role("checkbox").all()[:3]:
                box.check()
            column.submit("Ask first", then="What the answers change")
        self._take("11-interview")
        self._slack.close("What the answers change")

    def _next_morning(self) -> None:
        self._move("Next morning")
        for column in self._both:
            expect(column.question.get_by_role("button", name="Quick check")).to_be_visible()

    def _move(self, step: str) -> None:
        self._page.get_by_role("button", name=step, exact=True).click()
        expect(self._page.locator(".clock-status.busy")).to_have_count(0)

    def _become(self, person: str) -> None:
        self._page.get_by_role("radio", name=person).check()
        for column in ("#slack", "#discord"):
            expect(self._page.locator(f"{column} .me")).to_contain_text(person.split(maxsplit=1)[0])

    def _close_threads(self) -> None:
        for column in self._both:
            column.close_thread()

    def _take(self, name: str) -> None:
        self._page.mouse.move(0, 0)
        self._page.evaluate(LEAVE_THE_MESSAGE)
        self._page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


def _check(column: Column, letter: str) -> None:
    press(column.question, "Quick check")
    column.told("Your first answer counts")
    press(column.private, letter)
    column.told("your answer")


SCENES: dict[str, Callable[[Visit], None]] = {
    "Next morning": Visit.next_morning,
    "Quick check": Visit.quick_check,
    "Answer": Visit.written_answer,
    "Thread": Visit.reveals,
    "Quiz": Visit.quiz,
    "Leaderboard and streak": Visit.standings,
    "Study setup": Visit.setup,
    "After a restart": Visit.restart,
    "Live round": Visit.live_round,
    "Review": Visit.review,
    "Interview": Visit.interview,
}


def take_all(folder: Path) -> float:
    """Take every picture; return the seconds from the start to the first post."""
    town = Town(folder)
    with chromium() as browser, Progress(console=console) as progress:
        task = progress.add_task("Starting", total=len(SCENES))
        try:
            visit = Visit(browser, town)
            for name, scene in SCENES.items():
                progress.update(task, description=name)
                scene(visit)
                progress.advance(task)
        finally:
            town.stop()
    return visit.seconds_to_first_post


def main() -> int:
    """Take the pictures in a fresh playground; return the exit code."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            seconds = take_all(Path(folder) / "play")
        except NoVisit as reason:
            console.print(str(reason), markup=False)
            return 1
    console.print(f"From the start to the first post: {seconds:.1f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
