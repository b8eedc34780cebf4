"""`studyhall content export`."""

import sys
from pathlib import Path

import typer

from adapters.cli.checking import counted, folder_in_use, load_folder
from adapters.cli.trouble import Trouble
from bot.packs.exchange.exporting import EXPORTS, Export
from bot.packs.load import LoadedPack
from bot.system import SystemClock


def export_pack(folder: Path | None, format_: str, to: Path | None) -> int:
    """Write a pack in another format; return 1 when a question with errors had to be left out.

    Text goes to stdout when no file is named; everything that is said about it goes to stderr.
    """
    export = _export(format_, to)
    loaded = load_folder(folder or folder_in_use())
    for problem in loaded.problems:
        typer.echo(str(problem), err=True)
    written = export.write(loaded.pack, SystemClock().now())
    content = written.encode() if isinstance(written, str) else written
    if to is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    else:
        _replace(to, content)
    for sentence in export.lost:
        typer.echo(sentence, err=True)
    typer.echo(_summary(loaded, format_, to), err=True)
    return 0 if loaded.clean else 1


def _export(name: str, to: Path | None) -> Export:
    export = EXPORTS.get(name)
    if export is None:
        raise Trouble(f"There is no format “{name}”. Choose one of {', '.join(EXPORTS)}.")
    if export.binary and to is None:
        raise Trouble(f"{name} is no text for a terminal. Name a file: --to pack.{export.extension}")
    if to is not None and to.is_dir():
        raise Trouble(f"{to} is a folder. Name a file in it: --to {to / f'pack.{export.extension}'}")
    if to is not None and not to.resolve().parent.is_dir():
        raise Trouble(f"The folder {to.resolve().parent} does not exist. Make it, or name another file.")
    return export


def _replace(to: Path, content: bytes) -> None:
    """Put the file in place whole: whoever reads it meanwhile sees the old one."""
    target = to.resolve()
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _summary(loaded: LoadedPack, format_: str, to: Path | None) -> str:
    pack = loaded.pack
    counts = f"{counted(len(pack.questions), 'question')}, {counted(len(pack.items), 'item')}"
    return f"{pack.name} {pack.version} as {format_}: {counts}{f', written to {to}' if to else ''}."
