"""Teams of channels, named seasons, and the scopes that answers count in, on every store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.attempt import check_slot
from bot.domain.ledger import Sum
from bot.domain.plan import Plan
from bot.domain.prompt import PromptState
from bot.domain.scope import Counted, Season, Team
from bot.domain.team_streak import TeamDay
from tests.builders import ANA, BEN, CEM, CHANNEL, MONDAY, NINE, a_plan, a_prompt, an_attempt

THERE = "discord:900:902"
ROADIES = Team("team:t1", "Roadies")
DAY = timedelta(days=1)
SPRING = Season(ROADIES.key, "Spring", MONDAY - 7 * DAY, MONDAY + 7 * DAY)


@pytest.fixture
def team(write):
    """A team of two channels, on two platforms."""
    write(lambda unit: unit.teams.add(ROADIES))
    for channel in (CHANNEL.key, THERE):
        assert write(lambda unit, c=channel: unit.teams.join(c, ROADIES.key))
    return replace(ROADIES, channels=(THERE, CHANNEL.key))


def test_a_channel_is_on_its_own(read):
    """A channel that joined nothing has no team."""
    assert read(lambda unit: unit.teams.of(CHANNEL.key)) is None
    assert read(lambda unit: unit.teams.get(ROADIES.key)) is None


def test_a_team_knows_its_channels(team, read):
    """Every channel of a team leads to the same team, with all its channels."""
    assert read(lambda unit: unit.teams.of(CHANNEL.key)) == team
    assert read(lambda unit: unit.teams.of(THERE)) == team
    assert read(lambda unit: unit.teams.get(ROADIES.key)) == team


def test_a_channel_belongs_to_one_team(team, write, read):
    """A channel that is in a team joins no other, until it leaves."""
    write(lambda unit: unit.teams.add(Team("team:t2", "Others")))
    assert not write(lambda unit: unit.teams.join(CHANNEL.key, "team:t2"))
    write(lambda unit: unit.teams.leave(CHANNEL.key))
    assert write(lambda unit: unit.teams.join(CHANNEL.key, "team:t2"))
    assert read(lambda unit: unit.teams.get(ROADIES.key)).channels == (THERE,)


def test_an_answer_counts_in_its_channel_first(team, write, read):
    """An answer counts in the channel, in its team, and in the space where a steward shares it."""
    assert read(lambda unit: unit.teams.counted("slack:T0STUDY:C0NEW", MONDAY)) == [
        Counted("slack:T0STUDY:C0NEW")
    ]
    assert read(lambda unit: unit.teams.counted(CHANNEL.key, MONDAY)) == [
        Counted(CHANNEL.key),
        Counted(ROADIES.key),
    ]
    shared: Plan = a_plan(on_space_board=True)
    write(lambda unit: unit.plans.save(shared))
    assert [one.scope for one in read(lambda unit: unit.teams.counted(CHANNEL.key, MONDAY))] == [
        CHANNEL.key,
        ROADIES.key,
        "slack:T0STUDY",
    ]


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (SPRING.first, SPRING.first),
        (SPRING.last, SPRING.first),
        (SPRING.first - DAY, None),
        (SPRING.last + DAY, None),
    ],
)
def test_a_season_holds_its_first_and_last_day(team, write, read, day, first):
    """A named season holds the dates from its first to its last, in its own scope alone."""
    write(lambda unit: unit.teams.name_season(SPRING))
    assert read(lambda unit: unit.teams.counted(CHANNEL.key, day)) == [
        Counted(CHANNEL.key),
        Counted(ROADIES.key, first),
    ]


def test_seasons_are_listed_and_dropped(write, read):
    """Seasons of a scope come in the order of their dates, and one can be forgotten."""
    later = replace(SPRING, name="Summer", first=MONDAY + 30 * DAY, last=MONDAY + 60 * DAY)
    write(lambda unit: [unit.teams.name_season(later), unit.teams.name_season(SPRING)])
    assert read(lambda unit: unit.teams.seasons(ROADIES.key)) == [SPRING, later]
    write(lambda unit: unit.teams.drop_season(ROADIES.key, SPRING.first))
    assert read(lambda unit: unit.teams.seasons(ROADIES.key)) == [later]


def prompt(number, day, **changed):
    """Return the prompt of a day, in the first channel unless it says otherwise."""
    when = {"local_date": MONDAY + day * DAY, "asked_at": NINE + day * DAY}
    return a_prompt(f"p{number}", **{**when, **changed})


def test_the_first_channel_of_a_team_leads(write, read):
    """Of the prompts of one date the one that was asked first leads, and a void one does not."""
    prompts = [
        prompt(1, 0, state=PromptState.VOID),
        prompt(2, 0, channel=THERE, asked_at=NINE + timedelta(hours=2)),
        prompt(3, 0, channel="slack:T0STUDY:C0OTHER", asked_at=NINE + timedelta(hours=1), lead="p2"),
    ]
    write(lambda unit: [unit.prompts.add(one) for one in prompts])
    channels = (CHANNEL.key, THERE, "slack:T0STUDY:C0OTHER")
    assert read(lambda unit: unit.prompts.leading(channels, MONDAY)).id == "p2"
    assert read(lambda unit: unit.prompts.leading(channels, MONDAY + DAY)) is None


def answer(unit, number, member):
    """Let a member answer a prompt."""
    slot = check_slot(f"p{number}")
    unit.attempts.record(an_attempt(member=member, slot=slot, about=f"q{number}/i1", prompt=f"p{number}"))


def test_days_tell_who_took_part(team, write, read):
    """A day of a record holds the persons who answered in any of its channels, linked ones once."""
    prompts = [
        prompt(1, 0, state=PromptState.CLOSED),
        prompt(2, 0, channel=THERE),
        prompt(3, 1, state=PromptState.CLOSED),
        prompt(4, 2, state=PromptState.VOID),
    ]
    write(lambda unit: [unit.prompts.add(one) for one in prompts])
    write(lambda unit: unit.members.link(CEM.key, ANA.key))
    write(lambda unit: [answer(unit, 1, ANA.key), answer(unit, 1, BEN.key), answer(unit, 2, CEM.key)])
    expected = [
        TeamDay(MONDAY, frozenset({ANA.key, BEN.key}), open=True),
        TeamDay(MONDAY + DAY, frozenset()),
    ]
    assert read(lambda unit: unit.prompts.days(team.channels, 10)) == expected
    assert read(lambda unit: unit.prompts.days(team.channels, 1)) == expected[1:]
    assert read(lambda unit: unit.prompts.days(("slack:T0STUDY:C0NEW",), 5)) == []


def test_prompts_between_dates_are_the_counted_ones(write, read):
    """Both dates are included, and what was withdrawn or is still being posted is left out."""
    prompts = [prompt(number, number) for number in range(5)]
    prompts[2] = replace(prompts[2], state=PromptState.VOID)
    write(lambda unit: [unit.prompts.add(one) for one in prompts])
    found = read(lambda unit: unit.prompts.between((CHANNEL.key,), MONDAY + DAY, MONDAY + 3 * DAY))
    assert [one.id for one in found] == ["p1", "p3"]


def test_sums_add_points_up(write, read):
    """Points add up by channel, member, topic and date, for everybody or for some."""
    attempts = [
        an_attempt(),
        an_attempt(slot="quiz/r/0", about="q2/i1", item="q2/i1", points=5),
        an_attempt(slot="quiz/r/1", about="q3/i1", item="q3/i1", points=0),
        an_attempt(member=BEN.key, channel=THERE),
    ]
    write(lambda unit: [unit.attempts.record(one) for one in attempts])
    anas = Sum(CHANNEL.key, ANA.key, "caching", MONDAY, 18)
    bens = Sum(THERE, BEN.key, "caching", MONDAY, 13)
    assert read(lambda unit: unit.attempts.sums((CHANNEL.key,))) == [anas]
    assert read(lambda unit: unit.attempts.sums((), (BEN.key,))) == [bens]
    assert sorted(read(lambda unit: unit.attempts.sums(())), key=lambda one: one.points) == [bens, anas]


def test_an_attempt_can_be_settled_anew(write, read):
    """What an attempt pays may change after the ledger was added up anew, and nothing else of it does."""
    write(lambda unit: unit.attempts.record(an_attempt()))
    write(lambda unit: unit.attempts.repay(ANA.key, check_slot("p1"), 0))
    assert read(lambda unit: unit.attempts.of_members((ANA.key,))) == [an_attempt(points=0)]


def test_the_ledger_keeps_its_order(write, read):
    """Attempts of some members come back in the order in which they were recorded."""
    made = [an_attempt(slot=f"quiz/r/{n}", about=f"q{n}/i1", at=NINE - n * DAY) for n in range(3)]
    write(lambda unit: [unit.attempts.record(one) for one in made])
    write(lambda unit: unit.attempts.record(an_attempt(member=BEN.key)))
    assert read(lambda unit: unit.attempts.of_members((ANA.key, CEM.key))) == made
    assert read(lambda unit: unit.attempts.answered_before((CEM.key, ANA.key), "q1/i1"))
    assert not read(lambda unit: unit.attempts.answered_before((CEM.key,), "q1/i1"))


def test_boards_can_be_cleared(write, read):
    """All sums of a scope, or of a person, can be forgotten, and others stay."""
    for scope in (CHANNEL.key, ROADIES.key):
        for person in (ANA.key, BEN.key):
            write(lambda unit, s=scope, p=person: unit.standings.add(s, ["all"], [""], p, 5))
    write(lambda unit: [unit.standings.clear(ROADIES.key), unit.standings.forget(ANA.key)])
    points = [
        read(lambda unit, s=scope, p=person: unit.standings.points(s, "all", "", p))
        for scope in (CHANNEL.key, ROADIES.key)
        for person in (ANA.key, BEN.key)
    ]
    assert points == [None, 5, None, None]
