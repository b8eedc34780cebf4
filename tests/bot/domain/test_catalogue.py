"""Finding the topic somebody typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.catalogue import Found, Suggestion, find_topics
from bot.domain.pack import Pack, Topic

SECURITY = Topic("security", "Security", "secure", ("sec", "appsec"))
MODELING = Topic("data-modeling", "Data modeling", "data", ("schema",))
DATABASES = Topic("databases", "Databases", "data", ("db", "sql"))
FOUNDATIONS = Topic("foundations", "Foundations", "core", ("core", "basics"))
PACK = Pack(
    "sample",
    "1.0.0",
    (SECURITY, MODELING, DATABASES, FOUNDATIONS),
    {},
    {
        "data": ("databases", "data-modeling"),
        "core": ("foundations", "security"),
        "databases & data storage": ("databases", "data-modeling"),
    },
)


@pytest.mark.parametrize(
    ("typed", "slugs", "title"),
    [
        ("security", ("security",), "Security"),
        ("  SECURITY ", ("security",), "Security"),
        ("AppSec", ("security",), "Security"),
        ("data modeling", ("data-modeling",), "Data modeling"),
        ("Data-Modeling", ("data-modeling",), "Data modeling"),
        ("data_modeling", ("data-modeling",), "Data modeling"),
        ("data", ("databases", "data-modeling"), "Data"),
        ("Databases and Data Storage", ("databases", "data-modeling"), "Databases & data storage"),
        ("databases &amp; data-storage", ("databases", "data-modeling"), "Databases & data storage"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, slugs: tuple[str, ...], title: str) -> None:
    """Slug, title, alias and set all name topics; case, hyphens and ampersands do not matter."""
    assert find_topics(PACK, typed) == Found(slugs, title)


def test_a_topic_wins_over_a_set_of_the_same_name() -> None:
    """An alias of one topic means that topic, though a group has the same name."""
    assert find_topics(PACK, "core") == Found(("foundations",), "Foundations")


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("secuirty", SECURITY),
        ("databse", DATABASES),
        ("datamodelling", MODELING),
        ("foundation", FOUNDATIONS),
    ],
)
def test_a_near_miss_is_offered_its_topic(typed: str, topic: Topic) -> None:
    """A slip of the finger suggests the topic that was meant, first."""
    suggestion = find_topics(PACK, typed)
    assert isinstance(suggestion, Suggestion)
    assert suggestion.topics[0] == topic


@pytest.mark.parametrize("typed", ["", "   ", "cooking", "???"])
def test_what_is_like_nothing_suggests_nothing(typed: str) -> None:
    """An unknown word gets no wild guesses."""
    assert find_topics(PACK, typed) == Suggestion(())


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_gets_an_answer(typed: str) -> None:
    """Whatever is typed, the answer names topics of the pack, three suggestions at most, each once."""
    match find_topics(PACK, typed):
        case Found(slugs, _):
            assert set(slugs) <= PACK.titles.keys()
        case Suggestion(topics):
            assert len(topics) <= 3
            assert len(set(topics)) == len(topics)
