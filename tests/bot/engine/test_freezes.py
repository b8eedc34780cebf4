"""Freezes are spent by themselves, written down, told once, and come back when a day counts after all."""

from datetime import time

import pytest

from bot.domain.order import DeliveryKind
from bot.domain.places import Channel
from bot.domain.plan import EVERY_DAY
from bot.domain.streak import FreezeKind
from bot.engine import study
from bot.engine.link import link, offer_link
from bot.engine.team import start_team
from bot.message.press import Press
from tests.builders import ANA, BEN, CHANNEL, STUDY, a_prompt
from tests.stage import PACK, Stage, button, said, words

OTHER = Channel(STUDY, "C0OTHER")


def live(stage, first, last, *, answers=True):
    """Let days pass, from one to another; return the last question."""
    for number in range(first, last + 1):
        stage.at(9, days=number)
        prompt = stage.post()
        if answers:
            stage.checks(prompt)
        stage.at(17, days=number)
        stage.deliver()
    return prompt


def entries(stage, scope=CHANNEL.key):
    """Return Ana's entries in the ledger of freezes, as (day of the month, kind)."""
    found = stage.run(lambda unit: unit.freezes.of(ANA.key, scope))
    return [(entry.day.day, entry.kind) for entry in found]


@pytest.fixture
def missed(stage: Stage):
    """Ana answered five days in a row and missed the sixth, a Saturday, which has just closed."""
    stage.studies(days=EVERY_DAY)
    live(stage, 0, 4)
    return stage, live(stage, 5, 5, answers=False)


def test_a_freeze_is_spent_when_the_question_closes(missed):
    """A miss spends a freeze in the transaction that closes the question, and the ledger says so."""
    stage, _ = missed
    assert entries(stage) == [(28, FreezeKind.SPENT)]


def test_whoever_has_no_freeze_has_no_entry(stage: Stage):
    """A miss without a freeze leaves nothing in the ledger."""
    stage.studies(days=EVERY_DAY)
    live(stage, 0, 1)
    live(stage, 2, 2, answers=False)
    assert entries(stage) == []


def test_a_freeze_is_announced_once(missed):
    """The next answer says for which day a freeze was spent, and later ones do not repeat it."""
    stage, _ = missed
    shown = []
    for number in (6, 7):
        stage.at(9, days=number)
        shown.append(words(stage.checks(stage.post())))
        stage.at(17, days=number)
        stage.deliver()
    assert "A freeze covered Sat 28 Nov, so your streak went on." in shown[0]
    assert "A freeze covered" not in shown[1]


def test_a_late_accepted_answer_gives_the_freeze_back(missed):
    """An answer that was given before the close and arrives after it returns the freeze, and says so."""
    stage, prompt = missed
    in_time = stage.at(16, 59, days=5)
    stage.at(17, 1, days=5)
    shown = words(stage.checks(prompt, at=in_time))
    assert entries(stage) == [(28, FreezeKind.SPENT), (28, FreezeKind.RETURNED)]
    assert "Your streak: 6 questions in a row, with 1 freeze ready." in shown
    assert "The freeze of Sat 28 Nov is back" in shown


def test_somebody_elses_streak_is_left_alone(missed):
    """A freeze belongs to one person; others have their own entries."""
    stage, _ = missed
    assert stage.run(lambda unit: unit.freezes.of(BEN.key, CHANNEL.key)) == []


def test_a_written_answer_tells_of_freezes_too(missed):
    """Whoever writes an answer next learns of the freeze as well."""
    stage, _ = missed
    stage.at(9, days=6)
    prompt = stage.post()
    kept = said(stage.fills(Press("answered", (prompt.id,)), {"text": ("I would measure first.",)}))
    assert "A freeze covered Sat 28 Nov" in words(kept)
    assert button(kept, "Quick check")


def team_up(stage, *channels):
    """Let channels be one team, as stewards do."""
    stage.fills(Press("team-named"), {"name": ("Ours",)}, BEN, channel=channels[0])
    for channel in channels[1:]:
        code = words(said(stage.presses(Press("team-code"), BEN, channel=channels[0])))
        stage.says(f"study team {code.split('/study team ')[1].split()[0]}", BEN, channel=channel)


def asked_at_two_hours(stage):
    """Let Ana answer for five days in a team whose other channel asks late; the sixth has begun."""
    stage.studies(days=EVERY_DAY)
    stage.studies(channel=OTHER, days=EVERY_DAY, at=time(20))
    team_up(stage, CHANNEL, OTHER)
    live(stage, 0, 4)
    stage.at(9, days=5)
    stage.deliver()
    return stage.run(lambda unit: unit.teams.of(CHANNEL.key)).key


