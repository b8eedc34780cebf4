"""Reads the hand-written items of the Quiz section."""

import re

from markdown_it.tree import SyntaxTreeNode

from bot.packs.draft import Choice, ItemDraft
from bot.packs.problem import Findings
from bot.packs.prose import Note, note

_BOX = re.compile(r"\[([ xX])\]\s+(?=\S)")
_LETTERS = "abcdefghij"


def read_quiz(nodes: list[SyntaxTreeNode], first_line: int, findings: Findings) -> list[ItemDraft]:
    """Read `### m1`, its stem and its options, as often as they occur."""
    items: list[ItemDraft] = []
    for node in nodes:
        line = first_line + (node.map[0] if node.map else 0)
        if node.type == "heading":
            items.append(_open(node, line, findings))
        elif not items:
            findings.broken(line, "An item starts with a heading such as “### m1”. Add it above this line.")
        elif node.type == "paragraph":
            items[-1].stem.append(note(node.children[0], line))
        elif node.type == "bullet_list":
            _read_choices(node, items[-1], first_line, findings)
        else:
            findings.broken(line, "An item has a question and a list of options. Remove what is here.")
    return items


def _open(node: SyntaxTreeNode, line: int, findings: Findings) -> ItemDraft:
    name = note(node.children[0], line).text if node.children else ""
    if node.tag != "h3" or not re.fullmatch(r"m\d+", name):
        findings.broken(line, f"“{name}” is not the id of an item. Write a heading such as “### m1”.")
    return ItemDraft(name, line)


def _read_choices(node: SyntaxTreeNode, item: ItemDraft, first_line: int, findings: Findings) -> None:
    for entry in node.children:
        line = first_line + (entry.map[0] if entry.map else 0)
        inlines = [found for found in entry.walk() if found.type == "inline"]
        box = _BOX.match(inlines[0].content) if inlines else None
        if box is None or len(item.choices) == len(_LETTERS):
            findings.broken(line, "Start an option with “- [ ]”, or with “- [x]” for the right one.")
            continue
        correct = box[1] != " "
        feedback = _feedback(inlines[1:], first_line)
        # The box is cut off first: `[x]` looks like a reference.
        claim = note(inlines[0], line, beginning=box[0].rstrip())
        item.choices.append(Choice(_LETTERS[len(item.choices)], claim, correct, feedback))


def _feedback(inlines: list[SyntaxTreeNode], first_line: int) -> Note | None:
    if not inlines:
        return None
    notes = [note(inline, first_line + (inline.map[0] if inline.map else 0)) for inline in inlines]
    refs = tuple(key for found in notes for key in found.refs)
    return Note(" ".join(found.text for found in notes), notes[0].line, refs)
