"""The rules about items, in a short form of the proof."""

from proofs.items import REFERENCE, item_rules, measured


def test_the_rules_err_as_rarely_as_was_measured():
    """In simulated teams wrong keys are found and good items flagged as often as the table says."""
    (found,) = item_rules(teams=400)
    assert found.held, found


def test_ambiguity_is_not_found_by_the_combined_rule():
    """Few ambiguous items are flagged whatever the number of answers: people have to dispute them."""
    found = measured(teams=200, answers=(8, 30))
    assert all(rates.ambiguous < 0.25 < REFERENCE[count].miskeyed for count, rates in found.items())
