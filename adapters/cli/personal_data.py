"""`studyhall privacy`: what is kept of one person, and what was deleted."""

import json
from datetime import datetime
from pathlib import Path

import typer

from adapters.cli.checking import counted
from adapters.cli.configured import read_settings
from adapters.cli.trouble import Trouble
from bot.bootstrap import open_office
from bot.domain.own_data import Deletion
from bot.domain.places import Member
from bot.interface.office import Office
from bot.settings import Settings

PLATFORMS = ("slack", "discord")


def export_member(member: str, to: Path) -> None:
    """Write everything that is kept of a person into a folder."""
    key, office = _key(member), _office()
    kept, files = office.keeps(key), office.own_files(key)
    office.close()
    if not kept:
        raise Trouble(f"Nothing is kept of {key}, so nothing was written. Look whether the key is right.")
    to.mkdir(parents=True, exist_ok=True)
    for file in files:
        (to / file.name).write_bytes(file.content)
        typer.echo(f"{to / file.name}")


def delete_member(member: str, *, sure: bool) -> None:
    """Delete everything of a person."""
    key = _key(member)
    office = _office()
    if not office.keeps(key):
        office.close()
        raise Trouble(f"Nothing is kept of {key}, so nothing was deleted. Look whether the key is right.")
    if not sure:
        office.close()
        raise Trouble(
            f"Nothing was deleted. Everything of {key} would be gone for good; add --yes if it shall."
        )
    answers = office.delete(key)
    office.close()
    typer.echo(f"Everything of {key} is deleted; answers that stay without a name: {answers}.")


def export_deletions(file: Path) -> None:
    """Write down who was deleted, as digests that name nobody; what a file had before stays in it."""
    before = _deletions(file) if file.exists() else []
    office = _office()
    found = office.deletions()
    office.close()
    deletions = list(dict.fromkeys([*before, *found]))
    lines = (json.dumps({"digest": one.digest, "at": one.at.isoformat()}) for one in deletions)
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    typer.echo(f"{counted(len(deletions), 'deletion')} in {file}. Keep it apart from the backups.")


def reapply_deletions(file: Path) -> None:
    """Delete again who was deleted after a backup that was restored."""
    deletions = _deletions(file)
    office = _office()
    again = office.delete_again(deletions)
    office.close()
    typer.echo(f"{counted(again, 'deletion')} carried out again; {len(deletions) - again} were known.")


def _deletions(file: Path) -> list[Deletion]:
    """Read a file back. Raises Trouble that names the line, or says that it is none of ours."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise Trouble(f"{file} holds no deletions. Name a file that studyhall wrote.") from error
    return [_deletion(file, number, line) for number, line in enumerate(lines, 1)]


def _deletion(file: Path, number: int, line: str) -> Deletion:
    """Read a line back. Raises Trouble that names it."""
    try:
        read = json.loads(line)
        return Deletion(str(read["digest"]), datetime.fromisoformat(read["at"]).astimezone())
    except (ValueError, KeyError, TypeError) as error:
        told = f"{file}:{number}: This is no deletion. Name a file that studyhall wrote."
        raise Trouble(told) from error


def _key(member: str) -> str:
    """Return the key of a member. Raises Trouble for what is none."""
    try:
        parsed = Member.parse(member)
        if parsed.space.door not in PLATFORMS:
            raise ValueError(member)
    except ValueError as error:
        told = f"{member} is no member. Write platform, space and member like slack:T0STUDY:U0ANA."
        raise Trouble(told) from error
    return parsed.key


def _office() -> Office:
    return open_office(read_settings(Settings))
