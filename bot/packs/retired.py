"""retired.yaml: the ids that were given up, when and why; an id never comes back for another question."""

import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, RootModel

from bot.packs.front_matter import Slug, Text
from bot.packs.problem import Findings, Problem
from bot.packs.shape import shape
from bot.packs.yaml_marks import read_yaml

RETIRED = "retired.yaml"


class Tombstone(BaseModel):
    """Why a question left the pack."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: datetime.date = Field(description="the day it left, such as 2026-11-23")
    reason: Text = Field(description="one sentence that says why it left")
    replaced_by: Slug | None = Field(None, description="the id of the question to study instead")


class Retired(RootModel[dict[Slug, Tombstone]]):
    """The whole file: question ids with their tombstones."""


def read_retired(folder: Path) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """Return the line of each retired id, and what is wrong with the file."""
    path = folder / RETIRED
    if not path.is_file():
        return {}, ()
    findings = Findings()
    marked = read_yaml(path.read_text("utf-8-sig", errors="replace"), findings)
    found = shape(Retired, marked, findings) if marked and marked.value is not None else None
    lines = {name: marked.line((name,)) for name in found.root} if found and marked else {}
    return lines, tuple(finding.at(path) for finding in findings.found)
