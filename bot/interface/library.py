"""The library: the questions that each place can be asked."""

from collections.abc import Iterable, Mapping

from bot.domain.pack import Pack
from bot.domain.question import Question
from bot.domain.scope import space_of
from bot.domain.suggested_question import with_suggested


class Library:
    """The questions of the packs in use, and for each space those that its members suggested."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._packs: Mapping[str, Pack] = {}

    def of(self, place: str) -> Pack:
        """Return the questions of a place, named by the key of a space, a channel or a member."""
        return self._packs.get(space_of(place), self.pack)

    def take_in(self, suggested: Mapping[str, Iterable[Question]]) -> None:
        """Let each space have these suggested questions from now on, by the space's key."""
        self._packs = {space: with_suggested(self.pack, asked) for space, asked in suggested.items()}
