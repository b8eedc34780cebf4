"""A key that was wrong: found in the lock once, and kept for ever."""

from collections.abc import Callable
from pathlib import Path

from bot.domain.correction import Correction
from bot.packs.load import load_pack
from bot.packs.locking import Relocked

LOGIN = "sec-password-login"
KEY = "- [x] The memory and time that one guess costs"
SALT = "- [ ] The length of the random salt kept in each row"
SECRECY = "- [ ] The secrecy of which algorithm was used"

Spoil = Callable[[str, str], Path]
Locking = Callable[..., Relocked]


def swap(spoil: Spoil, right: str, wrong: str) -> None:
    """Move the mark of the right answer."""
    spoil(right, right.replace("[x]", "[ ]"))
    spoil(wrong, wrong.replace("[ ]", "[x]"))


def found(relocked: Relocked) -> list[tuple[str, int]]:
    """Return the corrections that are new in a lock."""
    assert relocked.problems == ()
    return [(one.item, one.rev) for one in relocked.corrections]


def test_another_right_answer_is_one_correction(
    pack_folder: Path, spoil: Spoil, lock_pack: Locking, warm: Path
) -> None:
    """Moving the mark and raising the revision is one correction; locking again finds no other."""
    lock_pack()
    swap(spoil, KEY, SALT)
    spoil("rev: 1", "rev: 2")
    assert found(lock_pack()) == [(f"{LOGIN}/m1", 2)]
    assert found(lock_pack()) == []
    assert load_pack(pack_folder, cache=warm).pack.corrections == (Correction(f"{LOGIN}/m1", 2),)


def test_a_correction_is_kept_for_ever(
    pack_folder: Path, spoil: Spoil, lock_pack: Locking, warm: Path
) -> None:
    """Later revisions, and a second correction, leave the first where it is."""
    lock_pack()
    swap(spoil, KEY, SALT)
    spoil("rev: 1", "rev: 2")
    lock_pack()
    spoil("rev: 2", "rev: 3")
    assert found(lock_pack()) == []
    swap(spoil, SALT.replace("[ ]", "[x]"), SECRECY)
    spoil("rev: 3", "rev: 4")
    assert found(lock_pack()) == [(f"{LOGIN}/m1", 4)]
    kept = load_pack(pack_folder, cache=warm).pack.corrections
    assert kept == (Correction(f"{LOGIN}/m1", 2), Correction(f"{LOGIN}/m1", 4))


def test_an_item_with_other_options_is_no_correction(spoil: Spoil, lock_pack: Locking) -> None:
    """Whoever was right about options that are gone was not wronged."""
    lock_pack()
    for old, new in (
        (KEY, "- [x] The price of a single guess in memory"),
        (SALT, "- [ ] The number of bytes in each random salt"),
        (SECRECY, "- [ ] The age of the hash library in use"),
    ):
        spoil(old, new)
    spoil("rev: 1", "rev: 2")
    assert found(lock_pack()) == []


def test_another_place_of_the_right_answer_is_no_correction(spoil: Spoil, lock_pack: Locking) -> None:
    """The same answer in another line is still the right one."""
    lock_pack()
    swap(spoil, KEY, SALT)
    spoil(KEY.replace("[x]", "[ ]"), SALT)
    spoil(SALT.replace("[ ]", "[x]"), KEY)
    spoil("rev: 1", "rev: 2")
    assert found(lock_pack()) == []
