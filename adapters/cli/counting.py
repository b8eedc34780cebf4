"""`studyhall content stats`: what a pack covers, and how its review went."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from adapters.cli.checking import folders_in_use
from bot.domain.pack import Pack
from bot.domain.question import Kind, Level, Question
from bot.packs.load import load_pack
from bot.packs.review_log import EXPERT, FORM_ONLY, agreement, read_reviews

GUIDE_QUESTIONS = 33


def show_stats(folder: Path | None) -> None:
    """Print coverage by topic, level and kind, and the figures of the review log."""
    console = Console(highlight=False)
    for place in [folder] if folder else folders_in_use():
        pack = load_pack(place).pack
        console.print(_coverage(pack))
        console.print(_split("Kind", Kind, pack, lambda question: question.kind))
        for line in _lines(pack, place):
            console.print(line)


def _coverage(pack: Pack) -> Table:
    """Return questions by topic and level, with the items of each topic."""
    table = Table(title=f"{pack.name} {pack.version}")
    table.add_column("Topic")
    for heading in (*Level, "questions", "items"):
        table.add_column(str(heading), justify="right")
    for topic in pack.topics:
        table.add_row(topic.title, *_row([q for q in pack.questions.values() if q.topic == topic.slug]))
    table.add_section()
    table.add_row("All", *_row(list(pack.questions.values())))
    return table


def _row(questions: list[Question]) -> list[str]:
    levels = Counter(question.level for question in questions)
    items = sum(len(question.items) for question in questions)
    return [*(str(levels[level] or "·") for level in Level), str(len(questions)), str(items)]


def _split(title: str, values: type[Kind], pack: Pack, of: Callable[[Question], Kind]) -> Table:
    counts = Counter(of(question) for question in pack.questions.values())
    table = Table(*(str(value) for value in values), title=title)
    table.add_row(*(str(counts[value]) for value in values))
    return table


def _lines(pack: Pack, folder: Path) -> list[str]:
    items = list(pack.items.values())
    by_hand = sum(not item.made for item in items)
    guide = {name for question in pack.questions.values() for name in question.covers}
    lines = [
        f"Items: {by_hand} by hand, {len(items) - by_hand} made from the parts of questions.",
        f"Questions of the guide that are covered: {len(guide)} of {GUIDE_QUESTIONS}.",
    ]
    reviews, _ = read_reviews(folder)
    for reviewer, who in ((EXPERT, "who knows the field"), (FORM_ONLY, "who sees the form alone")):
        found = agreement(items, reviews, reviewer)
        if found.answered:
            lines.append(
                f"Blind review, somebody {who}: {found.with_key} of {found.answered} published items answered"
                f" with the key ({found.share:.1%})."
            )
    return lines
