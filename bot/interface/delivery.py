"""A delivery: an order with its content, carried out by a door after commit."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.order import GONE as GONE
from bot.domain.order import LOOKUP_REFUSED as LOOKUP_REFUSED
from bot.domain.order import NOT_THERE as NOT_THERE
from bot.domain.order import Claim
from bot.domain.order import DeliveryKind as DeliveryKind
from bot.domain.order import Failure as Failure
from bot.message.model import Message


@dataclass(frozen=True, slots=True)
class Delivery:
    """One claimed order.

    `key` names the thing that must exist once (a platform key is derived from it). `channel` is a channel
    key, or a member's for what only that person is told; `under` the native reference of the message that is
    answered or edited; `thread` the name a new thread gets.
    `first_tried_at` is set from the second attempt on: an earlier one may have succeeded unseen, so a door
    looks for `key` since then before it creates. With `only_look` it creates nothing, and reports NOT_THERE
    when there is nothing. `claim` is the engine's, for reporting back.
    """

    kind: DeliveryKind
    key: str
    channel: str
    message: Message
    under: str | None = None
    thread: str = ""
    first_tried_at: datetime | None = None
    only_look: bool = False
    claim: Claim | None = None
