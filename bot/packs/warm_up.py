"""Easy items for questions that nobody has reviewed: what belongs to this question, and not to another?

Their own parts are not good enough to be told apart (right and wrong show in the grammar), so every wrong
answer comes from a question of another topic. A pack has to ask for these items: `quiz_unreviewed`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from bot.domain.question import Item, Option, Question
from bot.domain.shuffle import shuffled
from bot.packs import stems
from bot.packs.gates import doubled, first_closed_gate
from bot.packs.making import made_item

DISTRACTORS = 2
_TRIED = 12
"""So many wrong answers are tried in pairs; a large pack would try for ever."""
_FEWEST, _MOST = 3, 4


def with_quizzes(questions: Mapping[str, Question], *, wanted: bool) -> dict[str, Question]:
    """Return the questions, the unreviewed ones with the items they may carry: fair ones, or none."""
    crowd = [question for _, question in sorted(questions.items()) if question.unreviewed]
    items = {question.id: tuple(_fair_items(question, crowd)) if wanted else () for question in crowd}
    return {
        name: replace(question, items=items[name]) if name in items else question
        for name, question in questions.items()
    }


def fair_pair(stem: str, key: str, pool: Iterable[Option], seed: str) -> tuple[Option, ...]:
    """Return two wrong options that leave every gate open, always the same ones; none when there are none."""
    tried = shuffled(pool, seed, lambda option: option.id)[:_TRIED]
    for others in combinations(tried, DISTRACTORS):
        if not first_closed_gate(stem, key, [other.text for other in others]):
            return others
    return ()


def _fair_items(question: Question, crowd: Sequence[Question]) -> Iterator[Item]:
    strangers = [other for other in crowd if _far(question, other)]
    yield from (item for item in question.items if _fair(item))
    yield from _practices(question, strangers)
    yield from _pitfalls(question, strangers)


def _far(question: Question, other: Question) -> bool:
    """Whether two questions share neither topic nor tag: what stood in one section is too alike."""
    topics = {question.topic, *question.also} & {other.topic, *other.also}
    return not topics and not set(question.tags) & set(other.tags)


def _fair(item: Item) -> bool:
    others = [option.text for option in item.options if not option.correct]
    fits = _FEWEST <= len(item.options) <= _MOST and len(others) == len(item.options) - 1
    return fits and not first_closed_gate(item.stem, item.key.text, others)


def _practices(question: Question, strangers: Sequence[Question]) -> Iterator[Item]:
    own = [practice.text for practice in question.do]
    pool = [
        Option(f"{other.id}.{practice.id}", practice.text, stems.belongs_to(other.title), correct=False)
        for other in strangers
        for practice in other.do
        if not any(doubled((practice.text, text)) for text in own)
    ]
    stem = stems.which_practice(question.title)
    for practice in question.do:
        key = Option(practice.id, practice.text, stems.rightly_placed(), correct=True)
        yield from _item(question, f"t3.{practice.id}", stem, key, pool)


def _pitfalls(question: Question, strangers: Sequence[Question]) -> Iterator[Item]:
    for pitfall in question.avoid:
        pool = [
            Option(other.id, other.title, stems.has_another_pitfall(other.avoid[0].text), correct=False)
            for other in strangers
            if other.avoid and not any(doubled((pitfall.text, theirs.text)) for theirs in other.avoid)
        ]
        key = Option(question.id, question.title, stems.rightly_placed(), correct=True)
        yield from _item(question, f"t6.{pitfall.id}", stems.which_question(pitfall.text), key, pool)


def _item(
    question: Question, local_id: str, stem: str, key: Option, pool: Sequence[Option]
) -> Iterator[Item]:
    others = fair_pair(stem, key.text, pool, f"{question.id}/{local_id}")
    if others:
        yield made_item(question, local_id, stem, (key, *others))
