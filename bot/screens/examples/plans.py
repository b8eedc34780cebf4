"""What stewards see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

from bot.domain import facts
from bot.domain.occurrence import OccurrenceState
from bot.domain.plan import EVERY_DAY, Reveals
from bot.domain.question import Level
from bot.domain.refusal import Reason, Refusal
from bot.message.press import Press
from bot.screens import (
    days_off,
    problems,
    refusal,
    study,
    trouble,
)
from bot.screens import specimens as of
from bot.screens.example import Example


def _forms() -> Iterator[Example]:
    """Yield the setup form and what can be wrong with a form."""
    new = facts.PlanDraft(of.plan(), True, of.TOPICS, ())
    known = replace(new, is_new=False, upcoming=of.posts(3))
    yield Example("study.setup_form new", study.setup_form(new))
    yield Example("study.setup_form existing", study.setup_form(known))
    narrow = replace(of.plan(), topics=("security",), level=Level.SENIOR, reveals=Reveals(5, 90, 2880))
    paused = replace(known, plan=narrow.pause(), upcoming=())
    yield Example("study.setup_form paused", study.setup_form(paused))
    wrong = {
        study.WHEN: problems.zone("Europe/Berlln", ("Europe/Berlin",)),
        study.DAYS: problems.DAYS,
        study.REVEALS: problems.REVEALS,
    }
    yield Example("problems.form_problems", problems.form_problems(wrong, Press("setup")))
    for name, sentence in (
        ("time", problems.TIME),
        ("unknown zone", problems.zone("Atlantis", ())),
        ("no questions", problems.NO_QUESTIONS),
        ("empty answer", problems.ANSWER_EMPTY),
    ):
        one = problems.as_problems(study.WHEN, sentence)
        yield Example(f"problems.form_problems {name}", problems.form_problems(one.problems, None))


def _plans() -> Iterator[Example]:
    """Yield what stewards are told."""
    running = facts.PlanSaved(of.plan(), of.posts(5), of.TITLES, "saved")
    stopped = replace(running, plan=of.plan().pause(), upcoming=())
    for change in study.CHANGES:
        shown = stopped if change == "paused" else running
        yield Example(f"study.saved {change or 'preview'}", study.saved(replace(shown, change=change)))
    narrow = replace(of.plan(), days=frozenset({0, 2}), topics=("security",), level=Level.SENIOR)
    yield Example("study.saved narrow", study.saved(replace(running, plan=narrow)))
    daily = replace(of.plan(), days=EVERY_DAY).pause()
    yield Example("study.saved stopped", study.saved(replace(running, plan=daily, upcoming=())))
    recent = tuple(
        replace(post, state=state) for post, state in zip(of.posts(4), OccurrenceState, strict=True)
    )
    good = facts.PlanStatus(of.plan(), of.posts(5), recent, 12, None, 0, of.TITLES)
    yield Example("study.status good", study.status(good))
    yield Example("study.status new", study.status(replace(good, recent=())))
    yield Example("study.status parked", study.status(replace(good, parked="not_in_channel")))
    unconfirmed = frozenset(post.local_date for post in good.recent[:1])
    yield Example("study.status stuck", study.status(replace(good, stuck=1, unconfirmed=unconfirmed)))
    free = replace(good, day_off=(of.TODAY + timedelta(days=32), "Christmas Day"))
    yield Example("study.status with a day off", study.status(free))
    yield Example("study.posted_now", study.posted_now(facts.PostedNow(of.TODAY, of.AT)))


def _days_off() -> Iterator[Example]:
    """Yield what a plan leaves out."""
    plan = replace(of.plan(), holidays="DE-BY", days_off=(of.TODAY,), quiet=(time(22), time(7)))
    days = ((of.TODAY, ""), (of.TODAY + timedelta(days=32), "Christmas Day"))
    for name, changed in (("shown", False), ("saved", True)):
        left_out = facts.DaysOff(plan, days, of.posts(5), changed)
        yield Example(f"days_off.days_off {name}", days_off.days_off(left_out))
    nothing = facts.DaysOff(replace(of.plan(), catch_up=0), (), of.posts(5), changed=False)
    yield Example("days_off.days_off none", days_off.days_off(nothing))
    known = facts.PlanSaved(plan, of.posts(5), of.TITLES, "saved")
    yield Example("study.saved with days off", study.saved(known))
    endless = facts.DaysOff(plan, ((of.TODAY, of.NASTY),) * 5, of.posts(5), changed=True)
    yield Example("days_off.days_off endless", days_off.days_off(endless))


def _endless_plans() -> Iterator[Example]:
    """Yield plans, refusals and mistakes with the longest and nastiest content."""
    many = tuple(replace(of.CACHING, slug=f"topic-{n}", title=of.NASTY) for n in range(60))
    plan = replace(
        of.plan(), topics=tuple(topic.slug for topic in many), zone="America/Argentina/Buenos_Aires"
    )
    draft = facts.PlanDraft(plan, False, many, of.posts(5))
    titles = {topic.slug: topic.title for topic in many}
    yield Example("study.setup_form endless", study.setup_form(draft))
    broken = (of.ENDLESS,) * 20
    status = facts.PlanStatus(plan, of.posts(5), (), 10**6, of.ENDLESS, 10**6, titles, broken)
    yield Example("study.status endless", study.status(status))
    saved = facts.PlanSaved(plan, of.posts(5), titles, "saved")
    yield Example("study.saved endless", study.saved(saved))
    near = Refusal(Reason.TOPIC_UNKNOWN, of.ENDLESS, tuple(titles.items()))
    elsewhere = Refusal(Reason.REGION_UNKNOWN, of.ENDLESS)
    yield Example("refusal.refusal endless country", refusal.refusal(elsewhere))
    yield Example("refusal.refusal endless", refusal.refusal(near))
    wrong = dict.fromkeys((study.WHEN, study.DAYS, study.TOPICS, study.LEVEL, study.REVEALS), of.NASTY)
    yield Example("problems.form_problems endless", problems.form_problems(wrong, Press("setup")))
    yield Example("trouble.unknown_command endless", trouble.unknown_command(of.ENDLESS))


def examples(_key: str) -> Iterator[Example]:
    """Yield all of them."""
    yield from _forms()
    yield from _plans()
    yield from _days_off()
    yield from _endless_plans()
