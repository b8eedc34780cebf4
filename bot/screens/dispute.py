"""Disputes: objecting to an item, and what stewards see and decide."""

from collections.abc import Iterator

from bot.domain.dispute import (
    LONGEST_REASON,
    Decided,
    Decision,
    DecisionTold,
    DisputeAsked,
    Disputed,
    HeldItem,
    HeldNews,
    KeyAsked,
    NothingHeld,
    Why,
)
from bot.domain.question import Item, Option
from bot.domain.statistics import Remark, Report, remarks, shown_difficulty, unused
from bot.message.form import Form, PickField, TextField
from bot.message.model import (
    Block,
    Button,
    Choice,
    Heading,
    Line,
    Listing,
    Marker,
    Message,
    Place,
    Prose,
    Text,
    Tone,
)
from bot.message.press import Press
from bot.screens.wording import LETTERS, bold, counted, note, said

REASON, KEY = "reason", "key"
LONGEST_CHOICE = 75


def dispute_form(facts: DisputeAsked) -> Form:
    """Return the form of a dispute; a reason helps, and may be left out."""
    return Form(
        press=Press("disputed", (facts.slot,)),
        title="Dispute this item",
        submit="Dispute",
        fields=(
            TextField(
                REASON,
                "What is wrong with it?",
                hint="Quote the words: letters differ for everybody. Stewards read it without your name.",
                multiline=True,
                max_length=LONGEST_REASON,
                required=False,
            ),
        ),
        intro=(Prose((Text(facts.item.stem, italic=True),)),),
    )


def disputed(facts: Disputed) -> Message:
    """Thank somebody for a dispute, and say what happens next."""
    held = "No further question asks it here until a steward has decided."
    alone = "When one more person disputes it, no further question asks it here until a steward has decided."
    return Message(
        title="Thank you",
        blocks=(
            Prose(said(held if facts.held else alone)),
            note("What is decided is told in the thread of the question. Nobody reads who disputed."),
        ),
        tone=Tone.GOOD,
        summary="Your dispute was kept",
    )


def held_item(facts: HeldItem) -> Message:
    """Return a held item for stewards: why, what people chose, and what they object to."""
    hold = facts.hold.id
    following = (
        (Button("Next", Press("held", (str(facts.place + 1),))),) if facts.place + 1 < facts.total else ()
    )
    return Message(
        title=f"Held: {facts.place + 1} of {facts.total}",
        blocks=(
            Prose(said(_why(facts))),
            Prose((Text(facts.item.stem, bold=True),)),
            Listing(tuple(_option(option, facts) for option in facts.item.options), Marker.LETTER),
            *_reasons(facts),
            note("Void gives everybody who answered the points; another key, those who chose it."),
        ),
        controls=(
            Button("Keep", Press("decide", (hold, Decision.KEEP)), Tone.GOOD),
            Button("Void", Press("decide", (hold, Decision.VOID)), Tone.BAD),
            Button("Another key", Press("rekey", (hold,))),
            *following,
        ),
        summary=f"{counted(facts.total, 'item')} held until a steward decides",
    )


def _why(facts: HeldItem) -> str:
    """Return why an item is held."""
    answers, right = sum(facts.counts.values()), facts.counts.get(facts.item.key.id, 0)
    if facts.hold.why is Why.STATISTICS:
        return (
            f"Of {counted(answers, 'person', 'people')}, {right} chose what is marked as right, in a way"
            " that suggests another key."
        )
    return "Different people disputed it. No further question asks it here until you decide."


def _option(option: Option, facts: HeldItem) -> Line:
    """Return an option with whether it is the key, and how many chose it."""
    key = (Text("  (marked as right)", italic=True),) if option.correct else ()
    chose = f"{facts.counts.get(option.id, 0)} chose this"
    return Line((Text(option.text, bold=option.correct), *key), (said(chose),))


def _reasons(facts: HeldItem) -> Iterator[Block]:
    """Yield what people said, without their names."""
    if facts.reasons:
        yield Heading("What people say")
        yield Listing(tuple(Line(said(reason)) for reason in facts.reasons))


def key_form(facts: KeyAsked) -> Form:
    """Return the form in which a steward picks the option that is right."""
    item = facts.held.item
    choices = tuple(
        Choice(option.id, f"{LETTERS[place]}. {option.text}"[:LONGEST_CHOICE])
        for place, option in enumerate(item.options)
        if not option.correct
    )
    return Form(
        press=Press("rekeyed", (facts.held.hold.id,)),
        title="Another key",
        submit="Decide",
        fields=(PickField(KEY, "What is right?", choices, hint="Whoever chose it has the points."),),
        intro=(
            Prose((Text(item.stem, bold=True),)),
            Listing(tuple(Line(said(option.text)) for option in item.options), Marker.LETTER),
        ),
    )


