"""With a lock, an item made from the parts of a question is asked once somebody approved it as it stands."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.question import Item
from bot.packs.canonical import item_hash
from bot.packs.load import load_pack, load_questions
from bot.packs.lock import read_lock, write_lock
from bot.packs.locking import Relocked, approve

LOGIN = "sec-password-login"
CLAIM = "Issue a new session identifier when the visitor signs in"

Locking = Callable[..., Relocked]


@pytest.fixture
def made(pack_folder: Path, lock_pack: Locking) -> dict[str, Item]:
    """Lock the small pack; return its items that were made from parts."""
    lock_pack()
    questions = load_questions(pack_folder).values()
    return {item.id: item for question in questions for item in question.items if item.made}


@pytest.fixture
def approving(pack_folder: Path) -> Callable[[dict[str, Item]], None]:
    """Return what approves items as they stand, and those only."""

    def give(items: dict[str, Item]) -> None:
        lock, _ = read_lock(pack_folder)
        assert lock is not None
        hashes = {name: item_hash(item) for name, item in items.items()}
        write_lock(pack_folder, approve(load_questions(pack_folder), lock, hashes))

    return give


def asked(folder: Path) -> set[str]:
    """Return the items of a pack that may be asked."""
    loaded = load_pack(folder)
    assert loaded.problems == ()
    return set(loaded.pack.items)


def test_items_by_hand_need_no_approval(made: dict[str, Item], pack_folder: Path) -> None:
    """After the first lock exactly what was written by hand is asked."""
    questions = ("api-rate-limit", "cache-product-catalogue", LOGIN)
    assert asked(pack_folder) == {f"{name}/m1" for name in questions}
    assert len(made) > 20


def test_an_approved_item_is_asked(
    made: dict[str, Item], approving: Callable[[dict[str, Item]], None], pack_folder: Path
) -> None:
    """An approval lets one item in, and no other."""
    before = asked(pack_folder)
    name = next(iter(made))
    approving({name: made[name]})
    assert asked(pack_folder) == before | {name}


def test_an_approval_is_for_what_was_seen(made: dict[str, Item], pack_folder: Path) -> None:
    """An approval of other words than those of today lets nothing in."""
    before = asked(pack_folder)
    lock, _ = read_lock(pack_folder)
    assert lock is not None
    write_lock(pack_folder, approve(load_questions(pack_folder), lock, dict.fromkeys(made, "0" * 16)))
    assert asked(pack_folder) == before


def test_an_approval_ends_with_the_words_it_was_for(made: dict[str, Item], pack_folder: Path) -> None:
    """When a new version of the bot words an item otherwise, its approval of old lets nothing in."""
    before = asked(pack_folder)
    lock, _ = read_lock(pack_folder)
    assert lock is not None
    old = {name.rpartition("/")[2]: "0" * 16 for name in made if name.startswith(LOGIN)}
    held = lock.questions | {LOGIN: lock.questions[LOGIN].model_copy(update={"approved": old})}
    write_lock(pack_folder, lock.model_copy(update={"questions": held}))
    assert asked(pack_folder) == before


def test_another_key_is_another_item(made: dict[str, Item]) -> None:
    """The same words with another right answer are not what was approved."""
    for item in made.values():
        turned = tuple(replace(option, correct=not option.correct) for option in item.options)
        assert item_hash(replace(item, options=turned)) != item_hash(item)


def test_a_lock_keeps_approvals(
    made: dict[str, Item],
    approving: Callable[[dict[str, Item]], None],
    pack_folder: Path,
    lock_pack: Locking,
) -> None:
    """Locking a pack again takes no approval back."""
    approving(made)
    lock_pack()
    assert asked(pack_folder) >= made.keys()


def test_another_claim_takes_back_the_approval_of_items_that_show_it(
    made: dict[str, Item],
    approving: Callable[[dict[str, Item]], None],
    pack_folder: Path,
    spoil: Callable[[str, str], Path],
    lock_pack: Locking,
) -> None:
    """After a claim changed, exactly the items that show it wait for their review again."""
    approving(made)
    everything = asked(pack_folder)
    showing = {
        name
        for name, item in made.items()
        if CLAIM in item.stem or any(CLAIM in option.text for option in item.options)
    }
    spoil(CLAIM, CLAIM.replace("a new", "one new"))
    spoil("rev: 1", "rev: 2")
    assert lock_pack().problems == ()
    assert 0 < len(showing) < sum(name.startswith(LOGIN) for name in made)
    assert everything - asked(pack_folder) == showing
    lock, _ = read_lock(pack_folder)
    assert lock is not None
    assert not showing & {f"{LOGIN}/{name}" for name in lock.questions[LOGIN].approved}
    approving({item.id: item for item in load_questions(pack_folder)[LOGIN].items if item.made})
    assert showing <= asked(pack_folder)


def test_feedback_needs_no_new_approval(
    made: dict[str, Item],
    approving: Callable[[dict[str, Item]], None],
    pack_folder: Path,
    spoil: Callable[[str, str], Path],
) -> None:
    """A better explanation leaves every approval where it is."""
    approving(made)
    everything = asked(pack_folder)
    spoil("Because: an identifier planted", "Because: a planted identifier, set")
    assert asked(pack_folder) == everything
