"""Values with harmless defaults, and the cast: Ana studies, Ben is a steward, Cem lives elsewhere."""

from base64 import b64decode
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.attempt import Attempt, Surface, Verdict, check_slot, written_slot
from bot.domain.ballot import Vote
from bot.domain.checklist import Checklist, Entry, State
from bot.domain.dispute import Asked, Dispute, Hold, Why
from bot.domain.interview import Interview
from bot.domain.live import PATIENCE, Round, Turn
from bot.domain.occurrence import Occurrence, OccurrenceKind
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.places import Channel, Member, Space
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt, PromptState
from bot.domain.question import Item, Kind, Level, Option, Question
from bot.domain.quiz import QuizRun
from bot.domain.suggestion import Suggestion, SuggestionKind, SuggestionState, suggested_id

STUDY = Space("slack", "T0STUDY")
CHANNEL = Channel(STUDY, "C0STUDY")
ANA = Member(STUDY, "U0ANA")
BEN = Member(STUDY, "U0BEN")
CEM = Member(Space("discord", "900"), "901")

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPQjw0AAAGbAN3PdOR3AAAAAElFTkSuQmCC"
)
"""A picture of one dark green point."""

MONDAY = date(2026, 11, 23)
NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


def an_item(name: str = "q1/i1", **changed: Any) -> Item:
    """Return an item with one right option of four."""
    question = name.split("/", maxsplit=1)[0]
    options = tuple(Option(one, f"Option {one}", f"About {one}.", one == "right") for one in OPTIONS)
    values = {
        "id": name,
        "question": question,
        "rev": 1,
        "topic": "caching",
        "level": Level.MID,
        "difficulty": 3,
        "stem": f"What about {name}?",
        "options": options,
    }
    return Item(**{**values, **changed})


OPTIONS = ("right", "near", "far", "off")


def a_question(name: str = "q1", topic: str = "caching", **changed: Any) -> Question:
    """Return a question with nothing in it but what a question must have."""
    values: dict[str, Any] = {
        "id": name,
        "rev": 1,
        "title": name.title(),
        "topic": topic,
        "kind": Kind.DESIGN,
        "level": Level.MID,
        "difficulty": 3,
        "minutes": 15,
        "prompt": "How?",
        "why": "Because.",
        "ask_first": (),
        "steps": (),
        "do": (),
        "avoid": (),
        "items": (),
    }
    return Question(**{**values, **changed})


def a_plan(**changed: Any) -> Plan:
    """Return a plan for weekdays at nine in Berlin."""
    values: dict[str, Any] = {"channel": CHANNEL, "zone": "Europe/Berlin", "at": time(9)}
    return Plan(**{**values, **changed})


def an_occurrence(**changed: Any) -> Occurrence:
    """Return Monday's post."""
    values: dict[str, Any] = {
        "channel": CHANNEL.key,
        "kind": OccurrenceKind.POST,
        "local_date": MONDAY,
        "due_at": NINE,
    }
    return Occurrence(**{**values, **changed})


def a_prompt(name: str = "p1", **changed: Any) -> Prompt:
    """Return Monday's prompt, open."""
    values: dict[str, Any] = {
        "id": name,
        "channel": CHANNEL.key,
        "local_date": MONDAY,
        "question": "q1",
        "rev": 1,
        "topic": "caching",
        "item": "q1/i1",
        "cycle": 1,
        "wrapped": False,
        "late": False,
        "state": PromptState.OPEN,
        "asked_at": NINE,
    }
    return Prompt(**{**values, **changed})


def an_attempt(**changed: Any) -> Attempt:
    """Return Ana's correct quick check of Monday's prompt."""
    values: dict[str, Any] = {
        "member": ANA.key,
        "channel": CHANNEL.key,
        "slot": check_slot("p1"),
        "about": "q1/i1",
        "surface": Surface.CHECK,
        "question": "q1",
        "rev": 1,
        "topic": "caching",
        "verdict": Verdict.CORRECT,
        "worth": 13,
        "points": 13,
        "at": NINE,
        "local_date": MONDAY,
        "prompt": "p1",
        "item": "q1/i1",
        "order": OPTIONS,
        "chosen": "right",
    }
    return Attempt(**{**values, **changed})


