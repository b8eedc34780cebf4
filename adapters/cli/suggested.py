"""`studyhall content suggestions export`."""

from pathlib import Path

import typer

from adapters.cli.checking import counted
from adapters.cli.configured import read_settings
from adapters.cli.trouble import Trouble
from bot.bootstrap import open_office
from bot.packs.suggested import write_suggested
from bot.packs.writing import AlreadyThere
from bot.settings import Settings


def export_suggested(folder: Path) -> None:
    """Write what stewards approved as question files, for somebody to review."""
    office = open_office(read_settings(Settings))
    questions = office.suggested()
    office.close()
    try:
        files = write_suggested(folder, questions)
    except AlreadyThere as error:
        raise Trouble(str(error)) from error
    for file in files:
        typer.echo(str(file))
    typer.echo(
        f"{counted(len(files), 'question')} written. Move them into the questions of a pack and review them."
    )
