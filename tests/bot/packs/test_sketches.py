"""The code of the shipped questions runs: nobody learns from a sketch that does not."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from bot.domain.question import Sketch
from bot.packs.load import load_questions
from bot.packs.shipped import shipped_folder

MOST_SECONDS = 10
SKETCHES = {name: q.sketch for name, q in load_questions(shipped_folder()).items() if q.sketch}
PYTHON = [name for name, sketch in SKETCHES.items() if sketch.language == "python"]
SQL = [name for name, sketch in SKETCHES.items() if sketch.language == "sql"]


def run(sketch: Sketch, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run Python in an interpreter that has the standard library, and nothing that is installed here."""
    return subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", "-c", sketch.code],
        cwd=folder,
        env={},
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )


@pytest.fixture(scope="module")
def database(new_database: Callable[[str], str]) -> Iterator[psycopg.Connection]:
    """A database of its own."""
    with psycopg.connect(new_database("sketches"), autocommit=True) as connection:
        yield connection


@pytest.fixture
def empty(database: psycopg.Connection) -> psycopg.Connection:
    """The database with one empty schema."""
    database.execute("DROP SCHEMA public CASCADE")
    database.execute("CREATE SCHEMA public")
    return database


def test_every_sketch_is_in_a_language_that_is_run() -> None:
    """A sketch is Python or SQL: another language would ship without having been run."""
    assert {name: sketch.language for name, sketch in SKETCHES.items() if name not in (*PYTHON, *SQL)} == {}
    assert PYTHON
    assert SQL


@pytest.mark.parametrize("name", PYTHON)
def test_python_runs_to_its_end(name: str, tmp_path: Path) -> None:
    """A Python sketch needs the standard library alone, warns of nothing, and leaves no file behind."""
    ended = run(SKETCHES[name], tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", SQL)
def test_sql_runs_on_an_empty_database(name: str, empty: psycopg.Connection) -> None:
    """An SQL sketch makes what it needs, and PostgreSQL takes all of it."""
    empty.execute(SKETCHES[name].code.encode())


@pytest.mark.parametrize("code", ["1 / 0", "import bot", "import warnings; warnings.warn('old')"])
def test_a_sketch_that_fails_is_noticed(code: str, tmp_path: Path) -> None:
    """A sketch that breaks, needs this project or warns does not pass for one that runs."""
    assert run(Sketch("python", code), tmp_path).returncode == 1
