"""Reads an interview guide in plain Markdown: sections, questions, and labelled lists below them."""

from pathlib import Path

from bot.domain.question import AskFirst, Kind, Level, Pitfall, Practice, Question, Step
from bot.packs.exchange.guide_labels import Field
from bot.packs.exchange.guide_lines import read_lines
from bot.packs.exchange.guide_outline import Draft, drafts
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.slugs import free, slug
from bot.packs.exchange.topic_names import TopicNames
from bot.packs.problem import Findings

LONGEST_TITLE = 120
_LONGEST_PREFIX = 20


def read_guide(text: str, path: Path) -> Imported:
    """Read a guide. Every text in it is in a question then, or in a problem that names its line."""
    findings = Findings()
    topics = TopicNames()
    questions: dict[str, Question] = {}
    for draft in drafts(read_lines(text, findings), findings):
        question = _question(draft, path, topics, questions)
        questions[question.id] = question
    if not questions:
        findings.odd(
            1, "No question was found. A question is a heading with labels such as “Solution Steps”."
        )
    problems = tuple(finding.at(path) for finding in sorted(findings.found))
    return Imported(tuple(questions.values()), topics.used, problems)


def _question(draft: Draft, path: Path, topics: TopicNames, taken: dict[str, Question]) -> Question:
    topic = topics.topic(draft.section or path.stem)
    title = draft.heading.text or f"Question {len(taken) + 1}"
    tag = slug(draft.section)
    return Question(
        id=free(slug(f"{slug(topic.slug, _LONGEST_PREFIX)} {title}"), taken),
        rev=1,
        title=_shortened(title),
        topic=topic.slug,
        kind=Kind.EXPLAIN,
        level=Level.MID,
        difficulty=3,
        minutes=10,
        prompt="\n\n".join((title, *draft.prose)),
        why="\n\n".join(draft.texts(Field.WHY)),
        ask_first=tuple(AskFirst(f"q{n}", text, "") for n, text in _numbered(draft, Field.ASK_FIRST)),
        steps=tuple(Step(f"s{n}", text) for n, text in _numbered(draft, Field.STEPS)),
        do=tuple(Practice(f"d{n}", text, "") for n, text in _numbered(draft, Field.DO)),
        avoid=tuple(Pitfall(f"a{n}", text, "", "") for n, text in _numbered(draft, Field.AVOID)),
        items=(),
        sketch=draft.sketch,
        tags=(tag,) if tag else (),
        unreviewed=True,
    )


def _numbered(draft: Draft, field: Field) -> list[tuple[int, str]]:
    return list(enumerate(draft.texts(field), 1))


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
