"""What an operator does about people's data: exporting, deleting, and carrying deletions over a restore."""

import json
import sqlite3
from contextlib import closing

import pytest
from alembic import command

from bot.store.open import alembic_config, engine_for, open_store
from bot.store.upgrade import upgrade
from tests.builders import ANA, BEN
from tests.life import NAME, TEXT, live
from tests.stage import Stage

KEY = ANA.key


@pytest.fixture
def settings(tmp_path):
    """A database full of Ana, as a setting."""
    url = f"sqlite:///{tmp_path / 'studyhall.db'}"
    upgrade(url)
    stage = Stage(open_store(url))
    live(stage)
    stage.desk.close()
    return {"STUDYHALL_DATABASE_URL": url}


def names(tmp_path):
    """Return the names that the database knows."""
    with closing(sqlite3.connect(tmp_path / "studyhall.db")) as opened:
        return {row[0] for row in opened.execute("SELECT name FROM member WHERE name <> ''")}


def test_an_operator_exports_what_is_kept(here, settings, tmp_path):
    """The files are what the member would get, and go into the folder that is named."""
    done = here("privacy", "export", KEY, "--to", "ana", **settings)
    assert done.returncode == 0
    assert done.stdout.split() == ["ana/studyhall-data.json", "ana/studyhall-data.csv"]
    assert TEXT in (tmp_path / "ana" / "studyhall-data.json").read_text("utf-8")


def test_deleting_is_said_twice(here, settings, tmp_path):
    """Without --yes nothing is deleted; with it everything of the person is, and the numbers stay right."""
    asked = here("privacy", "delete", KEY, **settings)
    assert (asked.returncode, names(tmp_path)) == (1, {NAME})
    assert "add --yes" in asked.stderr
    done = here("privacy", "delete", KEY, "--yes", **settings)
    assert "answers that stay without a name: 2" in done.stdout
    assert names(tmp_path) == set()
    assert here("db", "verify", **settings).returncode == 0


@pytest.mark.parametrize("typed", ["export", "delete"])
def test_a_member_is_written_with_its_place(here, settings, typed):
    """What is no key of a member is answered with how to write one."""
    done = here("privacy", typed, "ana", **settings)
    assert done.returncode == 1
    assert "slack:T0STUDY:U0ANA" in done.stderr


def test_a_backup_comes_back(here, settings, tmp_path):
    """What was copied out is there again after a restore, whatever became of the database since."""
    assert here("db", "backup", "copy.db", **settings).returncode == 0
    assert "exists already" in here("db", "backup", "copy.db", **settings).stderr
    (tmp_path / "studyhall.db").unlink()
    done = here("db", "restore", "copy.db", **settings)
    assert done.returncode == 0
    assert names(tmp_path) == {NAME}
    assert "is not known" in done.stdout


def test_a_restore_brings_nobody_back(here, settings, tmp_path):
    """Who was deleted after the backup is deleted again in what was restored."""
    here("db", "backup", "copy.db", **settings)
    here("privacy", "delete", KEY, "--yes", **settings)
    done = here("db", "restore", "copy.db", **settings)
    assert "2 deletions since then carried out again" in done.stdout
    assert names(tmp_path) == set()
    assert here("db", "verify", **settings).returncode == 0


def test_deletions_are_carried_over_apart(here, settings, tmp_path):
    """Deletions that were written down are carried out again where the database itself was lost."""
    here("db", "backup", "copy.db", **settings)
    here("privacy", "delete", KEY, "--yes", **settings)
    assert "2 deletions" in here("privacy", "deletions", "export", "gone.jsonl", **settings).stdout
    assert KEY not in (tmp_path / "gone.jsonl").read_text("utf-8")
    (tmp_path / "studyhall.db").unlink()
    here("db", "restore", "copy.db", **settings)
    again = here("privacy", "deletions", "reapply", "gone.jsonl", **settings)
    assert "2 deletions carried out again; 0 were known" in again.stdout
    assert names(tmp_path) == set()
    assert "0 deletions" in here("privacy", "deletions", "reapply", "gone.jsonl", **settings).stdout


@pytest.mark.parametrize("line", ["nonsense", "{}", json.dumps({"digest": "d", "at": 5})])
def test_what_is_no_deletion_is_named(here, settings, tmp_path, line):
    """A file that holds something else is answered with its line."""
    (tmp_path / "gone.jsonl").write_text(f"{line}\n", "utf-8")
    done = here("privacy", "deletions", "reapply", "gone.jsonl", **settings)
    assert (done.returncode, "gone.jsonl:1" in done.stderr) == (1, True)


def test_what_is_no_copy_is_not_restored(here, settings, tmp_path):
    """A file that is no copy, or damaged, or from a newer version, leaves the database as it is."""
    (tmp_path / "text.db").write_text("Hello", "utf-8")
    here("db", "backup", "newer.db", **settings)
    with closing(sqlite3.connect(tmp_path / "newer.db")) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()
    expected = {"none.db": "no SQLite", "text.db": "no SQLite", "newer.db": "newer version"}
    for name, said in expected.items():
        done = here("db", "restore", name, **settings)
        assert (done.returncode, said in done.stderr) == (1, True)
    assert names(tmp_path) == {NAME}


