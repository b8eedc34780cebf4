"""One example of every screen and form, in each state that looks different.

The renderer contract runs all of it through every door. A name begins with the function that made it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

from bot.domain import facts
from bot.domain.occurrence import OccurrenceState
from bot.domain.plan import EVERY_DAY, Reveals
from bot.domain.prompt import PromptState
from bot.domain.question import Item, Level, Question
from bot.domain.refusal import Reason, Refusal
from bot.domain.standing import Standing, Window, window_key
from bot.domain.streak import Streak
from bot.message.press import Press
from bot.screens import (
    answer,
    board,
    check,
    correction,
    days_off,
    layers,
    menu,
    problems,
    question,
    quiz,
    refusal,
    stewards,
    study,
    trouble,
)
from bot.screens import specimens as of
from bot.screens.example import Example
from bot.screens.help import help_screen


def gallery(key: str = "a") -> tuple[Example, ...]:
    """Return all examples; `key` is the id of the right option, so that two galleries can be compared."""
    shown, asked = of.item(key), of.question(key)
    rooms = (
        *(_questions(asked), _layers(asked), _checks(shown), _answers(asked), _today(asked)),
        *(_quizzes(shown), _boards(), _streaks(), _forms(), _plans(), _days_off(), _refusals(), _words()),
        *(_endless_prompts(), _endless_items(), _endless_plans()),
    )
    return tuple(example for room in rooms for example in room)


def _questions(asked: Question) -> Iterator[Example]:
    """Yield the daily question through its life."""
    fresh = of.prompt_facts(asked, answered=0)
    yield Example("question.question new", question.question(fresh))
    yield Example("question.question open", question.question(of.prompt_facts(asked)))
    for name, changed in (
        ("posting", replace(fresh.prompt, state=PromptState.POSTING, closes_at=None, ref=None)),
        ("late", replace(fresh.prompt, late=True)),
        ("wrapped", replace(fresh.prompt, wrapped=True)),
        ("without a check", replace(fresh.prompt, item="")),
    ):
        yield Example(f"question.question {name}", question.question(replace(fresh, prompt=changed)))
    closed = of.prompt_facts(asked, state=PromptState.CLOSED)
    yield Example("question.question closed", question.question(closed))
    imported = of.prompt_facts(of.unreviewed_question())
    yield Example("question.question unreviewed", question.question(imported))


def _layers(asked: Question) -> Iterator[Example]:
    """Yield what the thread is given."""
    told = of.prompt_facts(asked)
    alone = replace(told, answered=1, question=replace(asked, sketch=None, refs=()))
    yield Example("layers.ask_first", layers.ask_first(told))
    yield Example("layers.steps", layers.steps(told))
    results = facts.Results(told, asked.items[0], {"a": 4, "b": 2}, written=3)
    yield Example("layers.closing with results", layers.closing(results))
    corrected = facts.Corrected(told, asked.items[0])
    yield Example("correction.correction", correction.correction(corrected))
    yield Example("layers.closing without answers", layers.closing(facts.Results(alone, None, {}, 1)))
    for name, imported in (("unreviewed", of.unreviewed_question()), ("bare", of.bare_question())):
        noted = of.prompt_facts(imported)
        yield Example(f"layers.ask_first {name}", layers.ask_first(noted))
        yield Example(f"layers.steps {name}", layers.steps(noted))
        yield Example(f"layers.closing {name}", layers.closing(facts.Results(noted, None, {}, 1)))


def _checks(shown: Item) -> Iterator[Example]:
    """Yield the quick check and its feedback."""
    yield Example("check.check", check.check(facts.CheckShown(of.prompt(), of.item_shown(shown))))
    for name, feedback in of.feedbacks(shown).items():
        answered = facts.CheckAnswered(of.prompt(), feedback, Streak(3, 4, 1))
        yield Example(f"check.check_answered {name}", check.check_answered(answered))


def _answers(asked: Question) -> Iterator[Example]:
    """Yield the written answer and what it opens."""
    told = of.prompt_facts(asked)
    bare = replace(told, prompt=replace(told.prompt, item=""))
    wrote = of.written("I would compare the miss rate with the load.", points=5)
    yield Example("answer.answer_form", answer.answer_form(facts.AnswerAsked(told)))
    for name, kept in (
        ("paid", facts.Committed(told, wrote, Streak(1, 1))),
        ("after the reveal", facts.Committed(bare, replace(wrote, points=0), Streak(1, 1))),
        ("repeat", facts.Committed(told, wrote, Streak(1, 1), repeat=True)),
    ):
        yield Example(f"answer.committed {name}", answer.committed(kept))
    yield Example("answer.unlocked", answer.unlocked(facts.Unlocked(told, wrote)))


def _today(asked: Question) -> Iterator[Example]:
    """Yield today's question in its four states."""
    for name, checked, wrote in (
        ("not answered", False, False),
        ("checked", True, False),
        ("written", False, True),
        ("both", True, True),
    ):
        today = facts.Today(of.prompt_facts(asked), checked=checked, written=wrote)
        yield Example(f"answer.today {name}", answer.today(today))


