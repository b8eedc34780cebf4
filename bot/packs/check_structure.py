"""Does a question file hang together: sections, ids, links, references, sketch?"""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

from bot.packs.body import LISTS, SECTIONS
from bot.packs.draft import Body, Entry
from bot.packs.front_matter import FrontMatter
from bot.packs.problem import Findings
from bot.packs.yaml_marks import Marked

SKETCH_LINES = 25
_FEW = 3
_ALWAYS_THERE = ("prompt", "why it matters", "steps", "do", "avoid")
_EXPECTED = tuple(section for section in SECTIONS if section != "sketch")
_MISSING = {
    "changes": "Say what the answer to `{id}` changes: add “- Changes: …” below it.",
    "because": "Say why `{id}` is right: add “- Because: …” below it.",
    "breaks": "Say what one can see break after `{id}`: add “- Breaks: …” below it.",
    "instead": "Name what to do instead of `{id}`: add “- Instead: d1” with the right id below it.",
}


def check_structure(front: FrontMatter, marked: Marked, body: Body, findings: Findings) -> None:
    """Record everything that is missing, doubled or points nowhere."""
    _check_sections(body, findings, ("prompt",) if front.unreviewed else _ALWAYS_THERE)
    for section in LISTS:
        _check_ids(body.listed(section), findings)
        _check_notes(section, body.listed(section), findings)
    _check_instead(body, findings)
    _check_after(body.listed("steps"), findings)
    _check_sketch(body, findings)
    _check_references(front, marked, body, findings)


def _check_sections(body: Body, findings: Findings, required: tuple[str, ...]) -> None:
    for index, section in enumerate(_EXPECTED):
        if section not in body.headings:
            later = [body.headings[name] for name in _EXPECTED[index:] if name in body.headings]
            title = section.capitalize()
            record = findings.broken if section in required else findings.poor
            record(
                min(later, default=body.last_line),
                f"The section “{title}” is missing. Add “## {title}” here.",
            )
    for section, line in body.headings.items():
        if section not in body.filled:
            findings.broken(line, f"The section “{section.capitalize()}” is empty. Write it or remove it.")
        elif section in LISTS and len(body.listed(section)) < _FEW:
            findings.odd(line, "Fewer than three entries leave too few answers to choose from. Add one.")


def _check_ids(entries: Iterable[Entry], findings: Findings) -> None:
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.id in seen:
            findings.broken(
                entry.line,
                f"The id `{entry.id}` is taken by line {seen[entry.id]}. Give this entry a new id.",
            )
        seen.setdefault(entry.id, entry.line)
        if not entry.claim.text:
            findings.broken(entry.line, f"`{entry.id}` has no text. Write what it says behind the id.")


def _check_notes(section: str, entries: Iterable[Entry], findings: Findings) -> None:
    for entry in entries:
        for label in LISTS[section][1]:
            if label in _MISSING and not entry.text(label):
                findings.poor(entry.line, _MISSING[label].format(id=entry.id))


def _check_instead(body: Body, findings: Findings) -> None:
    known = {entry.id for entry in body.listed("do")}
    for entry in body.listed("avoid"):
        target = entry.notes.get("instead")
        if target and target.text and target.text not in known:
            findings.broken(
                target.line,
                f"There is no practice `{target.text}` to do instead. Use an id of the section “Do”.",
            )


def ids_after(entry: Entry) -> tuple[str, ...]:
    """Return the ids of the steps that must come before this one."""
    return tuple(part for part in entry.text("after").replace(",", " ").replace(" and ", " ").split() if part)


def _check_after(steps: list[Entry], findings: Findings) -> None:
    lines = {step.id: step.notes["after"].line for step in steps if "after" in step.notes}
    known = {step.id for step in steps}
    edges: dict[str, set[str]] = {}
    for step in steps:
        edges[step.id] = {target for target in ids_after(step) if target in known}
        for target in ids_after(step):
            if target not in known:
                findings.broken(
                    lines[step.id], f"There is no step `{target}` to come after. Use an id of a step."
                )
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        circle = list(dict.fromkeys(error.args[1]))
        line = max(lines[step] for step in circle)
        findings.broken(
            line, f"The steps {', '.join(sorted(circle))} wait for each other. Remove one “After”."
        )


def _check_sketch(body: Body, findings: Findings) -> None:
    sketch = body.sketch
    if sketch is None:
        return
    if not sketch.language:
        findings.broken(
            sketch.line, "Name the language of the sketch behind the opening ```, such as ```python."
        )
    if sketch.code.count("\n") + 1 > SKETCH_LINES:
        findings.poor(
            sketch.line, f"The sketch has more than {SKETCH_LINES} lines. Keep what shows the idea."
        )


def _check_references(front: FrontMatter, marked: Marked, body: Body, findings: Findings) -> None:
    used: set[str] = set()
    for text in body.notes():
        used.update(text.refs)
        for key in text.refs:
            if key not in front.refs:
                findings.broken(text.line, f"[{key}] is not among the `refs`. Declare it, or remove it here.")
    for key in front.refs:
        if key not in used:
            findings.odd(
                marked.line(("refs", key)), f"No text names [{key}]. Name it where it supports a claim."
            )
