"""`studyhall content import`."""

from pathlib import Path

import typer

from adapters.cli.checking import counted
from adapters.cli.trouble import Trouble
from bot.packs.exchange.reading import Unreadable, read_file
from bot.packs.writing import AlreadyThere, write_pack


def import_file(file: Path, to: Path, format_: str | None = None, name: str | None = None) -> int:
    """Write the questions of a file as a pack, and print every line that was not taken; 1 when none was.

    Raises:
        Trouble: The file cannot be read, or the folder holds a pack already.
    """
    try:
        imported = read_file(file, format_)
    except Unreadable as error:
        raise Trouble(str(error)) from error
    for problem in imported.problems:
        typer.echo(str(problem))
    taken = (
        f"{counted(len(imported.questions), 'question')}, {counted(len(imported.topics), 'topic')};"
        f" {counted(len(imported.problems), 'line')} not taken."
    )
    if not imported.questions:
        typer.echo(f"{file}: {taken} Nothing was written.")
        return 1
    try:
        write_pack(to, name or to.resolve().name, imported)
    except (AlreadyThere, OSError) as error:
        raise Trouble(_sentence(error, to)) from error
    typer.echo(f"{to}: {taken} Next: `studyhall content check {to}` tells what a review should look at.")
    return 0


def _sentence(error: Exception, to: Path) -> str:
    if isinstance(error, OSError):
        return f"{to} cannot be written: {error.strerror}. Check the path and its rights."
    return str(error)
