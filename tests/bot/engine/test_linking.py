"""One person on two platforms: one record, as if one member had done it all, until they are unlinked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.places import Member
from bot.domain.scope import CODE_LIFE, CodeKind
from bot.domain.standing import Window
from bot.message.model import Code
from tests.builders import ANA, BEN, CEM, CHANNEL, MONDAY, NINE, STUDY, a_prompt
from tests.stage import ELSEWHERE, Stage, said, words

TWIN = Member(CEM.space, "ana")
"""Ana as the other platform knows her."""


@pytest.fixture
def both(stage: Stage):
    """Both channels study, and Ana is in both."""
    stage.studies()
    stage.studies(channel=ELSEWHERE)
    stage.at(9)
    return stage


def code_of(stage, member=ANA, **visit):
    """Ask for a code; return its word."""
    shown = said(stage.says("link", member, **visit))
    (line,) = [block.code for block in shown.blocks if isinstance(block, Code)]
    return line.removeprefix("/link ")


def link(stage, owner=ANA, finder=TWIN, channel=ELSEWHERE):
    """Link two members; return what the finder reads."""
    return words(said(stage.says(f"link {code_of(stage, owner)}", finder, channel=channel)))


def points(stage, person, scope=CHANNEL.key):
    """Return the points of a person in a scope, ever."""
    return stage.run(lambda unit: unit.standings.points(scope, Window.ALL, "", person))


def person(stage, member):
    """Return the person behind a member."""
    return stage.run(lambda unit: unit.members.known(member.key).person)


def test_a_code_makes_two_members_one_person(both):
    """Whoever types the code is the same person as whoever asked for it, and is told so."""
    assert "On Slack and Discord you have one record." in link(both)
    assert person(both, TWIN) == person(both, ANA) == ANA.key


def test_a_code_works_once(both):
    """A code that was used does not work again, for anybody."""
    word = code_of(both)
    both.says(f"link {word}", TWIN, channel=ELSEWHERE)
    assert "This code does not work" in words(said(both.says(f"link {word}", CEM)))
    assert person(both, CEM) == CEM.key


def test_a_code_expires_after_ten_minutes(both):
    """A code that is ten minutes old does not work."""
    word = code_of(both)
    both.clock.at += CODE_LIFE
    assert "This code does not work" in words(said(both.says(f"link {word}", CEM)))


@pytest.mark.parametrize("typed", ["nonsense", "k3v9 m2xq", "'; drop"])
def test_a_made_up_code_does_nothing(both, typed):
    """A word that nobody handed out links nobody."""
    assert "This code does not work" in words(said(both.says(f"link {typed}", CEM)))


def test_ones_own_code_is_for_the_other_place(both):
    """Typing the code where it was made says where it belongs, and uses it up."""
    assert "in the other place" in words(said(both.says(f"link {code_of(both)}", ANA)))


def test_linking_twice_says_so(both):
    """Members who are one person already are told so."""
    link(both)
    assert "You are one person already" in link(both)


def answers(stage):
    """Let Ana answer the same item on both platforms, right on each; return both prompts."""
    prompts = stage.post("slack"), stage.post("discord")
    for prompt, member in zip(prompts, (ANA, TWIN), strict=True):
        stage.checks(prompt, member, channel=ELSEWHERE if member == TWIN else CHANNEL)
    return prompts


@pytest.fixture
def same(both):
    """Both channels ask the same question, because they are a team; Ana has answered in both."""
    from bot.domain.scope import Team

    team = Team("team:t1", "Roadies")
    both.run(lambda unit: unit.teams.add(team))
    for channel in (CHANNEL, ELSEWHERE):
        both.run(lambda unit, c=channel: unit.teams.join(c.key, team.key))
    prompts = answers(both)
    assert prompts[0].item == prompts[1].item
    return both


def test_what_both_answered_pays_once(same):
    """Two members of one person answered an item each; after linking it pays once."""
    assert (points(same, ANA.key, "team:t1"), points(same, TWIN.key, "team:t1")) == (13, 13)
    link(same)
    assert (points(same, ANA.key, "team:t1"), points(same, TWIN.key, "team:t1")) == (13, None)


def test_unlinking_restores(same):
    """After unlinking, everything is as if the members had never been linked."""
    before = boards(same)
    link(same)
    assert boards(same) != before
    same.says("unlink", TWIN, channel=ELSEWHERE)
    assert boards(same) == before
    assert [person(same, one) for one in (ANA, TWIN)] == [ANA.key, TWIN.key]


def boards(stage):
    """Return everybody's points in every scope."""
    scopes = (CHANNEL.key, ELSEWHERE.key, "team:t1")
    people = (ANA.key, TWIN.key, BEN.key)
    return {(scope, one): points(stage, one, scope) for scope in scopes for one in people}


