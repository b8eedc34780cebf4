"""Small files and small functions: what fits in the eye fits in the head."""

from math import ceil

from tests.architecture.tree import OURS, Function, Source, report, sources, where

LONGEST_FILE, MOST_FILES = 350, 220
LONGEST_FUNCTION, MOST_FUNCTIONS = 50, 25


def lines(source: Source) -> int:
    """Return how many lines a file has."""
    return len(source.text.splitlines())


def length(function: Function) -> int:
    """Return how many lines a function takes, its decorators aside."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def nine_in_ten(sizes: list[int]) -> int:
    """Return the size that nine in ten do not exceed."""
    return sorted(sizes)[ceil(len(sizes) * 0.9) - 1]


def test_no_file_is_longer_than_the_hard_limit() -> None:
    """No Python file, tests included, is longer than 350 lines."""
    everywhere = sources(*OURS, "tests", "tools", "benchmarks", "proofs")
    found = [f"{s.place}: {lines(s)} lines" for s in everywhere if lines(s) > LONGEST_FILE]

    assert not found, report(found)


def test_nine_files_in_ten_are_short() -> None:
    """Nine source files in ten have at most 220 lines."""
    assert nine_in_ten([lines(s) for s in sources(*OURS)]) <= MOST_FILES


def test_no_function_is_longer_than_the_hard_limit() -> None:
    """No function is longer than 50 lines; a migration is a list and may be as long as it must."""
    written = [
        s for s in sources(*OURS, "tools", "benchmarks", "proofs") if "/migrations/versions/" not in s.place
    ]
    long = [f"{where(s, f)} {f.name}" for s in written for f in s.functions() if length(f) > LONGEST_FUNCTION]

    assert not long, report(long)


def test_nine_functions_in_ten_are_short() -> None:
    """Nine functions in ten have at most 25 lines."""
    assert nine_in_ten([length(f) for s in sources(*OURS) for f in s.functions()]) <= MOST_FUNCTIONS
