"""What links people and channels, and what a record keeps."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.places import Channel, Member, Space
from bot.domain.plan import Comparison
from bot.domain.scope import Season, Team
from bot.domain.together import (
    Linked,
    LinkOffered,
    OptionsAsked,
    OptionsSaved,
    SeasonsShown,
    TeamAsked,
    TeamShown,
    Unlinked,
)
from bot.screens import link, options, problems, season, team
from bot.screens import specimens as of
from bot.screens.example import Example
from bot.screens.points import points

WORD = "k3v9m2xq7tpa"
THERE = Space("discord", "900")
ANA = (Member.parse(of.MEMBER), Member(THERE, "901"))


def _links() -> Iterator[Example]:
    """Yield what a person reads who links two members."""
    offered = LinkOffered(WORD, of.AT, ANA[:1])
    yield Example("link.link_offered", link.link_offered(offered))
    yield Example("link.link_offered again", link.link_offered(replace(offered, members=ANA)))
    yield Example("link.linked", link.linked(Linked(ANA, "Ana")))
    yield Example("link.linked endless", link.linked(Linked(ANA * 50, of.NASTY)))
    yield Example("link.unlinked", link.unlinked(Unlinked(ANA[1])))


def _teams() -> Iterator[Example]:
    """Yield a channel's team in each state, and its form."""
    channels = (of.CHANNEL.key, Channel(THERE, "902").key, Channel(THERE, "903").key)
    alone = TeamShown(of.CHANNEL, None)
    shown = TeamShown(of.CHANNEL, Team("team:t1", "Backend", channels))
    yield Example("team.team none", team.team(alone))
    yield Example("team.team of three", team.team(shown))
    yield Example("team.team with a code", team.team(replace(shown, word=WORD)))
    for change in ("started", "joined"):
        yield Example(f"team.team {change}", team.team(replace(shown, changed=change)))
    yield Example("team.team left", team.team(replace(alone, changed="left")))
    crowd = Team("team:t1", of.NASTY, tuple(Channel(of.CHANNEL.space, f"C{n}").key for n in range(200)))
    yield Example("team.team endless", team.team(replace(shown, team=crowd, word=WORD)))
    yield Example("team.team_form", team.team_form(TeamAsked()))
    yield Example(
        "problems.form_problems team name", problems.form_problems({team.NAME: problems.TEAM_NAME}, None)
    )


def _seasons() -> Iterator[Example]:
    """Yield the seasons of a board."""
    spring = Season("team:t1", "Spring term", of.TODAY - timedelta(days=10), of.TODAY + timedelta(days=50))
    past = replace(
        spring, name="Winter", first=of.TODAY - timedelta(days=90), last=of.TODAY - timedelta(days=20)
    )
    none = SeasonsShown((), of.TODAY)
    yield Example("season.seasons none", season.seasons(none))
    for name, change in (("shown", ""), ("named", "named"), ("dropped", "dropped")):
        shown = replace(none, seasons=(past, spring), changed=change)
        yield Example(f"season.seasons {name}", season.seasons(shown))
    many = tuple(
        replace(spring, name=of.NASTY, first=of.TODAY + timedelta(days=n), last=of.TODAY + timedelta(days=n))
        for n in range(40)
    )
    yield Example("season.seasons endless", season.seasons(replace(none, seasons=many)))


def _options() -> Iterator[Example]:
    """Yield what a record keeps."""
    usual = of.plan()
    own = replace(usual, digest=False, goal=40, quorum=5, on_space_board=True, comparison=Comparison.ENDPOINT)
    for name, plan in (("usual", usual), ("own", own)):
        yield Example(f"options.options_form {name}", options.options_form(OptionsAsked(plan)))
        yield Example(f"options.options_saved {name}", options.options_saved(OptionsSaved(plan)))
    wrong = {options.GOAL: problems.number(options.NUMBERS[options.GOAL], 9999)}
    yield Example("problems.form_problems number", problems.form_problems(wrong, None))


def examples(_key: str) -> Iterator[Example]:
    """Yield all of them."""
    yield from _links()
    yield from _teams()
    yield from _seasons()
    yield from _options()
    yield Example("points.points", points())
