"""What stewards see: the setup form, the plan with its next posts, and how it is doing."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from bot.domain.facts import PlanDraft, PlanSaved, PlanStatus, PostedNow
from bot.domain.occurrence import Occurrence, OccurrenceState
from bot.domain.plan import EVERY_DAY, WEEKDAYS, Plan
from bot.domain.question import Level
from bot.message.form import Form, PickField, TextField
from bot.message.model import (
    Block,
    Button,
    Choice,
    Facts,
    Heading,
    Line,
    Listing,
    Message,
    Prose,
    Text,
    Tone,
)
from bot.message.press import Press
from bot.screens.wording import DAY_NAMES, LEVEL_NAMES, bold, counted, day_name, local_moment, note, said

WHEN, DAYS, TOPICS, LEVEL, REVEALS = "when", "days", "topics", "level", "reveals"
ANY = "any"
HINT_LIMIT = 100
NAMED = 5

CHANGES = {
    "saved": "The plan is saved",
    "paused": "The plan is paused",
    "resumed": "The plan is running again",
    "skipped": "The next post is skipped",
    "": "The next posts of this channel",
}
STATE_NAMES = {
    OccurrenceState.DONE: "posted",
    OccurrenceState.MISSED: "missed (no streak counts it)",
    OccurrenceState.SKIPPED: "skipped",
    OccurrenceState.PLANNED: "planned",
}


def setup_form(facts: PlanDraft) -> Form:
    """Return the form for a channel's plan, filled with the plan as it stands; five fields, no more fit."""
    plan = facts.plan
    when = "" if facts.is_new else f"{plan.at:%H:%M} {plan.zone}"
    return Form(
        press=Press("planned"),
        title="Study plan",
        submit="Save",
        fields=(
            TextField(WHEN, "Time and zone", _when_hint(facts), when, max_length=60),
            PickField(DAYS, "Days", _day_choices(), tuple(str(d) for d in sorted(plan.days)), multiple=True),
            PickField(
                TOPICS,
                "Topics",
                (Choice(ANY, "All topics"), *(Choice(t.slug, t.title) for t in facts.topics)),
                plan.topics or (ANY,),
                multiple=True,
            ),
            PickField(LEVEL, "Level", _level_choices(), (plan.level or ANY,)),
            TextField(
                REVEALS,
                "Reveal times after the post",
                "Three times: ask first, steps, do and avoid. The last one closes the question.",
                _reveals(plan),
                max_length=40,
            ),
        ),
    )


def _when_hint(facts: PlanDraft) -> str:
    """Return the hint under the time: the next posts where there are some."""
    hint = "Such as 09:00 Europe/Berlin." if facts.is_new else _preview(facts)
    return hint if len(hint) <= HINT_LIMIT else hint[: HINT_LIMIT - 1] + "…"


def _preview(facts: PlanDraft) -> str:
    """Return the next posts of the plan as it stands."""
    if facts.is_new:
        return "This channel has no plan yet. After saving you see its next posts."
    if not facts.upcoming:
        return "No posts are planned: the plan is paused."
    moments = ", ".join(local_moment(post.due_at, facts.plan.zone) for post in facts.upcoming)
    return f"Next posts: {moments}"


def _day_choices() -> tuple[Choice, ...]:
    """Return a choice per weekday."""
    return tuple(Choice(str(number), name) for number, name in enumerate(DAY_NAMES))


def _level_choices() -> tuple[Choice, ...]:
    """Return a choice per level."""
    return (Choice(ANY, "Every level"), *(Choice(level, LEVEL_NAMES[level]) for level in Level))


def _reveals(plan: Plan) -> str:
    """Return the reveal times as people write them: 2h 4h 8h."""
    return " ".join(duration(m) for m in (plan.reveals.ask_first, plan.reveals.steps, plan.reveals.close))


def duration(minutes: int) -> str:
    """Return a number of minutes as people write it: 2h, 90m."""
    return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}m"


def saved(facts: PlanSaved) -> Message:
    """Return a plan after a change, with the posts that follow from it."""
    change = CHANGES[facts.change]
    return Message(
        title=change,
        blocks=(*_plan(facts.plan, facts.titles), *next_posts(facts.plan, facts.upcoming)),
        controls=(Button("Change the plan", Press("setup")),),
        tone=Tone.GOOD if facts.change else Tone.NEUTRAL,
        summary=change,
    )


