"""Everything an operator can type. Each command imports what it needs when it is run."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.content_commands import content
from adapters.cli.privacy_commands import privacy

app = typer.Typer(
    help="A chat bot for team study channels: one backend question a day, on Slack and on Discord.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
database = typer.Typer(help="Look after the database.")
app.add_typer(database, name="db")
app.add_typer(content, name="content")
app.add_typer(privacy, name="privacy")


class DoorName(StrEnum):
    """A platform that can be listened to."""

    SLACK = "slack"
    DISCORD = "discord"


def _print_version(asked: bool) -> None:
    if asked:
        from adapters.cli.version import version

        typer.echo(f"studyhall {version()}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Log more, and show where a fault is.")] = False,
) -> None:
    del version, debug  # both are done with by now; they are named here for the help


@app.command()
def run(
    doors: Annotated[
        list[DoorName] | None, typer.Argument(help="Where to listen; without, wherever there are tokens.")
    ] = None,
) -> None:
    """Run the bot on Slack, on Discord or on both."""
    from adapters.cli.running import run as run_doors

    run_doors([door.value for door in doors or []])


@app.command()
def play(
    port: Annotated[int, typer.Option(help="Where the page is served.", min=0, max=65535)] = 8765,
    folder: Annotated[Path, typer.Option(help="Where everything is kept.")] = Path(".studyhall/play"),
    zone: Annotated[str, typer.Option(help="The time zone of the study channels.")] = "Europe/Berlin",
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Try it here: a local Slack and Discord in one page."""
    from adapters.cli.playing import play as play_here

    play_here(port, folder, zone, browser)


@database.command()
def upgrade() -> None:
    """Bring the database to the newest schema."""
    from adapters.cli.schema import upgrade_database

    upgrade_database()


@database.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Copy the database into a file, while the bot runs."""
    from adapters.cli.backing_up import back_up

    back_up(file)


@database.command()
def restore(file: Annotated[Path, typer.Argument(help="A file that backup has written.")]) -> None:
    """Put a copy in the place of the database; stop the bot first."""
    from adapters.cli.backing_up import restore as bring_back

    bring_back(file)


@database.command()
def verify(
    repair: Annotated[bool, typer.Option("--repair", help="Store the right numbers.")] = False,
) -> None:
    """Hold every stored number against the ledger of answers."""
    from adapters.cli.verifying import verify as hold

    raise typer.Exit(hold(repair=repair))


@app.command()
def doctor() -> None:
    """Check what the bot needs, and say what to do."""
    from adapters.cli.doctor import examine

    raise typer.Exit(examine())


@app.command()
def manifest(
    short_names: Annotated[bool, typer.Option(help="Give every command its own short name, too.")] = False,
    yaml: Annotated[bool, typer.Option("--yaml", help="Print YAML instead of JSON.")] = False,
) -> None:
    """Print the manifest that makes the app on Slack."""
    from adapters.cli.installing import slack_manifest

    typer.echo(slack_manifest(short_names, yaml))


@app.command()
def invite() -> None:
    """Print the link that invites the bot to a Discord server."""
    from adapters.cli.installing import discord_invitation

    typer.echo(discord_invitation())