def _quizzes(shown: Item) -> Iterator[Example]:
    """Yield a private quiz from its first item to its summary."""
    first = facts.QuizStep(of.RUN, 0, 5, "Caching, mid", of.item_shown(shown))
    yield Example("quiz.quiz_step", quiz.quiz_step(first))
    alone = replace(first.shown, case="A shop sells 400 things a second, and its cache is cold.")
    yield Example("quiz.quiz_step with its case", quiz.quiz_step(replace(first, shown=alone)))
    yield Example("quiz.quiz_step of anything", quiz.quiz_step(replace(first, label="")))
    for name, feedback in of.feedbacks(shown).items():
        answered = facts.QuizAnswered(of.RUN, 0, 5, feedback)
        yield Example(f"quiz.quiz_answered {name}", quiz.quiz_answered(answered))
    last = facts.QuizAnswered(of.RUN, 4, 5, of.feedbacks(shown)["right"])
    yield Example("quiz.quiz_answered last", quiz.quiz_answered(last))
    tries = (of.attempt(of.item(), "a"), of.attempt(of.item(), "b"))
    done = facts.QuizDone(of.RUN, "Caching", tries, {"stampede": "A popular cache entry expires"})
    yield Example("quiz.quiz_done", quiz.quiz_done(done))
    yield Example("quiz.quiz_done untouched", quiz.quiz_done(replace(done, attempts=())))


def _standings(first: int, count: int, name: str = "Member {}") -> tuple[Standing, ...]:
    """Return rows of a board."""
    return tuple(
        Standing(n, f"slack:T0STUDY:U{n}", name.format(n), 400 - n) for n in range(first, first + count)
    )


def _boards() -> Iterator[Example]:
    """Yield leaderboards and the catalogue."""
    key = window_key(Window.WEEK, of.TODAY)
    empty = facts.Board(Window.WEEK, key, None, None, 0, (), 0, None, ())
    rows, far = _standings(1, 10), _standings(13, 3)
    yield Example("board.board empty", board.board(empty))
    one = replace(empty, rows=rows[:4], total=4, own=rows[1])
    yield Example("board.board one page", board.board(one))
    yield Example(
        "board.board with neighbours", board.board(replace(one, rows=rows, total=31, own=far[1], around=far))
    )
    later = replace(one, page=1, rows=_standings(11, 10), total=31, own=None)
    yield Example("board.board second page", board.board(later))
    of_topic = replace(one, window=Window.ALL, topic="caching", topic_title="Caching")
    yield Example("board.board of a topic", board.board(of_topic))
    catalogue = facts.Topics(tuple((topic, 1, 12) for topic in of.TOPICS))
    yield Example("board.topics", board.topics(catalogue))


def _streaks() -> Iterator[Example]:
    """Yield streaks."""
    next_post = of.posts(1)[0]
    none = facts.StreakShown(Streak(), 0, 0, 0, None, "Europe/Berlin")
    yield Example("board.streak zero", board.streak(none))
    frozen = replace(none, streak=Streak(11, 11, 2), points_week=62, points_all=140, next_post=next_post)
    yield Example("board.streak with freezes", board.streak(frozen))
    days = (of.TODAY - timedelta(days=4), of.TODAY - timedelta(days=1))
    for name, bridged in (("bridged once", days[:1]), ("bridged twice", days)):
        covered = replace(frozen, streak=Streak(11, 11, 0, bridged))
        yield Example(f"board.streak {name}", board.streak(covered))


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
    for change in study.CHANGES:
        name = change or "preview"
        yield Example(f"study.saved {name}", study.saved(replace(running, change=change)))
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
    yield Example("study.status stuck", study.status(replace(good, stuck=1)))
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


