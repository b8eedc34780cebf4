"""The guards that are taken away are those that stand there."""

from pathlib import Path

import pytest

from proofs.mutations import MUTATIONS, ROOT, Mutation

every = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.guard)


@every
def test_a_guard_stands_where_it_is_taken_away(mutation: Mutation) -> None:
    """What a mutation takes away stands once in the file it names, and its tests are there."""
    assert Path(ROOT, mutation.file).read_text("utf-8").count(mutation.stands) == 1
    assert [test for test in mutation.tests if not Path(ROOT, test).exists()] == []
