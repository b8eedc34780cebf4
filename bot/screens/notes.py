"""Notes: what a question comes to in our own system."""

from datetime import datetime

from bot.domain.suggestion import KeptNote
from bot.message.model import Block, Heading, Line, Listing
from bot.screens.wording import said


def in_our_system(notes: tuple[KeptNote, ...]) -> tuple[Block, ...]:
    """Return what a record has noted about a question, if anything."""
    if not notes:
        return ()
    return (Heading("In our system"), Listing(tuple(map(_line, notes))))


def _line(noted: KeptNote) -> Line:
    """Return a note, with who kept it and when."""
    by = f"{noted.author}, {month(noted.at)}" if noted.author else month(noted.at)
    return Line(said(noted.text), (said(by),))


def month(at: datetime) -> str:
    """Return the month of an instant: Nov 2026."""
    return f"{at:%b %Y}"
