"""Bars as lines of a fixed width, for wherever a picture would be too much."""

from bot.message.model import Bar, Bars

WIDTH = 8
"""How many characters the longest bar takes; a phone, or a thread beside its channel, then breaks no line."""
LABEL = 24
FULL, MARK = "\u2588", "\u25b8"
EIGHTHS = ("", "\u258f", "\u258e", "\u258d", "\u258c", "\u258b", "\u258a", "\u2589")


def lines(bars: Bars) -> list[str]:
    """Return a line per row: the mark, the label, the bar, the count and its share of all."""
    total = sum(row.count for row in bars.rows)
    most = max((row.count for row in bars.rows), default=0)
    labels = max((len(_label(row)) for row in bars.rows), default=0)
    counts = max((len(str(row.count)) for row in bars.rows), default=0)
    return [
        f"{MARK if row.mark else ' '}{_label(row):<{labels}} {_bar(row.count, most):<{WIDTH}}"
        f" {row.count:>{counts}} {round(100 * row.count / total) if total else 0:>3}%"
        for row in bars.rows
    ]


def _label(row: Bar) -> str:
    """Return a label on one line, no longer than there is room for."""
    label = " ".join(row.label.split())
    return label if len(label) <= LABEL else f"{label[: LABEL - 1]}\u2026"


def _bar(count: int, most: int) -> str:
    """Return a bar as long as its count is, seen beside the most, to an eighth of a character."""
    eighths = round(8 * WIDTH * count / most) if most else 0
    return FULL * (eighths // 8) + EIGHTHS[eighths % 8]
