"""Suggesting a question: from the form to the channel, or back to its author."""

from datetime import timedelta

import pytest

from bot.domain.order import DeliveryKind
from bot.domain.person import Profile
from bot.domain.places import Channel, Member
from bot.domain.scope import Team
from bot.domain.suggestion import SuggestionState
from bot.message.form import FormProblems
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, CEM, CHANNEL, STUDY
from tests.stage import ELSEWHERE, PACK, Stage, asked, button, said, words

TYPED = {
    "title": "Slow on Mondays",
    "prompt": "The report takes an hour.\n\nWhy?",
    "ask": "Who reads it? -> whether it may be old",
    "steps": "Measure it\nCompare with Tuesday",
    "advice": "+ Keep the slow query log because it names the query\n- Add an index first breaks writes",
}
SUGGESTED = Press("suggested", ("", ""))
DAN = Member(STUDY, "U0DAN")


def filled(**changed):
    """Return the values of a form, with some parts changed."""
    return {key: (text,) for key, text in (TYPED | changed).items()}


def suggest(stage, member=ANA, press=SUGGESTED, **changed):
    """Suggest a question."""
    return stage.fills(press, filled(**changed), member)


def approve(stage, member=BEN):
    """Approve what waits first."""
    return said(stage.presses(button(said(stage.says("study suggestions", member)), "Approve"), member))


def test_a_suggestion_waits_for_a_steward(stage):
    """What a member suggests is asked nowhere before a steward has read it, all of it."""
    assert "waits for a steward" in words(said(suggest(stage)))
    assert list(stage.library.of(CHANNEL.key).questions) == list(PACK.questions)

    shown = words(said(stage.says("study suggestions", BEN)))
    assert all(
        part in shown for part in ("1 of 1", "from Ana", "Slow on Mondays", "The report takes an hour.")
    )
    assert all(part in shown for part in ("whether it may be old", "Compare with Tuesday"))
    assert all(part in shown for part in ("Because it names the query", "Breaks: writes"))
    assert "This is for stewards" in words(said(stage.says("study suggestions")))


def test_what_was_approved_is_asked_and_names_its_author(stage):
    """An approved question is among those of its space at once, and its post names its author."""
    suggest(stage)
    assert "Approved" in words(approve(stage))
    pack = stage.library.of(CHANNEL.key)
    (question,) = set(pack.questions) - set(PACK.questions)
    assert pack.question(question).unreviewed
    assert stage.library.of(ELSEWHERE.key) is PACK

    stage.studies(topics=("team",))
    stage.at(9)
    post = next(one for one in stage.deliver() if one.kind is DeliveryKind.POST)
    assert "Suggested by Ana." in words(post.message)
    assert "Slow on Mondays" in words(post.message)
    assert stage.prompt(post).item == ""


@pytest.mark.parametrize(
    ("profile", "line"),
    [({"alias": "The Owl"}, "Suggested by The Owl."), ({"hidden": True}, "Suggested here.")],
)
def test_the_credit_is_what_its_author_wants(stage, profile, line):
    """A post names its author by the alias they chose, and not at all when they left the boards."""
    suggest(stage)
    approve(stage)
    stage.run(lambda unit: unit.members.save(Profile(ANA.key, name="Ana", **profile)))
    stage.studies(topics=("team",))
    stage.at(9)
    (post,) = (one for one in stage.deliver() if one.kind is DeliveryKind.POST)
    assert line in words(post.message)
    assert "Ana" not in words(post.message)


@pytest.mark.parametrize(("label", "told"), [("Approve", "was approved"), ("Decline", "was declined")])
def test_the_author_is_told_either_way(stage, label, told):
    """Whatever a steward decides, its author hears of it once, with the steward's word."""
    suggest(stage)
    press = button(said(stage.says("study suggestions", BEN)), label)
    if label == "Approve":
        stage.presses(press, BEN)
    else:
        form = asked(stage.presses(press, BEN))
        stage.fills(form.press, {"word": (" Asked in spring. ",)}, BEN)
    (tell,) = stage.deliver()
    assert (tell.kind, tell.channel) == (DeliveryKind.TELL, ANA.key)
    assert told in words(tell.message)
    assert ("Asked in spring." in words(tell.message)) == (label == "Decline")
    assert stage.deliver() == []


def test_a_declined_question_is_not_asked(stage):
    """What was declined is never among the questions, and no longer waits."""
    suggest(stage)
    form = asked(stage.presses(button(said(stage.says("study suggestions", BEN)), "Decline"), BEN))
    assert "Nothing is waiting" in words(said(stage.fills(form.press, {}, BEN)))
    stage.desk.tick()
    assert stage.library.of(CHANNEL.key) is PACK


def test_three_may_wait_at_a_time(stage):
    """A person who has three waiting can suggest the next one once a steward has decided about one."""
    for number in range(3):
        suggest(stage, title=f"Number {number}")
    assert "Three of yours are waiting" in words(said(suggest(stage)))
    assert "Three of yours are waiting" in words(said(stage.says("suggest")))
    assert "waits for a steward" in words(said(suggest(stage, DAN)))
    approve(stage)
    assert "waits for a steward" in words(said(suggest(stage)))


def test_a_person_is_all_of_their_members(stage):
    """Linked members share the places in which suggestions wait."""
    stage.run(lambda unit: unit.members.link(DAN.key, ANA.key))
    for number, member in enumerate((ANA, DAN, ANA)):
        suggest(stage, member, title=f"Number {number}")
    assert "Three of yours are waiting" in words(said(suggest(stage, DAN)))


