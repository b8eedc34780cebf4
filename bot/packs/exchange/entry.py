"""One item as the formats of other tools hold it: a row, a note, a block of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.pack import Pack
from bot.domain.question import Item, Question

UNREVIEWED = "unreviewed"
LETTERS = "abcdefghij"


@dataclass(frozen=True, slots=True)
class Answer:
    """One option and what to tell whoever picks it."""

    text: str
    feedback: str
    correct: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with what is said about its question; what a format does not say is an empty text."""

    line: int
    stem: str
    answers: tuple[Answer, ...]
    item: str = ""
    question: str = ""
    title: str = ""
    topic: str = ""
    topic_title: str = ""
    level: str = ""
    kind: str = ""
    difficulty: str = ""
    prompt: str = ""
    tags: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The letter of the right answer."""
        return next(letter for letter, answer in zip(LETTERS, self.answers, strict=False) if answer.correct)


def entries_of(pack: Pack) -> Iterator[Entry]:
    """Yield every item of a pack, in the order of its questions."""
    for question in pack.questions.values():
        for item in question.items:
            yield _entry(item, question, pack.titles.get(question.topic, question.topic))


def _entry(item: Item, question: Question, topic_title: str) -> Entry:
    return Entry(
        line=0,
        stem=item.stem,
        answers=tuple(Answer(option.text, option.feedback, option.correct) for option in item.options),
        item=item.id,
        question=question.id,
        title=question.title,
        topic=question.topic,
        topic_title=topic_title,
        level=question.level,
        kind=question.kind,
        difficulty=str(question.difficulty),
        prompt=question.prompt,
        tags=(*question.tags, UNREVIEWED) if question.unreviewed else question.tags,
    )
