"""An id means today what it meant when people answered it; whatever would break that is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.packs.load import LoadedPack, load_pack
from bot.packs.locking import Relocked
from bot.packs.problem import Severity

LOGIN, LIMIT = "sec-password-login", "api-rate-limit"
REV_LINE = 4
CLAIM = "`d5` Issue a new session identifier"
NEW_CLAIM = "`d5` Issue another session identifier"
KEY = "- [x] The memory and time that one guess costs"
SALT = "- [ ] The length of the random salt kept in each row"
OTHER_ITEM = """### {name}

Which part of a stored hash may a backup show?

- [ ] The pepper
  - It belongs to the key store.
- [x] The salt
  - Right. It is no secret.
- [ ] The login
  - It names the customer.

"""

Spoil = Callable[[str, str], Path]
Locking = Callable[..., Relocked]
Loading = Callable[[], LoadedPack]


@pytest.fixture
def load(pack_folder: Path, warm: Path) -> Loading:
    """Return what loads the small pack as it stands."""
    return lambda: load_pack(pack_folder, cache=warm)


def said(loaded: LoadedPack) -> list[tuple[str, int, str]]:
    """Return the problems as file name, line and sentence."""
    return [(problem.path.name, problem.line, problem.sentence) for problem in loaded.problems]


def rekey(spoil: Spoil) -> None:
    """Make the salt the right answer of m1."""
    spoil(KEY, KEY.replace("[x]", "[ ]"))
    spoil(SALT, SALT.replace("[ ]", "[x]"))


def test_a_pack_without_a_lock_is_asked_whole(load: Loading) -> None:
    """An author may begin with nothing but questions: all are asked, with all their items."""
    loaded = load()
    assert loaded.problems == ()
    assert any(item.made for item in loaded.pack.items.values())


def test_a_locked_pack_has_no_problem(load: Loading, lock_pack: Locking) -> None:
    """What was just locked agrees with its lock, and is locked the same way again."""
    first = lock_pack()
    assert (first.problems, first.corrections) == ((), ())
    assert load().problems == ()
    assert len(load().pack.questions) == 3
    assert lock_pack() == first


def test_a_question_that_is_not_locked_yet_is_not_asked(
    load: Loading, lock_pack: Locking, pack_folder: Path
) -> None:
    """A question that came after the lock waits for it."""
    path = pack_folder / "questions" / f"{LOGIN}.md"
    later = path.read_text("utf-8")
    path.unlink()
    lock_pack()
    path.write_text(later, "utf-8")
    ((name, line, sentence),) = said(load())
    assert (name, line) == (path.name, REV_LINE)
    assert "is not locked yet" in sentence
    assert load().pack.left_out == (LOGIN,)
    lock_pack()
    assert load().problems == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CLAIM, NEW_CLAIM),
        ("title: Store and", "title: Keep and"),
        ("`q1` Who signs in:", "`q1` Who logs in:"),
        ("Changes: staff can be", "Changes: staff may be"),
        ("`s2` Choose the", "`s2` Select the"),
        ("   - After: s2", "   - After: s4"),
        ("`a5` Keep the visitor's", "`a5` Retain the visitor's"),
        ("Breaks: whoever planted", "Breaks: who planted"),
        ("Instead: d5", "Instead: d6"),
        ("A copy of your users table leaks.", "Your users table leaks."),
        ("The secrecy of which", "The privacy of which"),
    ],
)
def test_another_claim_needs_another_revision(
    old: str, new: str, load: Loading, lock_pack: Locking, spoil: Spoil
) -> None:
    """When what is asked changes and `rev` does not, the line of `rev` is named and nobody is asked."""
    lock_pack()
    path = spoil(old, new)
    ((name, line, sentence),) = said(load())
    assert (name, line) == (path.name, REV_LINE)
    assert "`rev` is still 1" in sentence
    assert f"--editorial {LOGIN}" in sentence
    assert load().pack.questions.keys() == {LIMIT, "cache-product-catalogue"}
    assert load().pack.left_out == (LOGIN,)
    (refused,) = lock_pack().problems
    assert (refused.path, refused.line, refused.severity) == (path, REV_LINE, Severity.ERROR)


def test_a_raised_revision_waits_for_the_lock(load: Loading, lock_pack: Locking, spoil: Spoil) -> None:
    """A new revision is asked as soon as it is locked, and not before."""
    lock_pack()
    path = spoil("rev: 1", "rev: 2")
    spoil(CLAIM, NEW_CLAIM)
    assert said(load()) == [(path.name, 4, "Revision 2 is not locked yet. Run `studyhall content lock`.")]
    assert LOGIN not in load().pack.questions
    assert lock_pack().problems == ()
    assert load().problems == ()
    assert load().pack.questions[LOGIN].rev == 2


def test_a_revision_only_rises(load: Loading, lock_pack: Locking, spoil: Spoil) -> None:
    """A revision that was given is never given to something else, even if nothing changed."""
    spoil("rev: 1", "rev: 5")
    lock_pack()
    path = spoil("rev: 5", "rev: 4")
    ((name, line, sentence),) = said(load())
    assert (name, line) == (path.name, REV_LINE)
    assert sentence == "`rev` was 5 before and is 4 now. It can only rise."
    assert LOGIN not in load().pack.questions
    assert [problem.sentence for problem in lock_pack(LOGIN).problems] == [sentence]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("they reuse passwords", "people use passwords again"),
        ("Because: an identifier planted", "Because: a planted identifier, put"),
        ("  - Right. The attacker's budget", "  - Yes. The attacker's budget"),
        ("tags: [passwords,", "tags: [password,"),
        ("`d5` Issue a new session", "`d5` Issue  a new\n  session"),
        ("A copy of your users table leaks.", "A copy of\nyour users table leaks."),
        ("table leaks. Which", "table leaks.\n\nWhich"),
    ],
)
def test_prose_and_white_space_need_no_revision(
    old: str, new: str, load: Loading, lock_pack: Locking, spoil: Spoil
) -> None:
    """What explains an answer, and how lines are broken, may change at any time."""
    lock_pack()
    spoil(old, new)
    assert load().problems == ()
    assert LOGIN in load().pack.questions
    assert lock_pack().problems == ()


def test_spelling_needs_no_revision_when_it_is_called_so(
    load: Loading, lock_pack: Locking, spoil: Spoil
) -> None:
    """An author who says that only the spelling changed may lock, but for that question only."""
    lock_pack()
    spoil("`d5` Issue a new session identifier", "`d5` Issue a new session-identifier")
    assert lock_pack(LIMIT).problems != ()
    assert lock_pack(LOGIN).problems == ()
    assert load().problems == ()
    assert load().pack.questions[LOGIN].rev == 1


def test_another_key_is_never_spelling(load: Loading, lock_pack: Locking, spoil: Spoil) -> None:
    """Another right answer needs another revision, whatever its author calls it."""
    lock_pack()
    rekey(spoil)
    assert any("The right answer of `m1` changed" in sentence for _, _, sentence in said(load()))
    (refused,) = lock_pack(LOGIN).problems
    assert (refused.line, "never spelling" in refused.sentence) == (REV_LINE, True)
    assert lock_pack(LOGIN).corrections == ()


def test_the_id_of_an_item_that_left_is_not_given_again(
    load: Loading, lock_pack: Locking, spoil: Spoil, pack_folder: Path
) -> None:
    """A new item under an old local id would inherit the answers of another: neither door takes it."""
    spoil("## Quiz\n\n", "## Quiz\n\n" + OTHER_ITEM.format(name="m7"))
    lock_pack()
    spoil(OTHER_ITEM.format(name="m7"), "")
    spoil("rev: 1", "rev: 2")
    assert lock_pack().problems == ()
    other = OTHER_ITEM.format(name="m7").replace("The salt", "The cost")
    path = spoil("## Quiz\n\n", "## Quiz\n\n" + other)
    spoil("rev: 2", "rev: 3")
    words = "`m7` was the id of an item that left. Give the new item an id of its own."
    assert (path.name, REV_LINE, words) in said(load())
    assert [problem.sentence for problem in lock_pack(LOGIN).problems] == [words]
    spoil("### m7", "### m8")
    assert lock_pack().problems == ()
    assert load().problems == ()


def test_an_item_that_left_may_come_back_as_it_was(load: Loading, lock_pack: Locking, spoil: Spoil) -> None:
    """The same item under the same id is the same item."""
    item = OTHER_ITEM.format(name="m7")
    spoil("## Quiz\n\n", "## Quiz\n\n" + item)
    lock_pack()
    spoil(item, "")
    spoil("rev: 1", "rev: 2")
    lock_pack()
    spoil("## Quiz\n\n", "## Quiz\n\n" + item)
    spoil("rev: 2", "rev: 3")
    assert lock_pack().problems == ()
    assert load().problems == ()
    assert f"{LOGIN}/m7" in load().pack.items
