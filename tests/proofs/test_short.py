"""The short proofs are part of the suite."""

from pathlib import Path

import pytest

from proofs.catalogue import SHORT, WHOLE

TESTS = Path(__file__).resolve().parent.parent
SOURCES = "".join(
    file.read_text("utf-8") for folder in ("proofs", "ledger") for file in (TESTS / folder).glob("test_*.py")
)


@pytest.mark.parametrize("name", SHORT)
def test_what_is_proven_shortly_is_tested(name: str) -> None:
    """Whatever `make prove-short` tries, a test tries too."""
    assert f'SHORT["{name}"]()' in SOURCES


def test_a_short_proof_has_a_whole_one() -> None:
    """Whatever is proven shortly is proven whole as well."""
    assert SHORT.keys() <= WHOLE.keys()
