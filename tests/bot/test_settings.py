"""The settings of the core come from the environment, and a wrong one is refused at start."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.bootstrap import folders_of
from bot.packs.shipped import shipped_folder
from bot.settings import Settings

NAMES = (
    "DATABASE_URL",
    "DATABASE_URL_FILE",
    "ENDPOINT_KEY",
    "ENDPOINT_KEY_FILE",
    "ENDPOINT_MODEL",
    "ENDPOINT_URL",
    "PACKS",
    "TICK_SECONDS",
)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without any setting of ours in the environment."""
    for name in NAMES:
        monkeypatch.delenv(f"STUDYHALL_{name}", raising=False)


def test_nothing_must_be_set() -> None:
    """Without any setting the bot keeps everything in a file beside it and looks every ten seconds."""
    settings = Settings()

    assert settings.database == "sqlite:///studyhall.db"
    assert (settings.pack_names, settings.tick_seconds) == (("shipped",), 10)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings come from variables that begin with the name of the product."""
    monkeypatch.setenv("STUDYHALL_DATABASE_URL", "postgresql://study@localhost/study")
    monkeypatch.setenv("STUDYHALL_PACKS", str(tmp_path))
    settings = Settings()

    assert settings.database == "postgresql://study@localhost/study"
    assert settings.pack_names == (str(tmp_path),)


def test_a_secret_may_be_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The address of the database may come from a file, which wins and whose last line break is ignored."""
    secret = tmp_path / "database"
    secret.write_text("postgresql://study:secret@db/study\n", encoding="utf-8")
    monkeypatch.setenv("STUDYHALL_DATABASE_URL_FILE", str(secret))

    assert Settings().database == "postgresql://study:secret@db/study"


def test_a_path_must_lead_somewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A path that does not exist is refused with a sentence that says what to do."""
    monkeypatch.setenv("STUDYHALL_DATABASE_URL_FILE", str(tmp_path / "nothing"))

    with pytest.raises(ValidationError, match="does not exist; name an existing path"):
        Settings()


@pytest.mark.parametrize(
    ("packs", "folders"),
    [
        ("shipped", ("shipped",)),
        ("", ("shipped",)),
        (" , ", ("shipped",)),
        ("shipped,{here}", ("shipped", "{here}")),
        (" {here} , shipped, ", ("{here}", "shipped")),
    ],
)
def test_packs_are_named_with_commas(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packs: str, folders: tuple[str, ...]
) -> None:
    """Several folders of questions may be in use, in their order; without any, the one that ships."""
    monkeypatch.setenv("STUDYHALL_PACKS", packs.format(here=tmp_path))
    known = tuple(name.format(here=tmp_path) for name in folders)
    settings = Settings()

    assert settings.pack_names == known
    assert folders_of(settings) == tuple(
        shipped_folder() if name == "shipped" else Path(name) for name in known
    )


@pytest.mark.parametrize("packs", ["nothing", "shipped,nothing", "nothing,shipped"])
def test_each_pack_must_be_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packs: str) -> None:
    """One folder that does not exist is refused by its name, wherever it stands among others."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STUDYHALL_PACKS", packs)

    with pytest.raises(ValidationError, match="nothing is not a folder; name an existing one or remove it"):
        Settings()


@pytest.mark.parametrize("seconds", ["0", "-1", "16", "soon"])
def test_the_tick_stays_quick(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """A tick that is no number, not positive or slower than fifteen seconds is refused."""
    monkeypatch.setenv("STUDYHALL_TICK_SECONDS", seconds)

    with pytest.raises(ValidationError):
        Settings()


def test_settings_never_change() -> None:
    """Settings are what they were at start."""
    with pytest.raises(ValidationError):
        Settings().tick_seconds = 5


def test_an_endpoint_is_an_address_with_a_model() -> None:
    """An endpoint needs a web address and the name of a model; by default there is none."""
    with pytest.raises(ValidationError, match="write the address like https"):
        Settings(endpoint_url="models.example.org", endpoint_model="m")
    with pytest.raises(ValidationError, match="name the model to ask"):
        Settings(endpoint_url="https://models.example.org/v1")
    assert Settings().endpoint_url == ""


def test_the_key_of_the_endpoint_may_be_in_a_file(tmp_path: Path) -> None:
    """The endpoint's key comes from the environment or from a file, which wins, and is not printed."""
    secret = tmp_path / "key"
    secret.write_text("from a file\n", encoding="utf-8")
    plain = Settings(endpoint_key="k3y")

    assert plain.key == "k3y"
    assert "k3y" not in repr(plain)
    assert Settings(endpoint_key="k3y", endpoint_key_file=secret).key == "from a file"