def test_an_item_paid_on_one_platform_pays_no_second_time_on_the_other(both):
    """After linking, the first answer of either member is the one that pays."""
    link(both)
    prompt = both.post("slack")
    both.post("discord")
    both.checks(prompt, ANA)
    both.run(lambda unit: unit.attempts.record)
    item = prompt.item
    run = said(both.says(f"quiz {prompt.topic}", TWIN, channel=ELSEWHERE))
    assert run.controls
    already = both.run(lambda unit: unit.attempts.answered_before((TWIN.key, ANA.key), item))
    assert already


def test_one_streak_over_both_platforms(same):
    """Days answered on either platform make one streak."""
    link(same)
    same.at(17)
    for door in ("slack", "discord"):
        same.deliver(door)
    same.at(9, days=1)
    prompt = same.post("discord")
    same.post("slack")
    same.checks(prompt, TWIN, channel=ELSEWHERE)
    assert "2 questions in a row" in words(said(same.says("streak", ANA)))


@pytest.mark.parametrize("hidden", [ANA, TWIN])
def test_whoever_left_the_boards_stays_away(same, hidden):
    """Leaving the boards with one member counts for the person, also after linking and unlinking."""

    def leave(unit):
        unit.members.save(replace(unit.members.profile(hidden.key), hidden=True))

    same.run(leave)
    link(same)
    assert same.run(lambda unit: unit.members.known(ANA.key)).hidden
    assert {points(same, one.key, "team:t1") for one in (ANA, TWIN)} == {None}
    same.says("unlink", ANA)
    assert {points(same, one.key, "team:t1") for one in (ANA, TWIN)} == {None}


def test_unlinking_nobody_is_refused(both):
    """Somebody who is linked to nobody is told how to be."""
    assert "You are not linked to anybody" in words(said(both.says("unlink", BEN)))


def test_old_codes_are_forgotten(both):
    """A code that expired is gone from the database with the next tick."""
    word = code_of(both)
    both.clock.at += CODE_LIFE + timedelta(seconds=1)
    both.desk.tick()
    early = both.clock.at - timedelta(hours=1)
    assert both.run(lambda unit: unit.codes.take(word, CodeKind.LINK, early)) is None


def test_three_members_may_be_one_person(both):
    """A third member joins the person, and leaves the two others together."""
    third = Member(STUDY, "U0THIRD")
    link(both)
    link(both, TWIN, third, CHANNEL)
    assert person(both, third) == ANA.key
    both.says("unlink", third)
    assert [person(both, one) for one in (ANA, TWIN, third)] == [ANA.key, ANA.key, third.key]


def test_what_paid_nothing_while_linked_pays_once_afterwards(same):
    """An answer that earned nothing beside the other account is the one that pays once they are apart."""
    slack, discord = (same.run(lambda unit, c=c: unit.prompts.latest(c.key)) for c in (CHANNEL, ELSEWHERE))
    dan = Member(STUDY, "U0DAN")
    far = Member(CEM.space, "dan")
    link(same, dan, far)
    same.checks(slack, dan)
    same.checks(discord, far, channel=ELSEWHERE)
    same.says("unlink", far, channel=ELSEWHERE)
    assert points(same, far.key, "team:t1") == 13
    again = a_prompt(
        "again", channel=ELSEWHERE.key, item=discord.item, question=discord.question, asked_at=NINE
    )
    same.run(lambda unit: unit.prompts.add(replace(again, local_date=MONDAY - timedelta(days=1))))
    same.checks(again, far, channel=ELSEWHERE)
    assert points(same, far.key, "team:t1") == 13


def test_a_code_typed_where_it_was_made_still_works(both: Stage):
    """A code is used up by linking alone, not by somebody who tries it in the wrong place."""
    word = code_of(both)
    told = words(said(both.says(f"link {word}", ANA)))

    assert "It still works there" in told
    assert "You are one person now" in words(said(both.says(f"link {word}", TWIN, channel=ELSEWHERE)))
