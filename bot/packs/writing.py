"""Writes a pack: the files that the loader reads."""

from collections.abc import Iterable
from pathlib import Path

from bot.domain.pack import Topic
from bot.domain.question import Question
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.slugs import slug
from bot.packs.exchange.topic_names import GROUP
from bot.packs.pictures import media
from bot.packs.question_text import question_markdown as question_markdown
from bot.packs.yaml_text import yaml_text

UNKNOWN_LICENCE = "unknown"


class AlreadyThere(Exception):
    """A file of the pack exists; the message is a sentence that names it."""


def write_pack(folder: Path, name: str, imported: Imported) -> tuple[Path, ...]:
    """Write pack.yaml, topics.yaml and a file per question; return them.

    Raises:
        AlreadyThere: A file exists. Nothing is written then.
    """
    texts = {
        folder / "pack.yaml": _pack_yaml(name),
        folder / "topics.yaml": _topics_yaml(_topics(imported)),
    }
    for question in imported.questions:
        path = folder / "questions" / f"{question.id}.md"
        if path in texts:
            raise AlreadyThere(f"Two questions have the id {question.id}. Give one of them another title.")
        texts[path] = question_markdown(question)
        for diagram in question.diagrams:
            texts[media(folder, question.id) / f"{diagram.name}.svg"] = diagram.svg
    for path in texts:
        if path.exists():
            raise AlreadyThere(f"{path} exists already, and nothing was written. Name another folder.")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return tuple(texts)


def _pack_yaml(name: str) -> str:
    short = slug(name) or GROUP
    title = {} if short == name else {"title": name}
    return yaml_text(
        {
            "name": short,
            **title,
            "version": "0.1.0",
            "schema": 1,
            "licence": UNKNOWN_LICENCE,
            "language": "en",
        }
    )


def _topics_yaml(topics: Iterable[Topic]) -> str:
    entries = [
        {"slug": topic.slug, "title": topic.title, "group": topic.group}
        | ({"aliases": list(topic.aliases)} if topic.aliases else {})
        for topic in topics
    ]
    return yaml_text({"topics": entries})


def _topics(imported: Imported) -> tuple[Topic, ...]:
    """Return the topics of an import, and one for each that only a question names."""
    known = {topic.slug for topic in imported.topics}
    return (*imported.topics, *(_bare(name) for name in _named(imported.questions) if name not in known))


def _named(questions: Iterable[Question]) -> dict[str, None]:
    return dict.fromkeys(name for question in questions for name in (question.topic, *question.also))


def _bare(name: str) -> Topic:
    return Topic(name, name.replace("-", " ").capitalize(), GROUP)
