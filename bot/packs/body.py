"""Reads the Markdown body of a question file into a draft."""

import re
from difflib import get_close_matches

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.packs.draft import Body, Entry, Listing
from bot.packs.problem import Findings
from bot.packs.prose import Note, leading_code, note
from bot.packs.quiz_section import read_quiz

PROSE = ("prompt", "why it matters")
# Section -> the letter of its ids, and the labels its entries may carry.
LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "ask first": ("q", ("changes",)),
    "steps": ("s", ("after",)),
    "do": ("d", ("because",)),
    "avoid": ("a", ("breaks", "instead")),
}
SECTIONS = (*PROSE, *LISTS, "sketch", "quiz")

# HTML inside a sentence stays what it is, so that `List<String>` without backticks survives.
_MARKDOWN = MarkdownIt("commonmark").disable("html_inline")


def read_body(text: str, first_line: int, findings: Findings) -> Body:
    """Parse the body, whose first line is `first_line` of the file."""
    body = Body(last_line=first_line + text.rstrip("\n").count("\n"))
    section = ""
    blocks: dict[str, list[SyntaxTreeNode]] = {}
    for node in SyntaxTreeNode(_MARKDOWN.parse(text)).children:
        line = line_of(node, first_line)
        if node.type == "heading" and node.tag == "h2":
            section = _open_section(_inline_text(node), line, body, findings)
        elif section in SECTIONS:
            blocks.setdefault(section, []).append(node)
        elif not section:
            findings.broken(line, "This stands before the first section. Move it below “## Prompt”.")
    body.filled = set(blocks)
    for name, nodes in blocks.items():
        _read_section(name, nodes, first_line, body, findings)
    return body


def line_of(node: SyntaxTreeNode, first_line: int) -> int:
    """Return the line of the file on which a node starts."""
    return first_line + (node.map[0] if node.map else 0)


def _inline_text(node: SyntaxTreeNode) -> str:
    return note(node.children[0], 0).text if node.children else ""


def _open_section(title: str, line: int, body: Body, findings: Findings) -> str:
    name = title.lower()
    if name not in SECTIONS:
        near = get_close_matches(name, SECTIONS, n=1)
        advice = f"Did you mean “{near[0].capitalize()}”?" if near else "Remove it or move its text."
        findings.broken(line, f"“{title}” is not a section of a question. {advice}")
        return "unknown"
    if name in body.headings:
        findings.broken(
            line, f"The section “{title}” is already at line {body.headings[name]}. Join the two."
        )
    body.headings.setdefault(name, line)
    return name


def _read_section(
    name: str, nodes: list[SyntaxTreeNode], first_line: int, body: Body, findings: Findings
) -> None:
    if name in PROSE:
        body.prose[name] = _read_prose(nodes, first_line, findings)
    elif name in LISTS:
        body.entries[name] = _read_list(name, nodes, first_line, findings)
    elif name == "sketch":
        body.sketch = _read_sketch(nodes, first_line, findings)
    else:
        body.items = read_quiz(nodes, first_line, findings)


def _read_prose(nodes: list[SyntaxTreeNode], first_line: int, findings: Findings) -> list[Note]:
    notes = []
    for node in nodes:
        if node.type == "paragraph":
            notes.append(note(node.children[0], line_of(node, first_line)))
        else:
            findings.broken(
                line_of(node, first_line), "Only paragraphs can stand here. Write it as sentences."
            )
    return notes


def _read_sketch(nodes: list[SyntaxTreeNode], first_line: int, findings: Findings) -> Listing | None:
    line = line_of(nodes[0], first_line)
    if len(nodes) != 1 or nodes[0].type != "fence":
        findings.broken(line, "A sketch is one code block between ``` lines, and nothing else.")
        return None
    return Listing(nodes[0].info.strip(), nodes[0].content.rstrip("\n"), line)


def _read_list(section: str, nodes: list[SyntaxTreeNode], first_line: int, findings: Findings) -> list[Entry]:
    entries: list[Entry] = []
    for node in nodes:
        if node.type not in ("bullet_list", "ordered_list"):
            line = line_of(node, first_line)
            findings.broken(line, "Only a list can stand here. Start the line with “- `id`”, or remove it.")
            continue
        for item in node.children:
            entry = _read_entry(section, item, first_line, findings)
            entries += [entry] if entry else []
    return entries


def _read_entry(section: str, item: SyntaxTreeNode, first_line: int, findings: Findings) -> Entry | None:
    letter, labels = LISTS[section]
    line = line_of(item, first_line)
    inline = item.children[0].children[0] if item.children and item.children[0].type == "paragraph" else None
    entry_id = leading_code(inline) if inline else None
    if inline is None or entry_id is None or not re.fullmatch(rf"{letter}\d+", entry_id):
        findings.broken(line, f"Start this entry with an id in backticks, such as `{letter}1`.")
        return None
    entry = Entry(entry_id, note(inline, line).without(entry_id))
    for child in item.children[1:]:
        _read_notes(child, entry, labels, first_line, findings)
    return entry


def _read_notes(
    node: SyntaxTreeNode, entry: Entry, labels: tuple[str, ...], first_line: int, findings: Findings
) -> None:
    wanted = " or ".join(f"“{label.capitalize()}:”" for label in labels)
    for item in node.children if node.type == "bullet_list" else [node]:
        line = line_of(item, first_line)
        inline = next((found for found in item.walk() if found.type == "inline"), None)
        found = note(inline, line) if inline else Note("", line)
        label, colon, _ = found.text.partition(":")
        if not colon or label.lower() not in labels:
            findings.broken(line, f"Below `{entry.id}` a line starts with {wanted}.")
        elif label.lower() in entry.notes:
            findings.broken(line, f"`{entry.id}` has “{label}:” twice. Join the two.")
        else:
            entry.notes[label.lower()] = found.without(label + colon)
