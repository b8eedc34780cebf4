"""Takes pictures of three questions, drawn by lot from the shipped pack, as the playground shows them."""

import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect
from rich.console import Console

from bot.packs.shipped import shipped_folder
from tools.pictures import FOLDER, Visit
from tools.town_visit import NoVisit, Town, chromium, press, to_the_top_of

DRAWN = 3
console = Console(highlight=False, soft_wrap=True)


def drawn_pack(folder: Path, seed: int) -> tuple[str, ...]:
    """Write a pack of three questions drawn by this seed; return their ids."""
    shipped = shipped_folder()
    (folder / "questions").mkdir(parents=True)
    for name in ("pack.yaml", "topics.yaml"):
        shutil.copy(shipped / name, folder / name)
    shutil.copytree(shipped / "media", folder / "media")
    every = sorted((shipped / "questions").glob("*.md"))
    chosen = random.Random(seed).sample(every, DRAWN)
    for path in chosen:
        shutil.copy(path, folder / "questions" / path.name)
    return tuple(path.stem for path in chosen)


class Gallery(Visit):
    """A visit that looks at each question from its post to its close."""

    def look_at_all(self) -> None:
        """Take a picture of each question: its quick check, and its last layer."""
        for place in range(DRAWN):
            if place:
                self._next_morning()
            press(self._slack.question, "Quick check")
            self._slack.told("Your first answer counts")
            press(self._slack.private, "A")
            self._slack.told("your answer")
            while not self._discord.thread.get_by_text("Do and avoid", exact=True).is_visible():
                self._move("+1 h")
            to_the_top_of(self._slack.private)
            expect(self._discord.thread).to_contain_text("Results")
            to_the_top_of(self._discord.reply("Do and avoid"))
            self._slack.close_thread()
            self._take(f"question-{place + 1}")
            self._close_threads()


def main() -> int:
    """Take the pictures in a fresh playground; return the exit code. An argument is the seed of the draw."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        ids = drawn_pack(Path(name) / "pack", seed)
        os.environ["STUDYHALL_PACKS"] = str(Path(name) / "pack")
        town = Town(Path(name) / "play")
        try:
            with chromium() as browser:
                Gallery(browser, town).look_at_all()
        except NoVisit as reason:
            console.print(str(reason), markup=False)
            return 1
        finally:
            town.stop()
    console.print(f"Drawn by seed {seed}: {', '.join(ids)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
