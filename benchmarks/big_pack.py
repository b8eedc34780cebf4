"""A pack of as many questions as a test of size wants: the shipped ones again and again, under new ids."""

import re
import shutil
from itertools import cycle, islice
from pathlib import Path

from bot.packs.shipped import shipped_folder

ID = re.compile(r"^id: .*$", re.MULTILINE)


def make_pack(folder: Path, size: int) -> Path:
    """Write a pack of so many questions into a folder, and return the folder."""
    shipped = shipped_folder()
    questions = folder / "questions"
    questions.mkdir(parents=True)
    for name in ("pack.yaml", "topics.yaml"):
        shutil.copy(shipped / name, folder / name)
    files = cycle(sorted((shipped / "questions").glob("*.md")))
    for number, path in enumerate(islice(files, size)):
        name = f"{path.stem}-{number}"
        text = ID.sub(f"id: {name}", path.read_text(encoding="utf-8"), count=1)
        (questions / f"{name}.md").write_text(text, encoding="utf-8")
    return folder
