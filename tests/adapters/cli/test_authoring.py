"""What an author of questions types, from the first file to what the channel will see."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]

FIXTURE = Path(__file__).parents[2] / "bot" / "packs" / "fixture"
LOGIN = "sec-password-login"
NEW = "api-quota"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack of three questions in the folder where commands are run."""
    shutil.copytree(FIXTURE, tmp_path / "pack")
    return tmp_path / "pack"


def lines(answered: "subprocess.CompletedProcess[str]") -> list[str]:
    """Return what a command printed; it must have gone well."""
    assert (answered.returncode, answered.stderr) == (0, "")
    return answered.stdout.splitlines()


def said(answered: "subprocess.CompletedProcess[str]") -> str:
    """Return the one sentence of a command that could not do it."""
    assert (answered.returncode, answered.stdout) == (1, "")
    (sentence,) = answered.stderr.splitlines()
    return sentence


def test_a_new_question_begins_as_a_template(here: Command, pack: Path) -> None:
    """`content new` writes a file under the id, and says that every sentence is to be replaced."""
    (line,) = lines(here("content", "new", NEW, "--pack", "pack"))
    path = pack / "questions" / f"{NEW}.md"
    assert line.startswith(f"pack/questions/{NEW}.md is a template: replace every sentence")
    assert f"\nid: {NEW}\nrev: 1\n" in path.read_text("utf-8")


def test_a_new_question_may_be_the_first(here: Command, tmp_path: Path) -> None:
    """A folder without questions gets its first one."""
    (tmp_path / "mine").mkdir()
    lines(here("content", "new", NEW, STUDYHALL_PACKS="mine"))
    assert (tmp_path / "mine" / "questions" / f"{NEW}.md").is_file()


def test_a_template_has_warnings_only(here: Command, pack: Path) -> None:
    """A fresh template fits the pack it was made for; the check names the sentence to begin with."""
    lines(here("content", "new", NEW, "--pack", "pack"))
    warning, count = lines(here("content", "check", "pack"))
    assert re.match(rf"pack/questions/{NEW}\.md:5: “One line .*” is from the template\.", warning)
    assert count.startswith("sample 0.1.0: 4 questions,")
    assert count.endswith("0 errors, 1 warning.")


def test_the_check_leads_through_a_template(here: Command, pack: Path) -> None:
    """Each sentence that is replaced brings the next one up, until none is left."""
    lines(here("content", "new", NEW, "--pack", "pack"))
    path = pack / "questions" / f"{NEW}.md"
    begun = set()
    while len(printed := lines(here("content", "check", "pack"))) > 1:
        number, sentence = re.findall(r":(\d+): “(.*)” is from the template", printed[0])[0]
        text = path.read_text("utf-8").splitlines(keepends=True)
        own = f"Words of my own {len(begun)}{'?' if sentence.endswith('?') else ''}"
        text[int(number) - 1] = text[int(number) - 1].replace(sentence, own)
        path.write_text("".join(text), "utf-8")
        assert sentence not in begun
        begun.add(sentence)
    assert len(begun) == 16


@pytest.mark.parametrize(
    "name", ["quota", "API-quota", "api_quota", "../api-quota", "api--quota", "a-" * 30 + "a"]
)
def test_an_id_has_a_form(name: str, here: Command, pack: Path) -> None:
    """An id is made of lower-case words joined by hyphens and is not too long; else nothing is written."""
    before = sorted(pack.parent.rglob("*.md"))
    assert said(here("content", "new", name, "--pack", "pack")).startswith(f"`{name}` is no id.")
    assert sorted(pack.parent.rglob("*.md")) == before


def test_the_longest_id_is_taken(here: Command, pack: Path) -> None:
    """What `new` takes as an id, `check` takes as well."""
    name = "a-" * 29 + "aa"
    lines(here("content", "new", name, "--pack", "pack"))
    assert lines(here("content", "check", "pack"))[-1].endswith("0 errors, 1 warning.")


def test_a_file_that_exists_is_kept(here: Command, pack: Path) -> None:
    """`content new` never writes over a question."""
    path = pack / "questions" / f"{LOGIN}.md"
    before = path.read_bytes()
    assert "exists already" in said(here("content", "new", LOGIN, "--pack", "pack"))
    assert path.read_bytes() == before


