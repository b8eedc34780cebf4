"""A life: one member leaves something behind in every table that names people.

Whoever adds such a table lets Ana do here what leaves a row in it; a test looks for one in each of them.
"""

from bot.domain.checklist import Entry
from bot.domain.dispute import Decision
from bot.domain.occurrence import OccurrenceKind
from bot.domain.order import DeliveryKind
from bot.domain.person import Profile
from bot.domain.places import Member
from bot.domain.scope import CODE_LIFE, Code, CodeKind
from bot.domain.streak import Freeze, FreezeKind
from bot.domain.suggestion import SuggestionKind, SuggestionState, draft_seat, seats
from bot.engine.correct import amend
from bot.engine.ports import Unit
from bot.message.press import Press
from tests.builders import (
    ANA,
    CHANNEL,
    MONDAY,
    NINE,
    STUDY,
    a_checklist,
    a_dispute,
    a_hold,
    a_note,
    a_round,
    a_suggestion,
    a_vote,
    an_interview,
    an_occurrence,
    an_order,
)
from tests.stage import Stage

NAME, ALIAS, TEXT = "Ana María Ortega", "The Night Owl", "I would compare the miss rate first."
SECOND = Member(STUDY, "U0ANA2")
"""Another account of Ana's."""
MEMBERS = (ANA.key, SECOND.key)
TYPED = {"title": f"Ours: {TEXT}", "prompt": "Why?", "steps": "Measure"}


def live(stage: Stage) -> None:
    """Let Ana do everything that can be done."""
    stage.studies(steward=ANA.key)
    stage.at(9)
    prompt = stage.post()
    stage.checks(prompt)
    stage.fills(Press("answered", (prompt.id,)), {"text": (TEXT,)})
    stage.says("quiz")
    stage.run(lambda unit: _settle_down(unit, stage))
    attempt = stage.run(lambda unit: unit.attempts.in_slot(ANA.key, f"check/{prompt.id}"))
    stage.run(lambda unit: amend(unit, [attempt], 3, "test", stage.clock.at))


def _settle_down(unit: Unit, stage: Stage) -> None:
    """Write down the rest, some of which takes weeks or another person."""
    unit.members.meet(ANA.key, NAME)
    unit.members.save(Profile(ANA.key, alias=ALIAS, zone="Europe/Madrid"))
    unit.members.meet(SECOND.key, NAME)
    unit.members.link(SECOND.key, ANA.key)
    for turn, became in enumerate((FreezeKind.SPENT, FreezeKind.RETURNED)):
        unit.freezes.add(Freeze(ANA.key, CHANNEL.key, MONDAY, turn, became, stage.clock.at))
    unit.codes.add(Code("k3v9", CodeKind.LINK, ANA.key, stage.clock.at + CODE_LIFE))
    unit.freezes.tell(ANA.key, CHANNEL.key)
    unit.outbox.order(an_order("told", kind=DeliveryKind.TELL, channel=ANA.key, about="a0"))
    unit.occurrences.plan(an_occurrence(channel=ANA.key, kind=OccurrenceKind.REMINDER))
    _study(unit)
    _suggest(unit)


def _study(unit: Unit) -> None:
    """Leave an interview, a round, a vote, a dispute, and a decision about one."""
    unit.checklists.begin(a_checklist(slot="written/p0", entries=(Entry("steps/s1", quote=TEXT),)))
    unit.interviews.add(an_interview(asked=TEXT, plan=TEXT))
    unit.rounds.add(a_round(starter=ANA.key))
    unit.rounds.vote(a_vote())
    unit.disputes.add(a_dispute(reason=TEXT))
    unit.disputes.hold(a_hold())
    unit.disputes.decide(a_hold(decision=Decision.VOID, steward=ANA.key, decided_at=NINE))


def _suggest(unit: Unit) -> None:
    """Leave suggestions in every state, and decisions about those of others."""
    kind, theirs = SuggestionKind.QUESTION, "slack:T0STUDY:U0DAN"
    for state in (SuggestionState.APPROVED, SuggestionState.DECLINED, SuggestionState.WITHDRAWN):
        unit.suggestions.add(a_suggestion(f"a{state}", state=state, parts=TYPED, decided_by=theirs))
    unit.suggestions.add(a_suggestion("a0", parts=TYPED), seats(ANA.key, kind)[0])
    draft = a_suggestion("a1", state=SuggestionState.DRAFT, parts=TYPED)
    unit.suggestions.keep_draft(draft, draft_seat(ANA.key, kind))
    unit.suggestions.add(a_note("a2", state=SuggestionState.APPROVED))
    other = a_suggestion("b1", state=SuggestionState.APPROVED, member=theirs, decided_by=ANA.key)
    unit.suggestions.add(other)