def nothing_held(facts: NothingHeld) -> Message:
    """Say that nothing waits, and what may be worth a look."""
    lines = tuple(
        Line((Text(item.stem),), (said(f"{item.id}: {_figures(item, report)}"),))
        for item, report in facts.worth_a_look
    )
    worth = (
        Heading("Worth a look"),
        Listing(lines),
        note("Nothing follows from this by itself. The page on item statistics says what it can tell."),
    )
    return Message(
        title="Nothing is held",
        blocks=(Prose(said("No item waits for a decision here.")), *(worth if lines else ())),
        tone=Tone.GOOD,
    )


def _figures(item: Item, report: Report) -> str:
    """Return what is remarkable about an item, and its learned difficulty where there is one."""
    said_of = {
        Remark.WEAK: "who does well elsewhere does not do better here",
        Remark.EASY: "nearly everybody is right",
        Remark.UNUSED: f"nobody chose {_letters(item, unused(report, item))}",
    }
    found = [said_of[remark] for remark in remarks(report, item)]
    difficulty = shown_difficulty(report)
    if difficulty is not None:
        found.append(f"learned difficulty {difficulty:.1f}, the author said {item.difficulty}")
    return f"of {report.answers} people {report.right(item)} were right; {'; '.join(found)}."


def _letters(item: Item, options: tuple[str, ...]) -> str:
    """Return options by their letters in the order of the author."""
    letters = [LETTERS[place] for place, option in enumerate(item.options) if option.id in options]
    return " or ".join(letters)


OUTCOME = {
    Decision.KEEP: "It is asked again as it is.",
    Decision.VOID: "Everybody who answered has the points, and it is not asked here any more.",
    Decision.ANOTHER_KEY: "Whoever chose the right option has the points. No further question asks it here.",
}


def decided(facts: Decided) -> Message:
    """Tell a steward what was decided, by them or by somebody who was quicker."""
    decision = facts.hold.decision or Decision.KEEP
    first = "Another steward had decided already. " if facts.before else ""
    left = Button("See what is left", Press("held", ("0",)), Tone.GOOD)
    return Message(
        title="Decided before you" if facts.before else "Decided",
        blocks=(
            Prose(said(f"{first}{OUTCOME[decision]}")),
            *_right(facts.hold.key, facts.item),
            note("Whoever answered it is told in the thread. No streak changes."),
        ),
        controls=(left,) if facts.left else (),
        tone=Tone.QUIET if facts.before else Tone.GOOD,
        summary="Your decision was kept" if not facts.before else "This was decided before you",
    )


def _right(key: str, item: Item) -> Iterator[Block]:
    """Yield what is right, where that is another option now."""
    option = item.option(key) if key else None
    if option is not None:
        yield Prose((Text("Right is: "), bold(option.text)))


def held_news(facts: HeldNews) -> Message:
    """Tell a steward that items wait for a decision."""
    waits = counted(facts.held, "item waits", "items wait")
    came = "It" if facts.held == 1 else "The last"
    return Message(
        title="Your decision is needed",
        blocks=(
            Prose(
                (
                    Text(f"{waits} for a steward, and will not be asked until then. {came} came up in "),
                    Place(facts.channel.native),
                    Text("."),
                )
            ),
            Prose(said("Type /study disputes there to see why, and to keep, void or correct it.")),
        ),
        summary=f"{waits} for your decision",
    )


TOLD = {
    Decision.KEEP: "A steward looked at it, and the answer stands. Thank you for asking.",
    Decision.VOID: "It is void: everybody who answered it has the points now. Streaks stay.",
    Decision.ANOTHER_KEY: "We had marked the wrong answer. Whoever chose the right one has the points now.",
}


def decision_told(facts: DecisionTold) -> Message:
    """Tell those who answered an item what a steward decided about it."""
    decision = facts.hold.decision or Decision.KEEP
    return Message(
        title="About a disputed item",
        blocks=(
            Prose((Text(facts.item.stem, italic=True),)),
            Prose(said(TOLD[decision])),
            *_right(facts.hold.key, facts.item),
        ),
        summary="A steward decided about a disputed item",
    )