def _plan(plan: Plan, titles: Mapping[str, str]) -> tuple[Block, ...]:
    """Return a plan as pairs."""
    topics = ", ".join(titles.get(slug, slug) for slug in plan.topics) or "All"
    return (
        Facts(
            (
                ("Time", f"{plan.at:%H:%M} {plan.zone}"),
                ("Days", _days(plan)),
                ("Topics", topics),
                ("Level", LEVEL_NAMES[plan.level] if plan.level else "Every level"),
                ("Reveals after", _reveals(plan)),
                *((("Holidays", plan.holidays),) if plan.holidays else ()),
                *((("Quiet hours", hours(plan.quiet)),) if plan.quiet else ()),
            )
        ),
    )


def hours(quiet: tuple[time, time]) -> str:
    """Return quiet hours in words."""
    start, end = quiet
    return f"{start:%H:%M} to {end:%H:%M}"


def _days(plan: Plan) -> str:
    """Return the days of a plan in words."""
    if plan.days == EVERY_DAY:
        return "Every day"
    if plan.days == WEEKDAYS:
        return "Mon to Fri"
    return ", ".join(DAY_NAMES[day] for day in sorted(plan.days))


def named_day(day: date, name: str) -> str:
    """Return a date that is left out, with the holiday that it is."""
    return f"{day_name(day)} ({name or 'day off'})"


def next_posts(plan: Plan, upcoming: Iterable[Occurrence]) -> tuple[Block, ...]:
    """Return the next posts, or why there are none."""
    lines = tuple(Line(said(local_moment(post.due_at, plan.zone))) for post in upcoming)
    if not lines:
        return (note("No posts are planned: the plan is paused. Type /study resume to post again."),)
    return (Heading(f"Next posts ({plan.zone})"), Listing(lines))


def status(facts: PlanStatus) -> Message:
    """Return how a plan is doing."""
    recent = tuple(
        Line((bold(day_name(post.local_date)), Text(f"  {_became(facts, post)}"))) for post in facts.recent
    )
    lately: tuple[Block, ...] = (Heading("Lately"), Listing(recent)) if recent else ()
    return Message(
        title="How this channel is doing",
        blocks=(
            *_plan(facts.plan, facts.titles),
            *(() if facts.parked else next_posts(facts.plan, facts.upcoming)),
            *lately,
            *_day_off(facts),
            *_worries(facts),
            note(f"{counted(facts.left_in_bag, 'question')} left before the round begins again."),
        ),
        controls=(Button("Change the plan", Press("setup")),),
        tone=Tone.BAD if facts.parked or facts.stuck else Tone.NEUTRAL,
        summary="How this channel is doing",
    )


def _became(facts: PlanStatus, post: Occurrence) -> str:
    """Return what became of a post."""
    return "sent, not confirmed" if post.local_date in facts.unconfirmed else STATE_NAMES[post.state]


def _day_off(facts: PlanStatus) -> tuple[Block, ...]:
    """Return the next date that is left out, if there is one."""
    return (note(f"Next day off: {named_day(*facts.day_off)}."),) if facts.day_off else ()


def _worries(facts: PlanStatus) -> tuple[Block, ...]:
    """Return what needs a steward."""
    worries: list[Block] = []
    if facts.parked:
        worries.append(
            Prose(
                said(
                    f"Posting stopped, because the platform said: {facts.parked}."
                    " Invite the bot again, check its permissions, then type /study resume."
                )
            )
        )
    if facts.stuck:
        worries.append(
            Prose(
                said(
                    f"{counted(facts.stuck, 'message')} may or may not have arrived in the last seven days,"
                    " and we could not find out. Please look in the channel."
                )
            )
        )
    if facts.left_out:
        worries.append(Prose(said(_left_out(facts.left_out))))
    return tuple(worries)


def _left_out(names: tuple[str, ...]) -> str:
    """Return which question files the bot could not use."""
    named = ", ".join(names[:NAMED]) + (" and others" if len(names) > NAMED else "")
    are = "is" if len(names) == 1 else "are"
    return (
        f"{counted(len(names), 'question file')} cannot be used and {are} left out: {named}."
        " Whoever runs the bot finds the reasons with studyhall content check."
    )


def posted_now(facts: PostedNow) -> Message:
    """Say that a question is on its way."""
    return Message(
        title="The question is on its way",
        blocks=(
            Prose(said(f"It counts for {day_name(facts.day)}. The next one follows by plan on another day.")),
        ),
        tone=Tone.GOOD,
    )
