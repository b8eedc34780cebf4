"""Items: the stem with its options, and feedback on every option."""

from bot.domain.attempt import Verdict
from bot.domain.facts import Feedback, ItemShown
from bot.domain.question import Option
from bot.message.model import Block, Button, Control, Line, Listing, Marker, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.wording import LETTERS, counted, note, said

RIGHT, WRONG = "Correct", "Not this one"


def stem(shown: ItemShown) -> tuple[Block, ...]:
    """Return the stem and the options; letters stand on the buttons, statements do not fit there."""
    lines = tuple(Line(said(option.text)) for option in _options(shown))
    return (Prose((Text(shown.item.stem, bold=True),)), Listing(lines, Marker.LETTER))


def letters(shown: ItemShown, verb: str, args: tuple[str, ...]) -> tuple[Control, ...]:
    """Return a button per option; it carries the place only, never what is right."""
    return tuple(
        Button(LETTERS[place], Press(verb, (*args, str(place)))) for place in range(len(shown.order))
    )


def feedback_title(feedback: Feedback) -> str:
    """Return the headline of an answered item."""
    if feedback.repeat:
        return "You have answered this already"
    return RIGHT if feedback.attempt.verdict is Verdict.CORRECT else WRONG


def feedback_blocks(feedback: Feedback) -> tuple[Block, ...]:
    """Return every option with what there is to say about it."""
    return (
        Prose((Text(feedback.shown.item.stem, italic=True),)),
        explained(feedback.shown, feedback.attempt.chosen),
        note(_points(feedback)),
    )


def explained(shown: ItemShown, chosen: str | None = None) -> Listing:
    """Return every option with whether it is right, and why."""
    lines = tuple(
        Line(
            (Text(option.text, bold=option.correct), *_marks(option.id == chosen, option.correct)),
            (said(option.feedback),) if option.feedback else (),
        )
        for option in _options(shown)
    )
    return Listing(lines, Marker.LETTER)


def dispute(slot: str) -> Control:
    """Return the button that stands under every answered item; whoever answered in this slot may press it."""
    return Button("Dispute", Press("dispute", (slot,)), Tone.QUIET)


def case(shown: ItemShown) -> tuple[Block, ...]:
    """Return the situation that an item is about, if it needs one."""
    return (note(shown.case),) if shown.case else ()


def _options(shown: ItemShown) -> list[Option]:
    """Return the options in the order shown."""
    by_id = {option.id: option for option in shown.item.options}
    return [by_id[option_id] for option_id in shown.order if option_id in by_id]


def _marks(chosen: bool, correct: bool) -> tuple[Text, ...]:
    """Return what stands behind an option: whose it is, and whether it is right."""
    words = [word for word, holds in (("correct", correct), ("your answer", chosen)) if holds]
    return (Text(f"  ({', '.join(words)})", italic=True),) if words else ()


def _points(feedback: Feedback) -> str:
    """Return what the answer earned, and why when it is nothing."""
    points = feedback.attempt.points
    if feedback.repeat:
        return f"Your first answer counts. It earned {counted(points, 'point')}."
    if points:
        return f"+{counted(points, 'point')}."
    if feedback.unpaid:
        return (
            "No points this time: an item pays once, and practice for ten items a day. Your memory counts it."
        )
    return "No points, and none lost. You will meet this again in another form."
