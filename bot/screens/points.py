"""How points, streaks and boards work, in one screen; the page in docs/explanation is made from it."""

from bot.domain.points import COMMIT_POINTS, QUIZ_ITEMS_PAID_A_DAY, item_points
from bot.domain.streak import LINKS_PER_FREEZE, MOST_FREEZES
from bot.domain.team_streak import QUORUM
from bot.message.model import Heading, Line, Listing, Message
from bot.screens.wording import note, said

EASIEST, HARDEST = 1, 5
TITLE = "How points and streaks work"
PARTS = {
    "Points": (
        f"A first right answer to an item pays {item_points(EASIEST)} to {item_points(HARDEST)} points, more"
        " for harder ones.",
        f"A written answer before the first reveal pays {COMMIT_POINTS}, whatever is in it.",
        f"Practice pays for {QUIZ_ITEMS_PAID_A_DAY} items a day, so that the daily question stays the"
        " centre.",
        "Each item pays once. There is no bonus for speed, and nothing is ever taken away.",
    ),
    "Streaks": (
        "A streak counts questions in a row, never days: weekends, holidays and pauses cannot break it.",
        "Any answer counts, right or wrong, until the question closes.",
        f"Every {LINKS_PER_FREEZE} in a row earn a freeze, {MOST_FREEZES} at the most. A miss spends one by"
        " itself, and you are told.",
        f"A day counts for everybody together when {QUORUM} people take part, or half of the active ones if"
        " those are fewer.",
    ),
    "Boards": (
        "A board adds up the points inside its window: week, month, season or all time.",
        "Whoever joins later starts at zero in a window and catches up in the next. Ties share a rank.",
        "Type /me, on Slack /studyhall me, to use another name or to leave the boards; then you are on none.",
    ),
}
DISPUTE = (
    "Where an answer is marked wrongly, press Dispute: two of you hold the item, and nobody loses by it."
)


def points() -> Message:
    """Return the rules, a heading and a few lines each."""
    blocks = [
        block
        for title, lines in PARTS.items()
        for block in (Heading(title), Listing(tuple(Line(said(line)) for line in lines)))
    ]
    return Message(title=TITLE, blocks=(*blocks, note(DISPUTE)))
