"""review.csv: who answered which item blind, and what they thought of it."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.question import Item
from bot.packs.canonical import item_hash
from bot.packs.problem import Problem, Severity

REVIEW = "review.csv"
COLUMNS = ("item", "revision", "hash", "reviewer", "choice", "verdict", "reason")
EXPERT, FORM_ONLY = "expert", "form-only"
FAIR = "fair"


@dataclass(frozen=True, slots=True)
class Review:
    """One answer of one reviewer who saw only stem and options. `hash` is of the item as it was then."""

    item: str
    revision: int
    hash: str
    reviewer: str
    choice: str
    verdict: str
    reason: str


def read_reviews(folder: Path) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """Return the review log of a pack, and the lines that cannot be read."""
    path = folder / REVIEW
    if not path.is_file():
        return (), ()
    reviews, problems = [], []
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            try:
                reviews.append(_review(row))
            except (KeyError, AttributeError, ValueError):
                sentence = f"This line is no review. Write the columns {', '.join(COLUMNS)}."
                problems.append(Problem(path, rows.line_num, sentence, Severity.ERROR))
    return tuple(reviews), tuple(problems)


def _review(row: Mapping[str, str]) -> Review:
    values = {name: row[name].strip() for name in COLUMNS}
    return Review(**{**values, "revision": int(values["revision"])})  # type: ignore[arg-type]  # all by name


def fair_items(items: Iterable[Item], reviews: Iterable[Review]) -> dict[str, str]:
    """Return the items that may be asked, with their hashes.

    Every expert who read them as they stand found them fair and picked the key, and to nobody their form
    alone gave it away.
    """
    log: dict[tuple[str, str], list[Review]] = {}
    for review in reviews:
        log.setdefault((review.item, review.hash), []).append(review)
    fair = {}
    for item in items:
        digest = item_hash(item)
        of_item = log.get((item.id, digest), [])
        read = [one for one in of_item if one.reviewer == EXPERT]
        told = [one for one in of_item if one.reviewer == FORM_ONLY and one.verdict != FAIR]
        if read and not told and all(one.verdict == FAIR and one.choice == item.key.id for one in read):
            fair[item.id] = digest
    return fair


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many items a kind of reviewer answered as they stand now, and how many with the key."""

    answered: int
    with_key: int

    @property
    def share(self) -> float:
        """The share answered with the key, 0 to 1."""
        return self.with_key / self.answered if self.answered else 0.0


def agreement(items: Iterable[Item], reviews: Iterable[Review], reviewer: str) -> Agreement:
    """Return how many of these items a kind of reviewer read, and at how many of them all picked the key."""
    picked: dict[tuple[str, str], list[str]] = {}
    for one in reviews:
        if one.reviewer == reviewer:
            picked.setdefault((one.item, one.hash), []).append(one.choice)
    found = [(item, picked[item.id, h]) for item in items if (item.id, h := item_hash(item)) in picked]
    return Agreement(len(found), sum(set(choices) == {item.key.id} for item, choices in found))
