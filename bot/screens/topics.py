"""The topics there are, what a person knows of them, and what the team does."""

from collections.abc import Iterable

from bot.domain.progress import TopicRow, Topics
from bot.domain.strength import FEWEST, TeamStrengths, TopicStrength
from bot.message.model import Block, Heading, Line, Listing, Message, Prose, Text
from bot.screens.strength import TEAM, map_block, percent, strength_words, team_map
from bot.screens.wording import bold, counted, note, said

TEAM_RULE = f"The team's numbers need {FEWEST} people for each topic, and never name anybody."


def topics(facts: Topics) -> Message:
    """Return the catalogue with the reader's strengths, and the team's where it is large enough."""
    return Message(
        title="Topics",
        blocks=(
            *_summed_up([row.own for row in facts.rows]),
            Listing(tuple(_line(row) for row in facts.rows)),
            *_team(facts.team, facts.picture),
            note("Type /quiz and a topic, such as /quiz security. Short names work too: db, auth, k8s."),
        ),
        summary=f"{counted(len(facts.rows), 'topic')} to study",
    )


def _line(row: TopicRow) -> Line:
    """Return one topic."""
    topic = row.own.topic
    size = f"{counted(row.questions, 'question')}, {counted(row.items, 'quiz item')}"
    return Line(
        (bold(topic.title), Text("  "), Text(topic.slug, code=True)),
        (said(f"{size}, {strength_words(row.own.strength)}"),),
    )


def _summed_up(own: Iterable[TopicStrength]) -> tuple[Block, ...]:
    """Return the strongest topic and the weakest, once there are two to compare."""
    met = sorted((one for one in own if one.strength.answers), key=lambda one: one.strength.ability)
    if len(met) < 2:
        return ()
    weakest, strongest = met[0], met[-1]
    return (
        Prose(
            (
                Text("Your strongest is "),
                bold(strongest.topic.title),
                Text(f" ({percent(strongest.strength.known())}), your gap is "),
                bold(weakest.topic.title),
                Text(f" ({percent(weakest.strength.known())})."),
            )
        ),
    )


def _team(team: TeamStrengths, drawn: bytes) -> tuple[Block, ...]:
    """Return what the team knows, or from when on it is shown."""
    so_far = counted(team.people, "person has", "people have") if team.people else "nobody has"
    if not team.topics:
        return (note(f"{TEAM_RULE} So far {so_far} answered here."),)
    return (Heading(TEAM), *map_block(drawn, team_map(team)), note(TEAM_RULE))
