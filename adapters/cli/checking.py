"""`studyhall content check`."""

from collections.abc import Sequence
from pathlib import Path

import typer

from adapters.cli.configured import read_settings
from adapters.cli.trouble import Trouble
from bot.bootstrap import folders_of
from bot.packs.load import LoadedPack, load_pack
from bot.packs.problem import Severity
from bot.settings import Settings
from bot.system import SystemClock


def check_folders(folders: Sequence[Path]) -> int:
    """Print every problem of the packs, and a line that counts; return 1 when a question is left out."""
    loaded = [load_folder(folder) for folder in folders or folders_in_use()]
    for pack in loaded:
        for problem in pack.problems:
            typer.echo(str(problem))
        typer.echo(summary(pack))
    return 0 if all(pack.clean for pack in loaded) else 1


def folders_in_use() -> tuple[Path, ...]:
    """Return the folders that the bot would load."""
    return folders_of(read_settings(Settings))


def folder_in_use() -> Path:
    """Return the folder to work on when none is named. Raises Trouble when several packs are in use."""
    folders = folders_in_use()
    if len(folders) > 1:
        raise Trouble("Several packs are in use. Name the folder of one of them.")
    return folders[0]


def summary(loaded: LoadedPack) -> str:
    """Return the counts of a pack, in one line."""
    pack = loaded.pack
    errors = sum(problem.severity is Severity.ERROR for problem in loaded.problems)
    return (
        f"{pack.name} {pack.version}: {counted(len(pack.questions), 'question')},"
        f" {counted(len(pack.items), 'item')}, {counted(len(pack.topics), 'topic')};"
        f" {counted(errors, 'error')}, {counted(len(loaded.problems) - errors, 'warning')}."
    )


def counted(number: int, word: str, words: str = "") -> str:
    """Return a number with its word, in the plural where it must be."""
    return f"{number} {word}" if number == 1 else f"{number} {words or word + 's'}"


def load_folder(folder: Path) -> LoadedPack:
    """Load a pack as it stands today. Raises Trouble where there is no folder."""
    if not folder.is_dir():
        raise Trouble(f"{folder} is not a folder. Name a folder that holds pack.yaml and questions.")
    return load_pack(folder, today=SystemClock().now().date())
