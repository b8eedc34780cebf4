"""What can be typed behind `studyhall content`. Each command imports what it needs when it is run."""

from pathlib import Path
from typing import Annotated

import typer

content = typer.Typer(help="Look after the questions.")
suggestions = typer.Typer(help="Look after what members suggested.")
content.add_typer(suggestions, name="suggestions")

Folder = Annotated[
    Path | None, typer.Option("--pack", help="The folder of the pack; without, the one in use.")
]
QuestionId = Annotated[
    str, typer.Argument(help="The id of the question, which is its file name without .md.")
]


@content.command()
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Folders of questions; without, those in use.")
    ] = None,
) -> None:
    """Say what is wrong with question files, line by line."""
    from adapters.cli.checking import check_folders

    raise typer.Exit(check_folders(folders or []))


@content.command()
def new(question: QuestionId, pack: Folder = None) -> None:
    """Write a filled template for a new question."""
    from adapters.cli.authoring import write_new

    write_new(question, pack)


@content.command()
def items(question: QuestionId, pack: Folder = None) -> None:
    """Print every item of a question with its gates, as it will be shown."""
    from adapters.cli.authoring import show_items

    show_items(question, pack)


@content.command()
def preview(question: QuestionId, pack: Folder = None) -> None:
    """Print the post of a question and its layers."""
    from adapters.cli.authoring import show_preview

    show_preview(question, pack)


@content.command()
def stats(pack: Folder = None) -> None:
    """Print what the questions cover, and how their review went."""
    from adapters.cli.counting import show_stats

    show_stats(pack)


@content.command()
def answers() -> None:
    """Print the items about which people's answers say something, from the database in use."""
    from adapters.cli.answers import show_answers

    show_answers()


@content.command()
def lock(
    pack: Folder = None,
    editorial: Annotated[
        list[str] | None, typer.Option(help="A question of which only the spelling changed.")
    ] = None,
) -> None:
    """Fix what every id asks, so that no change goes unnoticed."""
    from adapters.cli.locking_up import lock_pack

    raise typer.Exit(lock_pack(pack, editorial or []))


@content.command()
def approve(
    items: Annotated[
        list[str] | None, typer.Argument(help="Items such as db-slow-query/n0.a1; without, by review.csv.")
    ] = None,
    pack: Folder = None,
    without: Annotated[
        list[str] | None, typer.Option(help="A kind of made item that is not to be asked, such as n3.")
    ] = None,
) -> None:
    """Let items be asked that were made from the parts of a question."""
    from adapters.cli.locking_up import approve_items

    raise typer.Exit(approve_items(pack, items or [], without or []))


@content.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A guide, a sheet, a deck or a quiz.")],
    to: Annotated[Path, typer.Option(help="The folder of the new pack.")],
    format_: Annotated[
        str | None, typer.Option("--format", help="What it is, where its name does not say.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The name of the pack; without, the folder's.")] = None,
) -> None:
    """Make a pack of questions out of what you have."""
    from adapters.cli.importing import import_file

    raise typer.Exit(import_file(file, to, format_, name))


@content.command()
def export(
    folder: Annotated[
        Path | None, typer.Argument(help="The folder of the pack; without, the one in use.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", help="json, apkg, anki, csv, xlsx, gift or sheet.")
    ] = "json",
    to: Annotated[Path | None, typer.Option(help="The file to write; without, it is printed.")] = None,
) -> None:
    """Take the questions elsewhere: to Anki, a spreadsheet, Moodle or paper."""
    from adapters.cli.exporting import export_pack

    raise typer.Exit(export_pack(folder, format_, to))


@suggestions.command("export")
def export_suggestions(
    folder: Annotated[Path, typer.Argument(help="The folder to write into.")],
) -> None:
    """Write a question file for each suggestion that a steward approved."""
    from adapters.cli.suggested import export_suggested

    export_suggested(folder)
