"""The front matter of a question file: its shape, and what each key should hold."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.domain.question import Kind, Level

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Link = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
Mark = Annotated[int, Field(ge=0, le=10)]

SLUG_SHAPE = "lower-case words joined by hyphens"


class _Closed(BaseModel):
    """A mapping that takes no other keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Closed):
    """One source a question rests on."""

    title: Text = Field(description="the name of the source, with its edition or section")
    url: Link = Field(description="a link that starts with https://")
    licence: Text = Field(description="the licence of the source, or “link only”")


class Rubric(_Closed):
    """How much each row of the self-score weighs, 0 to 10."""

    ask: Mark = Field(description="a whole number from 0 to 10")
    mechanism: Mark = Field(description="a whole number from 0 to 10")
    failure: Mark = Field(description="a whole number from 0 to 10")
    operate: Mark = Field(description="a whole number from 0 to 10")


class FrontMatter(_Closed):
    """What stands between the two `---` lines of a question file."""

    schema_version: Literal[1] = Field(alias="schema", description="1")
    id: Slug = Field(description=f"the file name without .md: {SLUG_SHAPE}")
    rev: Annotated[int, Field(ge=1)] = Field(description="a whole number, 1 or more")
    title: Annotated[Text, StringConstraints(max_length=120)] = Field(
        description="one line of 1 to 120 characters"
    )
    topic: Slug = Field(description="the slug of one topic in topics.yaml")
    also: tuple[Slug, ...] = Field((), description="a list of further topic slugs")
    tags: tuple[Slug, ...] = Field((), description=f"a list of tags: {SLUG_SHAPE}")
    kind: Kind = Field(description=f"one of {', '.join(Kind)}")
    level: Level = Field(description=f"one of {', '.join(Level)}")
    difficulty: Annotated[int, Field(ge=1, le=5)] = Field(description="a whole number from 1 to 5")
    minutes: Annotated[int, Field(ge=1, le=120)] = Field(description="a whole number from 1 to 120")
    requires: tuple[Slug, ...] = Field((), description="a list of question ids to study first")
    covers: tuple[Slug, ...] = Field((), description="a list of guide questions such as guide-22")
    aliases: tuple[Slug, ...] = Field((), description="a list of ids this question had before")
    licence: Annotated[str, StringConstraints(strip_whitespace=True)] = Field(
        "", description="a licence name such as CC-BY-4.0"
    )
    reviewed: date | None = Field(None, description="a date such as 2026-11-23")
    review_by: date | None = Field(None, description="a date such as 2027-11-23")
    unreviewed: bool = Field(False, description="true, as long as nobody has reviewed the question")
    refs: dict[Slug, Source] = Field(
        default_factory=dict, description="a mapping of short keys to title, url and licence"
    )
    diagrams: dict[Slug, Text] = Field(
        default_factory=dict, description="a mapping of SVG file names without .svg to alternative texts"
    )
    rubric: Rubric | None = Field(None, description="the weights ask, mechanism, failure and operate")


REVIEWED = ("licence", "reviewed", "review_by")
"""The keys that only an unreviewed question may do without."""


def missing_key(key: str) -> str:
    """Return the sentence for a key that a reviewed question lacks."""
    return f"`{key}` is missing. Add it: {FrontMatter.model_fields[key].description}."


def front_matter_schema() -> dict[str, Any]:
    """Return the JSON Schema of the front matter, for the completion of an author's editor."""
    schema = FrontMatter.model_json_schema(by_alias=True)
    unreviewed = {"properties": {"unreviewed": {"const": True}}, "required": ["unreviewed"]}
    either = [unreviewed, {"required": list(REVIEWED)}]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "anyOf": either}
