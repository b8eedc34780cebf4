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


def export_member(member: str, to: Path) -> None:
    """Write everything that is kept of a person into a folder."""
    office = _office()
    files = office.own_files(_key(member))
    office.close()
    to.mkdir(parents=True, exist_ok=True)
    for file in files:
        (to / file.name).write_bytes(file.content)
        typer.echo(f"{to / file.name}")


def delete_member(member: str, *, sure: bool) -> None:
    """Delete everything of a person."""
    key = _key(member)
    if not sure:
        raise Trouble(
            f"Nothing was deleted. Everything of {key} would be gone for good; add --yes if it shall."
        )
    office = _office()
    answers = office.delete(key)
    office.close()
    typer.echo(f"Everything of {key} is deleted; answers that stay without a name: {answers}.")


def export_deletions(file: Path) -> None:
    """Write down who was deleted, as digests that name nobody."""
    office = _office()
    deletions = office.deletions()
    office.close()
    lines = (json.dumps({"digest": one.digest, "at": one.at.isoformat()}) for one in deletions)
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    typer.echo(f"{counted(len(deletions), 'deletion')} in {file}. Keep it apart from the backups.")


def reapply_deletions(file: Path) -> None:
    """Delete again who was deleted after a backup that was restored."""
    deletions = [_deletion(file, number, line) for number, line in enumerate(_lines(file), 1)]
    office = _office()
    again = office.delete_again(deletions)
    office.close()
    typer.echo(f"{counted(again, 'deletion')} carried out again; {len(deletions) - again} were known.")


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


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
        return Member.parse(member).key
    except ValueError as error:
        told = f"{member} is no member. Write platform, space and member like slack:T0STUDY:U0ANA."
        raise Trouble(told) from error


def _office() -> Office:
    return open_office(read_settings(Settings))
