"""Fixing what is asked, and letting items be asked: `content lock` and `content approve`."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.question import Item
from bot.packs.canonical import item_hash
from bot.packs.load import load_pack, load_questions
from bot.packs.lock import LOCK
from bot.packs.review_log import COLUMNS, REVIEW

Command = Callable[..., "subprocess.CompletedProcess[str]"]

FIXTURE = Path(__file__).parents[2] / "bot" / "packs" / "fixture"
LOGIN = "sec-password-login"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack of three questions in the folder where commands are run."""
    shutil.copytree(FIXTURE, tmp_path / "pack")
    return tmp_path / "pack"


@pytest.fixture
def made(pack: Path) -> list[Item]:
    """The items of the login question that were made from its parts."""
    return [item for item in load_questions(pack)[LOGIN].items if item.made]


def change(pack: Path, old: str, new: str) -> None:
    """Replace a text of the login question; it must be there."""
    path = pack / "questions" / f"{LOGIN}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def run(here: Command, *line: str) -> str:
    """Run a command on the pack that goes well, and return what it printed."""
    answered = here("content", *line, "--pack", "pack")
    assert (answered.returncode, answered.stderr) == (0, "")
    return answered.stdout


def asked(pack: Path) -> set[str]:
    """Return the items made from parts that may be asked."""
    return {name for name, item in load_pack(pack).pack.items.items() if item.made}


def test_a_lock_is_written(here: Command, pack: Path) -> None:
    """`content lock` fixes every question, and says how many items wait to be approved."""
    printed = run(here, "lock")
    assert printed.startswith("3 questions are locked. 0 of ")
    assert (pack / LOCK).is_file()
    assert load_pack(pack).clean


def test_a_refused_lock_is_not_written(here: Command, pack: Path) -> None:
    """What stands against a lock is named by file and line, and the old lock stays."""
    run(here, "lock")
    before = (pack / LOCK).read_bytes()
    change(pack, "`d5` Issue a new", "`d5` Issue another")
    answered = here("content", "lock", "--pack", "pack")
    assert answered.returncode == 1
    assert answered.stdout.startswith(f"pack/questions/{LOGIN}.md:4: What is asked changed")
    assert (pack / LOCK).read_bytes() == before
    assert run(here, "lock", "--editorial", LOGIN).startswith("3 questions are locked.")
    assert (pack / LOCK).read_bytes() != before


def test_an_unreadable_lock_is_kept(here: Command, pack: Path) -> None:
    """A lock that cannot be read is never written over: it may hold what nobody can write again."""
    (pack / LOCK).write_text("{", "utf-8")
    answered = here("content", "lock", "--pack", "pack")
    assert answered.returncode == 1
    assert answered.stdout.startswith(f"pack/{LOCK}:1: The lock cannot be read.")
    answered = here("content", "approve", "--pack", "pack")
    assert answered.returncode == 1
    assert answered.stderr.startswith(f"pack/{LOCK}:1: The lock cannot be read.")
    assert (pack / LOCK).read_text("utf-8") == "{"


def test_a_correction_is_told(here: Command, pack: Path) -> None:
    """Whoever locks another right answer is told what will happen to the earlier answers, once."""
    run(here, "lock")
    key, other = "The memory and time that one guess", "The secrecy of which algorithm"
    change(pack, f"[x] {key}", f"[ ] {key}")
    change(pack, f"[ ] {other}", f"[x] {other}")
    change(pack, "rev: 1", "rev: 2")
    told = f"The answer of {LOGIN}/m1 is another one from revision 2 on. Earlier answers are void"
    assert run(here, "lock").startswith(told)
    assert told not in run(here, "lock")


def test_items_are_approved_by_name(here: Command, pack: Path, made: list[Item]) -> None:
    """An item named to `content approve` is asked from then on, and those approved before stay so."""
    run(here, "lock")
    first, second, third, *_ = (item.id for item in made)
    assert run(here, "approve", first, second).startswith("2 of ")
    assert asked(pack) == {first, second}
    assert run(here, "approve", third).startswith("3 of ")
    assert asked(pack) == {first, second, third}


@pytest.mark.parametrize("name", [f"{LOGIN}/n0.a99", f"{LOGIN}/m1", "nothing"])
def test_an_item_that_is_not_made_is_not_approved(
    name: str, here: Command, pack: Path, made: list[Item]
) -> None:
    """An unknown item, or one written by hand, is named, and none of the others is approved."""
    run(here, "lock")
    answered = here("content", "approve", made[0].id, name, "--pack", "pack")
    assert answered.returncode == 1
    assert answered.stderr.startswith(f"There is no made item {name}.")
    assert asked(pack) == set()


def test_without_a_lock_nothing_is_approved(here: Command, pack: Path, made: list[Item]) -> None:
    """There is nothing to write an approval into before the first lock, and the sentence says so."""
    for names in ([], [made[0].id]):
        answered = here("content", "approve", *names, "--pack", "pack")
        assert answered.returncode == 1
        assert answered.stderr == "pack has no lock yet. Run `studyhall content lock` first.\n"
    assert not (pack / LOCK).exists()


def write_log(pack: Path, *rows: tuple[Item, str, str]) -> None:
    """Write a log in which an expert answered these items with a choice and a verdict."""
    written = [
        f"{item.id},{item.rev},{item_hash(item)},expert,{choice},{verdict}," for item, choice, verdict in rows
    ]
    (pack / REVIEW).write_text("\n".join((",".join(COLUMNS), *written, "")), "utf-8")


def test_the_log_approves_what_was_fair(here: Command, pack: Path, made: list[Item]) -> None:
    """Without names, the items that an expert answered rightly and found fair are approved."""
    run(here, "lock")
    first, second, third, *_ = made
    wrong = next(option.id for option in second.options if not option.correct)
    write_log(pack, (first, first.key.id, "fair"), (second, wrong, "fair"), (third, third.key.id, "unfair"))
    assert run(here, "approve").startswith("1 of ")
    assert asked(pack) == {first.id}
    fourth = made[3]
    run(here, "approve", fourth.id)
    run(here, "approve")
    assert asked(pack) == {first.id, fourth.id}, "what was approved by name stays"
    printed = " ".join(run(here, "stats").split())
    assert "somebody who knows the field: 1 of 1 published items answered with the key" in printed


def test_a_line_of_the_log_that_cannot_be_read_approves_nothing(
    here: Command, pack: Path, made: list[Item]
) -> None:
    """A log with a fault is named by file and line, and changes no approval."""
    run(here, "lock")
    write_log(pack, (made[0], made[0].key.id, "fair"))
    with (pack / REVIEW).open("a", encoding="utf-8") as log:
        log.write("nonsense\n")
    answered = here("content", "approve", "--pack", "pack")
    assert answered.returncode == 1
    assert answered.stderr.startswith(f"pack/{REVIEW}:3: This line is no review.")
    assert asked(pack) == set()
