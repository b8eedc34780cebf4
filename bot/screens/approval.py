"""What stewards see of suggestions: those that wait, and those that were approved."""

from bot.domain.question import Question
from bot.domain.suggestion import (
    LONGEST_NOTE,
    TEXT,
    Kept,
    Preview,
    SuggestionKind,
    SuggestionState,
    Waiting,
    WordAsked,
)
from bot.message.form import Form, TextField
from bot.message.model import (
    Block,
    Button,
    Control,
    Heading,
    Line,
    Listing,
    Marker,
    Message,
    Prose,
    Span,
    Text,
    Tone,
)
from bot.message.press import Press
from bot.screens.layers import ask_first_list, do_and_avoid, steps_list
from bot.screens.notes import month
from bot.screens.question import prompt_blocks
from bot.screens.suggest import WORD
from bot.screens.wording import LEVEL_NAMES, bold, note, said

DONE = {
    SuggestionState.APPROVED: "Approved. Its author is told.",
    SuggestionState.DECLINED: "Declined. Its author is told.",
}
SHOW_KEPT = Button("What was approved", Press("kept", ("0",)))


def waiting(facts: Waiting) -> Message:
    """Return one of the waiting suggestions as the channel would see it, with what can be done about it."""
    done = (note(DONE[facts.done]),) if facts.done else ()
    if facts.shown is None:
        return Message(
            title="Nothing is waiting",
            blocks=(*done, Prose(said("Members suggest questions with /suggest, and notes with /note."))),
            controls=(SHOW_KEPT,),
        )
    name = facts.shown.suggestion.id
    following = (Button("Next", Press("waiting", (_next(facts),))),) if facts.total > 1 else ()
    return Message(
        title=f"Suggestions: {facts.place + 1} of {facts.total}",
        blocks=(*done, note(_about(facts.shown)), *_preview(facts.shown)),
        controls=(
            Button("Approve", Press("approve", (name,)), Tone.GOOD),
            Button("Decline", Press("decline", (name,)), Tone.BAD),
            *following,
            SHOW_KEPT,
        ),
        summary=f"Suggestions waiting for a steward: {facts.total}",
    )


def _next(facts: Waiting) -> str:
    """Return the place of the next suggestion, the first one after the last."""
    return str((facts.place + 1) % facts.total)


def _about(shown: Preview) -> str:
    """Return the quiet line: what it is, of whom, and where it belongs."""
    by = f" from {shown.author}" if shown.author else ""
    if shown.suggestion.kind is SuggestionKind.NOTE:
        return f"A note{by}, for the reveal of this question."
    level = f"  ·  {LEVEL_NAMES[shown.question.level]}" if shown.question else ""
    return f"A question{by}  ·  {shown.topic}{level}"


def _preview(shown: Preview) -> tuple[Block, ...]:
    """Return what the channel would see."""
    if shown.suggestion.kind is SuggestionKind.NOTE:
        about = (Prose((bold(shown.question.title),)),) if shown.question else ()
        return (*about, Prose(said(shown.suggestion.parts.get(TEXT, ""))))
    return _question(shown.question, shown.remarks) if shown.question else ()


def _question(question: Question, remarks: tuple[str, ...]) -> tuple[Block, ...]:
    """Return a question with all its layers, and what the checker says about it."""
    lines = tuple(Line(said(remark)) for remark in remarks)
    return (
        Prose((bold(question.title),)),
        *prompt_blocks(question),
        Heading("Ask first"),
        ask_first_list(question),
        Heading("Steps"),
        steps_list(question),
        *do_and_avoid(question),
        *((Heading("What the checker says"), Listing(lines)) if lines else ()),
    )


def word_form(facts: WordAsked) -> Form:
    """Return the form in which a steward may say why a suggestion is declined."""
    return Form(
        press=Press("declined", (facts.suggestion.id,)),
        title="Decline a suggestion",
        submit="Decline",
        fields=(
            TextField(
                WORD,
                "A word to its author",
                "Why not, or what would make it fit. May stay empty.",
                multiline=True,
                max_length=LONGEST_NOTE,
                required=False,
            ),
        ),
        intro=(Prose((bold(facts.title),)),) if facts.title else (),
    )


def kept(facts: Kept) -> Message:
    """Return a page of what was approved, each with a button that takes it out."""
    done = (note("Taken out. It is neither asked nor shown any more."),) if facts.done else ()
    if not facts.rows:
        return Message(
            title="Nothing was approved yet",
            blocks=(*done, Prose(said("What you approve with /study suggestions is listed here."))),
        )
    pages = f", page {facts.page + 1} of {facts.pages}" if facts.pages > 1 else ""
    return Message(
        title=f"What was approved{pages}",
        blocks=(*done, Listing(tuple(map(_row, facts.rows)), Marker.NUMBER)),
        controls=(*_take_outs(facts), *_turns(facts)),
    )


def _row(shown: Preview) -> Line:
    """Return one line: a question by its title, a note by its text."""
    when = month(shown.suggestion.at)
    by = f"{shown.author}, {when}" if shown.author else when
    title = shown.question.title if shown.question else "a question that is gone"
    if shown.suggestion.kind is SuggestionKind.QUESTION:
        return Line((bold(title),), (said(f"Question, {by}"),))
    about: tuple[Span, ...] = (Text("Note on "), Text(title, italic=True), Text(f", {by}"))
    return Line(said(shown.suggestion.parts.get(TEXT, "")), (about,))


def _take_outs(facts: Kept) -> tuple[Control, ...]:
    """Return a button for each row."""
    names = (row.suggestion.id for row in facts.rows)
    return tuple(
        Button(f"Take out {place}", Press("take-out", (name,))) for place, name in enumerate(names, 1)
    )


def _turns(facts: Kept) -> tuple[Control, ...]:
    """Return the way to the next page, and back to the first from the last."""
    if facts.pages == 1:
        return ()
    return (Button("More", Press("kept", (str((facts.page + 1) % facts.pages),))),)
