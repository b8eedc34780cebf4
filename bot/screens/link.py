"""Being one person on several platforms."""

from collections.abc import Iterable

from bot.domain.places import Member
from bot.domain.together import Linked, LinkOffered, Unlinked
from bot.message.model import Block, Code, Message, Prose, Text, Tone
from bot.screens.wording import clock_time, note, said

PLATFORMS = {"slack": "Slack", "discord": "Discord"}


def link_offered(facts: LinkOffered) -> Message:
    """Return a code, and what to do with it."""
    together: tuple[Block, ...] = ()
    if len(facts.members) > 1:
        together = (note(f"You are one person on {places(facts.members)} already."),)
    return Message(
        title="Be one person in both places",
        blocks=(
            Prose(said("Type this where else you study, on Slack or on Discord:")),
            Code(f"/link {facts.word}"),
            Prose(
                (
                    Text("It works once, until "),
                    clock_time(facts.expires_at),
                    Text(". Give it to nobody: whoever types it becomes the same person as you."),
                )
            ),
            *together,
            note("After that you have one streak, one place on the board and one review queue."),
        ),
        summary="Your code, for ten minutes",
    )


def linked(facts: Linked) -> Message:
    """Say that two members are one person."""
    return Message(
        title="You are one person now",
        blocks=(
            Prose(said(f"On {places(facts.members)} you have one record. Boards call you {facts.shown_as}.")),
            note(
                "What both of you answered pays once. Type /unlink to be on your own again; nothing is lost."
            ),
        ),
        tone=Tone.GOOD,
    )


def unlinked(facts: Unlinked) -> Message:
    """Say that a member is a person of its own again."""
    return Message(
        title="You are on your own here again",
        blocks=(
            Prose(
                said("Everything is as if you had never been linked: each place counts what was done in it.")
            ),
        ),
        summary=f"You are on your own on {PLATFORMS.get(facts.member.space.door, facts.member.space.door)}",
    )


def places(members: Iterable[Member]) -> str:
    """Return where a person is, by platform: Slack and Discord."""
    doors = list(dict.fromkeys(PLATFORMS.get(one.space.door, one.space.door) for one in members))
    return " and ".join(doors)
