"""The guide of the tests as other people would have written it."""

import re
import textwrap
from collections.abc import Callable

_LABELS = ("Why It Matters", "Clarifying Questions", "Solution Steps", "Best Practices", "Anti-Patterns")
_LABEL = re.compile(r"^\*\*([A-Z][A-Za-z -]+)\*\*:", re.MULTILINE)
_NESTED = re.compile(r"^   - ", re.MULTILINE)
_SHORT = {
    "Why It Matters": "Why",
    "Clarifying Questions": "Ask first",
    "Solution Steps": "Approach",
    "Best Practices": "Do",
    "Anti-Patterns": "Anti Patterns",
}


def _label(form: str) -> Callable[[str], str]:
    return lambda text: _LABEL.sub(lambda found: form.format(found[1]), text)


def _as_headings(text: str) -> str:
    return re.sub(r"^\*\*([A-Z][A-Za-z -]+)\*\*:[ ]*", r"#### \1\n\n", text, flags=re.MULTILINE)


def _wrapped(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        mark = re.match(r" *(?:[-*]|\d+\.) ", line)
        indent = " " * len(mark[0]) if mark else ""
        short = line.startswith(("#", "---")) or len(line) < 50 or ": '" in line
        lines += [line] if short else textwrap.wrap(line, 44, subsequent_indent=indent)
    return "\n".join(lines)


def _nested(indent: str) -> Callable[[str], str]:
    return lambda text: _NESTED.sub(f"{indent}- ", text)


def _without_blank_lines(text: str) -> str:
    return re.sub(r"(\*\*:)\n\n(?=[-1])|(?<=[a-z?])\n(?=\n\*\*)", lambda m: f"{m[1]}\n" if m[1] else "", text)


MUTATIONS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: "\ufeff" + text,
    "no front matter": lambda text: text.split("---\n", 2)[2],
    "broken front matter": lambda text: text.replace("title: '", "title: ['", 1),
    "front matter never closed": lambda text: text.replace("+01:00\n---\n", "+01:00\n", 1),
    "trailing spaces": lambda text: text.replace("\n", "  \n"),
    "colon inside bold": _label("**{}:**"),
    "no colon": _label("**{}**"),
    "underscores": _label("__{}__:"),
    "labels as headings": _as_headings,
    "lower-case labels": lambda text: _LABEL.sub(lambda found: found[0].lower(), text),
    "other labels": lambda text: _LABEL.sub(lambda found: f"**{_SHORT[found[1]]}**:", text),
    "star bullets": lambda text: re.sub(r"^( *)- ", r"\1* ", text, flags=re.MULTILINE),
    "plus bullets": lambda text: re.sub(r"^( *)- ", r"\1+ ", text, flags=re.MULTILINE),
    "1) numbers": lambda text: re.sub(r"^(\d+)\. ", r"\1) ", text, flags=re.MULTILINE),
    "all-1. numbers": lambda text: re.sub(r"^\d+\. ", "1. ", text, flags=re.MULTILINE),
    "nested by one space": _nested(" "),
    "nested by two spaces": _nested("  "),
    "nested by four spaces": _nested("    "),
    "nested by a tab": _nested("\t"),
    "lists set in": lambda text: re.sub(r"^(?= *(?:-|\d\.) )", "    ", text, flags=re.MULTILINE),
    "hard wraps": _wrapped,
    "no blank lines": _without_blank_lines,
    "loose lists": lambda text: re.sub(r"\n(?= *(?:-|\d\.) )", "\n\n", text),
    "sections one level up": lambda text: re.sub(r"^## ", "# ", text, flags=re.MULTILINE),
    "sections beside questions": lambda text: re.sub(r"^## ", "### ", text, flags=re.MULTILINE),
    "sections below questions": lambda text: re.sub(r"^## ", "#### ", text, flags=re.MULTILINE),
    "questions deeper": lambda text: re.sub(r"^### ", "##### ", text, flags=re.MULTILINE),
    "titles without a number": lambda text: re.sub(r"^### \d+\. ", "### ", text, flags=re.MULTILINE),
    "why below its label": lambda text: text.replace("**Why It Matters**: ", "**Why It Matters**:\n\n"),
    "a title above all": lambda text: text.replace("These notes", "# Notes\n\nThese notes", 1),
}
