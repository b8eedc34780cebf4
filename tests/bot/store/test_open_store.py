"""Opening a store says in a sentence what is wrong and what to do about it."""

import pytest

from bot.store.open import StoreError, engine_for, open_store
from bot.store.upgrade import upgrade

SECRET = "s3cr3t"


def sentence(url, use=open_store):
    """Return what is said about a database that cannot be used."""
    with pytest.raises(StoreError) as told:
        use(url)
    return str(told.value)


@pytest.mark.parametrize("url", ["", "studyhall.db", f"postgresql://u:{SECRET}@host:port/name"])
@pytest.mark.parametrize("use", [open_store, upgrade, engine_for])
def test_what_is_no_address_is_named_so(url, use):
    """An address that cannot be read is answered with one that can, and never repeated."""
    told = sentence(url, use)
    assert "is no database address" in told
    assert "sqlite:///studyhall.db" in told
    assert SECRET not in told


def test_a_database_we_do_not_speak_is_named():
    """A database of another kind is named, with the two that work."""
    told = sentence(f"mysql://u:{SECRET}@host/name")
    assert "names mysql" in told
    assert "postgresql://" in told
    assert SECRET not in told


@pytest.mark.parametrize("use", [open_store, upgrade])
@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://ana:{SECRET}@127.0.0.1:1/study",
        f"postgresql://ana@127.0.0.1:1/study?password={SECRET}&sslpassword={SECRET}",
    ],
)
def test_an_unreachable_postgresql_is_named_without_its_password(url, use):
    """A PostgreSQL that does not answer is named with its host, its cause, and no password."""
    told = sentence(url, use)
    assert "127.0.0.1" in told
    assert "cannot be reached" in told
    assert "STUDYHALL_DATABASE_URL" in told
    assert SECRET not in told
    assert "\n" not in told


@pytest.mark.parametrize("use", [open_store, upgrade])
def test_an_unreachable_folder_is_named(tmp_path, use):
    """A SQLite file in a folder that is not there cannot be reached, and the sentence says which."""
    told = sentence(f"sqlite:///{tmp_path}/nowhere/studyhall.db", use)
    assert "nowhere/studyhall.db" in told
    assert "cannot be reached" in told


def test_a_database_that_was_not_upgraded_is_refused(tmp_path):
    """A database without the newest schema is refused with the command that brings it there."""
    url = f"sqlite:///{tmp_path / 'new.db'}"
    assert "studyhall db upgrade" in sentence(url)
    upgrade(url)
    open_store(url).close()
