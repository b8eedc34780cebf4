"""What stewards see of holidays, days off and quiet hours."""

from bot.domain.facts import DaysOff
from bot.message.model import Block, Facts, Heading, Line, Listing, Message, Tone
from bot.screens.study import hours, named_day, next_posts
from bot.screens.wording import counted, note, said

TITLES = {False: "What this channel leaves out", True: "Days off and quiet hours are saved"}
WAYS = (
    "Type /study holidays DE-BY 2026-12-24 for holidays and days off, /study quiet 22:00-07:00 4h for quiet"
    " hours and how late a post may go out, or off with either. Dates replace the ones before."
)


def days_off(facts: DaysOff) -> Message:
    """Return what a plan leaves out, and the posts that follow from it."""
    plan = facts.plan
    title = TITLES[facts.changed]
    late = f"Up to {counted(plan.catch_up, 'hour')} late" if plan.catch_up else "Never"
    return Message(
        title=title,
        blocks=(
            Facts(
                (
                    ("Holidays", plan.holidays or "Not set"),
                    ("Quiet hours", hours(plan.quiet) if plan.quiet else "Not set"),
                    ("Late posts", late),
                )
            ),
            *_days(facts),
            *next_posts(plan, facts.upcoming),
            note(WAYS),
        ),
        tone=Tone.GOOD if facts.changed else Tone.NEUTRAL,
        summary=title,
    )


def _days(facts: DaysOff) -> tuple[Block, ...]:
    """Return the next dates that are left out, or that there are none."""
    if not facts.days:
        return (note("No day off is coming up."),)
    return (Heading("Next days off"), Listing(tuple(Line(said(named_day(*day))) for day in facts.days)))
