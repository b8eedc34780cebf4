"""The layers of an answer: what to ask first, the steps, what to do and what to avoid."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.checklist import Part, lines_of
from bot.domain.coverage import Coverage
from bot.domain.facts import PromptFacts, Results
from bot.domain.question import Option, Pitfall, Practice, Question
from bot.message.model import (
    Block,
    Code,
    Heading,
    Line,
    Listing,
    Marker,
    Message,
    Note,
    Prose,
    Span,
    Text,
    Tone,
)
from bot.screens.notes import in_our_system
from bot.screens.wording import LEVEL_NAMES, counted, note, said, together_line

Beside = Mapping[str, str]
"""What is said beside single lines of a question, by their keys."""
NOTHING_BESIDE: Beside = MappingProxyType({})
DIFFICULTY_NAMES = ("easy", "fair", "medium", "hard", "very hard")


def ask_first(facts: PromptFacts) -> Message:
    """Return the first reveal: the clarifying questions, and what each answer changes."""
    return Message(
        title="Ask first",
        blocks=(*_ask_first(facts.question), note("Next in this thread: the steps.")),
        summary=f"Ask first: {facts.question.title}",
    )


def _ask_first(question: Question) -> tuple[Block, ...]:
    if not question.ask_first:
        return (ask_first_list(question),)
    told = "Before designing anything, these are worth asking."
    if all(ask.changes for ask in question.ask_first):
        told += " Each answer changes the design."
    return (Prose(said(told)), ask_first_list(question))


def ask_first_list(question: Question) -> Block:
    """Return the clarifying questions of a question, or say that it has none."""
    lines = tuple(
        Line(said(ask.text), (said(f"Changes: {ask.changes}"),) if ask.changes else ())
        for ask in question.ask_first
    )
    return (
        Listing(lines) if lines else Prose(said("Nobody has written what to ask here. What would you ask?"))
    )


def steps(facts: PromptFacts) -> Message:
    """Return the second reveal: the steps in order."""
    return Message(
        title="Steps",
        blocks=(steps_list(facts.question), note("Next in this thread: what to do and what to avoid.")),
        summary=f"Steps: {facts.question.title}",
    )


def steps_list(question: Question, beside: Beside = NOTHING_BESIDE) -> Block:
    """Return the steps of a question, numbered, or say that it has none."""
    lines = tuple(
        Line(said(line.text), _details(beside.get(line.key))) for line in lines_of(question, (Part.STEPS,))
    )
    if not lines:
        return Prose(said("Nobody has written the steps yet. How would you go about it?"))
    return Listing(lines, Marker.NUMBER)


def closing(results: Results) -> Message:
    """Return the last reveal: what to do and avoid, and how the channel answered."""
    question = results.facts.question
    return Message(
        title="Do and avoid",
        blocks=(
            *do_and_avoid(question),
            *in_our_system(results.facts.notes),
            *_results(results),
            *_sources(question),
        ),
        tone=Tone.GOOD,
        summary=f"Do and avoid, and the results: {question.title}",
    )


def do_and_avoid(question: Question, beside: Beside = NOTHING_BESIDE) -> tuple[Block, ...]:
    """Return practices and pitfalls, each pitfall with what breaks and what replaces it."""
    numbers = {practice.id: place for place, practice in enumerate(question.do, start=1)}
    do = tuple(_practice(practice, beside) for practice in question.do)
    avoid = tuple(Line(said(pitfall.text), _warning(pitfall, numbers)) for pitfall in question.avoid)
    sketch = (Code(question.sketch.code, question.sketch.language),) if question.sketch else ()
    if not do and not avoid:
        return (Prose(said("Nobody has written what to do and what to avoid yet.")), *sketch)
    return (
        *((Heading("Do"), Listing(do, Marker.NUMBER)) if do else ()),
        *((Heading("Avoid"), Listing(avoid)) if avoid else ()),
        *sketch,
    )


def _practice(practice: Practice, beside: Beside) -> Line:
    """Return a practice with its mechanism, and what stands beside it."""
    because = f"Because {practice.because}." if practice.because else None
    return Line(said(practice.text), _details(because, beside.get(f"{Part.DO}/{practice.id}")))


def _details(*told: str | None) -> tuple[tuple[Span, ...], ...]:
    """Return what is told under a line, as far as there is something."""
    return tuple(said(one) for one in told if one)


def _warning(pitfall: Pitfall, numbers: Mapping[str, int]) -> tuple[tuple[Span, ...], ...]:
    """Return what breaks and what to do instead, as far as anybody wrote it."""
    breaks = f"Breaks: {pitfall.breaks}." if pitfall.breaks else ""
    instead = f"Instead: do {numbers[pitfall.instead]}." if pitfall.instead in numbers else ""
    told = " ".join(part for part in (breaks, instead) if part)
    return (said(told),) if told else ()


def _results(results: Results) -> tuple[Block, ...]:
    """Return how many chose what, without names."""
    level = LEVEL_NAMES[results.facts.question.level]
    about = f"Level: {level.lower()}, difficulty: {DIFFICULTY_NAMES[results.facts.question.difficulty - 1]}."
    took_part = f"{counted(results.facts.answered, 'person', 'people')} took part"
    wrote = f"{counted(results.written, 'written answer')}"
    head: tuple[Block, ...] = (
        Heading("Results"),
        Prose((Text(f"{took_part}, {wrote}. "), Text(about))),
        note(together_line(results.together)),
    )
    head += _together(results.coverage)
    if results.item is None or not results.tally:
        return head
    lines = tuple(_share(option, results.tally) for option in results.item.options)
    return (*head, Prose((Text("Quick check: "), Text(results.item.stem, italic=True))), Listing(lines))


def _together(coverage: Coverage | None) -> tuple[Block, ...]:
    """Return what the channel covered together, without names."""
    if coverage is None:
        return ()
    if not coverage.missing:
        return (Prose(said(f"Together you covered all {counted(coverage.total, 'step')}.")),)
    steps = counted(coverage.total, "step")
    told = f"Together you covered {coverage.covered} of {steps}. Nobody mentioned:"
    return (Prose(said(told)), Listing(tuple(Line(said(text)) for text in coverage.missing)))


def _share(option: Option, tally: Mapping[str, int]) -> Line:
    """Return how many chose an option; the key stands out."""
    chose = f"{tally.get(option.id, 0)} chose  "
    feedback = (said(option.feedback),) if option.feedback else ()
    return Line((Text(chose), Text(option.text, bold=option.correct)), feedback)


def _sources(question: Question) -> tuple[Block, ...]:
    """Return where the answer comes from."""
    if not question.refs:
        return ()
    return (note("Sources: " + "; ".join(ref.title for ref in question.refs)),)


def all_layers(facts: PromptFacts, beside: Beside = NOTHING_BESIDE) -> tuple[Block, ...]:
    """Return every layer of a question, for somebody who committed; `beside` stands under single lines."""
    question = facts.question
    return (
        Heading("Ask first"),
        ask_first_list(question),
        Heading("Steps"),
        steps_list(question, beside),
        *do_and_avoid(question, beside),
        *in_our_system(facts.notes),
        *((Note(said(question.why)),) if question.why else ()),
        *_sources(question),
    )
