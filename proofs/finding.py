"""One line of the table: what was tried, how often, and what came of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What a proof found. `held` says whether the goal was reached."""

    proof: str
    tried: str
    """What was tried, with the number of cases."""
    found: str
    """The figures: duplicates, losses, seconds."""
    goal: str
    held: bool
    notes: tuple[str, ...] = ()
    """What to do to see a failure again: the seed, the case."""

    def __str__(self) -> str:
        return "\n".join((f"{self.proof}: {self.tried}: {self.found}; goal: {self.goal}", *self.notes))
