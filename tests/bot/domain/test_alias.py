"""Names for the boards: plain ones in any script, and nothing that pings or formats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.person import LONGEST_ALIAS, read_alias


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  Ana  María\tde la O\u2019Neill-Özil ", "Ana María de la O\u2019Neill-Özil"),
        ("小明", "小明"),
        ("أنا", "أنا"),
        ("अनीता", "अनीता"),
        ("n" * LONGEST_ALIAS, "n" * LONGEST_ALIAS),
    ],
)
def test_a_plain_name_is_taken(typed, kept):
    """A name of letters, digits, spaces, hyphens and apostrophes is taken in any script, tidied."""
    assert read_alias(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "@everyone",
        "<!channel>",
        "<@U0ANA>",
        "#general",
        "*bold*",
        "_lean_",
        "~gone~",
        "`code`",
        "||hidden||",
        "[a](b)",
        "https://example.org",
        "example.org",
        ":tada:",
        "back\\slash",
        "a\u202eb",
        "a\u200bb",
        "a\x00b",
        "🧠",
        "n" * (LONGEST_ALIAS + 1),
    ],
)
def test_what_could_ping_or_format_is_not(typed):
    """A name that could ping, link, format, turn the line around or hide in it is refused."""
    assert read_alias(typed) is None


@given(st.text(max_size=60))
def test_a_name_that_is_taken_is_taken_as_it_is_kept(typed):
    """Whatever was typed, a name that was kept would be kept again just so."""
    kept = read_alias(typed)
    assert kept is None or (read_alias(kept) == kept and len(kept) <= LONGEST_ALIAS)
