"""Small pieces of wording that several screens share."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.question import Level
from bot.domain.streak import Freeze, FreezeKind, Streak
from bot.domain.team_streak import TeamStreak
from bot.message.model import Moment, MomentStyle, Note, Span, Text

LETTERS = "ABCDEFGH"
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LEVEL_NAMES = {Level.JUNIOR: "Junior", Level.MID: "Mid", Level.SENIOR: "Senior", Level.STAFF: "Staff"}


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: 1 point, 2 points."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def said(text: str) -> tuple[Span, ...]:
    """Return plain text as spans."""
    return (Text(text),)


def bold(text: str) -> Text:
    """Return a bold run of text."""
    return Text(text, bold=True)


def note(text: str) -> Note:
    """Return a quiet line."""
    return Note(said(text))


def day_name(day: date) -> str:
    """Return a date as people say it: Mon 23 Nov."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {day:%b}"


def full_day(day: date) -> str:
    """Return a date with its year: 1 Mar 2026."""
    return f"{day.day} {day:%b %Y}"


def local_moment(at: datetime, zone: str) -> str:
    """Return an instant in a zone: Mon 23 Nov 09:00."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day_name(local.date())} {local:%H:%M}"


def clock_time(at: datetime) -> Moment:
    """Return an instant that each reader sees in their own zone."""
    return Moment(at, MomentStyle.DATE_TIME, f"{at:%d %b %H:%M} UTC")


def streak_line(streak: Streak) -> str:
    """Return one line about a streak."""
    if streak.length == 0:
        return "Your streak begins with your next answer."
    return f"Your streak: {counted(streak.length, 'question')} in a row{_freezes(streak.freezes)}."


def freeze_line(entries: Iterable[Freeze]) -> str:
    """Return what became of freezes since the reader was told last; "" for nothing."""
    told = []
    entries = list(entries)
    covered = [day_name(entry.day) for entry in entries if entry.kind is FreezeKind.SPENT]
    back = [day_name(entry.day) for entry in entries if entry.kind is FreezeKind.RETURNED]
    if covered:
        told.append(f"A freeze covered {' and '.join(covered)}, so your streak went on.")
    if back:
        told.append(f"The freeze of {' and '.join(back)} is back, because that day counts after all.")
    return " ".join(told)


def together_line(together: TeamStreak) -> str:
    """Return one line about the streak of everybody."""
    some = counted(together.needed, "person takes part", "people take part")
    enough = f"A day counts when {some}"
    if together.length == 0:
        return f"Together: your streak begins with the next day that counts. {enough}."
    return f"Together: {counted(together.length, 'day')} in a row. {enough}."


def _freezes(freezes: int) -> str:
    """Return how many freezes stand ready, if any."""
    return f", with {counted(freezes, 'freeze')} ready" if freezes else ""
