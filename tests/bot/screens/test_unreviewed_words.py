"""Imported questions are shown decently, however little was written."""

from dataclasses import replace

from bot.domain.facts import Results
from bot.domain.team_streak import TeamStreak
from bot.message.model import Heading, Line, Listing, Message, Prose
from bot.screens import layers, question
from bot.screens import specimens as of


def lines(message: Message) -> list[Line]:
    """Return the lines of all listings."""
    return [line for block in message.blocks if isinstance(block, Listing) for line in block.lines]


def test_the_post_says_that_nobody_has_reviewed_it() -> None:
    """An unreviewed question says so in its post, and a reviewed one does not."""
    unreviewed = of.unreviewed_question()
    assert "nobody has reviewed" in str(question.question(of.prompt_facts(unreviewed)))
    assert "nobody has reviewed" not in str(
        question.question(of.prompt_facts(replace(unreviewed, unreviewed=False)))
    )


def test_a_title_is_not_said_twice() -> None:
    """A prompt that only repeats the title is left out of the post."""
    assert not any(
        isinstance(b, Prose) for b in question.question(of.prompt_facts(of.unreviewed_question())).blocks
    )


def test_what_nobody_wrote_leaves_no_label() -> None:
    """Without a reason, a consequence or a change there is no line below the entry."""
    facts = of.prompt_facts(of.unreviewed_question())
    shown = (layers.ask_first(facts), layers.closing(Results(facts, None, {}, 0, TeamStreak())))
    assert [line.details for message in shown for line in lines(message)] == [()] * 4


def test_a_bare_question_has_no_empty_list() -> None:
    """Where nothing was written, a sentence stands instead of an empty list or a heading alone."""
    facts = of.prompt_facts(of.bare_question())
    messages = (
        layers.ask_first(facts),
        layers.steps(facts),
        layers.closing(Results(facts, None, {}, 0, TeamStreak())),
    )
    for message in messages:
        assert not any(isinstance(block, Listing) for block in message.blocks)
        assert any(isinstance(block, Prose) for block in message.blocks)
    assert [str(b) for b in messages[2].blocks if isinstance(b, Heading) and "Avoid" in str(b)] == []
