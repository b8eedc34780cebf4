"""The rules about items, in a short form of the proof."""

import pytest

from proofs.catalogue import SHORT
from proofs.finding import Finding
from proofs.items import REFERENCE, measured


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    """What few simulated teams show."""
    return SHORT["items"]()


def test_the_rules_err_as_rarely_as_was_measured(found: list[Finding]) -> None:
    """In simulated teams wrong keys are found and good items flagged as often as the table says."""
    rules, _ = found
    assert rules.held, str(rules)


def test_difficulty_is_learned_as_slowly_as_was_measured(found: list[Finding]) -> None:
    """After 20, 40 and 80 answers a learned difficulty is as far from the true one as published."""
    _, learning = found
    assert learning.held, str(learning)


def test_ambiguity_is_not_found_by_the_combined_rule() -> None:
    """Few ambiguous items are flagged whatever the number of answers: people have to dispute them."""
    rates = measured(teams=200, answers=(8, 30))
    assert all(rate.ambiguous < 0.25 < REFERENCE[count].miskeyed for count, rate in rates.items())
