"""YAML that remembers on which line each key stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, SequenceNode

from bot.packs.problem import Findings

Path = tuple[str | int, ...]


@dataclass
class Marked:
    """The value of a YAML text, with the line of every key and list entry."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path, default: int = 1) -> int:
        """Return the line of the longest known beginning of the path."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return default


def read_yaml(text: str, findings: Findings, first_line: int = 1) -> Marked | None:
    """Parse the text, whose first line is `first_line` of its file; None when it is no YAML."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        value = None if node is None else SafeConstructor().construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError) as error:
        findings.broken(*_explain(error, first_line))
        return None
    marked = Marked(value)
    for path, line, again in _keys(node, ()):
        marked.lines[path] = line + first_line
        if again:
            findings.broken(line + first_line, f"`{path[-1]}` is given twice. Keep one of the two.")
    return marked


def _explain(error: Exception, first_line: int) -> tuple[int, str]:
    # The parser notices an unclosed bracket or quote lines late; where it was opened is in the context.
    opened = str(getattr(error, "context", "")).startswith(
        ("while parsing a flow", "while scanning a quoted")
    )
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    what = getattr(error, "problem", None) or str(error)
    line = first_line + (mark.line if mark else 0)
    return line, f"This is not valid YAML ({what}). Check the quotes, brackets and indents of this line."


def _keys(node: Node | None, path: Path) -> Iterator[tuple[Path, int, bool]]:
    if isinstance(node, MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            yield (*path, name), key.start_mark.line, name in seen
            seen.add(name)
            yield from _keys(value, (*path, name))
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line, False
            yield from _keys(value, (*path, index))
