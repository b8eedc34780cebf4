"""Checks a YAML value against its model, and says what is wrong in words for authors."""

from difflib import get_close_matches
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.packs.problem import Findings
from bot.packs.yaml_marks import Marked

Shape = TypeVar("Shape", bound=BaseModel)


def shape(model: type[Shape], marked: Marked, findings: Findings) -> Shape | None:
    """Return the value as the model, or None after saying everything that does not fit."""
    try:
        return model.model_validate(marked.value)
    except ValidationError as error:
        told: set[tuple[int, str]] = set()
        for details in error.errors(include_url=False):
            told.add((marked.line(details["loc"]), _sentence(model, details)))
        for line, sentence in sorted(told):
            findings.broken(line, sentence)
        return None


def _sentence(model: type[BaseModel], details: ErrorDetails) -> str:
    loc = details["loc"]
    name = ".".join(str(part) for part in loc)
    if details["type"] == "extra_forbidden":
        return f"`{name}` is not a key of this format{_nearest(model, str(loc[-1]))}."
    if details["type"] == "missing":
        return f"`{name}` is missing. Add it: {_wanted(model, loc)}."
    if not loc:
        return "This should be a list of `key: value` lines."
    return f"`{name}` should be {_wanted(model, loc)}; here it is “{_short(details['input'])}”."


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _nearest(model: type[BaseModel], name: str) -> str:
    known = [field.alias or key for key, field in model.model_fields.items()]
    near = get_close_matches(name, known, n=1)
    return f". Write `{near[0]}`, or remove it" if near else ". Remove it"


def _wanted(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """Return the description of the deepest field the path reaches."""
    wanted = "a value of the right form"
    reached: type[BaseModel] | None = model
    for part in loc:
        field = _field(reached, str(part)) if reached else None
        if field is not None:
            wanted, reached = field
    return wanted


def _field(model: type[BaseModel], name: str) -> tuple[str, type[BaseModel] | None] | None:
    for key, field in model.model_fields.items():
        if name in (key, field.alias):
            return field.description or "", _inner(field.annotation)
    return None


def _inner(annotation: object) -> type[BaseModel] | None:
    """Return the model inside an annotation such as `dict[str, Source]` or `Rubric | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner(argument)
        if found is not None:
            return found
    return None
