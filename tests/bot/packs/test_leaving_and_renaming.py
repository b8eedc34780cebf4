"""A question may leave or take another name, and says so; a damaged lock never asks more than a good one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.packs.load import LoadedPack, load_pack
from bot.packs.lock import LOCK, read_lock
from bot.packs.locking import Relocked
from bot.packs.problem import Severity
from bot.packs.retired import RETIRED

LOGIN, LIMIT, CATALOGUE = "sec-password-login", "api-rate-limit", "cache-product-catalogue"
TOMBSTONE = LIMIT + ": {date: 2026-11-23, reason: It asked two things at once., replaced_by: api-quota}\n"

Locking = Callable[..., Relocked]


@pytest.fixture
def load(pack_folder: Path, warm: Path) -> Callable[[], LoadedPack]:
    """Return what loads the small pack as it stands."""
    return lambda: load_pack(pack_folder, cache=warm)


@pytest.fixture
def limit(pack_folder: Path, lock_pack: Locking) -> Path:
    """The file of one question, in a pack that is locked."""
    lock_pack()
    return pack_folder / "questions" / f"{LIMIT}.md"


def rename(path: Path, name: str, aliases: str) -> Path:
    """Give a question file another id, and say which it had."""
    text = path.read_text("utf-8").replace(f"id: {path.stem}\n", f"id: {name}\naliases: [{aliases}]\n", 1)
    path.unlink()
    path.with_stem(name).write_text(text, "utf-8")
    return path.with_stem(name)


def test_an_id_does_not_vanish(limit: Path, load: Callable[[], LoadedPack], pack_folder: Path) -> None:
    """A question that is gone without a word is reported on the line of its id in the lock."""
    limit.unlink()
    (problem,) = load().problems
    lines = (pack_folder / LOCK).read_text("utf-8").splitlines()
    assert problem.path == pack_folder / LOCK
    assert lines[problem.line - 1].strip().startswith(f'"{LIMIT}"')
    assert f"`{LIMIT}` has left the pack" in problem.sentence
    assert load().pack.questions.keys() == {LOGIN, CATALOGUE}
    assert not load().clean


def test_a_file_with_a_fault_has_not_vanished(limit: Path, load: Callable[[], LoadedPack]) -> None:
    """A question that is left out for a fault of its own is named once, for that fault."""
    limit.write_text("# half a file\n", "utf-8")
    assert {problem.path for problem in load().problems} == {limit}


def test_a_tombstone_lets_an_id_go(
    limit: Path, load: Callable[[], LoadedPack], pack_folder: Path, lock_pack: Locking
) -> None:
    """A question may leave when retired.yaml says when and why, before and after the next lock."""
    limit.unlink()
    (pack_folder / RETIRED).write_text(TOMBSTONE, "utf-8")
    assert load().problems == ()
    lock_pack()
    assert load().problems == ()
    (pack_folder / RETIRED).unlink()
    assert not load().clean


def test_a_retired_id_does_not_come_back(
    limit: Path, load: Callable[[], LoadedPack], pack_folder: Path
) -> None:
    """A question under a retired id is named on the line of its tombstone, and is not asked."""
    (pack_folder / RETIRED).write_text("# ids that were given up\n" + TOMBSTONE, "utf-8")
    (problem,) = load().problems
    assert (problem.path, problem.line) == (pack_folder / RETIRED, 2)
    assert "was retired and is a question again" in problem.sentence
    assert load().pack.questions.keys() == {LOGIN, CATALOGUE}
    assert load().pack.left_out == (LIMIT,)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (LIMIT + ":\n  date: soon\n  reason: It left.\n", 2, "`api-rate-limit.date` should be"),
        (LIMIT + ":\n  date: 2026-11-23\n", 1, "`api-rate-limit.reason` is missing"),
        (LIMIT + ":\n  date: 2026-11-23\n  reason: It left.\n  why: no\n", 4, "`api-rate-limit.why`"),
        ("- one\n", 1, "`key: value`"),
        ("a: b: c\n", 1, "not valid YAML"),
    ],
)
def test_a_fault_in_retired_yaml_is_found_on_its_line(
    text: str, line: int, words: str, limit: Path, load: Callable[[], LoadedPack], pack_folder: Path
) -> None:
    """A tombstone that cannot be read is named, and costs no question."""
    (pack_folder / RETIRED).write_text(text, "utf-8")
    (problem,) = load().problems
    assert (problem.path, problem.severity) == (pack_folder / RETIRED, Severity.ERROR)
    assert (problem.line, words in problem.sentence) == (line, True), str(problem)
    assert limit.stem in load().pack.questions


@pytest.mark.parametrize("content", [b"", b"# nothing yet\n"])
def test_an_empty_retired_yaml_retires_nothing(
    content: bytes, limit: Path, load: Callable[[], LoadedPack], pack_folder: Path
) -> None:
    """The file may be there before anything left."""
    (pack_folder / RETIRED).write_bytes(content)
    assert load().problems == ()
    assert limit.stem in load().pack.questions


def test_another_encoding_is_no_reason_to_stop(
    limit: Path, load: Callable[[], LoadedPack], pack_folder: Path
) -> None:
    """A tombstone saved in an old encoding still counts."""
    limit.unlink()
    (pack_folder / RETIRED).write_bytes(TOMBSTONE.replace("asked", "fragté").encode("latin-1"))
    assert load().problems == ()


def test_a_new_name_asks_nothing_new(limit: Path, load: Callable[[], LoadedPack], lock_pack: Locking) -> None:
    """A question that only takes another id keeps its revision, and is found under both."""
    rename(limit, "api-quota", LIMIT)
    assert [problem.path.name for problem in load().problems] == ["api-quota.md"]
    assert lock_pack().problems == ()
    loaded = load()
    assert loaded.problems == ()
    assert loaded.pack.renamed == {LIMIT: "api-quota"}
    assert loaded.pack.question(LIMIT) is loaded.pack.questions["api-quota"]
    assert loaded.pack.current(f"{LIMIT}/m1") == "api-quota/m1"
    assert loaded.pack.item(f"{LIMIT}/m1") is loaded.pack.items["api-quota/m1"]
    assert loaded.pack.question("api-unheard") is None
    assert loaded.pack.item("api-unheard/m1") is None


def test_a_former_name_is_never_forgotten(
    limit: Path, load: Callable[[], LoadedPack], lock_pack: Locking
) -> None:
    """An alias that is dropped after the lock is missed: answers hang on it."""
    path = rename(limit, "api-quota", LIMIT)
    lock_pack()
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"aliases: [{LIMIT}]\n", ""), "utf-8")
    (problem,) = load().problems
    assert f"`{LIMIT}` has left the pack" in problem.sentence


@pytest.mark.parametrize("aliases", [f"{LIMIT}, api-quota", f"api-quota, {LIMIT}"])
def test_a_question_may_be_renamed_again(
    aliases: str, limit: Path, load: Callable[[], LoadedPack], lock_pack: Locking
) -> None:
    """Of several former names the last one tells what was asked, in whatever order they stand."""
    path = rename(limit, "api-quota", LIMIT)
    text = (
        path.read_text("utf-8").replace("rev: 1\n", "rev: 2\n").replace("`d6` Answer 429", "`d6` Reply 429")
    )
    path.write_text(text, "utf-8")
    assert lock_pack().problems == ()
    path.write_text(text.replace(f"aliases: [{LIMIT}]\n", ""), "utf-8")
    path = rename(path, "api-allowance", aliases)
    same = path.read_text("utf-8")
    path.write_text(same.replace("`d6` Reply 429", "`d6` Say 429"), "utf-8")
    assert lock_pack().problems != ()
    path.write_text(same, "utf-8")
    assert lock_pack().problems == ()
    assert load().problems == ()
    assert load().pack.renamed == {LIMIT: "api-allowance", "api-quota": "api-allowance"}


def test_a_new_name_hides_no_change(limit: Path, lock_pack: Locking) -> None:
    """Whoever renames a question and changes what it asks raises its revision."""
    path = rename(limit, "api-quota", LIMIT)
    text = path.read_text("utf-8")
    path.write_text(text.replace("`d6` Answer 429", "`d6` Reply 429"), "utf-8")
    (refused,) = lock_pack().problems
    assert (refused.path, "Raise it" in refused.sentence) == (path, True)


def test_a_question_may_become_part_of_another(
    limit: Path, load: Callable[[], LoadedPack], pack_folder: Path, lock_pack: Locking
) -> None:
    """An id that another question names as its alias has not vanished, and leads there."""
    limit.unlink()
    path = pack_folder / "questions" / f"{CATALOGUE}.md"
    path.write_text(path.read_text("utf-8").replace("rev: 1\n", f"rev: 1\naliases: [{LIMIT}]\n", 1), "utf-8")
    assert load().problems == ()
    assert load().pack.renamed == {LIMIT: CATALOGUE}
    assert lock_pack().problems == ()
    assert load().problems == ()


@pytest.mark.parametrize("content", [b"", b"{", b'{"schema": 2}', b'{"schema": 1, "more": 1}', b"\xff\xfe"])
def test_an_unreadable_lock_approves_nothing(
    content: bytes, limit: Path, load: Callable[[], LoadedPack], pack_folder: Path
) -> None:
    """With a spoilt lock the questions stay, and of their items those that somebody wrote."""
    (pack_folder / LOCK).write_bytes(content)
    (problem,) = load().problems
    assert (problem.path, problem.line, problem.severity) == (pack_folder / LOCK, 1, Severity.ERROR)
    assert "cannot be read" in problem.sentence
    assert limit.stem in load().pack.questions
    assert load().pack.items.keys() == {f"{name}/m1" for name in (LOGIN, LIMIT, CATALOGUE)}


def test_a_lock_is_read_as_it_was_written(limit: Path, lock_pack: Locking) -> None:
    """Writing and reading a lock changes nothing in it, and leaves no other file."""
    folder = limit.parents[1]
    assert read_lock(folder) == (lock_pack().lock, ())
    assert [path.name for path in folder.glob("pack.lock*")] == [LOCK]
