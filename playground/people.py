"""The people of the town: the same three on both platforms."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody who lives in the town; `steward` means workspace admin or server manager."""

    id: str
    name: str
    steward: bool = False


ANA = Person("ana", "Ana")
BEN = Person("ben", "Ben", steward=True)
CEM = Person("cem", "Cem")
CAST = (ANA, BEN, CEM)
