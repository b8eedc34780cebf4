"""What is due happens once: on time, late within four hours, or not at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.occurrence import Occurrence, OccurrenceKind, OccurrenceState
from bot.domain.order import DeliveryKind, Failure, Subject
from bot.domain.pack import Pack
from bot.domain.plan import Reveals
from bot.domain.prompt import PromptState
from bot.engine import study, tick
from bot.engine.post import ask
from bot.interface.delivery import Delivery
from tests.builders import CHANNEL, a_prompt
from tests.stage import PACK, Stage


def state(stage: Stage, day: date, kind: OccurrenceKind = OccurrenceKind.POST) -> OccurrenceState | None:
    """Return what became of a day's post, or of a reveal."""
    found = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, kind, day))
    return found.state if found else None


def kinds(delivered: list[Delivery]) -> list[tuple[DeliveryKind, Subject]]:
    """Return what was delivered."""
    return [(one.kind, one.claim.order.subject) for one in delivered if one.claim]


MONDAY = date(2026, 11, 23)
QUESTION = (DeliveryKind.POST, Subject.QUESTION)
EDIT = (DeliveryKind.EDIT, Subject.QUESTION)


def test_nothing_happens_early(stage: Stage) -> None:
    """Before its time a post is not made."""
    stage.studies()
    stage.at(8, 59)

    assert stage.desk.tick() == 0
    assert stage.claim() == []


def test_a_post_happens_once(stage: Stage) -> None:
    """However often it is asked what is due, a day's question is posted once."""
    stage.studies()
    stage.at(9)

    assert kinds(stage.deliver()) == [QUESTION]
    assert (stage.desk.tick(), stage.deliver()) == (0, [])
    assert state(stage, MONDAY) is OccurrenceState.DONE


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (5, False), (6, True), (240, True)])
def test_a_late_post_says_so(stage: Stage, minutes: int, late: bool) -> None:
    """A post up to four hours late still goes out, and says that it is late from the sixth minute on."""
    stage.studies()
    stage.at(9, minutes)

    assert stage.post().late is late


def test_a_post_later_than_four_hours_is_missed(stage: Stage) -> None:
    """After four hours a day's post is given up, and the next day is planned."""
    stage.studies()
    stage.at(13, 1)

    assert stage.deliver() == []
    assert state(stage, MONDAY) is OccurrenceState.MISSED
    stage.at(9, days=1)
    assert kinds(stage.deliver()) == [QUESTION]


def test_an_outage_of_days_is_caught_up_with(stage: Stage) -> None:
    """After three days of silence every day is accounted for, and only today's question is posted."""
    stage.studies()
    stage.at(9, 30, days=3)

    assert kinds(stage.deliver()) == [QUESTION]
    states = [state(stage, MONDAY + timedelta(days=number)) for number in range(4)]
    assert states == [OccurrenceState.MISSED] * 3 + [OccurrenceState.DONE]


def test_reveals_follow_the_actual_post(stage: Stage) -> None:
    """The layers come two, four and eight hours after the message came to be, not after it was planned."""
    stage.studies()
    stage.at(10, 30)
    prompt = stage.post()
    shown = []
    for hour, minute in ((12, 29), (12, 30), (14, 30), (18, 29), (18, 30)):
        stage.at(hour, minute)
        shown.append(kinds(stage.deliver()))

    assert prompt.closes_at == stage.at(18, 30)
    assert shown == [
        [],
        [(DeliveryKind.REPLY, Subject.ASK_FIRST)],
        [(DeliveryKind.REPLY, Subject.STEPS)],
        [],
        [(DeliveryKind.REPLY, Subject.CLOSING), EDIT],
    ]


def test_reveals_keep_the_planned_date(stage: Stage) -> None:
    """A reveal after midnight belongs to the date of its question."""
    stage.studies(reveals=Reveals(60, 120, 48 * 60))
    stage.at(9)
    stage.deliver()
    stage.at(9, days=2)
    stage.deliver()

    assert state(stage, MONDAY, OccurrenceKind.CLOSE) is OccurrenceState.DONE


def test_reveals_are_never_too_late(stage: Stage) -> None:
    """After an outage the layers still come, all of them and in order."""
    stage.studies()
    stage.at(9)
    prompt = stage.post()
    stage.at(23)
    subjects = [subject for kind, subject in kinds(stage.deliver()) if kind is DeliveryKind.REPLY]

    assert subjects == [Subject.ASK_FIRST, Subject.STEPS, Subject.CLOSING]
    found = stage.run(lambda unit: unit.prompts.get(prompt.id))
    assert (found.shown, found.state, found.closes_at) == (3, PromptState.CLOSED, stage.clock.at)


def test_closing_edits_the_buttons(stage: Stage) -> None:
    """When a question closes, its message is edited so that the buttons say so."""
    stage.studies()
    stage.at(9)
    stage.deliver()
    stage.at(17)
    edit = next(one for one in stage.deliver() if one.kind is DeliveryKind.EDIT)

    assert edit.under == "m1"
    assert [control.label for control in edit.message.controls] == ["Closed: look at the answer"]  # type: ignore[union-attr]


