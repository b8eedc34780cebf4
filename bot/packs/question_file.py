"""One question file: from its text to a question, with everything that is wrong with it."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.question import (
    AskFirst,
    Diagram,
    Item,
    Option,
    Pitfall,
    Practice,
    Question,
    Reference,
    Sketch,
    Step,
)
from bot.packs.body import read_body
from bot.packs.check_items import check_items, takeable
from bot.packs.check_structure import check_structure, ids_after
from bot.packs.check_style import check_style
from bot.packs.draft import Body
from bot.packs.front_matter import REVIEWED, FrontMatter, missing_key
from bot.packs.items import passing
from bot.packs.problem import Finding, Findings, Severity
from bot.packs.shape import shape
from bot.packs.yaml_marks import Marked, read_yaml


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """What one file holds; `lines` tells where the keys stand that other files must agree with."""

    question: Question | None
    findings: tuple[Finding, ...]
    lines: dict[str, int]


def read_question(text: str, name: str, style: Severity = Severity.ERROR) -> QuestionFile:
    """Read the text of `<name>.md`; the question is None when something in it is broken."""
    findings = Findings(style)
    front_text, body_text, body_line = _split(text.removeprefix("\ufeff"), findings)
    marked = read_yaml(front_text, findings, 2) if front_text is not None else None
    front = shape(FrontMatter, marked, findings) if marked else None
    if front and front.unreviewed:
        # What somebody imported is taken as it is; style is what its review is for.
        findings.style = Severity.WARNING
    body = read_body(body_text, body_line, findings)
    check_style(body, findings)
    if front and front.unreviewed:
        body.items = takeable(body.items, findings)
    else:
        check_items(body.items, findings)
    question = None
    if marked and front:
        _check_front(front, marked, name, findings)
        check_structure(front, marked, body, findings)
        question = None if findings.hopeless else _question(front, body)
    lines = (
        {key: marked.line((key,)) for key in ("id", "topic", "also", "requires", "review_by", "diagrams")}
        if marked
        else {}
    )
    return QuestionFile(question, tuple(sorted(findings.found)), lines)


def _split(text: str, findings: Findings) -> tuple[str | None, str, int]:
    """Return the front matter, the body, and the line on which the body starts."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].strip() != "---":
        findings.broken(1, "The file does not begin with `---`. Put the front matter at the top.")
        return None, "\n".join(lines), 1
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        findings.broken(1, "The front matter has no end. Close it with a line `---`.")
        return None, "", len(lines)
    return "\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :]), end + 2


def _check_front(front: FrontMatter, marked: Marked, name: str, findings: Findings) -> None:
    if front.id != name:
        line = marked.line(("id",))
        findings.broken(line, f"The id `{front.id}` differs from the file name `{name}`. Make them equal.")
    for key in () if front.unreviewed else REVIEWED:
        if not getattr(front, key):
            findings.broken(marked.line((key,)), missing_key(key))
    if front.reviewed and front.review_by and front.review_by <= front.reviewed:
        line = marked.line(("review_by",))
        findings.poor(line, "`review_by` is not after `reviewed`. Set the date of the next review.")
    if front.topic in front.also:
        findings.poor(marked.line(("also",)), f"`also` repeats the topic `{front.topic}`. Remove it there.")


def stale(question: Question, today: date) -> bool:
    """Whether the question is past its review date."""
    return question.review_by is not None and question.review_by < today


def _question(front: FrontMatter, body: Body) -> Question:
    bare = Question(
        id=front.id,
        rev=front.rev,
        title=front.title,
        topic=front.topic,
        kind=front.kind,
        level=front.level,
        difficulty=front.difficulty,
        minutes=front.minutes,
        prompt=_prose(body, "prompt"),
        why=_prose(body, "why it matters"),
        ask_first=tuple(AskFirst(e.id, e.claim.text, e.text("changes")) for e in body.listed("ask first")),
        steps=tuple(Step(e.id, e.claim.text, ids_after(e)) for e in body.listed("steps")),
        do=tuple(Practice(e.id, e.claim.text, e.text("because")) for e in body.listed("do")),
        avoid=tuple(
            Pitfall(e.id, e.claim.text, e.text("breaks"), e.text("instead")) for e in body.listed("avoid")
        ),
        items=(),
        diagrams=tuple(Diagram(name, alt) for name, alt in front.diagrams.items()),
        sketch=Sketch(body.sketch.language, body.sketch.code) if body.sketch else None,
        also=front.also,
        tags=front.tags,
        requires=front.requires,
        covers=front.covers,
        aliases=front.aliases,
        refs=tuple(Reference(key, ref.title, ref.url, ref.licence) for key, ref in front.refs.items()),
        licence=front.licence,
        reviewed=front.reviewed,
        review_by=front.review_by,
        unreviewed=front.unreviewed,
    )
    generated = () if bare.unreviewed else passing(bare)
    return replace(bare, items=(*_written_items(front, body), *generated))


def _prose(body: Body, section: str) -> str:
    return "\n\n".join(paragraph.text for paragraph in body.paragraphs(section))


def _written_items(front: FrontMatter, body: Body) -> tuple[Item, ...]:
    return tuple(
        Item(
            id=f"{front.id}/{draft.id}",
            question=front.id,
            rev=front.rev,
            topic=front.topic,
            level=front.level,
            difficulty=front.difficulty,
            stem="\n\n".join(paragraph.text for paragraph in draft.stem),
            options=tuple(
                Option(
                    choice.id,
                    choice.claim.text,
                    choice.feedback.text if choice.feedback else "",
                    choice.correct,
                )
                for choice in draft.choices
            ),
        )
        for draft in body.items
    )
