"""The glossary holds the words of the house, each once."""

import re
from pathlib import Path

TEXT = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
TERMS = [
    "Question",
    "Item",
    "Pack",
    "Topic",
    "Space",
    "Channel",
    "Member",
    "Plan",
    "Occurrence",
    "Day off",
    "Quiet hours",
    "Catch-up",
    "Prompt",
    "Layer",
    "Reveal",
    "Attempt",
    "Amendment",
    "Correction",
    "Lock",
    "Live round",
    "Vote",
    "Dispute",
    "Hold",
    "Verdict",
    "Checklist",
    "Matcher",
    "Coverage",
    "Interview",
    "Memory",
    "Strength",
    "Run",
    "Reminder",
    "Streak",
    "Freeze",
    "Person",
    "Team",
    "Record",
    "Scope",
    "Quorum",
    "Digest",
    "Standing",
    "Season",
    "Suggestion",
    "Note",
    "Draft",
    "Pseudonym",
    "Register",
    "Audit",
    "Act",
    "Press",
    "Form",
    "Action",
    "Command",
    "Message",
    "Afterthought",
    "Addressee",
    "Screen",
    "Order",
    "Claim",
    "Delivery",
    "Refusal",
    "Desk",
    "Office",
    "Door",
]


def test_every_term_is_defined_once() -> None:
    """Each word that code, text and documents share is bold exactly once: where it is defined."""
    assert sorted(re.findall(r"\*\*(.+?)\*\*", TEXT)) == sorted(TERMS)


def test_every_row_is_whole() -> None:
    """Each term has a meaning, its names on the platforms, and the words it replaces."""
    rows = [line.strip("|").split("|") for line in TEXT.splitlines() if line.startswith("| **")]

    assert {len(row) for row in rows} == {5}
    assert all(cell.strip() for row in rows for cell in row)
