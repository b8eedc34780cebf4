"""What can be typed behind `studyhall privacy`. Each command imports what it needs when it is run."""

from pathlib import Path
from typing import Annotated

import typer

privacy = typer.Typer(help="Look after what is kept of people.")
deletions = typer.Typer(help="Carry deletions over a restore.")
privacy.add_typer(deletions, name="deletions")

MemberKey = Annotated[str, typer.Argument(help="Platform, space and member, such as slack:T0STUDY:U0ANA.")]
DeletionsFile = Annotated[Path, typer.Argument(help="A file of deletions.")]


@privacy.command()
def export(
    member: MemberKey, to: Annotated[Path, typer.Option(help="The folder to write into.")] = Path()
) -> None:
    """Write everything that is kept of a person."""
    from adapters.cli.personal_data import export_member

    export_member(member, to)


@privacy.command()
def delete(
    member: MemberKey, yes: Annotated[bool, typer.Option("--yes", help="It shall really be gone.")] = False
) -> None:
    """Delete everything of a person; their answers stay without a name."""
    from adapters.cli.personal_data import delete_member

    delete_member(member, sure=yes)


@deletions.command("export")
def export_deletions(file: DeletionsFile) -> None:
    """Write down who was deleted, to be kept apart from backups."""
    from adapters.cli.personal_data import export_deletions as write

    write(file)


@deletions.command()
def reapply(file: DeletionsFile) -> None:
    """Delete again who was deleted after a backup that was restored."""
    from adapters.cli.personal_data import reapply_deletions

    reapply_deletions(file)