def test_a_day_that_another_channel_closed_first_is_given_back(stage: Stage):
    """A freeze spent when the team's early channel closed comes back when its late one is answered."""
    team = asked_at_two_hours(stage)
    stage.at(18, days=5)
    stage.deliver()
    assert [kind for _, kind in entries(stage, team)] == [FreezeKind.SPENT]
    stage.at(20, days=5)
    late = next(one for one in stage.deliver() if one.kind is DeliveryKind.POST)
    stage.checks(stage.prompt(late), channel=OTHER)
    assert [kind for _, kind in entries(stage, team)] == [FreezeKind.SPENT, FreezeKind.RETURNED]


def test_a_date_that_begins_in_another_channel_is_not_missed_yet(stage: Stage):
    """A freeze is back while a later channel of the team asks; one that covers the date at last is told."""
    team = asked_at_two_hours(stage)
    stage.at(20, days=5)
    stage.deliver()
    begun = [kind for _, kind in entries(stage, team)]
    stage.at(8, days=6)
    stage.deliver()
    ended = [kind for _, kind in entries(stage, team)]
    stage.at(9, days=6)
    shown = words(stage.checks(stage.post()))

    assert (begun, ended) == ([FreezeKind.SPENT, FreezeKind.RETURNED], [*begun, FreezeKind.SPENT])
    assert "A freeze covered Sat 28 Nov, so your streak went on." in shown
    assert "is back" not in shown


def test_a_channel_that_leaves_takes_its_misses_along(missed):
    """What a channel's misses cost in a team is given back there once the channel has left it."""
    stage, _ = missed
    stage.studies(channel=OTHER, days=EVERY_DAY)
    team_up(stage, OTHER, CHANNEL)
    team = stage.run(lambda unit: unit.teams.of(OTHER.key)).key
    assert [kind for _, kind in entries(stage, team)] == [FreezeKind.SPENT]
    stage.presses(Press("team-leave"), BEN)
    assert [kind for _, kind in entries(stage, team)] == [FreezeKind.SPENT, FreezeKind.RETURNED]


def test_a_miss_is_spent_though_the_next_day_has_begun(stage: Stage):
    """A question that closes after the next one was answered spends the freeze of whoever missed it."""
    stage.studies(at=time(17), days=EVERY_DAY)
    for number in range(5):
        stage.at(17, days=number)
        stage.checks(stage.post())
        stage.at(1, 30, days=number + 1)
        stage.deliver()
    stage.at(17, days=5)
    stage.post()
    stage.at(0, 10, days=6)
    stage.run(study.post_now, PACK, stage.calendar, stage.visit(BEN), stage.clock.at)
    stage.checks(stage.post())
    stage.at(1, 30, days=6)
    stage.deliver()

    assert entries(stage) == [(28, FreezeKind.SPENT)]


def test_linking_tells_no_freeze_a_second_time(missed):
    """What one heard before becoming one person with somebody is no news afterwards."""
    stage, _ = missed
    live(stage, 6, 6)
    stage.run(offer_link, stage.visit(BEN), "word", stage.clock.at)
    stage.run(link, stage.visit(ANA), "word", stage.clock.at)
    stage.at(9, days=7)

    assert "A freeze covered" not in words(stage.checks(stage.post()))


def test_a_day_counts_again_in_another_channel_of_the_team(missed):
    """Whoever answers the day's own question of a team's other channel has the freeze of that day back."""
    stage, prompt = missed
    elsewhere = a_prompt("p9", channel=OTHER.key, local_date=prompt.local_date, question="q2", item="q2/i1")
    stage.run(start_team, stage.visit(BEN), "Backend", "t1", stage.clock.at)
    stage.run(lambda unit: (unit.teams.join(OTHER.key, "team:t1"), unit.prompts.add(elsewhere)))
    before = entries(stage, "team:t1")
    stage.checks(elsewhere, channel=OTHER)

    assert before == [(28, FreezeKind.SPENT)]
    assert entries(stage, "team:t1") == [(28, FreezeKind.SPENT), (28, FreezeKind.RETURNED)]


def test_a_freeze_of_somebody_else_is_given_back_when_they_part(missed):
    """Whoever was one person with Ana for a while keeps none of her freezes, and hears nothing of them."""
    stage, _ = missed
    stage.run(offer_link, stage.visit(BEN), "word", stage.clock.at)
    stage.run(link, stage.visit(ANA), "word", stage.clock.at)
    stage.says("unlink", ANA)
    bens = stage.run(lambda unit: unit.freezes.of(BEN.key, CHANNEL.key))
    stage.at(9, days=6)
    shown = words(stage.checks(stage.post(), BEN))

    assert [entry.kind for entry in bens] == [FreezeKind.SPENT, FreezeKind.RETURNED]
    assert "freeze of Sat 28 Nov" not in shown and "A freeze covered" not in shown
    assert entries(stage) == [(28, FreezeKind.SPENT)]
