"""A private quiz: a run of items, feedback on each, and a summary."""

from dataclasses import dataclass, replace

from bot.domain.attempt import Attempt, Surface, judge, quiz_slot
from bot.domain.catalogue import Found, find_topics
from bot.domain.facts import Feedback, ItemShown, QuizAnswered, QuizDone, QuizStep
from bot.domain.pack import Pack
from bot.domain.question import Item, Level
from bot.domain.quiz import QuizRun, count_of
from bot.domain.refusal import Reason, Refusal
from bot.domain.selection import quiz_items
from bot.domain.visitor import Visitor
from bot.engine.find import item_shown, local_date, option_at
from bot.engine.ports import Recorded, Unit
from bot.engine.record import as_kept, practice_points, record
from bot.engine.streaks import members_of


@dataclass(frozen=True, slots=True)
class Wish:
    """What kind of quiz is wanted: topic as typed, level, and how many."""

    topic: str = ""
    level: Level | None = None
    count: int | None = None


def start_quiz(unit: Unit, pack: Pack, visitor: Visitor, wish: Wish, run_id: str) -> QuizStep | Refusal:
    """Begin a run; an unknown topic is answered with the nearest ones."""
    scope = find_topics(pack, wish.topic) if wish.topic else Found((), "")
    if not isinstance(scope, Found):
        near = tuple((topic.slug, topic.title) for topic in scope.topics)
        return Refusal(Reason.TOPIC_UNKNOWN, wish.topic, near)
    questions = pack.eligible(scope.slugs, wish.level)
    items = [item for question in questions for item in question.items]
    label = ", ".join(part for part in (scope.title, wish.level or "") if part)
    if not items:
        return Refusal(Reason.NOTHING_TO_QUIZ, label)
    members = members_of(unit, visitor.member.key)
    answered = {pack.current(item) for item in unit.attempts.items_answered(members)}
    chosen = quiz_items(items, answered, count_of(wish.count), run_id)
    ids = tuple(item.id for item in chosen)
    run = QuizRun(run_id, visitor.member.key, visitor.channel.key, ids, label, visitor.at)
    unit.runs.add(run)
    return QuizStep(run_id, 0, len(ids), label, _alone(pack, chosen[0], visitor))


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
    return QuizStep(run.id, place, len(run.items), run.label, shown)


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
    attempt = _attempt(unit, visitor, run, place, shown, chosen)
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
        return _done(unit, pack, run)
    item = pack.item(run.items[place])
    if item is None:
        return Refusal(Reason.RUN_UNKNOWN)
    return run, place, _alone(pack, item, visitor)


def _alone(pack: Pack, item: Item, visitor: Visitor) -> ItemShown:
    """Return an item as it is shown without its question around it: one made from parts needs the case."""
    question = pack.question(item.question)
    return replace(item_shown(pack, item, visitor), case=question.prompt if question and item.made else "")


def _attempt(
    unit: Unit, visitor: Visitor, run: QuizRun, place: int, shown: ItemShown, chosen: str
) -> Attempt:
    """Return the attempt that this choice makes; past the day's limit it earns nothing."""
    item = shown.item
    verdict, worth = judge(item, chosen)
    day = local_date(unit, visitor)
    return Attempt(
        member=run.member,
        channel=run.channel,
        slot=quiz_slot(run.id, place),
        about=item.id,
        surface=Surface.QUIZ,
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


def _done(unit: Unit, pack: Pack, run: QuizRun) -> QuizDone:
    """Return the summary of a run."""
    attempts = tuple(unit.attempts.of_run(run.member, run.id))
    questions = {a.question: pack.question(a.question) for a in attempts}
    titles = {asked: question.title for asked, question in questions.items() if question}
    return QuizDone(run.id, run.label, attempts, titles)
