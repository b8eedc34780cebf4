"""`studyhall db upgrade`."""

import typer

from adapters.cli.configured import read_settings
from bot.settings import Settings
from bot.store.upgrade import upgrade


def upgrade_database() -> None:
    """Run the migrations that the database lacks."""
    upgrade(read_settings(Settings).database)
    typer.echo("The database is at the newest schema.")
