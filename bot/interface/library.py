"""The library: the questions that each place can be asked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.dispute import Asked
from bot.domain.pack import Pack
from bot.domain.question import Question
from bot.domain.scope import space_of
from bot.domain.suggested_question import with_suggested


@dataclass(frozen=True, slots=True)
class Wants:
    """What makes the questions of a space others than those of the packs.

    `suggested` are the approved ones by space, as of `stamp`; `aside` the revisions of items that are held.
    """

    stamp: str = ""
    suggested: Mapping[str, Sequence[Question]] = field(default_factory=dict)
    aside: frozenset[Asked] = frozenset()


class Library:
    """The questions of the packs in use; in each space with those suggested, and without what is held."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        # replaced as a whole: others read it at the same time
        self._arranged: tuple[Wants, Mapping[str, Pack]] = (Wants(), {})

    @property
    def wants(self) -> Wants:
        """What the questions were arranged by."""
        return self._arranged[0]

    def of(self, place: str) -> Pack:
        """Return the questions of a place, named by the key of a space, a channel or a member."""
        return self._arranged[1].get(space_of(place), self.pack)

    def arrange(self, wants: Wants) -> None:
        """Let each space have what is wanted there, and no more of what was wanted before.

        A later revision of an item that was set aside is asked again.
        """
        packs = {space: with_suggested(self.pack, asked) for space, asked in wants.suggested.items()}
        held: dict[str, set[str]] = defaultdict(set)
        for asked in wants.aside:
            item = packs.get(asked.space, self.pack).item(asked.item)
            if item is not None and item.rev <= asked.rev:
                held[asked.space].add(item.id)
        for space, items in held.items():
            packs[space] = packs.get(space, self.pack).without(items)
        self._arranged = (wants, packs)
