"""A parcel: what an order comes to when it is carried out."""

from dataclasses import dataclass

from bot.domain.ballot import SplitVote, TurnClosed
from bot.domain.digest import Digest
from bot.domain.dispute import DecisionTold, HeldNews
from bot.domain.facts import Corrected, Parked, PromptFacts, Results, RunningOut, Unposted
from bot.domain.live import RoundFacts
from bot.domain.progress import Reminded
from bot.domain.suggestion import Decided

Told = Corrected | Decided | Digest | Parked | Reminded | RunningOut | HeldNews | DecisionTold | Unposted
Content = PromptFacts | Results | RoundFacts | SplitVote | TurnClosed | Told


@dataclass(frozen=True, slots=True)
class Parcel:
    """The facts that a delivery is about, as they are when it is claimed.

    `under` is the reference of the message that is answered or edited, `thread` the name a new thread gets.
    """

    content: Content
    under: str | None = None
    thread: str = ""