def an_order(name: str = "o1", **changed: Any) -> Order:
    """Return the order to post Monday's prompt."""
    values: dict[str, Any] = {
        "key": name,
        "kind": DeliveryKind.POST,
        "channel": CHANNEL.key,
        "about": "p1",
        "subject": Subject.QUESTION,
        "not_before": NINE,
    }
    return Order(**{**values, **changed})


def a_run(name: str = "r1", **changed: Any) -> QuizRun:
    """Return Ana's run of two items."""
    values: dict[str, Any] = {
        "id": name,
        "member": ANA.key,
        "channel": CHANNEL.key,
        "items": ("q1/i1", "q2/i1"),
        "label": "Caching",
        "at": NINE,
    }
    return QuizRun(**{**values, **changed})


def a_checklist(**changed: Any) -> Checklist:
    """Return what was found in Ana's written answer to Monday's prompt, not ticked yet."""
    values: dict[str, Any] = {
        "member": ANA.key,
        "slot": written_slot("p1"),
        "prompt": "p1",
        "question": "q1",
        "rev": 1,
        "matcher": "words/1",
        "doubt": None,
        "blind": False,
        "entries": (
            Entry("steps/s1", State.COVERED, 0.75, "I measure first."),
            Entry("steps/s2", State.NOT_FOUND, 0.249),
            Entry("avoid/a1"),
        ),
        "at": NINE,
    }
    return Checklist(**{**values, **changed})


def an_interview(name: str = "v1", **changed: Any) -> Interview:
    """Return Ana's interview, just begun."""
    values: dict[str, Any] = {
        "id": name,
        "member": ANA.key,
        "channel": CHANNEL.key,
        "question": "q1",
        "rev": 1,
        "item": "q1/i1",
        "offered": ("q2/k1", "q1/k1"),
        "at": NINE,
    }
    return Interview(**{**values, **changed})


def a_round(name: str = "r1", **changed: Any) -> Round:
    """Return Ben's round of two items, asked for at nine and not shown yet."""
    values: dict[str, Any] = {
        "id": name,
        "channel": CHANNEL.key,
        "starter": BEN.key,
        "label": "Caching",
        "local_date": MONDAY,
        "asked_at": NINE,
        "turns": (Turn("q1/i1", 1), Turn("q2/i1", 1)),
        "due_at": NINE + PATIENCE,
    }
    return Round(**{**values, **changed})


def a_vote(person: str = ANA.key, **changed: Any) -> Vote:
    """Return a person's vote for the right option in the first turn, a minute in."""
    values: dict[str, Any] = {
        "round": "r1",
        "place": 0,
        "vote": 1,
        "person": person,
        "member": person,
        "chosen": "right",
        "at": NINE + timedelta(minutes=1),
    }
    return Vote(**{**values, **changed})


ASKED = Asked(STUDY.key, "q1/i1", 1)


def a_dispute(person: str = ANA.key, **changed: Any) -> Dispute:
    """Return a person's dispute of the first item."""
    values: dict[str, Any] = {
        "asked": ASKED,
        "hearing": 1,
        "person": person,
        "member": person,
        "channel": CHANNEL.key,
        "reason": "Two options are right.",
        "at": NINE,
    }
    return Dispute(**{**values, **changed})


def a_hold(**changed: Any) -> Hold:
    """Return the first hold of the first item, of which nobody has been told."""
    values: dict[str, Any] = {
        "asked": ASKED,
        "hearing": 1,
        "why": Why.DISPUTES,
        "channel": CHANNEL.key,
        "held_at": NINE,
    }
    return Hold(**{**values, **changed})


def a_suggestion(name: str = "s1", **changed: Any) -> Suggestion:
    """Return a question that Ana suggested and that waits."""
    values: dict[str, Any] = {
        "id": name,
        "kind": SuggestionKind.QUESTION,
        "state": SuggestionState.WAITING,
        "member": ANA.key,
        "channel": CHANNEL.key,
        "question": suggested_id(name),
        "parts": {"title": "Slow on Mondays", "prompt": "Why?", "steps": "Measure\nChange one thing"},
        "at": NINE,
    }
    return Suggestion(**{**values, **changed})


def a_note(name: str = "n1", **changed: Any) -> Suggestion:
    """Return a note of Ana's about a question, which waits."""
    values = {"kind": SuggestionKind.NOTE, "question": "q1", "parts": {"text": "We do this in billing."}}
    return a_suggestion(name, **{**values, **changed})
