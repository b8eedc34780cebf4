"""Reviews, reminders, and how far a person or a team has come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

from bot.domain import facts, progress
from bot.domain.occurrence import Occurrence, OccurrenceKind
from bot.domain.person import Profile
from bot.domain.quiz import RunKind
from bot.domain.streak import Streak
from bot.domain.strength import Strength, TeamStrengths, TopicStrength
from bot.domain.team_streak import TeamStreak
from bot.message.press import Press
from bot.screens import me, problems, quiz, review, topics
from bot.screens import specimens as of
from bot.screens.example import Example

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082"
)
"""The smallest picture there is."""
ANA = Profile(of.MEMBER, "Ana", zone="Europe/Berlin", remind_at=time(8, 30))
NEXT = Occurrence(of.MEMBER, OccurrenceKind.REMINDER, of.TODAY, of.AT - timedelta(minutes=30))
KNOWN = (TopicStrength(of.CACHING, Strength(0.9, 14)), TopicStrength(of.SECURITY, Strength(-0.4, 3)))
UNTRIED = tuple(TopicStrength(topic, Strength()) for topic in of.TOPICS)
RECORD = facts.StreakShown(Streak(11, 11, 2), TeamStreak(4, 6, 3, 3), 62, 140, 31, None, "Europe/Berlin")
TEAM = TeamStrengths(
    6, (TopicStrength(of.CACHING, Strength(0.4, 60), 6), TopicStrength(of.SECURITY, Strength(), 3))
)


def _reviews() -> Iterator[Example]:
    """Yield a review from its first item to its summary, and what comes instead of one."""
    first = facts.QuizStep(of.RUN, 0, 3, "", of.item_shown(of.item()), RunKind.REVIEW)
    yield Example("quiz.quiz_step of a review", quiz.quiz_step(first))
    tries = (of.attempt(of.item(), "a"), of.attempt(of.item(), "b"))
    titles = {"stampede": "A popular cache entry expires"}
    done = facts.QuizDone(of.RUN, "", tries, titles, RunKind.REVIEW, {"stampede": 3}, 12)
    yield Example("quiz.quiz_done of a review", quiz.quiz_done(done))
    last = replace(done, back={"stampede": 1}, due=0)
    yield Example("quiz.quiz_done of the last review", quiz.quiz_done(last))
    nothing = progress.NothingDue(3, of.CACHING)
    yield Example("review.nothing_due", review.nothing_due(nothing))
    yield Example("review.nothing_due tomorrow", review.nothing_due(replace(nothing, in_days=1)))
    yield Example("review.nothing_due ever", review.nothing_due(progress.NothingDue(None, None)))


def _reminders() -> Iterator[Example]:
    """Yield a reminder, and what its buttons lead to."""
    yield Example("review.reminded", review.reminded(progress.Reminded(3)))
    yield Example("review.reminded of one", review.reminded(progress.Reminded(1)))
    yield Example("review.snoozed", review.snoozed(progress.Snoozed(ANA, NEXT)))
    yield Example("review.snoozed though off", review.snoozed(progress.Snoozed(ANA, None)))
    yield Example("review.reminders_off", review.reminders_off(progress.RemindersOff()))


def _me() -> Iterator[Example]:
    """Yield where a person stands."""
    stands = progress.Me(ANA, RECORD, KNOWN, 3, 1, NEXT, PIXEL)
    yield Example("me.me", me.me(stands))
    yield Example("me.me without a painter", me.me(replace(stands, picture=b"")))
    calm = replace(stands, profile=replace(ANA, alias="Night owl"), due=0, in_days=4)
    yield Example("me.me with nothing due", me.me(calm))
    yield Example("me.me hidden", me.me(replace(stands, profile=replace(ANA, hidden=True))))
    deaf = replace(ANA, remind_at=None, unreachable=True)
    yield Example("me.me unreachable", me.me(replace(stands, profile=deaf, reminder=None)))
    new = progress.Me(Profile(of.MEMBER, "Ana"), RECORD, UNTRIED, 0, None, None)
    yield Example("me.me new", me.me(new))


def _settings() -> Iterator[Example]:
    """Yield the settings, and what can be wrong with them."""
    yield Example("me.settings_form new", me.settings_form(progress.SettingsAsked(Profile(of.MEMBER, "Ana"))))
    kept = replace(ANA, alias="Night owl", hidden=True)
    yield Example("me.settings_form filled", me.settings_form(progress.SettingsAsked(kept)))
    yield Example("me.settings_kept", me.settings_kept(progress.SettingsKept(ANA, NEXT)))
    yield Example("me.settings_kept hidden", me.settings_kept(progress.SettingsKept(kept, None)))
    for name, sentence in (("a night", problems.NIGHT), ("a name", problems.ALIAS)):
        wrong = problems.as_problems(me.REMIND, sentence).problems
        yield Example(f"problems.form_problems {name}", problems.form_problems(wrong, Press("settings")))


def _topics() -> Iterator[Example]:
    """Yield the catalogue with strengths."""
    rows = tuple(progress.TopicRow(one, 4, 80) for one in KNOWN)
    shown = progress.Topics(rows, TEAM, PIXEL)
    yield Example("topics.topics", topics.topics(shown))
    few = replace(shown, team=TeamStrengths(3), picture=b"")
    yield Example("topics.topics of a few people", topics.topics(few))
    new = replace(few, rows=tuple(progress.TopicRow(one, 4, 80) for one in UNTRIED), team=TeamStrengths(0))
    yield Example("topics.topics untried", topics.topics(new))


def _endless() -> Iterator[Example]:
    """Yield all of it with the longest and nastiest content."""
    topic = replace(of.CACHING, title=of.NASTY)
    many = tuple(TopicStrength(topic, Strength(0.1 * n, 10**6), 10**6) for n in range(60))
    profile = replace(ANA, name=of.ENDLESS, alias=of.NASTY)
    stands = progress.Me(profile, RECORD, many, 10**6, 10**6, NEXT, PIXEL)
    yield Example("me.me endless", me.me(stands))
    yield Example("me.settings_kept endless", me.settings_kept(progress.SettingsKept(profile, NEXT)))
    rows = tuple(progress.TopicRow(one, 10**6, 10**6) for one in many)
    everything = progress.Topics(rows, TeamStrengths(10**6, many), PIXEL)
    yield Example("topics.topics endless", topics.topics(everything))
    yield Example("review.nothing_due endless", review.nothing_due(progress.NothingDue(10**6, topic)))


def examples(_key: str) -> Iterator[Example]:
    """Yield all of them."""
    yield from _reviews()
    yield from _reminders()
    yield from _me()
    yield from _settings()
    yield from _topics()
    yield from _endless()
