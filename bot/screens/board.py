"""The leaderboard, the streak and the topics."""

from bot.domain.facts import Board, StreakShown, Topics
from bot.domain.scope import ScopeKind
from bot.domain.standing import PAGE, Standing, Window
from bot.domain.streak import LINKS_PER_FREEZE, MOST_FREEZES
from bot.message.model import (
    Block,
    Button,
    Control,
    Facts,
    Line,
    Listing,
    Message,
    Prose,
    Ranking,
    RankingRow,
    Text,
    Tone,
)
from bot.message.press import Press
from bot.screens.wording import (
    bold,
    counted,
    day_name,
    full_day,
    local_moment,
    note,
    said,
    streak_line,
    together_line,
)

WINDOW_NAMES = {
    Window.WEEK: "this week",
    Window.MONTH: "this month",
    Window.SEASON: "this season",
    Window.ALL: "all time",
}
SCOPE_NAMES = {
    ScopeKind.CHANNEL: "Leaderboard",
    ScopeKind.TEAM: "Team leaderboard",
    ScopeKind.SPACE: "Leaderboard of all channels",
}
RULE = (
    "Points are the sum inside the window, so whoever joins later starts at zero in it and catches up in the"
    " next. A first right answer pays 10 to 16 by difficulty, a written answer before the reveal 5. Ties"
    " share a rank. Nothing is lost for a wrong answer."
)


def board(facts: Board) -> Message:
    """Return a page of standings. Names are plain text: a board never pings."""
    topic = f" in {facts.topic_title}" if facts.topic_title else ""
    title = f"{SCOPE_NAMES[facts.scope]}, {_window(facts)}{topic}"
    own = () if facts.hidden_points is None else (note(_hidden(facts.hidden_points)),)
    return Message(
        title=title,
        blocks=(*_rows(facts), *own, note(RULE)),
        controls=_controls(facts),
        summary=title,
    )


def _hidden(points: int) -> str:
    """Return what only somebody who left the boards sees."""
    return f"You left the boards, so nobody sees you here. Only you see your {counted(points, 'point')}."


def _window(facts: Board) -> str:
    """Return what the window is called; a season that stewards named has its name and its last day."""
    if facts.window is Window.SEASON and facts.season is not None:
        return f"{facts.season.name} until {full_day(facts.season.last)}"
    return WINDOW_NAMES[facts.window]


def _rows(facts: Board) -> tuple[Block, ...]:
    """Return the ranking, or what to do while there is none."""
    if not facts.rows:
        return (Prose(said("Nobody has points here yet. Answer today's question, or type /quiz.")),)
    own = facts.own.member if facts.own else None
    page = tuple(_row(row, own) for row in facts.rows)
    around = (None, *(_row(row, own) for row in facts.around)) if facts.around else ()
    return (Ranking((*page, *around)),)


def _row(row: Standing, own: str | None) -> RankingRow:
    """Return one row."""
    return RankingRow(row.rank, row.name, counted(row.points, "point"), own=row.member == own)


def _controls(facts: Board) -> tuple[Control, ...]:
    """Return the other windows, and the pages before and after."""
    windows = tuple(
        Button(WINDOW_NAMES[window].capitalize(), _press(facts, window, 0))
        for window in Window
        if window is not facts.window
    )
    earlier = (Button("Earlier ranks", _press(facts, facts.window, facts.page - 1)),) if facts.page else ()
    more = (facts.page + 1) * PAGE < facts.total
    later = (Button("Further ranks", _press(facts, facts.window, facts.page + 1)),) if more else ()
    return (*earlier, *later, *windows)


def _press(facts: Board, window: Window, page: int) -> Press:
    """Return the press that shows another window or page of the same board."""
    return Press("board", (window, facts.topic or "", facts.scope, str(page)))


def streak(facts: StreakShown) -> Message:
    """Return a member's streak and points."""
    state = facts.streak
    pairs = (
        ("Streak", counted(state.length, "question")),
        ("Longest", counted(state.longest, "question")),
        ("Freezes", f"{state.freezes} of {MOST_FREEZES}"),
        ("Points this week", str(facts.points_week)),
        ("Points in all", str(facts.points_all)),
        ("Answers", str(facts.answered)),
    )
    return Message(
        title=_headline(facts),
        blocks=(
            Facts(pairs),
            *_bridged(facts),
            *_next(facts),
            note(together_line(facts.together)),
            note(_streak_rule()),
        ),
        tone=Tone.GOOD if state.length else Tone.NEUTRAL,
        summary=streak_line(state),
    )


def _headline(facts: StreakShown) -> str:
    """Return the headline of the streak screen."""
    length = facts.streak.length
    return f"{counted(length, 'question')} in a row" if length else "Your streak begins with your next answer"


def _bridged(facts: StreakShown) -> tuple[Block, ...]:
    """Return which days a freeze has covered in the current streak."""
    days = facts.streak.bridged
    if not days:
        return ()
    named = ", ".join(day_name(day) for day in days)
    covered = "A freeze covered" if len(days) == 1 else "Freezes covered"
    return (Prose((Text(f"{covered} "), bold(named), Text(". Your streak went on."))),)


def _next(facts: StreakShown) -> tuple[Block, ...]:
    """Return when the next question comes."""
    if facts.next_post is None:
        return ()
    return (Prose(said(f"Next question: {local_moment(facts.next_post.due_at, facts.zone)} {facts.zone}.")),)


def _streak_rule() -> str:
    """Return the rule in two sentences."""
    return (
        "Only days with a question count, so weekends, holidays and pauses cannot break a streak."
        f" Every {LINKS_PER_FREEZE} in a row earn a freeze (at most {MOST_FREEZES}), which covers a miss."
    )


def topics(facts: Topics) -> Message:
    """Return the catalogue."""
    lines = tuple(
        Line(
            (bold(topic.title), Text("  "), Text(topic.slug, code=True)),
            (said(f"{counted(questions, 'question')}, {counted(items, 'quiz item')}"),),
        )
        for topic, questions, items in facts.topics
    )
    return Message(
        title="Topics",
        blocks=(
            Listing(lines),
            note("Type /quiz and a topic, such as /quiz security. Short names work too: db, auth, k8s."),
        ),
        summary=f"{counted(len(facts.topics), 'topic')} to study",
    )
