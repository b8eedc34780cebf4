"""A private quiz: a run of items, feedback on each, and a summary. A review is such a run, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.attempt import Attempt, Surface, judge, order_shown, quiz_slot
from bot.domain.facts import Feedback, ItemShown, QuizAnswered, QuizDone, QuizStep
from bot.domain.need import days_until
from bot.domain.pack import Pack
from bot.domain.practice import quiz_items
from bot.domain.question import Item, Level
from bot.domain.quiz import QuizRun, RunKind, count_of
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.find import alone, option_at, scope_named, zone_of
from bot.engine.needs import due_now, needs_in
from bot.engine.ports import Recorded, Unit
from bot.engine.record import as_kept, practice_points, record

SURFACES = {RunKind.QUIZ: Surface.QUIZ, RunKind.REVIEW: Surface.REVIEW}


@dataclass(frozen=True, slots=True)
class Wish:
    """What kind of quiz is wanted: topic as typed, level, and how many."""

    topic: str = ""
    level: Level | None = None
    count: int | None = None


def start_quiz(unit: Unit, pack: Pack, visitor: Visitor, wish: Wish, run_id: str) -> QuizStep | Refusal:
    """Begin a run; an unknown topic is answered with the nearest ones."""
    scope = scope_named(pack, wish.topic)
    if isinstance(scope, Refusal):
        return scope
    questions = pack.eligible(scope.slugs, wish.level)
    items = [item for question in questions for item in question.items]
    label = ", ".join(part for part in (scope.title, wish.level or "") if part)
    if not items:
        return Refusal(Reason.NOTHING_TO_QUIZ, label)
    needs = needs_in(unit, pack, visitor.member.key)
    chosen = quiz_items(items, needs, visitor.at, count_of(wish.count), run_id)
    return begin(unit, pack, visitor, run_id, chosen, label, RunKind.QUIZ)


def begin(
    unit: Unit, pack: Pack, visitor: Visitor, run_id: str, items: Sequence[Item], label: str, kind: RunKind
) -> QuizStep:
    """Begin a run over items, which are at least one."""
    ids = tuple(item.id for item in items)
    unit.runs.add(QuizRun(run_id, visitor.member.key, visitor.channel.key, ids, label, visitor.at, kind))
    return QuizStep(run_id, 0, len(ids), label, _alone(pack, items[0], visitor), kind)


def show_step(
    unit: Unit, pack: Pack, visitor: Visitor, run_id: str, index: str
) -> QuizStep | QuizAnswered | QuizDone | Refusal:
    """Return one place of a run: the item, its feedback when it is answered, or the summary at the end."""
    found = _find(unit, pack, visitor, run_id, index)
    if isinstance(found, (Refusal, QuizDone)):
        return found
    run, place, shown = found
    attempt = unit.attempts.in_slot(run.member, quiz_slot(run.id, place))
    if attempt is not None:
        return QuizAnswered(run.id, place, len(run.items), Feedback(shown, attempt, repeat=True))
    return QuizStep(run.id, place, len(run.items), run.label, shown, run.kind)


def answer_step(
    unit: Unit, pack: Pack, visitor: Visitor, run_id: str, index: str, choice: str
) -> QuizAnswered | QuizDone | Refusal:
    """Record the answer to one place of a run."""
    found = _find(unit, pack, visitor, run_id, index)
    if isinstance(found, (Refusal, QuizDone)):
        return found
    run, place, shown = found
    chosen = option_at(shown, choice)
    if chosen is None:
        return Refusal(Reason.OPTION_UNKNOWN)
    attempt = _attempt(unit, pack, visitor, run, place, shown, chosen)
    outcome = record(unit, attempt, visitor)
    if outcome is Recorded.TAKEN:
        first = unit.attempts.in_slot(attempt.member, attempt.slot) or attempt
        return QuizAnswered(run.id, place, len(run.items), Feedback(shown, first, repeat=True))
    earned = judge(shown.item, chosen)[1]
    unpaid = earned > 0 and (outcome is Recorded.UNPAID or attempt.points == 0)
    return QuizAnswered(
        run.id, place, len(run.items), Feedback(shown, as_kept(attempt, outcome), unpaid=unpaid)
    )


def _find(
    unit: Unit, pack: Pack, visitor: Visitor, run_id: str, index: str
) -> tuple[QuizRun, int, ItemShown] | QuizDone | Refusal:
    """Return the run, the place and its item; the summary when the place is past the end."""
    run = unit.runs.get(run_id)
    if run is None or not (index.isascii() and index.isdigit()):
        return Refusal(Reason.RUN_UNKNOWN)
    if run.member != visitor.member.key:
        return Refusal(Reason.NOT_YOURS)
    place = int(index)
    if place >= len(run.items):
        return _done(unit, pack, run, visitor)
    item = pack.item(run.items[place])
    if item is None:
        return Refusal(Reason.RUN_UNKNOWN)
    return run, place, _alone(pack, item, visitor)


def _alone(pack: Pack, item: Item, visitor: Visitor) -> ItemShown:
    """Return an item of a run in the order that this visitor sees."""
    return alone(pack, item, order_shown(item, visitor.member.key))


def _attempt(
    unit: Unit, pack: Pack, visitor: Visitor, run: QuizRun, place: int, shown: ItemShown, chosen: str
) -> Attempt:
    """Return the attempt that this choice makes; past the day's limit it earns nothing."""
    item = shown.item
    verdict, worth = judge(item, chosen)
    day = visitor.at.astimezone(zone_of(unit, run.channel)).date()
    return Attempt(
        member=run.member,
        channel=run.channel,
        slot=quiz_slot(run.id, place),
        about=pack.counted_as(item.id),
        surface=SURFACES[run.kind],
        question=item.question,
        rev=item.rev,
        topic=item.topic,
        verdict=verdict,
        worth=worth,
        points=practice_points(unit, run.member, worth, day),
        at=visitor.at,
        local_date=day,
        item=item.id,
        order=shown.order,
        chosen=chosen,
    )


def _done(unit: Unit, pack: Pack, run: QuizRun, visitor: Visitor) -> QuizDone:
    """Return the summary of a run, and when what was asked comes back."""
    attempts = tuple(unit.attempts.of_run(run.member, run.id))
    questions = {a.question: pack.question(a.question) for a in attempts}
    titles = {asked: question.title for asked, question in questions.items() if question}
    needs = needs_in(unit, pack, run.member)
    memories = {asked: needs.memories.get(question.id) for asked, question in questions.items() if question}
    back = {asked: days_until(memory.due, visitor.at) for asked, memory in memories.items() if memory}
    due = due_now(pack, needs, visitor.at)
    return QuizDone(run.id, run.label, attempts, titles, run.kind, back, due)
