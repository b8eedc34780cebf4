"""One's own data."""

from collections.abc import Iterator

from bot.domain.own_data import KEPT_FOR, Deleted, DeletionAsked, OwnData, PrivacyShown
from bot.screens import privacy
from bot.screens import specimens as of
from bot.screens.example import Example


def examples(_key: str) -> Iterator[Example]:
    """Yield all of them."""
    yield Example("privacy.privacy", privacy.privacy(PrivacyShown(KEPT_FOR)))
    row = {"member": of.MEMBER, "text": "Compare first.", "points": 5, "at": of.AT, "chosen": None}
    yield Example("privacy.export", privacy.export(OwnData((of.MEMBER,), of.AT, {"attempt": (row,)})))
    yield Example("privacy.export nothing", privacy.export(OwnData((of.MEMBER,), of.AT, {})))
    nasty = OwnData((of.MEMBER,) * 9, of.AT, {"attempt": ({"text": of.ENDLESS},) * 99})
    yield Example("privacy.export endless", privacy.export(nasty))
    yield Example("privacy.deletion_asked", privacy.deletion_asked(DeletionAsked(1, 1)))
    yield Example("privacy.deletion_asked linked", privacy.deletion_asked(DeletionAsked(120, 2)))
    for answers in (0, 1, 120):
        yield Example(f"privacy.deleted {answers}", privacy.deleted(Deleted(answers)))
