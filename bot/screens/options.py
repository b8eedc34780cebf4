"""What a channel's record keeps: the form, and what was saved."""

from bot.domain.plan import Comparison, Plan
from bot.domain.together import OptionsAsked, OptionsSaved
from bot.message.form import Form, PickField, TextField
from bot.message.model import Button, Choice, Facts, Message, Tone
from bot.message.press import Press
from bot.screens.wording import counted, note

GOAL, QUORUM, DIGEST, SPACE_BOARD, COMPARISON = "goal", "quorum", "digest", "space-board", "comparison"
NUMBERS = {GOAL: "the goal", QUORUM: "the people who make a day count"}
YES, NO = "yes", "no"
COMPARISONS = {
    Comparison.WORDS: "By words, on this machine",
    Comparison.MEANING: "By meaning, on this machine",
    Comparison.ENDPOINT: "By a model elsewhere; the text leaves this machine",
}


def options_form(facts: OptionsAsked) -> Form:
    """Return the form, filled with a plan as it is."""
    plan = facts.plan
    return Form(
        press=Press("opted"),
        title="What is kept here",
        submit="Save",
        fields=(
            PickField(
                DIGEST,
                "Sum up the week in the last thread",
                (Choice(YES, "Yes"), Choice(NO, "No")),
                (YES if plan.digest else NO,),
            ),
            TextField(
                GOAL,
                "Goal: answers a week",
                "Empty means as many as the week before.",
                str(plan.goal or ""),
                max_length=4,
                required=False,
            ),
            TextField(
                QUORUM,
                "People who make a day count together",
                "Empty means three, or half of the active people if those are fewer.",
                str(plan.quorum or ""),
                max_length=2,
                required=False,
            ),
            PickField(
                SPACE_BOARD,
                "Points also count on the board of all",
                (Choice(NO, "No, only here"), Choice(YES, "Yes, everybody here may see them")),
                (YES if plan.on_space_board else NO,),
                hint="Leave it at no where the channel is private.",
            ),
            PickField(
                COMPARISON,
                "How written answers are compared",
                tuple(Choice(way, said) for way, said in COMPARISONS.items()),
                (plan.comparison,),
            ),
        ),
    )


def options_saved(facts: OptionsSaved) -> Message:
    """Return what is kept from now on."""
    return Message(
        title="Saved",
        blocks=(Facts(_pairs(facts.plan)), note("This counts from now on; nothing of the past changes.")),
        controls=(Button("Change it", Press("options")),),
        tone=Tone.GOOD,
    )


def _pairs(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return what is kept, as pairs."""
    usual = "Three, or half of the active"
    return (
        ("Digest", "In the week's last thread" if plan.digest else "Switched off"),
        ("Goal", counted(plan.goal, "answer") if plan.goal else "As many as the week before"),
        ("Quorum", counted(plan.quorum, "person", "people") if plan.quorum else usual),
        ("Points count", "On the board of all, too" if plan.on_space_board else "Only here"),
        ("Written answers", COMPARISONS[plan.comparison]),
    )
