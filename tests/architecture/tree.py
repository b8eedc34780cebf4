"""The repository as the architecture tests read it: its files, parsed once."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ("bot", "adapters", "playground")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: where it is from the root, its text, and its syntax tree."""

    place: str
    text: str
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        """Yield every function and method, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node


@cache
def files() -> tuple[Path, ...]:
    """Return every file that git keeps, or would keep once added."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return tuple(file for file in found if file.is_file())


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the Python files under these folders of the root."""
    return tuple(_source(file) for file in files() if file.suffix == ".py" and _under(file, folders))


def where(source: Source, node: ast.AST) -> str:
    """Return a place that an editor can open."""
    return f"{source.place}:{getattr(node, 'lineno', 1)}"


def report(found: Iterable[str]) -> str:
    """Return what was found, one a line, whole."""
    return "\n" + "\n".join(found)


def name_of(node: ast.expr) -> str:
    """Return a dotted name as it is written, or nothing for what is no name."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{name_of(value)}.{name}".lstrip(".")
        case _:
            return ""


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Yield every module that a file imports, whole names, also inside functions."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node, node.module


def _under(file: Path, folders: tuple[str, ...]) -> bool:
    place = file.relative_to(ROOT)
    return any(place.is_relative_to(folder) for folder in folders)


@cache
def _source(file: Path) -> Source:
    text = file.read_text("utf-8")
    return Source(file.relative_to(ROOT).as_posix(), text, ast.parse(text))
