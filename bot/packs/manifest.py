"""The two files that describe a pack as a whole: pack.yaml and topics.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.pack import Topic
from bot.packs.front_matter import Slug, Text
from bot.packs.problem import Findings, Problem
from bot.packs.shape import Shape, shape
from bot.packs.yaml_marks import Marked, read_yaml

PACK_FILE = "pack.yaml"

Names = Annotated[tuple[Slug, ...], Field(description="a list of topic slugs")]
Aliases = Annotated[tuple[Text, ...], Field(description="a list of other names")]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _PackFile(_Closed):
    name: Slug = Field(description="a short name: lower-case words joined by hyphens")
    title: Text | None = Field(None, description="the name people read")
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$", description="three numbers such as 1.0.0")
    schema_version: Literal[1] = Field(alias="schema", description="1")
    licence: Text = Field(description="a licence name such as CC-BY-4.0")
    language: Text = Field(description="a language code such as en")
    maintainers: tuple[Text, ...] = Field((), description="a list of names")
    quiz_unreviewed: bool = Field(False, description="true, to make quizzes from unreviewed questions, too")


class _TopicEntry(_Closed):
    slug: Slug = Field(description="lower-case words joined by hyphens")
    title: Text = Field(description="the name people read")
    group: Slug = Field(description="the group this topic belongs to")
    aliases: Aliases = ()


class _GroupEntry(_Closed):
    title: Text = Field(description="the name people read")
    aliases: Aliases = ()
    topics: Names


class _TopicsFile(_Closed):
    topics: tuple[_TopicEntry, ...] = Field(description="a list of topics: slug, title, group, aliases")
    groups: dict[Slug, _GroupEntry] = Field({}, description="a mapping of slug to title and topics")
    sets: dict[str, Names] = Field({}, description="a mapping of a name to a list of topic slugs")


@dataclass(frozen=True)
class Manifest:
    """What a pack says about itself."""

    name: str
    version: str
    topics: tuple[Topic, ...]
    sets: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    quiz_unreviewed: bool = False


def read_manifest(folder: Path) -> Manifest:
    """Read pack.yaml and topics.yaml; what cannot be read is reported, and a plain value stands in."""
    pack, _, pack_problems = _read(folder / PACK_FILE, _PackFile)
    found, marked, problems = _read(folder / "topics.yaml", _TopicsFile)
    entries = found.topics if found else ()
    topics = tuple(Topic(entry.slug, entry.title, entry.group, entry.aliases) for entry in entries)
    sets = _sets(found) if found else {}
    if found and marked:
        findings = Findings()
        _check_slugs(found, marked, findings)
        _check_aliases(found, marked, findings)
        problems += tuple(finding.at(folder / "topics.yaml") for finding in findings.found)
    name, version = (pack.name, pack.version) if pack else (folder.name, "0.0.0")
    quiz_unreviewed = pack is not None and pack.quiz_unreviewed
    return Manifest(name, version, topics, sets, pack_problems + problems, quiz_unreviewed)


def _read(path: Path, model: type[Shape]) -> tuple[Shape | None, Marked | None, tuple[Problem, ...]]:
    findings = Findings()
    if not path.is_file():
        findings.broken(1, "This file is missing. Add it: a pack needs one.")
        return None, None, tuple(finding.at(path) for finding in findings.found)
    # a byte that is no UTF-8 shows as a replacement mark in one word: better than losing the pack
    marked = read_yaml(path.read_text("utf-8-sig", errors="replace"), findings)
    value = shape(model, marked, findings) if marked else None
    return value, marked, tuple(finding.at(path) for finding in findings.found)


def _sets(found: _TopicsFile) -> dict[str, tuple[str, ...]]:
    sets: dict[str, tuple[str, ...]] = {}
    for topic in found.topics:
        sets[topic.group] = (*sets.get(topic.group, ()), topic.slug)
    for slug, group in found.groups.items():
        for name in (slug, group.title, *group.aliases):
            sets[name.lower()] = group.topics
    return sets | {name.lower(): slugs for name, slugs in found.sets.items()}


def _check_slugs(found: _TopicsFile, marked: Marked, findings: Findings) -> None:
    known = {topic.slug for topic in found.topics}
    for path, slug in _named_slugs(found):
        if slug not in known:
            findings.broken(marked.line(path), f"`{slug}` is not a topic of this file. Correct or remove it.")


def _named_slugs(found: _TopicsFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name, group in found.groups.items():
        yield from ((("groups", name, "topics", index), slug) for index, slug in enumerate(group.topics))
    for name, slugs in found.sets.items():
        yield from ((("sets", name, index), slug) for index, slug in enumerate(slugs))


def _check_aliases(found: _TopicsFile, marked: Marked, findings: Findings) -> None:
    owners: dict[str, str] = {}
    for index, topic in enumerate(found.topics):
        for name in dict.fromkeys((topic.slug, *(alias.lower() for alias in topic.aliases))):
            owner = owners.setdefault(name, topic.slug)
            if owners[name] != topic.slug or (name == topic.slug and owner != name):
                line = marked.line(("topics", index))
                findings.broken(
                    line, f"`{name}` already names the topic `{owner}`. Give it to one of the two."
                )