def _refusals() -> Iterator[Example]:
    """Yield a refusal for every reason."""
    for reason in Reason:
        no = Refusal(reason, subject="databse", prompt=of.PROMPT)
        yield Example(f"refusal.refusal {reason}", refusal.refusal(no))
    yield Example("refusal.refusal without a way on", refusal.refusal(Refusal(Reason.PROMPT_CLOSED)))
    region = Refusal(Reason.REGION_UNKNOWN, "germany", (("DE", "DE"), ("DE-BY", "DE-BY")))
    yield Example("refusal.refusal near countries", refusal.refusal(region))
    near = Refusal(Reason.TOPIC_UNKNOWN, "cachng", tuple(of.TITLES.items()))
    yield Example("refusal.refusal near topics", refusal.refusal(near))


def _words() -> Iterator[Example]:
    """Yield what is said about the bot itself."""
    everybody = (("/quiz [topic] [level] [count]", menu.QUIZ), ("/today", menu.TODAY))
    yield Example("help.help_screen", help_screen(everybody, (("/study setup", menu.STUDY_SETUP),)))
    yield Example("stewards.parked", stewards.parked(facts.Parked(of.CHANNEL, "not_in_channel")))
    yield Example("trouble.trouble", trouble.trouble("k3v9m2xq7tpa"))
    yield Example("trouble.stale_press", trouble.stale_press())
    yield Example("trouble.already_done", trouble.already_done())
    yield Example("trouble.unknown_command", trouble.unknown_command("quizz db"))


def _endless_prompts() -> Iterator[Example]:
    """Yield prompts and layers with the longest and nastiest content."""
    told = of.prompt_facts(of.endless_question(), answered=10**9)
    wrote = of.written(of.ENDLESS, points=5)
    results = facts.Results(told, of.endless_item(), {"a": 10**9}, written=10**9)
    yield Example("question.question endless", question.question(told))
    yield Example("layers.ask_first endless", layers.ask_first(told))
    yield Example("layers.steps endless", layers.steps(told))
    yield Example("layers.closing endless", layers.closing(results))
    yield Example("answer.answer_form endless", answer.answer_form(facts.AnswerAsked(told)))
    yield Example(
        "answer.committed endless", answer.committed(facts.Committed(told, wrote, Streak(10**6, 10**6, 2)))
    )
    yield Example("answer.unlocked endless", answer.unlocked(facts.Unlocked(told, wrote)))
    yield Example("answer.today endless", answer.today(facts.Today(told, checked=False, written=False)))


def _endless_items() -> Iterator[Example]:
    """Yield items, runs and boards with the longest and nastiest content."""
    shown = of.endless_item()
    yield Example("check.check endless", check.check(facts.CheckShown(of.prompt(), of.item_shown(shown))))
    feedback = of.feedbacks(shown)["wrong"]
    yield Example(
        "check.check_answered endless",
        check.check_answered(facts.CheckAnswered(of.prompt(), feedback, Streak())),
    )
    step = facts.QuizStep(of.RUN, 9, 10, of.ENDLESS, of.item_shown(shown))
    yield Example("quiz.quiz_step endless", quiz.quiz_step(step))
    done = facts.QuizDone(of.RUN, of.NASTY, (feedback.attempt,) * 10, {"stampede": of.ENDLESS})
    yield Example("quiz.quiz_done endless", quiz.quiz_done(done))
    rows = _standings(10**9, 10, name=of.NASTY + "{}")
    crowd = facts.Board(
        Window.SEASON, "season:2026-Q4", "caching", of.ENDLESS, 10**4, rows, 10**9, rows[0], rows
    )
    yield Example("board.board endless", board.board(crowd))
    catalogue = facts.Topics(tuple((replace(of.CACHING, title=of.NASTY), 10**6, 10**6) for _ in range(60)))
    yield Example("board.topics endless", board.topics(catalogue))


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


GALLERY: tuple[Example, ...] = gallery()
"""All examples, with the right option where it happens to be."""
