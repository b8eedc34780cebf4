"""Words that people read live in bot/screens, and nowhere behind or before it."""

import ast
from collections.abc import Iterator

from tests.architecture.tree import Source, name_of, report, sources, where

SPEECHLESS = ("bot/domain", "bot/engine", "bot/interface", "adapters/slack", "adapters/discord")
SENTENCE = 4
"""From so many words on, a text is taken for something that is meant to be read."""
TOLD_TO_OPERATORS = ("log", "logger", "Failure", "Field")


def silent(source: Source) -> set[ast.AST]:
    """Return the nodes below which text is for developers and operators: docstrings, logs, exceptions.

    What such a node names in the same file, a constant or a function that words it, is silent too.
    """
    quiet: set[ast.AST] = set()
    named: set[str] = set()
    before = -1
    while len(quiet) > before:
        before = len(quiet)
        roots = [node for node in ast.walk(source.tree) if is_silent(node, named)]
        quiet |= {below for root in roots for below in ast.walk(root)}
        named |= {name_of(node).split(".")[-1] for node in quiet if isinstance(node, ast.expr)}
    return quiet


def is_silent(node: ast.AST, named: set[str]) -> bool:
    """Return whether all text below a node is for developers and operators."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
            return True
        case ast.Call(func=function):
            return for_operators(name_of(function))
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name in named
        case ast.FunctionDef(name=name):
            return name in named and name.startswith("_")
        case _:
            return False


def for_operators(called: str) -> bool:
    """Return whether what is called logs, describes a setting, or makes an exception or a failure."""
    return called.split(".", maxsplit=1)[0] in TOLD_TO_OPERATORS or called.endswith(("Error", "Failure"))


def sentences(source: Source) -> Iterator[str]:
    """Yield the texts of a file that read as sentences to people."""
    quiet = silent(source)
    for node in ast.walk(source.tree):
        if node in quiet:
            continue
        if isinstance(node, ast.JoinedStr):
            quiet.update(ast.walk(node))
            text = "".join(str(p.value) if isinstance(p, ast.Constant) else "…" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if sum(any(letter.isalpha() for letter in word) for word in text.split()) >= SENTENCE:
            yield f"{where(source, node)} {text!r}"


def test_sentences_live_in_screens() -> None:
    """Rules, verbs, menu and doors hold no sentence that a member would read."""
    found = [found for s in sources(*SPEECHLESS) for found in sentences(s)]

    assert not found, report(found)
