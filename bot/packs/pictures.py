"""The pictures of a pack: SVG files under media/<question>, taken in with their question."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from bot.domain.question import Diagram, Question
from bot.packs.problem import Problem, Severity

SVG = "{http://www.w3.org/2000/svg}"
LARGEST = 40_000
"""Characters; a drawing by hand stays far below."""


def media(folder: Path, question: str) -> Path:
    """Return the folder that holds the pictures of a question."""
    return folder / "media" / question


def illustrated(folder: Path, question: Question) -> Question:
    """Return a question with the source of its pictures; one that cannot be used is left out."""
    if not question.diagrams:
        return question
    found = (_read(folder, question, diagram) for diagram in question.diagrams)
    return replace(question, diagrams=tuple(diagram for diagram in found if diagram.svg))


def check_pictures(folder: Path, question: Question, line: int) -> Iterator[Problem]:
    """Yield every picture that is missing or cannot be shown as it stands."""
    for diagram in question.diagrams:
        path = media(folder, question.id) / f"{diagram.name}.svg"
        if not path.is_file():
            sentence = f"There is no picture {path.name} in media/{question.id}. Draw it, or remove it here."
            yield Problem(folder / "questions" / f"{question.id}.md", line, sentence, Severity.ERROR)
        elif fault := _fault(path.read_text("utf-8")):
            yield Problem(path, 1, fault, Severity.ERROR)


def _read(folder: Path, question: Question, diagram: Diagram) -> Diagram:
    path = media(folder, question.id) / f"{diagram.name}.svg"
    svg = path.read_text("utf-8") if path.is_file() else ""
    return replace(diagram, svg="" if _fault(svg) else svg)


def _fault(svg: str) -> str:
    """Return why a picture cannot be shown, or an empty text; what it loads or runs is not shown anywhere."""
    if len(svg) > LARGEST:
        return f"The picture has more than {LARGEST} characters. Draw it simpler."
    if "<!" in svg.replace("<!--", ""):
        return "The picture declares a document type. Remove everything that begins with <!."
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - without a document type there are no entities
    except ElementTree.ParseError as error:
        return f"The picture is no SVG: {error}."
    if root.tag != f"{SVG}svg" or "viewBox" not in root.attrib:
        return "The picture does not begin with <svg> in the SVG namespace with a viewBox. Add both."
    for element in root.iter():
        names = [name.rpartition("}")[2].lower() for name in element.attrib]
        if element.tag.rpartition("}")[2] in ("script", "foreignObject", "image", "style"):
            return f"The picture holds <{element.tag.rpartition('}')[2]}>. Draw with shapes and text only."
        if any(name.startswith("on") or name == "href" for name in names):
            return "The picture links or reacts to something. Draw with shapes and text only."
    return ""
