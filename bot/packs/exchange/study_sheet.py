"""A pack as one page to print: a question a sheet, and all answers at the end."""

from collections.abc import Iterable, Iterator
from html import escape

from bot.domain.pack import Pack
from bot.domain.question import Item, Question
from bot.packs.exchange.entry import LETTERS
from bot.packs.exchange.sheet_answers import answer, paragraph
from bot.packs.exchange.sheet_style import STYLE

LOST = ("A study sheet is for reading; Studyhall does not read it back.",)


def sheet_of(pack: Pack) -> str:
    """Return a page that needs nothing but itself."""
    return "\n".join(_page(pack)) + "\n"


def _page(pack: Pack) -> Iterator[str]:
    title = f"{pack.name} {pack.version}".strip()
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{escape(title)}</h1>"
    yield f'<p class="about">Questions first, answers at the end. {_counts(pack)}</p>'
    yield from _contents(pack.questions.values())
    for question in pack.questions.values():
        yield from _question(question, pack.titles.get(question.topic, question.topic))
    yield '<section class="answers">\n<h1>Answers</h1>'
    for question in pack.questions.values():
        yield from answer(question)
    yield "</section>\n</body>\n</html>"


def _counts(pack: Pack) -> str:
    questions, items = len(pack.questions), len(pack.items)
    return f"{questions} question{'s'[: questions != 1]}, {items} item{'s'[: items != 1]}."


def _contents(questions: Iterable[Question]) -> Iterator[str]:
    yield '<ol class="contents">'
    for question in questions:
        yield f'<li><a href="#{escape(question.id)}">{escape(question.title)}</a></li>'
    yield "</ol>"


def _question(question: Question, topic: str) -> Iterator[str]:
    about = (topic, question.level, f"difficulty {question.difficulty} of 5", f"{question.minutes} minutes")
    told = " · ".join([*about, "not reviewed yet"] if question.unreviewed else about)
    yield f'<section class="question" id="{escape(question.id)}">\n<h2>{escape(question.title)}</h2>'
    yield paragraph(told, "about")
    yield paragraph(question.prompt, "prompt")
    if question.items:
        yield '<h3>Quick check</h3>\n<ol class="items">'
        for item in question.items:
            yield from _item(item)
        yield "</ol>"
    yield "</section>"


def _item(item: Item) -> Iterator[str]:
    yield f"<li>{paragraph(item.stem)}"
    yield '<ol class="options">'
    for _, option in zip(LETTERS, item.options, strict=False):
        yield f"<li>{paragraph(option.text)}</li>"
    yield "</ol></li>"
