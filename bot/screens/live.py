"""Live rounds: the message that everybody sees, what its thread is given, and what one person is told."""

from collections.abc import Iterator, Mapping

from bot.domain.ballot import SplitVote, TurnClosed, Voted
from bot.domain.facts import ItemShown
from bot.domain.live import (
    SECOND_VOTE,
    VOTE,
    Round,
    RoundBegun,
    RoundFacts,
    RoundMoved,
    RoundState,
    TurnResult,
    live_slot,
)
from bot.message.model import (
    Bar,
    Bars,
    Block,
    Button,
    Heading,
    Line,
    Listing,
    Message,
    Moment,
    MomentStyle,
    Note,
    Prose,
    Span,
    Text,
    Tone,
)
from bot.message.press import Press
from bot.screens.item import case, dispute, explained, letters, stem
from bot.screens.wording import LETTERS, bold, counted, note, said


def round_begun(facts: RoundBegun) -> Message:
    """Tell whoever began a round what comes now."""
    count = len(facts.round.turns)
    items = (
        f"{count} items{_on(facts.round)}, one after the other" if count > 1 else f"1 item{_on(facts.round)}"
    )
    return Message(
        title="Your round begins",
        blocks=(
            Prose(said(f"{items}. Everybody answers in private.")),
            note("An item closes two minutes after it appears; you and stewards can close it sooner."),
        ),
        tone=Tone.GOOD,
    )


def round_shown(facts: RoundFacts) -> Message:
    """Return the channel's message of a round, as it is now."""
    return _open(facts, facts.open) if facts.open else _done(facts)


def _open(facts: RoundFacts, item_shown: ItemShown) -> Message:
    """Return the item that can be answered at this moment."""
    round_ = facts.round
    title = f"Live round{_on(round_)}, {_place(round_, round_.place)}"
    again = (Prose(said("Nearly even. Say why in the thread, then vote again: you can change once.")),)
    turn = (round_.id, str(round_.place), str(round_.vote))
    return Message(
        title=title,
        blocks=(
            *(again if round_.vote > 1 else case(item_shown)),
            *stem(item_shown),
            Note(tuple(_about(facts))),
        ),
        controls=(
            *letters(item_shown, "vote", turn),
            Button("Close now", Press("close", (round_.id, str(round_.step))), Tone.QUIET),
        ),
        summary=f"{title}: answer in private",
    )


def _about(facts: RoundFacts) -> Iterator[Span]:
    """Yield the quiet line: how many answered, and until when it is open."""
    round_ = facts.round
    verb = "voted again" if round_.vote > 1 else "answered"
    if facts.answered:
        yield Text(f"{facts.answered} {verb}  ·  ")
    if round_.shown and round_.due_at:
        yield Text("closes ")
        yield Moment(round_.due_at, MomentStyle.TIME, f"{round_.due_at:%H:%M} UTC")
    else:
        lasts = SECOND_VOTE if round_.vote > 1 else VOTE
        yield Text(f"Open for {lasts.seconds // 60} minutes")


def _done(facts: RoundFacts) -> Message:
    """Return how a round went, without names."""
    took_part = f"{counted(facts.people, 'person', 'people')} took part."
    lines = tuple(_went(result) for result in facts.results)
    return Message(
        title=f"Live round{_on(facts.round)}: done",
        blocks=(
            Prose(said(took_part if facts.people else "Nobody took part this time.")),
            *((Listing(lines), note("What is right, and why, is in the thread.")) if lines else ()),
        ),
        tone=Tone.QUIET,
        summary=f"The live round{_on(facts.round)} is done",
    )


def _went(result: TurnResult) -> Line:
    """Return how many were right in a turn."""
    went = f"{result.right} of {result.answers} right" if result.answers else "nobody answered"
    return Line((bold(f"{went}  "), Text(result.item.stem)))


