"""A parcel: what an order comes to when it is carried out."""

from dataclasses import dataclass

from bot.domain.digest import Digest
from bot.domain.facts import Corrected, Parked, PromptFacts, Results, RunningOut
from bot.domain.suggestion import Decided

Content = PromptFacts | Results | Corrected | Digest | Parked | RunningOut | Decided


@dataclass(frozen=True, slots=True)
class Parcel:
    """The facts that a delivery is about, as they are when it is claimed.

    `under` is the reference of the message that is answered or edited, `thread` the name a new thread gets.
    """

    content: Content
    under: str | None = None
    thread: str = ""
