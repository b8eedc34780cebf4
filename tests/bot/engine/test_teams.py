"""Teams over channels of several spaces: the same question, one board, one streak."""

import pytest

from bot.domain.places import Channel
from bot.domain.plan import EVERY_DAY
from bot.domain.standing import Window
from bot.message.model import Code
from bot.message.press import Press
from tests.builders import ANA, BEN, CEM, CHANNEL, STUDY
from tests.stage import ELSEWHERE, Stage, asked, button, said, words

OTHER = Channel(STUDY, "C0OTHER")


class Steward:
    """Ben, who looks after channels in both spaces."""

    def __init__(self, stage):
        self.stage = stage

    def says(self, line, channel=CHANNEL):
        """Type a line as a steward of a channel."""
        return said(self.stage.says(line, BEN, channel=channel))

    def presses(self, message, label, channel=CHANNEL):
        """Press a button as a steward of a channel."""
        return self.stage.presses(button(message, label), BEN, channel=channel)

    def start(self, channel=CHANNEL, name="Backend"):
        """Start a team."""
        form = asked(self.presses(self.says("study team", channel), "Start a team", channel))
        return said(self.stage.fills(form.press, {"name": (name,)}, BEN, channel=channel))

    def code(self, channel=CHANNEL):
        """Ask for a code; return its word."""
        shown = said(self.presses(self.says("study team", channel), "Invite a channel", channel))
        (line,) = [block.code for block in shown.blocks if isinstance(block, Code)]
        return line.removeprefix("/study team ")

    def join(self, channel=ELSEWHERE):
        """Let a channel join the team of the first."""
        return self.says(f"study team {self.code()}", channel)


@pytest.fixture
def steward(stage: Stage):
    """Two channels of two spaces study every day; Ben looks after both."""
    for channel in (CHANNEL, ELSEWHERE):
        stage.studies(channel=channel, days=EVERY_DAY)
    return Steward(stage)


def key(stage, channel=CHANNEL):
    """Return the key of a channel's team."""
    return stage.run(lambda unit: unit.teams.of(channel.key)).key


def points(stage, scope, person):
    """Return a person's points in a scope, ever."""
    return stage.run(lambda unit: unit.standings.points(scope, Window.ALL, "", person))


def day(stage, number, *people):
    """Let both channels be asked; whoever is named answers right, in their own channel."""
    stage.at(9, days=number)
    prompts = {"slack": stage.post("slack"), "discord": stage.post("discord")}
    for member in people:
        stage.checks(prompts[member.space.door], member)
    stage.at(17, days=number)
    for door in prompts:
        stage.deliver(door)
    return prompts


def test_a_steward_starts_a_team(steward):
    """A channel on its own becomes the first of a team, by its name."""
    shown = words(steward.start())
    assert "The team is there" in shown
    assert "Backend" in shown


def test_a_team_needs_a_name(steward):
    """An empty name comes back with a sentence."""
    form = asked(steward.presses(steward.says("study team"), "Start a team"))
    problems = steward.stage.fills(form.press, {"name": ("  ",)}, BEN)
    assert "Give the team a name" in problems.problems["name"]


def test_a_channel_of_another_platform_joins_by_a_code(steward):
    """The code of one channel lets another join, once."""
    steward.start()
    word = steward.code()
    assert "This channel is in the team" in words(steward.says(f"study team {word}", ELSEWHERE))
    assert "This code does not work" in words(steward.says(f"study team {word}", OTHER))
    assert key(steward.stage) == key(steward.stage, ELSEWHERE)


def test_a_channel_in_a_team_joins_no_other(steward):
    """A channel leaves its team before it joins another."""
    steward.start()
    steward.join()
    steward.start(OTHER, "Others")
    shown = said(steward.presses(steward.says("study team", OTHER), "Invite a channel", OTHER))
    (line,) = [block.code for block in shown.blocks if isinstance(block, Code)]
    refused = steward.says(line.removeprefix("/"), ELSEWHERE)
    assert "in a team already" in words(refused)


def test_members_cannot_touch_teams(steward):
    """Whoever is no steward is refused, whatever they type or press."""
    stage = steward.stage
    shown = [
        stage.says("study team", ANA),
        *(stage.presses(Press(v), ANA) for v in ("team-code", "team-leave")),
    ]
    assert {said(one).title for one in shown} == {"This is for stewards"}


def test_channels_of_other_spaces_are_not_named(steward):
    """What a steward sees of channels elsewhere is how many there are, on which platform."""
    steward.start()
    steward.join()
    shown = words(steward.says("study team"))
    assert "1 channel elsewhere on Discord" in shown
    assert ELSEWHERE.native not in shown


def test_a_team_is_asked_one_question(steward):
    """All channels of a team are asked the same question with the same item on a date."""
    steward.start()
    steward.join()
    for number in range(4):
        prompts = day(steward.stage, number)
        assert len({(one.question, one.item, one.cycle) for one in prompts.values()}) == 1


def test_a_channel_on_its_own_has_its_own_bag(steward):
    """Channels that are no team draw from their own bags."""
    drawn = [day(steward.stage, number) for number in range(6)]
    assert any(prompts["slack"].question != prompts["discord"].question for prompts in drawn)


def test_a_team_repeats_nothing_its_channels_were_asked(steward):
    """After joining, no question is asked before the rest that neither channel had in its last round."""
    prompts = day(steward.stage, 0)
    steward.start()
    steward.join()
    had = {one.question for one in prompts.values()}
    rest = set(steward.stage.pack.questions) - had
    following = [day(steward.stage, number)["slack"].question for number in range(1, len(rest) + 1)]
    assert set(following) == rest


def test_one_board_over_both_platforms(steward):
    """Points of both channels stand on the team's board, and on each channel's own."""
    steward.start()
    steward.join()
    stage = steward.stage
    day(stage, 0, ANA, CEM)
    for person in (ANA, CEM):
        assert points(stage, key(stage), person.key) > 0
    board = words(said(stage.says("leaderboard", ANA)))
    assert board.startswith("Team leaderboard")
    assert "Cem" in board
    assert "Cem" not in words(said(stage.says("leaderboard channel", ANA)))


def test_the_past_of_a_channel_counts_in_its_team(steward):
    """Points from before joining are on the team's board, and leave it with their channel."""
    stage = steward.stage
    day(stage, 0, ANA, CEM)
    steward.start()
    team = key(stage)
    assert (points(stage, team, ANA.key) or 0) > 0
    assert points(stage, team, CEM.key) is None
    steward.join()
    assert (points(stage, team, CEM.key) or 0) > 0
    steward.presses(steward.says("study team", ELSEWHERE), "Leave the team", ELSEWHERE)
    assert points(stage, team, CEM.key) is None
    assert (points(stage, ELSEWHERE.key, CEM.key) or 0) > 0


def test_a_day_counts_once_for_the_team(steward):
    """The streak of everybody counts dates, however many channels asked on them."""
    steward.start()
    steward.join()
    for number in range(3):
        day(steward.stage, number, ANA, CEM)
    shown = words(said(steward.stage.says("streak", CEM)))
    assert "Together: 3 days in a row. A day counts when 1 person takes part." in shown


def test_leaving_no_team_is_refused(steward):
    """A channel on its own cannot leave a team."""
    refused = steward.stage.presses(Press("team-leave"), BEN)
    assert said(refused).title == "This channel is in no team"


def test_the_team_board_needs_a_team(steward):
    """Whoever asks for a team's board where there is no team is told so."""
    assert said(steward.stage.says("leaderboard team", ANA)).title == "This channel is in no team"
