"""The checklist: what a matcher found beside each line, the form to tick, and what was ticked."""

from collections.abc import Sequence

from bot.domain.checklist import OF_AN_ANSWER, Checklist, Doubt, Entry, Line, Part, State, lines_of
from bot.domain.plan import Comparison
from bot.domain.question import Question
from bot.domain.self_assessment import ChecklistAsked, Ticked
from bot.message import model
from bot.message.form import Form, PickField
from bot.message.model import (
    Block,
    Button,
    Choice,
    Heading,
    Listing,
    Marker,
    Message,
    Prose,
    Text,
    Tone,
)
from bot.message.press import Press
from bot.screens.layers import Beside
from bot.screens.wording import counted, note, said, shortened

TICK = "Tick what you covered"
KEEP = "Keep my ticks"
QUOTED = 140
"""How much of a quote is shown, in characters."""
MOST_CHOICES = 25
SHOWN_WHOLE = 75
"""How much of a choice every platform shows, in characters."""

DOUBTS = {
    Doubt.KEYWORDS: "This reads as a keyword list. Write a sentence per point and I can compare it.",
    Doubt.NOTHING: "I can't compare this. Use the checklist.",
}
NOT_FOUND = (
    "Lines without a remark I did not find in your text. They may be there in other words, so tick them"
    " where you know better."
)
NONE_FOUND = (
    "I did not find these lines in your text. They may be there in other words, so tick what you covered."
)
BLIND = "This time I show nothing that I found, so that what you tick shows how far my ticks can be trusted."
FOOTERS = {
    Comparison.WORDS: (
        "Word matching, not grading. It can't tell right from wrong. About three in four ticks are right, and"
        " it finds only a quarter to a half of what you covered."
    ),
    Comparison.MEANING: (
        "Matching of words and meaning, not grading. It can't tell right from wrong. About three in four"
        " ticks are right, and it finds only a quarter to a half of what you covered."
    ),
    Comparison.ENDPOINT: (
        "A model's opinion, not grading. How often it is right has not been measured here; the quotes are"
        " your own words."
    ),
}
LABELS = {
    Part.ASK_FIRST: ("What did you ask first?", "Tick what your questions ask, in whatever words."),
    Part.STEPS: ("Which steps does your answer cover?", "Tick what your answer says, in whatever words."),
    Part.DO: ("Which practices does it name?", ""),
    Part.AVOID: ("Do you avoid these?", "Tick those that your answer stays clear of."),
}
HEADINGS = {
    Part.ASK_FIRST: "Ask first",
    Part.STEPS: "Steps",
    Part.DO: "Do",
    Part.AVOID: "Do you avoid these?",
}


def beside(checklist: Checklist | None) -> Beside:
    """Return what to say beside each line that was found, or perhaps was."""
    if checklist is None or checklist.blind:
        return {}
    told = ((entry.key, _told(entry)) for entry in checklist.entries)
    return {key: words for key, words in told if words}


def _told(entry: Entry) -> str:
    """Return what is said beside a line; nothing where it was not found, for that is said once for all."""
    quote = shortened(entry.quote.rstrip(" .;:,!?"), QUOTED)
    match entry.state:
        case State.COVERED:
            return f"Looks covered: \u201c{quote}\u201d. Untick if not."
        case State.MAYBE:
            return f"Possibly touched on: \u201c{quote}\u201d. Did you?"
        case _:
            return ""


def how_to_read(checklist: Checklist) -> tuple[Block, ...]:
    """Return what the remarks beside the lines mean, or why there are none."""
    if checklist.doubt is not None:
        return (note(DOUBTS[checklist.doubt]),)
    how = compared_by(checklist)
    if how is None:
        return ()
    if checklist.blind:
        return (note(BLIND),)
    return (note(NOT_FOUND if beside(checklist) else NONE_FOUND), note(FOOTERS[how]))


def compared_by(checklist: Checklist) -> Comparison | None:
    """Return how a text was compared, None where it was not."""
    name = checklist.matcher.partition("/")[0]
    return Comparison(name) if name in set(Comparison) else None


def checklist_form(facts: ChecklistAsked) -> Form:
    """Return the form in which a learner ticks what an answer covers."""
    question = facts.facts.question
    return Form(
        press=Press("ticked", (facts.facts.prompt.id,)),
        title="What you covered",
        submit=KEEP,
        fields=fields_over(question, OF_AN_ANSWER, facts.checklist.proposed),
        intro=in_full(question, OF_AN_ANSWER),
    )


def fields_over(question: Question, parts: Sequence[Part], proposed: frozenset[str]) -> tuple[PickField, ...]:
    """Return a field for each part that a question has, its lines numbered."""
    lines = ((part, lines_of(question, (part,))[:MOST_CHOICES]) for part in parts)
    return tuple(_field(part, shown, proposed) for part, shown in lines if shown)


def in_full(question: Question, parts: Sequence[Part]) -> tuple[Block, ...]:
    """Return the lines of those parts in full whose choices would be cut."""
    blocks: list[Block] = []
    for part in parts:
        lines = listed_in_full([line.text for line in lines_of(question, (part,))])
        blocks += [Heading(HEADINGS[part]), *lines] if lines else []
    return tuple(blocks)


def listed_in_full(texts: Sequence[str]) -> tuple[Block, ...]:
    """Return texts numbered like the choices of a field; nothing where all of them are shown whole."""
    if all(len(numbered(place, text)) <= SHOWN_WHOLE for place, text in enumerate(texts, start=1)):
        return ()
    return (Listing(tuple(model.Line(said(text)) for text in texts), Marker.NUMBER),)


def numbered(number: int, text: str) -> str:
    """Return a text as a choice of a field."""
    return f"{number}. {text}"


def _field(part: Part, lines: Sequence[Line], proposed: frozenset[str]) -> PickField:
    """Return the field of a part of the question."""
    label, hint = LABELS[part]
    return PickField(
        key=part,
        label=label,
        hint=hint,
        choices=tuple(
            Choice(line.key, numbered(number, line.text)) for number, line in enumerate(lines, start=1)
        ),
        chosen=tuple(line.key for line in lines if line.key in proposed),
        multiple=True,
        required=False,
    )


def ticked(facts: Ticked) -> Message:
    """Return what a learner ticked, and what is worth another look."""
    question, marks = facts.facts.question, facts.checklist.ticked
    left = [line.text for line in lines_of(question, (Part.STEPS,)) if line.key not in marks]
    again: tuple[Block, ...] = ()
    if left:
        lines = tuple(model.Line(said(text)) for text in left)
        again = (Heading("Steps worth another look"), Listing(lines))
    return Message(
        title="Your ticks are kept",
        blocks=(
            Prose((Text(_counts(question, marks)),)),
            *again,
            note(
                "You can change them until the question closes. They bring no points and stand on no board."
            ),
        ),
        controls=(Button("Change my ticks", Press("checklist", (facts.facts.prompt.id,))),),
        tone=Tone.GOOD,
        summary="Your ticks are kept",
    )


def _counts(question: Question, marks: frozenset[str]) -> str:
    """Return how much of each part was ticked, as far as the question has it."""
    told = []
    for part, verb, one in (
        (Part.STEPS, "covered", "step"),
        (Part.DO, "named", "practice"),
        (Part.AVOID, "avoided", "pitfall"),
    ):
        lines = lines_of(question, (part,))
        if lines:
            number = sum(line.key in marks for line in lines)
            told.append(f"{verb} {number} of {counted(len(lines), one)}")
    return f"By your own count you {', '.join(told)}."
