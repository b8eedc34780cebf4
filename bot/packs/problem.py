"""What is wrong with a content file: where, and what to do about it."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """Whether a problem keeps a question out of the pack."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one line, in a sentence for the author."""

    path: Path
    line: int
    sentence: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem that does not know its file yet."""

    line: int
    sentence: str
    severity: Severity

    def at(self, path: Path) -> Problem:
        """Return the problem this finding is in that file."""
        return Problem(path, self.line, self.sentence, self.severity)


@dataclass
class Findings:
    """Collects what the rules find in one file; `style` is how heavy a matter of style weighs."""

    style: Severity = Severity.ERROR
    found: list[Finding] = field(default_factory=list)

    def broken(self, line: int, sentence: str) -> None:
        """Record a fault that leaves nothing sensible to show."""
        self.found.append(Finding(line, sentence, Severity.ERROR))

    def poor(self, line: int, sentence: str) -> None:
        """Record a fault against the quality bar; an import may live with it."""
        self.found.append(Finding(line, sentence, self.style))

    def odd(self, line: int, sentence: str) -> None:
        """Record something the author should look at."""
        self.found.append(Finding(line, sentence, Severity.WARNING))

    @property
    def hopeless(self) -> bool:
        """Whether the question must be left out."""
        return any(finding.severity is Severity.ERROR for finding in self.found)