def test_an_older_copy_is_brought_up_to_date(here, settings, tmp_path):
    """A copy of an older schema is upgraded once it is restored."""
    old = tmp_path / "old.db"
    upgrade(f"sqlite:///{old}")
    engine = engine_for(f"sqlite:///{old}")
    command.downgrade(alembic_config(engine), "0006")
    engine.dispose()
    assert here("db", "restore", "old.db", **settings).returncode == 0
    assert here("db", "verify", **settings).returncode == 0


@pytest.mark.parametrize("typed", ["backup", "restore"])
def test_postgres_has_tools_of_its_own(here, typed):
    """For PostgreSQL the commands to run are named, without the password, and nothing is done."""
    url = "postgresql://studyhall:secret@db.example/studyhall"
    done = here("db", typed, "copy.dump", STUDYHALL_DATABASE_URL=url)
    assert done.returncode == 1
    assert {"backup": "pg_dump", "restore": "pg_restore"}[typed] in done.stderr
    assert "privacy deletions" in done.stderr
    assert "secret" not in done.stderr


def test_an_audit_says_what_differs(here, settings, tmp_path):
    """A number that was changed by hand is named, and makes the command fail until it is put right."""
    assert "Every stored number is right" in here("db", "verify", **settings).stdout
    with closing(sqlite3.connect(tmp_path / "studyhall.db")) as opened:
        opened.execute("UPDATE attempt SET points = 99 WHERE item IS NOT NULL")
        opened.commit()
    done = here("db", "verify", **settings)
    assert done.returncode == 1
    assert f"{KEY}, check/" in done.stdout
    assert "stored 99, right 13" in done.stdout
    assert here("db", "verify", "--repair", **settings).returncode == 0
    assert here("db", "verify", **settings).returncode == 0


def test_what_was_approved_becomes_files(here, settings, tmp_path):
    """Approved suggestions are written as question files that the checker of packs reads."""
    done = here("content", "suggestions", "export", "ours", **settings)
    assert "2 questions written" in done.stdout
    assert len(list((tmp_path / "ours").glob("*.md"))) == 2
    again = here("content", "suggestions", "export", "ours", **settings)
    assert (again.returncode, "exists already" in again.stderr) == (1, True)
    assert BEN.key not in done.stdout


@pytest.mark.parametrize("typed", ["export", "delete"])
@pytest.mark.parametrize("key", ["slack:T0STUDY:U0NOBODY", "bogus:T0STUDY:U0ANA"])
def test_a_mistyped_member_is_noticed(here, settings, tmp_path, typed, key):
    """For somebody of whom nothing is kept nothing is written, deleted or marked as deleted."""
    done = here("privacy", typed, key, *(["--yes"] if typed == "delete" else []), **settings)
    assert done.returncode == 1
    assert "Nothing is kept of" in done.stderr or "is no member" in done.stderr
    assert "0 deletions" in here("privacy", "deletions", "export", "marks.jsonl", **settings).stdout
    assert not (tmp_path / "studyhall-data.json").exists()


def test_a_backup_makes_its_folder(here, settings, tmp_path):
    """A backup goes into the folder that is named, though there is none yet."""
    done = here("db", "backup", "backups/monday.db", **settings)
    assert done.returncode == 0
    assert (tmp_path / "backups" / "monday.db").is_file()


def test_deletions_add_up_in_their_file(here, settings, tmp_path):
    """Written again, also from a database that has forgotten, a file of deletions keeps what it had."""
    here("privacy", "delete", KEY, "--yes", **settings)
    here("privacy", "deletions", "export", "kept.jsonl", **settings)
    before = (tmp_path / "kept.jsonl").read_text("utf-8")
    fresh = {"STUDYHALL_DATABASE_URL": f"sqlite:///{tmp_path / 'fresh.db'}"}
    here("db", "upgrade", **fresh)
    assert here("privacy", "deletions", "export", "kept.jsonl", **fresh).returncode == 0
    assert before
    assert (tmp_path / "kept.jsonl").read_text("utf-8") == before


@pytest.mark.parametrize("typed", ["verify", "upgrade"])
def test_a_newer_database_is_named_as_one(here, settings, tmp_path, typed):
    """A database that a newer version wrote is not sent round in circles."""
    with closing(sqlite3.connect(tmp_path / "studyhall.db")) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()
    done = here("db", typed, **settings)
    assert done.returncode == 1
    assert "newer version of Studyhall" in done.stderr


def test_a_file_that_is_no_database_gets_a_sentence(here, tmp_path):
    """What SQLite refuses is told with what to look at, and is no fault of the bot's own."""
    (tmp_path / "notes.db").write_text("These are notes. " * 100, "utf-8")
    done = here("db", "backup", "copy.db", STUDYHALL_DATABASE_URL=f"sqlite:///{tmp_path / 'notes.db'}")
    assert done.returncode == 1
    assert "The database cannot be used" in done.stderr


def test_a_restore_throws_no_newer_database_away(here, settings, tmp_path):
    """What cannot be read before a restore is kept beside it, for what only it knows of deletions."""
    here("db", "backup", "copy.db", **settings)
    with closing(sqlite3.connect(tmp_path / "studyhall.db")) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()
    newer = (tmp_path / "studyhall.db").read_bytes()
    done = here("db", "restore", "copy.db", **settings)
    assert "studyhall.db.before" in done.stdout
    assert (tmp_path / "studyhall.db.before").read_bytes() == newer
    assert here("db", "verify", **settings).returncode == 0
