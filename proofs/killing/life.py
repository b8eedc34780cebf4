"""What one life of a bot is told at its birth, and the clock that it shares with the town."""

import json
import mmap
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Self

from proofs.killing.points import Moment, Point, Verb

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
WORD = 8
"""Bytes of the shared clock; so many are written at once, so nobody reads half a time."""


class Order(StrEnum):
    """In which order a bot sends and records; the others are tried so that the checker is checked."""

    OURS = "claim, send, confirm, and look before sending again"
    SEND_FIRST = "send, then record, and send again when in doubt"
    RECORD_FIRST = "record, then send"


@dataclass(frozen=True)
class Life:
    """One process of a bot: where its platforms, its database and its clock are, and where it dies."""

    clock: str
    database: str
    slack: str
    discord: str
    gateway: str
    channels: tuple[str, ...] = ()
    """Keys of channels; those without a plan get one, with a post at `due`."""
    due: str = ""
    """The time of day of the post, in UTC, such as 12:05."""
    order: Order = Order.OURS
    point: Point | None = None
    door: str = ""
    """Only deliveries of this door lead to the point."""
    kind: str = ""
    """`post` or `reply`: only these lead to the point."""
    time: int = 1
    """At the how manyth time it dies there."""

    def to_line(self) -> str:
        """Return it as a line of text."""
        return json.dumps(asdict(self))

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Return the life that a line tells of."""
        told = json.loads(line)
        point = told.pop("point")
        told["point"] = point and Point(Moment(point["moment"]), Verb(point["verb"]))
        return cls(**told | {"order": Order(told["order"]), "channels": tuple(told["channels"])})


class SharedClock:
    """A clock that stands until somebody moves it; every process that opens its file sees the same time."""

    def __init__(self, file: Path, starting: datetime | None = None) -> None:
        if starting is not None:
            file.write_bytes(bytes(WORD))
        descriptor = os.open(file, os.O_RDWR)
        self._memory = mmap.mmap(descriptor, WORD)
        os.close(descriptor)
        if starting is not None:
            self.move(starting)

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return EPOCH + int.from_bytes(self._memory[:WORD], "little") * MICROSECOND

    def move(self, to: datetime) -> None:
        """Let the clock show another instant."""
        self._memory[:WORD] = ((to - EPOCH) // MICROSECOND).to_bytes(WORD, "little")
