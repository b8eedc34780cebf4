"""The tests keep their own house rules: they say what is true, they do not pretend, they do not wait."""

import ast
from collections.abc import Iterator

from tests.architecture.tree import Source, imports, name_of, report, sources, where

SLEEPS = {"time.sleep", "asyncio.sleep", "sleep", "anyio.sleep"}
OURS = ("bot.", "adapters.", "playground.", "tools.")
LONGEST_RULE = 200
SKIPS = ("mark.skip", "mark.skipif", "mark.xfail", "pytest.skip", "pytest.xfail", "pytest.importorskip")
BROWSER = "tests/playground/page/conftest.py"
"""A browser is the one thing that the requirements cannot bring along."""


def fault(rule: str | None) -> str | None:
    """Return what keeps a docstring from being a rule of one sentence."""
    if not rule:
        return "has no docstring"
    text = " ".join(rule.split())
    if not text.endswith("."):
        return "does not end with a full stop"
    if ". " in text.replace("e.g. ", "").replace("i.e. ", ""):
        return "says more than one sentence"
    return "is too long to be a rule" if len(text) > LONGEST_RULE else None


def unruly(source: Source) -> Iterator[str]:
    """Yield the tests that do not state a rule about the world."""
    for function in source.functions():
        if function.name.startswith("test_") and (problem := fault(ast.get_docstring(function))):
            yield f"{where(source, function)} {function.name} {problem}"


def calls(source: Source) -> Iterator[ast.Call]:
    """Yield every call in a file."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield node


def naps(call: ast.Call) -> bool:
    """Return whether a call sleeps; giving way to others for no time at all is no sleep."""
    nothing = bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0
    return name_of(call.func) in SLEEPS and not nothing


def replaces_ours(call: ast.Call, ours: set[str]) -> bool:
    """Return whether a call patches a name of our own code."""
    if not name_of(call.func).endswith((".setattr", ".setitem", ".patch", ".patch.object")) or not call.args:
        return False
    target = call.args[0]
    if isinstance(target, ast.Constant):
        return str(target.value).startswith(OURS)
    return name_of(target).split(".")[0] in ours


def patches_in(source: Source) -> list[str]:
    """Return where a test replaces a part of our own code."""
    ours = names_of_ours(source)
    return [where(source, call) for call in calls(source) if replaces_ours(call, ours)]


def skips(source: Source) -> list[str]:
    """Return where a file skips a test, or expects one to fail."""
    nodes = (node for node in ast.walk(source.tree) if isinstance(node, ast.Attribute))
    return [where(source, node) for node in nodes if name_of(node).endswith(SKIPS)]


def sleeps(source: Source) -> list[str]:
    """Return where a file waits for time to pass."""
    return [where(source, call) for call in calls(source) if naps(call)]


def mocks(source: Source) -> list[str]:
    """Return where a file imports a library that makes mocks."""
    found = ((node, module.split(".")[-1]) for node, module in imports(source))
    return [where(source, node) for node, last in found if last in ("mock", "pytest_mock")]


def names_of_ours(source: Source) -> set[str]:
    """Return the names under which a file knows our own modules and what is in them."""
    known = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(OURS):
            known |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            known |= {alias.asname or alias.name.split(".")[0] for alias in node.names if is_ours(alias.name)}
    return known


def is_ours(module: str) -> bool:
    """Return whether a module is of our own packages."""
    return f"{module}.".startswith(OURS)


def test_every_test_states_a_rule() -> None:
    """Every test has a docstring of one sentence that ends with a full stop."""
    found = [found for s in sources("tests") for found in unruly(s)]

    assert not found, report(found)


def test_nothing_of_ours_is_mocked() -> None:
    """No test imports a mocking library or patches our own code; fakes implement the real port."""
    found = [each for s in sources("tests") for each in (*mocks(s), *patches_in(s))]

    assert not found, report(found)


def test_no_test_sleeps() -> None:
    """No test waits for time to pass; it waits for what it expects."""
    found = [each for s in sources("tests") for each in sleeps(s)]

    assert not found, report(found)


def test_no_test_is_skipped() -> None:
    """No test is skipped or expected to fail, except where the machine has no browser at all."""
    found = [each for s in sources("tests") if s.place != BROWSER for each in skips(s)]

    assert not found, report(found)
