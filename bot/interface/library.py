"""The library: the questions that each place can be asked."""

from bot.domain.pack import Pack


class Library:
    """The questions of the packs in use, the same for every place."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def of(self, _place: str) -> Pack:
        """Return the questions of a place, named by the key of a space, a channel or a member."""
        return self.pack
