"""A whole pack as one JSON file: every question and item, but neither its lock nor what was approved."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import from_json

from bot.domain.pack import Pack
from bot.domain.question import Question
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.json_place import line_of
from bot.packs.exchange.slugs import slug
from bot.packs.problem import Findings

LOST: tuple[str, ...] = ()

_EDITION = 1
Place = tuple[str | int, ...]


class _Closed(BaseModel):
    """What pydantic reads our own values in; a key that they do not have is a fault."""

    model_config = ConfigDict(extra="forbid")


class _Whole(_Closed):
    value: Pack


class _One(_Closed):
    value: Question


_PACK = TypeAdapter(Pack)


def json_of(pack: Pack) -> str:
    """Return the whole pack."""
    values = _PACK.dump_python(pack, mode="json")
    file = {"studyhall": _EDITION, **values, "questions": list(values["questions"].values())}
    return json.dumps(file, ensure_ascii=False, indent=1) + "\n"


def read_json(text: str, path: Path) -> Imported:
    """Return the questions and topics of the file as they were, reviewed or not."""
    return read_pack(text, path)[1]


def read_pack(text: str, path: Path) -> tuple[Pack, Imported]:
    """Return the pack itself, too: its name, its version and its sets."""
    pack, findings = _read(text.removeprefix("\ufeff"))
    problems = tuple(finding.at(path) for finding in sorted(findings.found))
    return pack, Imported(tuple(pack.questions.values()), pack.topics, problems)


def _read(text: str) -> tuple[Pack, Findings]:
    """Read the questions one by one, so that a broken one costs nothing but itself."""
    findings = Findings()
    values = _values(text, findings)
    listed = values.pop("questions", [])
    pack = _checked(_Whole, {**values, "questions": {}}, text, (), findings) if values else None
    questions: dict[str, Question] = {}
    for index, one in enumerate(listed if pack else ()):
        question = _question(one, text, ("questions", index), findings)
        if question and question.id in questions:
            line = line_of(text, ("questions", index, "id"))
            findings.broken(line, f"The id `{question.id}` was there before. Give each question its own.")
        elif question:
            questions[question.id] = question
    return replace(pack or Pack("", "0.0.0", (), {}), questions=questions), findings


def _values(text: str, findings: Findings) -> dict[str, Any]:
    """Return what the file holds, without its mark; nothing when it is no file of ours."""
    try:
        values = from_json(text)
    except ValueError as problem:
        said, _, place = str(problem).partition(" at line ")
        line = re.match(r"\d+", place)
        findings.broken(int(line[0]) if line else 1, f"From here on this is no JSON: {said}.")
        return {}
    if not isinstance(values, dict) or values.pop("studyhall", None) != _EDITION:
        findings.broken(1, f'This is no pack: it should be an object with `"studyhall": {_EDITION}`.')
        return {}
    if not isinstance(values.get("questions"), list):
        findings.broken(line_of(text, ("questions",)), "A pack has a list of `questions`. Add it.")
        return {}
    return values


def _question(values: object, text: str, place: Place, findings: Findings) -> Question | None:
    question = _checked(_One, values, text, place, findings)
    faults = list(_faults(question)) if question else []
    for part, sentence in faults:
        findings.broken(line_of(text, (*place, part)), sentence)
    return None if faults else question


def _faults(question: Question) -> Iterator[tuple[str, str]]:
    """Yield what the types do not say: (the part, a sentence)."""
    if not question.id or slug(question.id) != question.id:
        yield "id", f"`{question.id}` is no id: lower-case words joined by hyphens, 60 characters at most."
        return
    for item in question.items:
        right = sum(option.correct for option in item.options)
        if right != 1:
            yield "items", f"`{item.id}` has {right} right options. Mark exactly one as correct."
        if item.question != question.id or not item.id.startswith(f"{question.id}/"):
            yield (
                "items",
                f"`{item.id}` does not belong to `{question.id}`. Its id starts with its question's.",
            )


def _checked(
    model: type[_Whole] | type[_One], values: object, text: str, place: Place, findings: Findings
) -> Any:
    """Return the value, or None after recording each fault with its line, in words that name it."""
    try:
        return model.model_validate({"value": values}).value
    except ValidationError as problem:
        for fault in problem.errors(include_url=False, include_context=False):
            path = (*place, *fault["loc"][1:])
            name = ".".join(str(part) for part in path)
            said = fault["msg"][:1].lower() + fault["msg"][1:]
            findings.broken(line_of(text, path), f"`{name}` cannot be read: {said}.")
        return None