def test_a_withdrawn_prompt_reveals_nothing(stage: Stage) -> None:
    """The reveals of a question that was withdrawn are settled in silence."""
    stage.studies()
    stage.at(9)
    stage.desk.tick()
    post = stage.claim()[0]
    stage.desk.failed(post, Failure("not_in_channel", permanent=True)).result()
    prompt = stage.prompt(post)
    close = Occurrence(CHANNEL.key, OccurrenceKind.CLOSE, MONDAY, stage.clock.at, prompt=prompt.id)
    stage.run(lambda unit: unit.occurrences.plan(close))
    stage.at(17)

    assert prompt.state is PromptState.VOID
    assert stage.deliver() == []
    assert state(stage, MONDAY, OccurrenceKind.CLOSE) is OccurrenceState.DONE


def test_a_reveal_without_its_prompt_is_settled(stage: Stage) -> None:
    """A reveal that belongs to no prompt is settled and does nothing."""
    orphan = Occurrence(CHANNEL.key, OccurrenceKind.STEPS, MONDAY, stage.clock.at)
    stage.run(lambda unit: unit.occurrences.plan(orphan))

    assert (stage.desk.tick(), stage.claim()) == (1, [])


def test_a_parked_channel_misses_its_days(stage: Stage) -> None:
    """While a channel cannot be reached its days are missed, and nothing piles up for it."""
    stage.studies()
    stage.run(lambda unit: unit.channels.park(CHANNEL.key, "archived", stage.clock.at))
    stage.at(9)

    assert stage.deliver() == []
    assert state(stage, MONDAY) is OccurrenceState.MISSED


def test_a_plan_that_ran_dry_misses_its_days(stage: Stage) -> None:
    """When the questions of a plan have left the pack, its days are missed and no streak counts them."""
    stage.studies(topics=("security",))
    smaller = Pack(PACK.name, "2", PACK.topics, {"q1": PACK.questions["q1"]})
    dry = Stage(stage.store, smaller, stage.clock)
    stage.at(9)

    assert dry.deliver() == []
    assert state(stage, MONDAY) is OccurrenceState.MISSED


@pytest.mark.parametrize("with_plan", [True, False])
def test_a_post_without_a_running_plan_is_skipped(stage: Stage, with_plan: bool) -> None:
    """A post that became due although the plan is paused or gone is skipped."""
    if with_plan:
        plan = stage.studies()
        stage.run(lambda unit: unit.plans.save(replace(plan, paused=True)))
    due = Occurrence(CHANNEL.key, OccurrenceKind.POST, MONDAY, stage.at(9))
    stage.run(lambda unit: unit.occurrences.plan(due))

    assert stage.deliver() == []
    assert state(stage, MONDAY) is OccurrenceState.SKIPPED


def test_whoever_is_slower_settles_nothing(stage: Stage) -> None:
    """An occurrence that another process has settled is left alone, a reveal as well as a post."""
    stage.studies()
    due = stage.run(lambda unit: unit.occurrences.next_of(CHANNEL.key, OccurrenceKind.POST))
    stage.at(9)
    stage.deliver()
    reveal = stage.run(lambda unit: unit.occurrences.get(CHANNEL.key, OccurrenceKind.ASK_FIRST, MONDAY))
    stage.at(11)
    stage.deliver()

    assert stage.run(tick.settle, PACK, stage.calendar, due, stage.clock.at, timedelta(0)) is False
    assert stage.run(tick.settle, PACK, stage.calendar, reveal, stage.clock.at, timedelta(0)) is False


def test_nothing_repeats_before_the_bag_is_empty(stage: Stage) -> None:
    """Every question is asked once before one comes again, and the one that begins anew says so."""
    stage.studies()
    asked = []
    for number in (0, 1, 2, 3):
        stage.at(9, days=number)
        asked.append(stage.post())
        stage.at(17, days=number)
        stage.deliver()

    assert {prompt.question for prompt in asked[:3]} == {"q1", "q2", "q3"}
    assert [(prompt.cycle, prompt.wrapped) for prompt in asked] == [
        *[(1, False)] * 3,
        (2, True),
    ]
    status = stage.run(study.status, PACK, stage.calendar, stage.visit(), stage.clock.at)
    assert status.left_in_bag == 2


def test_a_broken_channel_stops_no_other(stage: Stage) -> None:
    """When one channel's post cannot be made, the others get theirs, and the fault is raised at the end."""
    other = replace(CHANNEL, native="C0OTHER")
    stage.studies()
    stage.studies(channel=other)
    stage.run(lambda unit: unit.prompts.add(a_prompt(local_date=MONDAY)))
    stage.at(9)
    with pytest.raises(ExceptionGroup) as caught:
        stage.desk.tick()

    assert len(caught.value.exceptions) == 1
    assert [post.channel for post in stage.claim()] == [other.key]
    assert state(stage, MONDAY) is OccurrenceState.PLANNED


def test_nothing_is_asked_when_nothing_fits(stage: Stage) -> None:
    """Asking by a plan that no question fits makes no prompt and no order."""
    plan = stage.studies(topics=("security",))
    smaller = Pack(PACK.name, "2", PACK.topics, {"q1": PACK.questions["q1"]})
    due = stage.run(lambda unit: unit.occurrences.next_of(CHANNEL.key, OccurrenceKind.POST))

    assert stage.run(ask, smaller, plan, due, stage.at(9), stage.clock.at) is None
    assert stage.claim() == []


def test_a_plan_without_days_plans_nothing(stage: Stage) -> None:
    """A plan without a day of the week is kept, and nothing is ever due."""
    stage.studies(days=frozenset())

    assert stage.desk.next_due().result() is None