def test_nothing_typed_is_lost(stage):
    """What cannot be taken gets a sentence per field, and the form opens again with all that was typed."""
    wrong = suggest(stage, title="", advice="Add an index")
    assert isinstance(wrong, FormProblems)
    assert set(wrong.problems) == {"title", "advice"}
    again = asked(stage.presses(Press("suggest", ("", ""))))
    assert {field.key: field.value for field in again.fields} == TYPED | {
        "title": "",
        "advice": "Add an index",
    }
    assert "waits for a steward" in words(said(suggest(stage)))
    assert all(field.value == "" for field in asked(stage.says("suggest")).fields)


def test_a_draft_is_its_authors(stage):
    """What somebody typed opens in nobody else's form, and waits for no steward."""
    suggest(stage, title="")
    assert all(field.value == "" for field in asked(stage.says("suggest", DAN)).fields)
    assert "Nothing is waiting" in words(said(stage.says("study suggestions", BEN)))


def test_a_topic_is_taken_as_for_a_quiz(stage):
    """A topic is taken by any of its names, and a near miss is offered."""
    form = asked(stage.says("suggest cache senior"))
    assert form.press == Press("suggested", ("caching", "senior"))
    offer = said(stage.says("suggest secuirty"))
    assert button(offer, "Security") == Press("suggest", ("security", ""))
    suggest(stage, press=form.press)
    assert "Caching  ·  Senior" in words(said(stage.says("study suggestions", BEN)))
    approve(stage)
    (question,) = set(stage.library.of(CHANNEL.key).questions) - set(PACK.questions)
    assert stage.library.of(CHANNEL.key).question(question).topic == "caching"


def test_another_space_has_no_say(stage):
    """A steward of another space neither sees nor decides what is suggested here."""
    suggest(stage)
    press = button(said(stage.says("study suggestions", BEN)), "Approve")
    # Ben is a steward wherever he is in these stories
    visit = {"channel": ELSEWHERE}
    assert "Nothing is waiting" in words(said(stage.says("study suggestions", BEN, **visit)))
    assert "This suggestion is gone" in words(said(stage.presses(press, BEN, **visit)))
    assert "This is for stewards" in words(said(stage.presses(press, CEM)))


def test_of_two_stewards_the_first_is_heard(stage):
    """A suggestion is decided once; whoever comes second is told so."""
    suggest(stage)
    shown = said(stage.says("study suggestions", BEN))
    stage.presses(button(shown, "Approve"), BEN)
    assert "decided already" in words(said(stage.presses(button(shown, "Approve"), BEN)))
    assert "decided already" in words(said(stage.presses(button(shown, "Decline"), BEN)))


def test_a_steward_pages_through_what_waits(stage):
    """Next leads through everything that waits, and from the last back to the first."""
    suggest(stage, title="First")
    stage.move(minutes=1)
    suggest(stage, title="Second")
    shown = said(stage.says("study suggestions", BEN))
    seen = []
    for _ in range(3):
        seen.append("First" in words(shown))
        shown = said(stage.presses(button(shown, "Next"), BEN))
    assert seen == [True, False, True]


def test_a_steward_takes_a_question_out_again(stage):
    """A question that was taken out is asked no more."""
    suggest(stage)
    approve(stage)
    listed = said(stage.presses(Press("kept", ("0",)), BEN))
    assert "Slow on Mondays" in words(listed)
    assert "Taken out" in words(said(stage.presses(button(listed, "Take out 1"), BEN)))
    assert stage.library.of(CHANNEL.key).questions == PACK.questions


def test_another_process_learns_of_it_at_its_tick():
    """What one process decides is among the questions of another once that one has ticked."""
    here = Stage(MemoryStore())
    there = Stage(here.store)
    suggest(here)
    approve(here)
    assert there.library.of(CHANNEL.key) is PACK
    there.desk.tick()
    assert len(there.library.of(CHANNEL.key).questions) == len(PACK.questions) + 1
    here.desk.close()


def test_a_team_over_two_spaces_asks_what_both_have(stage):
    """A team's channel asks a question of its own where the team's is one that only another space has."""
    other = Channel(CEM.space, "902")
    suggest(stage)
    approve(stage)
    stage.run(lambda unit: unit.teams.add(Team("team:x", "Both")))
    for channel in (CHANNEL, other):
        assert stage.run(lambda unit, channel=channel: unit.teams.join(channel.key, "team:x"))
    stage.studies(topics=("team",))
    stage.studies(channel=other)
    stage.at(9)
    posts = [one for door in ("slack", "discord") for one in stage.deliver(door)]
    first, second = (stage.prompt(one) for one in posts if one.kind is DeliveryKind.POST)
    assert first.question.startswith("suggested-")
    assert second.question in PACK.questions


def test_what_waits_longest_is_shown_first(stage):
    """The suggestion that arrived first is the first that a steward reads."""
    suggest(stage, title="Early")
    stage.move(minutes=1)
    suggest(stage, DAN, title="Late")
    assert "Early" in words(said(stage.says("study suggestions", BEN)))
    states = stage.run(lambda unit: unit.suggestions.in_state(SuggestionState.WAITING, STUDY.key, ("",)))
    assert states[1].at - states[0].at == timedelta(minutes=1)
