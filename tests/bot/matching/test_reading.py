"""What is read in an answer before it is compared, by words and by meaning alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checklist import Doubt, Line, Part, State
from bot.domain.pack import Pack
from bot.engine.ports import Matcher
from bot.matching.lexicon import Lexicon
from bot.matching.reading import MOST_SEGMENTS, read
from bot.matching.words import content, words
from tests.builders import a_question

ABOUT = "A popular cache entry expires. Every night the product page times out. How do you find out why?"
LINES = (
    Line(Part.STEPS, "s1", "Compare the miss rate with the load of the store, minute by minute"),
    Line(Part.STEPS, "s2", "Let one request rebuild an entry while the others wait"),
    Line(Part.DO, "d1", "Add jitter to every expiry"),
)
GERMAN = (
    "Ich würde zuerst messen, wie oft der Zwischenspeicher verfehlt wird, und dann die Ablaufzeiten streuen,"
    " damit nicht alles auf einmal in die Datenbank geht."
)
RUSSIAN = "Сначала я бы измерил долю промахов, потом распределил бы время жизни ключей по всей ночи"
SMALL = Lexicon(Pack("small", "1", (), {"q1": a_question()}))


def states(matcher: Matcher, text: str) -> list[State]:
    """Return the state of each line beside a text."""
    return [match.state for match in matcher.compare(ABOUT, LINES, text).matches]


def test_a_line_that_is_said_is_covered(matcher: Matcher) -> None:
    """Who says what a line says, in its words, has covered it, and the sentence that says it is quoted."""
    text = "First some graphs. I would let one request rebuild the entry while all others wait. Then sleep."
    found = {match.key: match for match in matcher.compare(ABOUT, LINES, text).matches}

    assert found["steps/s2"].state is State.COVERED
    assert found["steps/s2"].quote == "I would let one request rebuild the entry while all others wait."


def test_words_know_no_maybe(words: Matcher) -> None:
    """Matching words tells covered from not found, and nothing between them."""
    texts = [line.text for line in LINES] + ["Perhaps the store", "jitter", "Ask the team about the load"]

    assert {state for text in texts for state in states(words, text)} == {State.COVERED, State.NOT_FOUND}


@pytest.mark.parametrize("text", ["", "   ", "?!", ABOUT, f"{ABOUT} {ABOUT}", GERMAN, RUSSIAN])
def test_nothing_usable_is_said_so(matcher: Matcher, text: str) -> None:
    """An empty text, a copy of the question, or another language is not compared at all."""
    found = matcher.compare(ABOUT, LINES, text)

    assert (found.doubt, found.matches) == (Doubt.NOTHING, ())


def test_a_list_of_keywords_is_said_so(matcher: Matcher) -> None:
    """A list of the question's keywords is taken for what it is, and credited with nothing."""
    stuffed = "miss rate, load, store, minute, request, rebuild, entry, wait, jitter, expiry"

    assert matcher.compare(ABOUT, LINES, stuffed).doubt is Doubt.KEYWORDS


def test_terse_notes_are_no_list_of_keywords(matcher: Matcher) -> None:
    """A few words that get to the point are compared like prose."""
    assert matcher.compare(ABOUT, LINES, "single flight: one request rebuilds, rest wait").doubt is None


def test_a_copied_sentence_does_not_count(matcher: Matcher) -> None:
    """A sentence whose content comes from the question is left out, the others are compared."""
    reading = read(SMALL, ABOUT, LINES, f"{ABOUT} I would add jitter to each expiry time.")

    assert [segment.text for segment in reading.segments] == ["I would add jitter to each expiry time."]
    assert State.COVERED not in states(matcher, f"{ABOUT} Then I would sleep well and soundly.")


SENTENCES = ("Look at the graphs.", "I would add some jitter to it.", "Wait for it!", "And the load rises;")


@given(st.lists(st.sampled_from(SENTENCES), max_size=60))
def test_a_long_answer_is_read_to_its_end(sentences: list[str]) -> None:
    """However many sentences an answer has, it is read in ten segments at most, and none is left out."""
    reading = read(SMALL, ABOUT, (), " ".join(sentences))

    assert len(reading.segments) <= MOST_SEGMENTS
    told = " ".join(segment.text for segment in reading.segments)
    assert told == " ".join(one for one in sentences if set(content(one)) - set(content(ABOUT)))


def test_words_are_the_same_however_accents_are_written() -> None:
    """A letter with an accent is one word's letter, composed or not."""
    assert words("naïve cafe\u0301") == words("nai\u0308ve café") == ["naïve", "café"]


def test_a_rare_word_says_more_than_a_common_one(lexicon: Lexicon) -> None:
    """The fewer lines of the pack have a word, the more it counts, and one that no line has counts most."""
    common, rare = content("request")[0], content("watermark")[0]

    assert lexicon.weight(common) < lexicon.weight(rare) < lexicon.weight("zzz")


def test_a_line_without_content_is_never_covered(words: Matcher) -> None:
    """A line of nothing but function words is not found in any answer."""
    lines = (Line(Part.STEPS, "s1", "What is it for?"),)

    assert [m.state for m in words.compare(ABOUT, lines, "It is for load.").matches] == [State.NOT_FOUND]
