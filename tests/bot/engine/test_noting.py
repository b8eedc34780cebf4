"""Notes: what a question comes to in our own system, from a reply to the next reveal."""

from datetime import timedelta

import pytest

from bot.domain.order import DeliveryKind, Subject
from bot.domain.person import Profile
from bot.domain.places import Channel, Member
from bot.domain.scope import Team
from bot.message.form import FormProblems
from bot.message.press import Press
from tests.builders import ANA, BEN, CHANNEL, STUDY
from tests.stage import ELSEWHERE, asked, button, said, words

DAN = Member(STUDY, "U0DAN")
OTHER = Channel(STUDY, "C0OTHER")
NOTED = Press("noted")


def note(stage, member=ANA, text="We do this in billing.", **visit):
    """Note something about the latest question."""
    form = asked(stage.says("note", member, **visit))
    return stage.fills(form.press, {"about": form.fields[0].chosen, "text": (text,)}, member, **visit)


def closing(stage):
    """Return the last reveal of the open question."""
    stage.move(hours=9)
    delivered = stage.deliver()
    return next(one.message for one in delivered if one.claim.order.subject is Subject.CLOSING)


def approve(stage, **visit):
    """Approve what waits first."""
    shown = said(stage.says("study suggestions", BEN, **visit))
    return stage.presses(button(shown, "Approve"), BEN, **visit)


def test_a_stewards_note_is_kept_at_once(stage, monday):
    """What a steward notes stands at the next reveal, with the steward's name and the month."""
    assert "The note is kept" in words(said(note(stage, BEN)))
    shown = words(closing(stage))
    assert "In our system" in shown
    assert "We do this in billing." in shown
    assert "Ben, Nov 2026" in shown


def test_other_notes_wait_for_a_steward(stage, monday):
    """What others note is shown once a steward has approved it, and its author is told."""
    assert "waits for a steward" in words(said(note(stage)))
    stage.move(seconds=5)
    approve(stage)
    (tell,) = (one for one in stage.deliver() if one.kind is DeliveryKind.TELL)
    assert (tell.channel, "Your note was approved" in words(tell.message)) == (ANA.key, True)
    assert "Ana, Nov 2026" in words(closing(stage))


def test_what_waits_is_not_shown(stage, monday):
    """A note that no steward has approved is in no reveal."""
    note(stage)
    assert "In our system" not in words(closing(stage))


def test_a_reply_becomes_a_note(stage, monday):
    """A reply in a question's thread opens the form with its text, cut to what a note may hold."""
    press = Press("keep", ("1700000000.000200", monday.ref))
    form = asked(stage.presses(press, choice="x" * 600))
    question, text = form.fields
    assert question.chosen == (monday.question,)
    assert text.value == "x" * 500


def test_a_message_elsewhere_is_no_reply(stage, monday):
    """A message that is in no question's thread becomes no note."""
    press = Press("keep", ("1.2", "1.1"))
    assert "not in a question's thread" in words(said(stage.presses(press, choice="Hello")))
    elsewhere = Press("keep", ("1.2", monday.ref))
    assert "not in a question's thread" in words(said(stage.presses(elsewhere, channel=OTHER, choice="x")))


def test_a_note_needs_a_question(stage):
    """Where nothing was asked yet there is nothing to note, not even with a forged form."""
    assert "No such question" in words(said(stage.says("note")))
    forged = stage.fills(NOTED, {"about": ("q1",), "text": ("Hello",)})
    assert "No such question" in words(said(forged))


@pytest.mark.parametrize("text", ["", " \n", "x" * 501])
def test_a_note_is_neither_empty_nor_endless(stage, monday, text):
    """A note has between one and 500 characters."""
    wrong = note(stage, text=text)
    assert isinstance(wrong, FormProblems)
    assert set(wrong.problems) == {"text"}


def test_five_notes_are_shown_the_newest_first(stage, monday):
    """A reveal shows the five newest notes about its question."""
    for number in range(7):
        note(stage, BEN, f"Note {number}.")
        stage.move(minutes=1)
    shown = words(closing(stage))
    places = [shown.find(f"Note {number}.") for number in range(7)]
    assert places[:2] == [-1, -1]
    assert places[2:] == sorted(places[2:], reverse=True)


def test_a_note_comes_back_with_its_question(stage, monday):
    """The note of one month is shown when the question is asked again, to whoever unlocks it too."""
    note(stage, BEN)
    stage.fills(Press("answered", (monday.id,)), {"text": ("Measure.",)})
    assert "We do this in billing." in words(said(stage.presses(Press("unlock", (monday.id,)))))
    assert "We do this in billing." in words(said(stage.presses(Press("answer", (monday.id,)))))


def test_notes_belong_to_their_record(stage, monday):
    """Another channel does not see what was noted here, until both are one team."""
    note(stage)
    assert "Nothing is waiting" in words(said(stage.says("study suggestions", BEN, channel=OTHER)))
    stage.run(lambda unit: unit.teams.add(Team("team:x", "Both")))
    for channel in (CHANNEL, OTHER):
        stage.run(lambda unit, channel=channel: unit.teams.join(channel.key, "team:x"))
    assert "A note from Ana" in words(said(stage.says("study suggestions", BEN, channel=OTHER)))
    assert "Nothing is waiting" in words(said(stage.says("study suggestions", BEN, channel=ELSEWHERE)))


def test_a_steward_takes_a_note_out_again(stage, monday):
    """A note that was taken out is shown no more."""
    note(stage, BEN)
    listed = said(stage.presses(Press("kept", ("0",)), BEN))
    stage.presses(button(listed, "Take out 1"), BEN)
    assert "In our system" not in words(closing(stage))


@pytest.mark.parametrize(
    ("profile", "line"), [({"alias": "The Owl"}, "The Owl, Nov 2026"), ({"hidden": True}, "Nov 2026")]
)
def test_a_note_names_its_author_as_they_want(stage, monday, profile, line):
    """A note is under the alias its author chose, and under no name when they left the boards."""
    note(stage)
    approve(stage)
    stage.run(lambda unit: unit.members.save(Profile(ANA.key, name="Ana", **profile)))
    shown = words(closing(stage))
    assert line in shown
    assert "Ana" not in shown


def test_three_notes_may_wait(stage, monday):
    """A person who has three notes waiting writes the next one later; questions wait apart from notes."""
    for number in range(3):
        note(stage, text=f"Note {number}.")
    assert "Three of yours are waiting" in words(said(stage.says("note")))
    typed = {"title": ("Slow",), "prompt": ("Why?",), "steps": ("Measure",)}
    assert "waits for a steward" in words(said(stage.fills(Press("suggested", ("", "")), typed)))


def test_what_was_approved_is_listed_by_page(stage, monday):
    """Approved notes and questions are listed five at a time, the newest first."""
    for number in range(6):
        note(stage, BEN, f"Note {number}.")
        stage.clock.at += timedelta(minutes=1)
    first = said(stage.presses(Press("kept", ("0",)), BEN))
    second = said(stage.presses(button(first, "More"), BEN))
    assert "Note 5." in words(first)
    assert "Note 0." in words(second)
    assert button(second, "More") == Press("kept", ("0",))
