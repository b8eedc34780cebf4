"""Packs that Hypothesis makes: texts with every mark that a format could stumble over."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from bot.domain.pack import Pack, Topic
from bot.domain.question import Item, Kind, Level, Option, Question

TRICKY = "=+-@'\"\t\n\\{}[]<>&;#~:%,|`*_$/ aB1é🙂\u2028\u0085"
TRAPS = (
    "=1+1",
    "'=x",
    "''+x",
    "-",
    "@a",
    "[html]<b>x</b>",
    "[plain]x",
    "a\n\nb",
    "a ####b",
    "{=a ~b}",
    "::x::y",
    "// x",
    "\\n",
    "\\\\:",
    "&amp;lt;",
    "<br>",
    "<li>x",
    "#separator:tab",
    "_x0041_",
    "T",
    "%50%x",
    'a "b", c',
    "$CATEGORY: x",
    "tags:x",
    "<!--",
    "1.0",
)

texts = st.one_of(
    st.sampled_from(TRAPS),
    st.text(st.sampled_from(TRICKY), min_size=1, max_size=12),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12),
).map(str.strip)
texts = texts.filter(bool)
names = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,5})?", fullmatch=True)


def plain(text: str) -> str:
    """Return what two options must not share."""
    return " ".join(text.casefold().split())


@st.composite
def items(draw: st.DrawFn, question: Question, local: str) -> Item:
    """Make an item of a question."""
    options = draw(st.lists(texts, min_size=3, max_size=4, unique_by=plain))
    right = draw(st.integers(0, len(options) - 1))
    made = tuple(Option("abcd"[at], text, draw(texts), at == right) for at, text in enumerate(options))
    about: Any = (question.id, 1, question.topic, question.level, question.difficulty, draw(texts))
    return Item(f"{question.id}/{local}", *about, made)


@st.composite
def questions(draw: st.DrawFn, name: str, topic: str) -> Question:
    """Make an unreviewed question with items, hand-written and generated."""
    bare = Question(
        id=name,
        rev=1,
        title=draw(texts),
        topic=topic,
        kind=draw(st.sampled_from(Kind)),
        level=draw(st.sampled_from(Level)),
        difficulty=draw(st.integers(1, 5)),
        minutes=10,
        prompt=draw(texts),
        why="",
        ask_first=(),
        steps=(),
        do=(),
        avoid=(),
        items=(),
        tags=tuple(draw(st.lists(names.filter(lambda tag: tag != "unreviewed"), max_size=2, unique=True))),
        unreviewed=True,
    )
    locals_ = draw(st.lists(st.sampled_from(("m1", "m2", "n0.a3", "t6.a1")), min_size=1, unique=True))
    return replace(bare, items=tuple(draw(items(bare, local)) for local in locals_))


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Make a pack of one to three questions."""
    topics = draw(st.lists(names, min_size=1, max_size=2, unique=True))
    ids = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    made = [draw(questions(name, draw(st.sampled_from(topics)))) for name in ids]
    titles = tuple(Topic(topic, f"Topic {topic}", "all") for topic in topics)
    return Pack("made", "1.2.3", titles, {question.id: question for question in made})


def lettered(item: Item) -> Item:
    """Return the item as the formats of other tools hold it."""
    options = tuple(replace(option, id="abcd"[at]) for at, option in enumerate(item.options))
    return replace(item, rev=1, options=options)


def held(question: Question) -> Question:
    """Return what a sheet holds of a question."""
    return Question(
        id=question.id,
        rev=1,
        title=question.title,
        topic=question.topic,
        kind=question.kind,
        level=question.level,
        difficulty=question.difficulty,
        minutes=10,
        prompt=question.prompt,
        why="",
        ask_first=(),
        steps=(),
        do=(),
        avoid=(),
        items=tuple(map(lettered, question.items)),
        tags=question.tags,
        unreviewed=True,
    )


def asked(question: Question) -> tuple[Any, ...]:
    """Return what GIFT holds of a question."""
    about = [(item.id, item.stem, lettered(item).options) for item in question.items]
    return (question.id, question.title, question.topic, about)