def split(facts: SplitVote) -> Message:
    """Show a first vote that is nearly even, and ask both sides for a sentence; the key stays hidden."""
    leading = sorted(facts.tally, key=lambda option: -facts.tally[option])[:2]
    sides = " and one for ".join(sorted(_letter(facts.shown, option) for option in leading))
    return Message(
        title=f"Nearly even: {_place(facts.round, facts.place)}",
        blocks=(
            Prose((Text(facts.shown.item.stem, italic=True),)),
            _bars(facts.shown, facts.tally, mark=False),
            Prose(said(f"Before the result: who writes one sentence for {sides}, here in the thread?")),
            note("Then vote again above. Whoever answered can change once; the first answer counts."),
        ),
        summary="Nearly even: say why in the thread, then vote again",
    )


def turn_closed(facts: TurnClosed) -> Message:
    """Return how a turn went: who chose what, what is right, and why."""
    return Message(
        title=f"Result: {_place(facts.round, facts.place)}",
        blocks=(
            Prose((Text(facts.shown.item.stem, italic=True),)),
            *_votes(facts),
            explained(facts.shown),
        ),
        controls=(dispute(live_slot(facts.round.id, facts.place)),),
        tone=Tone.GOOD,
        summary=f"The result of {_place(facts.round, facts.place)}",
    )


def _votes(facts: TurnClosed) -> Iterator[Block]:
    """Yield the bars of one vote, or of both votes with how many changed."""
    first, *again = facts.votes
    if not first:
        yield Prose(said("Nobody answered this one."))
    elif not again:
        yield _bars(facts.shown, first, mark=True)
    else:
        yield Heading("First vote")
        yield _bars(facts.shown, first, mark=True)
        yield Heading("Second vote")
        yield _bars(facts.shown, again[0], mark=True)
        yield Prose(said(f"{counted(facts.changed, 'person', 'people')} changed after the debate."))


def _bars(item_shown: ItemShown, tally: Mapping[str, int], *, mark: bool) -> Bars:
    """Return how many chose each letter; the key is marked once it may be known."""
    key = item_shown.item.key.id if mark else ""
    rows = (Bar(_letter(item_shown, one), tally.get(one, 0), one == key) for one in item_shown.order)
    return Bars(tuple(rows))


def voted(facts: Voted) -> Message:
    """Tell somebody that their vote was kept, and nothing about what is right."""
    letter = _letter(facts.shown, facts.chosen)
    if facts.repeat:
        title, told = "You have answered this already", f"You chose {letter}."
    elif facts.before is None:
        title, told = f"Kept: {letter}", "Your first answer counts."
    elif facts.before == facts.chosen:
        title, told = f"Kept: {letter}", f"You stay with {letter}."
    else:
        before = _letter(facts.shown, facts.before)
        title, told = f"Kept: {letter}", f"You change from {before}. Your first answer counts."
    return Message(
        title=title,
        blocks=(
            Prose(said(f"{told} The result comes at the close, in the thread.")),
            note("Only you see this."),
        ),
        tone=Tone.QUIET,
        summary="Your answer was kept",
    )


def round_moved(facts: RoundMoved) -> Message:
    """Tell whoever closed a vote what came of it."""
    if facts.round.vote > 1 and facts.round.state is RoundState.OPEN:
        return Message(
            title="Nearly even, so there is a second vote",
            blocks=(Prose(said("The thread asks both sides for a sentence. You can close that one too.")),),
            tone=Tone.QUIET,
        )
    return Message(
        title="Closed",
        blocks=(Prose(said("The result is in the thread in a moment.")),),
        tone=Tone.QUIET,
    )


def _letter(item_shown: ItemShown, option: str) -> str:
    """Return the letter under which an option stands."""
    return LETTERS[item_shown.order.index(option)]


def _on(round_: Round) -> str:
    """Return what a round is about, if it was narrowed down."""
    return f" on {round_.label}" if round_.label else ""


def _place(round_: Round, place: int) -> str:
    """Return which item of a round it is."""
    return f"item {place + 1} of {len(round_.turns)}"
