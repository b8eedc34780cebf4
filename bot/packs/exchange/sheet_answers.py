"""The answers of a study sheet: the layers of each question, and the keys of its items."""

from collections.abc import Iterable, Iterator
from html import escape

from bot.domain.question import Item, Question, Reference
from bot.packs.exchange.entry import LETTERS

_SAFE = "https://"


def paragraph(text: str, kind: str = "") -> str:
    """Return text as a paragraph that shows it as it is."""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def answer(question: Question) -> Iterator[str]:
    """Yield the answer of a question; a layer that it lacks has no heading."""
    yield f'<article class="answer">\n<h2>{escape(question.title)}</h2>'
    if question.why:
        yield paragraph(question.why)
    yield from _list("Ask first", ((ask.text, ask.changes) for ask in question.ask_first))
    yield from _list("Steps", ((step.text, "") for step in question.steps), "ol")
    yield from _list("Do", ((practice.text, practice.because) for practice in question.do))
    yield from _list("Avoid", ((pitfall.text, pitfall.breaks) for pitfall in question.avoid))
    for diagram in question.diagrams:
        # the loader lets shapes and text through, and nothing that runs or is fetched
        yield f'<figure role="img" aria-label="{escape(diagram.alt)}">{diagram.svg}</figure>'
    if question.sketch:
        yield f"<h3>Sketch</h3>\n<pre>{escape(question.sketch.code)}</pre>"
    yield from _keys(question.items)
    yield from _sources(question.refs)
    yield "</article>"


def _list(heading: str, entries: Iterable[tuple[str, str]], kind: str = "ul") -> Iterator[str]:
    lines = [f"<li>{escape(text)}{_and(more)}</li>" for text, more in entries]
    if lines:
        yield f"<h3>{heading}</h3>\n<{kind}>"
        yield from lines
        yield f"</{kind}>"


def _and(more: str) -> str:
    return f' <span class="and">{escape(more)}</span>' if more else ""


def _keys(items: tuple[Item, ...]) -> Iterator[str]:
    if not items:
        return
    yield '<h3>Quick check</h3>\n<ol class="keys">'
    for item in items:
        letter = LETTERS[item.options.index(item.key)].upper()
        yield f"<li><b>{letter}</b> {escape(item.key.text)}{_and(item.key.feedback)}</li>"
    yield "</ol>"


def _sources(refs: tuple[Reference, ...]) -> Iterator[str]:
    if not refs:
        return
    yield "<h3>Sources</h3>\n<ul>"
    for ref in refs:
        title = escape(ref.title)
        yield (
            f'<li><a href="{escape(ref.url)}">{title}</a></li>'
            if ref.url.startswith(_SAFE)
            else f"<li>{title}</li>"
        )
    yield "</ul>"
