"""Suggesting a question, or a note about one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.catalogue import Found, find_topics
from bot.domain.pack import Pack
from bot.domain.refusal import Reason, Refusal
from bot.domain.suggested_question import Fault, faults, question_of
from bot.domain.suggestion import (
    LONGEST_NOTE,
    TEXT,
    NoteAsked,
    QuestionAsked,
    Suggested,
    Suggestion,
    SuggestionKind,
    SuggestionState,
    draft_seat,
    seats,
    suggested_id,
)
from bot.domain.visitor import Visitor
from bot.engine.ports import Editor, Unit
from bot.engine.streaks import channels_of

Wrong = Mapping[str, Fault | str]
"""What is wrong with a form, by part: a fault of ours, or a sentence of the editor."""
QUESTION, NOTE = SuggestionKind.QUESTION, SuggestionKind.NOTE
OFFERED = 10
"""How many of the latest questions a note can be about."""


def ask_for_question(
    unit: Unit, pack: Pack, visitor: Visitor, topic: str, level: str
) -> QuestionAsked | Refusal:
    """Return what the form of a question starts from: what was typed last, when it could not be taken."""
    person = unit.members.known(visitor.member.key).person
    if _is_full(unit, person, QUESTION):
        return Refusal(Reason.ENOUGH_WAITING)
    found = find_topics(pack, topic) if topic else Found((), "")
    if not isinstance(found, Found) or len(found.slugs) > 1:
        near = () if isinstance(found, Found) else found.topics
        return Refusal(Reason.TOPIC_UNKNOWN, topic, tuple((one.slug, one.title) for one in near))
    draft = unit.suggestions.at_seat(draft_seat(person, QUESTION))
    return QuestionAsked("".join(found.slugs), level, found.title, draft.parts if draft else {})


def suggest(
    unit: Unit, editor: Editor, visitor: Visitor, parts: Mapping[str, str], name: str
) -> Suggested | Wrong | Refusal:
    """Let a question wait for a steward; what cannot be taken is kept as a draft, and its faults returned."""
    made = Suggestion(
        id=name,
        kind=QUESTION,
        state=SuggestionState.WAITING,
        member=visitor.member.key,
        channel=visitor.channel.key,
        question=suggested_id(name),
        parts=parts,
        at=visitor.at,
    )
    person = unit.members.known(made.member).person
    draft = draft_seat(person, QUESTION)
    wrong: Wrong = faults(parts) or editor.problems(question_of(made))
    if wrong:
        unit.suggestions.keep_draft(replace(made, state=SuggestionState.DRAFT), draft)
        return wrong
    if not _let_wait(unit, made, person):
        return Refusal(Reason.ENOUGH_WAITING)
    unit.suggestions.leave_seat(draft)
    unit.members.meet(made.member, visitor.name)
    return Suggested(made, question_of(made).title)


def ask_for_note(unit: Unit, pack: Pack, visitor: Visitor) -> NoteAsked | Refusal:
    """Return what the form of a note starts from: the latest questions of the record."""
    return _note_asked(unit, pack, visitor, None, "")


def keep(unit: Unit, pack: Pack, visitor: Visitor, thread: str, text: str) -> NoteAsked | Refusal:
    """Return what the form of a note starts from that is made of a reply in a question's thread."""
    prompt = unit.prompts.at_ref(visitor.channel.key, thread)
    if prompt is None:
        return Refusal(Reason.NO_THREAD)
    return _note_asked(unit, pack, visitor, prompt.question, text[:LONGEST_NOTE])


def _note_asked(
    unit: Unit, pack: Pack, visitor: Visitor, about: str | None, text: str
) -> NoteAsked | Refusal:
    if _is_full(unit, unit.members.known(visitor.member.key).person, NOTE):
        return Refusal(Reason.ENOUGH_WAITING)
    asked = _asked(unit, pack, visitor)
    first = [about] if about in asked else []
    latest = tuple((one, asked[one]) for one in dict.fromkeys((*first, *asked)))[:OFFERED]
    return NoteAsked(latest, text) if latest else Refusal(Reason.NOTHING_ASKED)


def note(
    unit: Unit, pack: Pack, visitor: Visitor, about: str, text: str, name: str, now: datetime
) -> Suggested | Refusal:
    """Keep a note about a question: at once when a steward wrote it, otherwise once a steward approves."""
    title = _asked(unit, pack, visitor).get(about)
    if title is None:
        return Refusal(Reason.NOTHING_ASKED)
    said = text.strip()
    if not said or len(said) > LONGEST_NOTE:
        return Refusal(Reason.NOTE_EMPTY)
    made = Suggestion(
        id=name,
        kind=NOTE,
        state=SuggestionState.WAITING,
        member=visitor.member.key,
        channel=visitor.channel.key,
        question=about,
        parts={TEXT: said},
        at=visitor.at,
    )
    if visitor.steward:
        made = replace(made, state=SuggestionState.APPROVED, decided_at=now, decided_by=made.member)
        unit.suggestions.add(made)
    elif not _let_wait(unit, made, unit.members.known(made.member).person):
        return Refusal(Reason.ENOUGH_WAITING)
    unit.members.meet(made.member, visitor.name)
    return Suggested(made, title)


def _asked(unit: Unit, pack: Pack, visitor: Visitor) -> dict[str, str]:
    """Return the titles of what the record was asked, by id of the question, the latest first."""
    histories = (unit.prompts.history(one) for one in channels_of(unit, visitor.channel.key))
    latest = sorted((each for one in histories for each in one), key=lambda each: each.at, reverse=True)
    found = (pack.question(each.question) for each in latest)
    return {one.id: one.title for one in found if one is not None}


def _is_full(unit: Unit, person: str, kind: SuggestionKind) -> bool:
    """Tell whether a person has as many waiting as may wait."""
    return all(unit.suggestions.at_seat(seat) for seat in seats(person, kind))


def _let_wait(unit: Unit, made: Suggestion, person: str) -> bool:
    """Give a suggestion a seat to wait in; False when the person has no more."""
    return any(unit.suggestions.add(made, seat) for seat in seats(person, made.kind))
