"""Channels that keep one record."""

from bot.domain.places import Channel
from bot.domain.together import TeamAsked, TeamShown
from bot.message.form import Form, TextField
from bot.message.model import Block, Button, Code, Control, Line, Listing, Message, Place, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.link import PLATFORMS
from bot.screens.wording import bold, counted, note, said

NAME = "name"
TITLES = {
    "": "The team of this channel",
    "started": "The team is there",
    "joined": "This channel is in the team",
    "left": "This channel is on its own again",
}
MEANS = (
    "Channels of a team are asked the same question on a day, and have one board and one streak. They may be"
    " on Slack and on Discord. Whoever is in both types /link to be one person."
)


def team(facts: TeamShown) -> Message:
    """Return the team of a channel, and what can be done about it."""
    return Message(
        title=TITLES[facts.changed],
        blocks=(*_team(facts), *_code(facts.word), note(MEANS)),
        controls=_controls(facts),
        tone=Tone.GOOD if facts.changed else Tone.NEUTRAL,
    )


def _team(facts: TeamShown) -> tuple[Block, ...]:
    """Return the channels of a team; of other spaces only the platform is said."""
    if facts.team is None:
        return (Prose(said("This channel keeps a record of its own.")),)
    channels = [Channel.parse(key) for key in facts.team.channels]
    here = [one for one in channels if one.space == facts.channel.space]
    lines = tuple(Line((Place(one.native),)) for one in here)
    elsewhere = tuple(
        Line(said(f"{counted(number, 'channel')} elsewhere on {PLATFORMS.get(door, door)}"))
        for door, number in _elsewhere(channels, facts.channel).items()
    )
    return (Prose((Text("Team "), bold(facts.team.name), Text(":"))), Listing((*lines, *elsewhere)))


def _elsewhere(channels: list[Channel], here: Channel) -> dict[str, int]:
    """Return how many channels of other spaces there are, by platform."""
    found: dict[str, int] = {}
    for one in channels:
        if one.space != here.space:
            found[one.space.door] = found.get(one.space.door, 0) + 1
    return found


def _code(word: str) -> tuple[Block, ...]:
    """Return how another channel joins, if there is a code."""
    if not word:
        return ()
    return (
        Prose(said("A steward of the other channel types this there, within ten minutes:")),
        Code(f"/study team {word}"),
    )


def _controls(facts: TeamShown) -> tuple[Control, ...]:
    """Return what a steward can do next."""
    if facts.team is None:
        return (Button("Start a team", Press("team-new"), Tone.GOOD),)
    return (
        Button("Invite a channel", Press("team-code"), Tone.GOOD),
        Button("Leave the team", Press("team-leave"), Tone.BAD),
    )


def team_form(_facts: TeamAsked) -> Form:
    """Return the form of a new team."""
    return Form(
        press=Press("team-named"),
        title="Start a team",
        submit="Start",
        fields=(
            TextField(
                NAME,
                "What is the team called?",
                "Such as Backend, or the name of your company.",
                max_length=40,
            ),
        ),
        intro=(Prose(said(MEANS)),),
    )
