"""`studyhall db backup` and `studyhall db restore`."""

from pathlib import Path

import typer

from adapters.cli.checking import counted
from adapters.cli.configured import read_settings
from adapters.cli.trouble import Trouble
from bot.bootstrap import open_office
from bot.domain.own_data import Deletion
from bot.settings import Settings
from bot.store.backup import check_copy, copy_in, copy_out, shown_address, sqlite_file
from bot.store.open import StoreError
from bot.store.upgrade import upgrade

BACK_UP = """PostgreSQL has a tool of its own for this; it asks for the password, or takes it from PGPASSWORD.
Run:
  pg_dump --format=custom --file={file} '{address}'
  studyhall privacy deletions export {file}.deletions"""
RESTORE = """PostgreSQL has a tool of its own for this; it asks for the password, or takes it from PGPASSWORD.
Stop the bot, then run:
  studyhall privacy deletions export {file}.deletions
  pg_restore --clean --if-exists --dbname='{address}' {file}
  studyhall db upgrade
  studyhall privacy deletions reapply {file}.deletions"""


def back_up(file: Path) -> None:
    """Copy the database into a file; the bot may run meanwhile."""
    settings = read_settings(Settings)
    database = sqlite_file(settings.database)
    if database is None:
        raise Trouble(BACK_UP.format(file=file, address=shown_address(settings.database)))
    if file.exists():
        raise Trouble(f"{file} exists already, and nothing was written. Name another file.")
    if not database.is_file():
        raise Trouble(f"There is no database at {database}. Set STUDYHALL_DATABASE_URL to the one in use.")
    copy_out(database, file)
    typer.echo(f"The database is in {file}. `studyhall db restore {file}` brings it back.")


def restore(file: Path) -> None:
    """Put a copy in the place of the database, and delete again who was deleted since it was made."""
    settings = read_settings(Settings)
    database = sqlite_file(settings.database)
    if database is None:
        raise Trouble(RESTORE.format(file=file, address=shown_address(settings.database)))
    check_copy(file)
    deletions = _deletions(settings)
    before = database.with_name(f"{database.name}.before")
    if deletions is None and database.is_file():
        database.replace(before)
    copy_in(file, database)
    upgrade(settings.database)
    typer.echo(f"The database is as it was in {file}.")
    if deletions is None:
        typer.echo(
            "Who was deleted since is not known, because the database before could not be read."
            f" If there was one, it is in {before}."
            " Run `studyhall privacy deletions reapply` with a file that you exported."
        )
        return
    office = open_office(settings)
    again = office.delete_again(deletions)
    office.close()
    typer.echo(f"{counted(again, 'deletion')} since then carried out again.")


def _deletions(settings: Settings) -> list[Deletion] | None:
    """Return the deletions that the present database remembers; None where it cannot be read."""
    try:
        office = open_office(settings)
    except StoreError:
        return None
    found = office.deletions()
    office.close()
    return found
