"""The library: the questions that each place can be asked."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from bot.domain.dispute import Asked
from bot.domain.pack import Pack
from bot.domain.scope import space_of


class Library:
    """The questions of the packs in use, in each space without what is held there."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._aside: frozenset[Asked] = frozenset()
        self._packs: Mapping[str, Pack] = {}

    def of(self, place: str) -> Pack:
        """Return the questions of a place, named by the key of a space, a channel or a member."""
        return self._packs.get(space_of(place), self.pack)

    def set_aside(self, revisions: Collection[Asked]) -> None:
        """Take these revisions of items, and no others, out of what is asked in their spaces.

        A later revision of the same item is asked again.
        """
        aside = frozenset(revisions)
        if aside == self._aside:
            return
        held: dict[str, set[str]] = defaultdict(set)
        for asked in aside:
            item = self.pack.item(asked.item)
            if item is not None and item.rev <= asked.rev:
                held[asked.space].add(item.id)
        # replaced as a whole: others read it at the same time
        self._packs = {space: self.pack.without(items) for space, items in held.items()}
        self._aside = aside
