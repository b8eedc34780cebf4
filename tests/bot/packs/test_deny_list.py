"""Words and advice that have no place in a question."""

import pytest

from bot.packs.denylist import ABSOLUTE, ALL_OR_NONE, JUDGING, NEGATIVE, VAGUE, ends_in_ing, outdated


@pytest.mark.parametrize(
    "advice",
    [
        "Have each user change the password every 90 days",
        "Hash passwords with bcrypt",
        "Hash each password with SHA-256",
        "Use the implicit grant for browser apps",
        "Reset the account through security questions",
        "Choose a broker with exactly-once delivery",
        "Enable the query cache",
        "Add the Jaeger client to each service",
        "Accept TLS 1.0 from old devices",
        "Let the mobile app use the password grant",
    ],
)
def test_advice_against_a_current_standard_is_caught(advice: str) -> None:
    """What a standard of today forbids is not taught, and the author learns what to write."""
    assert outdated(advice)


@pytest.mark.parametrize(
    "advice",
    [
        "Hash each password with Argon2id",
        "Refuse TLS 1.0 and 1.1",
        "Disable the query cache before the upgrade",
        "Wrap each bcrypt hash at the next login",
        "Make the effect of each message happen once",
        "Sign the archive with SHA-256",
        "Use bcrypt at cost 12 for the legacy service",
    ],
)
def test_turning_bad_advice_down_is_good_advice(advice: str) -> None:
    """A practice may name what it replaces."""
    assert outdated(advice) is None


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [
        ("Storing tokens", True),
        ("Bring the node back", False),
        ("Ping, then wait", False),
        ("Store tokens", False),
    ],
)
def test_a_claim_is_an_order(claim: str, is_so: bool) -> None:
    """An "-ing" form at the beginning gives a pitfall away; a verb that happens to end so does not."""
    assert ends_in_ing(claim) is is_so


def test_words_are_found_whole() -> None:
    """A property is not proper, and as long as needed is a length of time."""
    assert not VAGUE.search("Read the property for as long as needed, etcd included")
    assert VAGUE.search("Scale as needed")
    assert not JUDGING.search("Store the unsafely_named flag")
    assert JUDGING.search("Retry Without a limit")
    assert ABSOLUTE.search("Never wait")
    assert NEGATIVE.search("Which of these isn't safe?")
    assert not NEGATIVE.search("Which note is right?")


@pytest.mark.parametrize("option", ["All of the above", "none of these", "A and B", "Both of the options"])
def test_options_that_point_at_options_are_caught(option: str) -> None:
    """An option answers the question, and does not speak of other options."""
    assert ALL_OR_NONE.search(option)


def test_two_of_two_is_an_answer() -> None:
    """A count of the things in question is a real option."""
    assert not ALL_OR_NONE.search("Both of them")
