"""What the pack that ships promises whoever studies with it."""

from collections import Counter

import pytest

from bot.packs.load import load_pack
from bot.packs.lock import read_lock
from bot.packs.review_log import EXPERT, FAIR, FORM_ONLY, agreement, fair_items, read_reviews
from bot.packs.shipped import shipped_folder
from tests.content.form_only import CUES, found

WITH_KEY, BY_FORM = 0.95, 0.40
FOUR, SAMPLE = 4, 250


@pytest.fixture(scope="module")
def loaded():
    """The pack as the bot loads it."""
    return load_pack(shipped_folder())


@pytest.fixture(scope="module")
def items(loaded):
    """Every item that can be asked."""
    return list(loaded.pack.items.values())


@pytest.fixture(scope="module")
def reviews():
    """The log of the blind review."""
    found_reviews, problems = read_reviews(shipped_folder())
    assert problems == ()
    return found_reviews


def test_nothing_is_wrong_with_it(loaded):
    """The shipped pack has no error and no warning, its lock included."""
    assert loaded.problems == ()
    assert read_lock(shipped_folder())[0] is not None


def test_every_topic_has_its_questions(loaded):
    """Each of the sixteen topics has at least four questions."""
    topics = Counter(question.topic for question in loaded.pack.questions.values())
    assert len(topics) == 16
    assert min(topics.values()) >= FOUR


def test_every_question_of_the_guide_is_covered(loaded):
    """Each of the 33 questions that the project grew from has a counterpart."""
    covered = {name for question in loaded.pack.questions.values() for name in question.covers}
    assert covered == {f"guide-{number:02}" for number in range(1, 34)}


def test_every_question_can_be_studied(loaded):
    """Each question has clarifying questions, steps, both kinds of advice, sources and items by hand."""
    for question in loaded.pack.questions.values():
        assert len(question.ask_first) >= 3, question.id
        assert len(question.steps) >= 5, question.id
        assert min(len(question.do), len(question.avoid)) >= 5, question.id
        assert len(question.refs) >= 2, question.id
        assert sum(not item.made for item in question.items) >= 2, question.id


def test_every_item_was_answered_blind(items, reviews):
    """No item is asked that a reviewer has not answered as it stands, seeing stem and options alone."""
    missing = [i.id for i in items if agreement([i], reviews, EXPERT).answered == 0]
    assert missing == []


def test_a_reviewer_who_knows_the_field_finds_the_keys(items, reviews):
    """At least 95 of 100 published items were answered with the key."""
    assert agreement(items, reviews, EXPERT).share >= WITH_KEY


def test_a_reviewer_who_sees_the_form_alone_does_not(items, reviews):
    """With the words of the field made unreadable, hardly more keys are found than by chance."""
    blind = agreement(items, reviews, FORM_ONLY)
    assert blind.answered >= SAMPLE
    assert blind.share <= BY_FORM


def test_no_published_item_was_disputed(items, reviews):
    """An item that has two defensible keys, gives itself away or cannot be understood is not asked."""
    fair = fair_items(items, reviews)
    assert [item.id for item in items if item.id not in fair] == []


@pytest.mark.parametrize("cue", CUES)
def test_form_does_not_tell_the_key(items, cue):
    """Whoever goes by one outward sign finds the key hardly more often than by chance."""
    assert found(CUES[cue], items) <= BY_FORM


def test_the_verdicts_are_words_of_ours(reviews):
    """Each line of the log says one of five things."""
    known = {FAIR, "two-keys", "given-away", "unclear", "false"}
    assert {review.verdict for review in reviews} <= known


def test_the_place_of_a_key_in_the_file_does_not_tell(items):
    """Items by hand have their keys at every place about as often."""
    places = Counter([o.correct for o in item.options].index(True) for item in items if not item.made)
    assert all(0.2 < places[place] / sum(places.values()) < 0.5 for place in range(3))


@pytest.mark.parametrize("kind", ["n0", "n1", "n2"])
def test_the_place_of_a_key_tells_in_no_kind_of_item(items, kind):
    """On paper, too, the right option of a made item is at every place about as often."""
    made = [item for item in items if item.id.rpartition("/")[2].startswith(kind)]
    places = Counter([option.correct for option in item.options].index(True) for item in made)
    assert all(0.2 < places[place] / len(made) < 0.5 for place in range(3))


def test_no_two_questions_share_a_sentence(loaded):
    """No run of eight words stands in two questions."""
    seen: dict[tuple[str, ...], str] = {}
    for question in loaded.pack.questions.values():
        for text in (question.prompt, question.why, *(p.text for p in (*question.do, *question.avoid))):
            words = text.lower().split()
            for run in zip(*(words[n:] for n in range(8)), strict=False):
                assert seen.setdefault(run, question.id) == question.id, run