def test_items_are_printed_as_they_will_be_shown(here: Command, pack: Path) -> None:
    """Every item is there with its key and feedback, those by hand first, and what a gate dropped."""
    printed = "\n".join(lines(here("content", "items", LOGIN, "--pack", "pack")))
    assert printed.startswith(f"{LOGIN}/m1  by hand\n  A copy of your users table leaks.")
    assert "  [x] b: The memory and time that one guess costs\n         Right. The attacker's" in printed
    assert "  [ ] a: The length of the random salt kept in each row\n         A salt defeats" in printed
    states = re.findall(rf"^{LOGIN}/(n\d\.\w\d)  (asked|dropped by the gate “\w+”)$", printed, re.MULTILINE)
    assert len(states) == 6 + 6 + 6 + 4
    asked = sum(state == "asked" for _, state in states)
    last = f"{asked} asked, 0 waiting, {len(states) - asked} dropped of those made from its parts."
    assert printed.splitlines()[-1] == last
    assert 0 < asked < len(states)


def test_items_of_a_locked_pack_wait_for_their_review(here: Command, pack: Path) -> None:
    """After the lock an item made from parts waits until it is approved."""
    lines(here("content", "lock", "--pack", "pack"))
    waiting = lines(here("content", "items", LOGIN, "--pack", "pack"))
    name = next(line.split()[0] for line in waiting if line.endswith("waiting for its review"))
    lines(here("content", "approve", name, "--pack", "pack"))
    printed = lines(here("content", "items", LOGIN, "--pack", "pack"))
    assert f"{name}  asked" in printed
    assert printed[-1].startswith("1 asked, ")


@pytest.mark.parametrize("command", ["items", "preview"])
def test_a_question_that_is_not_there_is_named(command: str, here: Command, pack: Path) -> None:
    """An unknown id is answered with where ids come from, a faulty question with its fault."""
    assert "There is no question `api-quota` in sample." in said(
        here("content", command, NEW, "--pack", "pack")
    )
    path = pack / "questions" / f"{LOGIN}.md"
    path.write_text(path.read_text("utf-8").replace("level: mid", "level: guru"), "utf-8")
    assert f"pack/questions/{LOGIN}.md:9: `level`" in said(here("content", command, LOGIN, "--pack", "pack"))


def test_a_preview_shows_the_post_and_every_layer(here: Command, pack: Path) -> None:
    """The post comes first, then what to ask, the steps, what to do and what to avoid, with the sources."""
    printed = "\n".join(lines(here("content", "preview", LOGIN, "--pack", "pack")))
    parts = (
        "STORE AND CHECK PASSWORDS FOR A CUSTOMER LOGIN",
        "A shop with two million customers",
        "Security  ·  12 minutes",
        "- Who signs in: the public, staff, or other services?",
        "1. Agree which sign-in methods exist",
        "1. Hash each password with Argon2id",
        "- Hash each password with SHA-256",
        "Sources: NIST SP 800-63B-4",
    )
    places = [printed.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_what_a_pack_covers_is_counted(here: Command, pack: Path) -> None:
    """`content stats` counts questions by topic, level and kind, items, the guide, and the review."""
    printed = "\n".join(lines(here("content", "stats", "--pack", "pack")))
    assert re.search(r"│ Security +│ +· │ +1 │ +· │ +· │ +1 │ +\d+ │", printed)
    assert re.search(r"│ All +│ +· │ +2 │ +1 │ +· │ +3 │ +\d+ │", printed)
    assert re.search(r"│ 0 +│ 0 +│ 3 +│ 0 +│ 0 +│ 0 +│", printed)
    assert re.search(r"Items: 3 by hand, \d+ made from the parts of questions\.", printed)
    assert "Questions of the guide that are covered: 3 of 33." in printed
    assert "Blind review" not in printed


def test_two_folders_are_checked_at_once(here: Command, pack: Path) -> None:
    """`content check` takes several folders, has a line for each, and fails when one of them has a fault."""
    second = pack.with_name("second")
    shutil.copytree(pack, second)
    assert len(lines(here("content", "check", "pack", "second"))) == 2
    (second / "questions" / f"{LOGIN}.md").write_text("# half a file\n", "utf-8")
    answered = here("content", "check", "pack", "second")
    assert answered.returncode == 1
    *_, last = answered.stdout.splitlines()
    assert last.startswith("sample 0.1.0: 2 questions")
    assert answered.stdout.splitlines()[0].endswith("0 errors, 0 warnings.")
    assert here("content", "check", "second", "pack").returncode == 1


def test_the_packs_in_use_are_checked(here: Command, pack: Path) -> None:
    """Without a folder the check takes those in use; where one is needed and several are in use, it asks."""
    shutil.copytree(pack, pack.with_name("second"))
    assert len(lines(here("content", "check", STUDYHALL_PACKS="pack, second"))) == 2
    sentence = "Several packs are in use. Name the folder of one of them."
    assert said(here("content", "items", LOGIN, STUDYHALL_PACKS="pack, second")) == sentence
