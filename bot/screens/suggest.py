"""Suggesting a question or a note, and what its author hears about it."""

from bot.domain.suggested_question import ADVICE, ASK_FIRST, LONGEST_TITLE, PROMPT, STEPS, TITLE
from bot.domain.suggestion import (
    ABOUT,
    LONGEST_NOTE,
    TEXT,
    Decided,
    NoteAsked,
    QuestionAsked,
    Suggested,
    SuggestionKind,
    SuggestionState,
)
from bot.message.form import Form, PickField, TextField
from bot.message.model import Choice, Message, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.wording import bold, note, said

WORD = "word"
LONGEST_PART = 2800
"""A section of a question holds no more."""

FIELDS = (
    (TITLE, "Title", "One line by which a colleague knows the problem."),
    (PROMPT, "The situation", "What is given, with numbers where you have them, and what has to be decided."),
    (ASK_FIRST, "What to ask first", "One per line: question -> what its answer changes. May stay empty."),
    (STEPS, "Steps of a good answer", "One per line, in their order."),
    (ADVICE, "Do and avoid", "One per line: + what to do because why, or - what to avoid breaks what."),
)
OPTIONAL = (ASK_FIRST, ADVICE)


def question_form(facts: QuestionAsked) -> Form:
    """Return the form of a suggested question, with what was typed before where it could not be taken."""
    fields = tuple(
        TextField(
            key,
            label,
            hint,
            facts.parts.get(key, ""),
            multiline=key != TITLE,
            max_length=LONGEST_TITLE if key == TITLE else LONGEST_PART,
            required=key not in OPTIONAL,
        )
        for key, label, hint in FIELDS
    )
    return Form(
        press=Press("suggested", (facts.topic, facts.level)),
        title="Suggest a question",
        submit="Suggest",
        fields=fields,
        intro=(note(f"Topic: {facts.title}"),) if facts.title else (),
    )


def note_form(facts: NoteAsked) -> Form:
    """Return the form of a note about one of the latest questions."""
    choices = tuple(Choice(question, title) for question, title in facts.questions)
    return Form(
        press=Press("noted"),
        title="In our system",
        submit="Keep the note",
        fields=(
            PickField(ABOUT, "Question", choices, (choices[0].value,)),
            TextField(
                TEXT,
                "Note",
                "What this comes to here: where you do it, what it did to you. Up to 500 characters.",
                facts.text,
                multiline=True,
                max_length=LONGEST_NOTE,
            ),
        ),
    )


def suggested(facts: Suggested) -> Message:
    """Say that a suggestion was kept, and what happens next."""
    title, follows = _kept(facts)
    return Message(
        title=title,
        blocks=(Prose((bold(facts.title),)), Prose(said(follows))),
        tone=Tone.GOOD,
    )


def _kept(facts: Suggested) -> tuple[str, str]:
    """Return what was kept, and what follows."""
    if facts.suggestion.kind is SuggestionKind.QUESTION:
        return (
            "Your question waits for a steward",
            "A steward reads it first, and you are told what becomes of it. Its post will name you,"
            " unless you left the boards.",
        )
    if facts.suggestion.state is SuggestionState.APPROVED:
        return "The note is kept", "The next reveal of this question shows it, with your name and the month."
    return (
        "Your note waits for a steward",
        "A steward reads it first, and you are told what becomes of it.",
    )


def decided(facts: Decided) -> Message:
    """Tell an author what became of a suggestion."""
    approved = facts.suggestion.state is not SuggestionState.DECLINED
    what = "question" if facts.suggestion.kind is SuggestionKind.QUESTION else "note"
    title = f"Your {what} was {'approved' if approved else 'declined'}"
    word = facts.suggestion.word
    return Message(
        title=title,
        blocks=(
            *((Prose((bold(facts.title),)),) if facts.title else ()),
            *((Prose((Text("A steward says: "), Text(word, italic=True))),) if word else ()),
            Prose(said(_follows(what, approved=approved))),
        ),
        tone=Tone.GOOD if approved else Tone.QUIET,
    )


def _follows(what: str, *, approved: bool) -> str:
    """Return what happens next."""
    if not approved:
        return "Thank you all the same. Another one is welcome at any time."
    if what == "note":
        return "The next reveal of this question shows it."
    return "It is among the questions of this community now. Thank you."
