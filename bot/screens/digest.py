"""The week summed up, in the thread of its last question."""

from bot.domain.digest import Covered, Digest, Hardest
from bot.message.model import Block, Facts, Heading, Line, Listing, Message, Prose, Ranking, RankingRow, Text
from bot.screens.wording import bold, counted, day_name, note, said, together_line

NOBODY = "Nobody took part this week. The next question is a new start."


def digest(facts: Digest) -> Message:
    """Return what a channel, or its team, did in a week; the first three ranks are named at the most."""
    return Message(
        title=f"The week of {day_name(facts.monday)}",
        blocks=(
            Facts(
                (
                    ("Answers", str(facts.answers)),
                    ("People", str(facts.people)),
                    ("Together", counted(facts.streak.length, "day") + " in a row"),
                )
            ),
            Prose(said(_goal(facts))),
            *_top(facts),
            *_hardest(facts.hardest),
            *_covered(facts.covered),
            note(together_line(facts.streak)),
        ),
        summary="The week summed up",
    )


def _goal(facts: Digest) -> str:
    """Return how the week compares with its goal."""
    if not facts.answers:
        return NOBODY
    whose = "The goal" if facts.set_by_steward else "The goal, last week's number,"
    was = f"{whose} was {counted(facts.goal, 'answer')}"
    return f"{was}, and you reached it." if facts.answers >= facts.goal else f"{was}. Next week, perhaps."


def _top(facts: Digest) -> tuple[Block, ...]:
    """Return the first ranks, if anybody has points and agrees to be named."""
    if not facts.top:
        return ()
    rows = tuple(RankingRow(one.rank, one.name, counted(one.points, "point")) for one in facts.top)
    return (Heading("Most points"), Ranking(rows))


def _hardest(found: Hardest | None) -> tuple[Block, ...]:
    """Return the item that fewest got right, and what is right."""
    if found is None:
        return ()
    lines = (Line((Text(found.item.stem, italic=True),), (said(f"Right: {found.item.key.text}"),)),)
    return (
        Heading(f"Hardest: {found.right} of {counted(found.answers, 'answer')} right"),
        Listing(lines),
    )


def _covered(found: Covered | None) -> tuple[Block, ...]:
    """Return the question of which most steps were mentioned, all answers together."""
    if found is None:
        return ()
    covered = f"You covered {found.covered} of {counted(found.steps, 'step')} of "
    return (Heading("Best covered"), Prose((Text(covered), bold(found.title), Text("."))))
