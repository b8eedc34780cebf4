"""Who is named for what they added, and what a reveal shows of it."""

from dataclasses import replace

from bot.domain.facts import PromptFacts
from bot.domain.suggestion import NOTES_SHOWN, TEXT, KeptNote, suggestion_of
from bot.engine.ports import Unit
from bot.engine.streaks import channels_of


def named(unit: Unit, member: str) -> str:
    """Return the name under which others read of a member; "" for who left the boards, or is gone."""
    known = unit.members.known(member)
    if not member or known.hidden:
        return ""
    profile = unit.members.profile(known.person)
    return profile.alias or profile.name or unit.members.profile(member).name


def credit_of(unit: Unit, question: str) -> str | None:
    """Return the name of who suggested a question, "" for nobody; None when it was not suggested here."""
    suggested = suggestion_of(question)
    if suggested is None:
        return None
    suggestion = unit.suggestions.get(suggested)
    return named(unit, suggestion.member) if suggestion else ""


def with_notes(unit: Unit, facts: PromptFacts) -> PromptFacts:
    """Return a prompt with what its record has noted about the question, the newest first."""
    channels = channels_of(unit, facts.prompt.channel)
    notes = unit.suggestions.notes(facts.question.id, channels, NOTES_SHOWN)
    shown = (KeptNote(one.parts.get(TEXT, ""), named(unit, one.member), one.at) for one in notes)
    return replace(facts, notes=tuple(shown))
