"""Which question an interview takes, whose it is, and what is refused."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.domain.interview import Phase
from bot.domain.plan import Comparison
from bot.domain.scope import Team
from bot.message.form import Form, FormProblems
from bot.message.model import Message
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, CEM, CHANNEL, STUDY, a_prompt, an_interview
from tests.interviewer import (
    OTHER,
    PICK,
    SCORES,
    WRITE,
    begin,
    lists,
    now,
    own_places,
    sends_back,
    walk,
)
from tests.stage import Stage, button, said, words
from tests.studied import STUDIED


@pytest.fixture
def stage() -> Iterator[Stage]:
    """A stage with questions that have all their parts."""
    built = Stage(MemoryStore(), STUDIED)
    yield built
    built.desk.close()


def test_another_question_leaves_this_one(stage: Stage) -> None:
    """Who wants another question gets one, and the one left is over."""
    shown, held = begin(stage)
    other = said(stage.presses(button(shown, OTHER)))

    assert now(stage, held.id).phase is Phase.LEFT
    assert other.title != shown.title
    assert said(stage.presses(button(shown, WRITE))).title == "This interview is over"
    assert said(stage.says("interview")).title == other.title


def test_a_topic_is_kept_to(stage: Stage) -> None:
    """A topic gives a question of that topic, and another topic begins another interview."""
    for topic in ("security", "caching"):
        stage.move(minutes=1)
        _, held = begin(stage, f"interview {topic}")
        assert stage.pack.questions[held.question].topic == topic
    _, again = begin(stage, "interview caching")
    assert again == held


def test_a_near_miss_leads_to_an_interview(stage: Stage) -> None:
    """A slip of the finger is offered as a button that begins an interview on the topic meant."""
    offer = said(stage.says("interview secuirty"))
    shown = said(stage.presses(button(offer, "Security")))

    assert shown.title == "Interview: The q2 case"
    assert offer.title == "Did you mean Security?"


def test_what_was_met_lately_comes_last(stage: Stage) -> None:
    """Questions that the person met, in whatever way and on whatever platform, come after all others."""
    stage.run(lambda unit: unit.members.link(CEM.key, ANA.key))
    met = []
    for member in (ANA, CEM, ANA):
        shown, held = begin(stage, member=member)
        met.append(held.question)
        stage.move(hours=1)
        stage.presses(button(shown, OTHER), member)
        latest = stage.run(lambda unit, who=member: unit.interviews.unfinished((who.key,)))
        stage.run(lambda unit, one=latest: unit.interviews.advance(replace(one, phase=Phase.LEFT), one.phase))
        met.append(latest.question)
        stage.move(hours=1)

    assert sorted(met[:4]) == ["q1", "q2", "q3", "q4"]
    assert met[4:] == met[:2]


def test_the_open_question_is_not_interviewed_on(stage: Stage) -> None:
    """An interview shows every layer, so it never takes the question that the channel is being asked."""
    stage.studies()
    stage.at(9)
    asked_now = stage.post().question
    seen = set()
    for _ in range(6):
        shown, held = begin(stage)
        seen.add(held.question)
        stage.run(lambda unit, one=held: unit.interviews.advance(replace(one, phase=Phase.LEFT), one.phase))
        stage.move(minutes=1)

    assert seen == {"q1", "q2", "q3", "q4"} - {asked_now}
    assert shown


def test_what_a_team_is_asked_is_left_out_in_all_its_channels(stage: Stage) -> None:
    """A question that is open in one channel of a team is taken for no interview in the others."""
    stage.run(lambda unit: unit.teams.add(Team("team:t", "T")))
    elsewhere = f"{STUDY.key}:C0OTHER"
    for channel in (CHANNEL.key, elsewhere):
        stage.run(lambda unit, one=channel: unit.teams.join(one, "team:t"))
    open_there = a_prompt(channel=elsewhere, question="q3")
    stage.run(lambda unit: unit.prompts.add(open_there))
    shown, held = begin(stage)
    seen = {held.question}
    for _ in range(6):
        stage.move(minutes=1)
        shown = said(stage.presses(button(shown, OTHER)))
        seen.add(now(stage, shown.controls[0].press.args[0]).question)

    assert seen == {"q1", "q2", "q4"}


def test_without_a_whole_question_there_is_no_interview(stage: Stage) -> None:
    """Where no question has all its parts, this is said, with what to do."""
    bare = Stage(MemoryStore(), replace(STUDIED, questions={"bare": STUDIED.questions["bare"]}))

    assert said(bare.says("interview")).title == "Nothing fits an interview yet"


def test_nobody_enters_another_persons_interview(stage: Stage) -> None:
    """An interview is its owner's, on every platform that the owner linked, and nobody else's."""
    shown, held = begin(stage)
    for label in (WRITE, PICK, OTHER):
        title = said(stage.presses(button(shown, label), BEN)).title
        assert title == "This interview is over" or label == OTHER
    assert lists(stage, held, "0", member=BEN).title == "This interview is over"
    assert sends_back(stage, held, member=BEN).title == "This interview is over"
    assert now(stage, held.id) == held
    stage.run(lambda unit: unit.members.link(CEM.key, ANA.key))
    assert said(stage.says("interview", CEM)).title == shown.title
    assert "points" in words(lists(stage, held, *own_places(held), member=CEM))


def test_a_linked_member_finishes_what_the_other_began(stage: Stage) -> None:
    """Begun on one platform, an interview ends on the other, and its item is answered once."""
    stage.run(lambda unit: unit.members.link(CEM.key, ANA.key))
    _, held = begin(stage)
    walk(stage, held, Phase.CHOOSING)
    shown = sends_back(stage, held, member=CEM)

    assert shown.title == "Correct"
    assert said(stage.says("interview")).title == "Correct"
    attempts = stage.run(lambda unit: unit.attempts.of_members((ANA.key, CEM.key)))
    assert [one.member for one in attempts] == [CEM.key]


def test_empty_forms_come_back_with_a_sentence(stage: Stage) -> None:
    """Nothing picked, nothing written or no score is said beside the field, and nothing moves."""
    _, held = begin(stage)
    for verb, values in (
        ("interview-listed", {"picked": ()}),
        ("interview-listed", {}),
        ("interview-asked", {"text": (" \n",)}),
        ("interview-planned", {}),
        ("interview-scored", {**SCORES, "failure": ("4",)}),
        ("interview-scored", {**SCORES, "asked": ()}),
    ):
        assert isinstance(stage.fills(Press(verb, (held.id,)), values), FormProblems)
    assert now(stage, held.id) == held


@pytest.mark.parametrize("name", ["nothing", "", "x" * 40])
def test_a_forged_interview_is_refused(stage: Stage, name: str) -> None:
    """A button of an interview that does not exist says that it is over."""
    for press in (Press("interview-ask", (name,)), Press("interview-item", (name, "0"))):
        assert said(stage.presses(press)).title == "This interview is over"
    for verb in ("interview-listed", "interview-planned", "interview-ticked", "interview-scored"):
        values = {"picked": ("0",), "text": ("x",), **SCORES}
        assert said(stage.fills(Press(verb, (name,)), values)).title == "This interview is over"


def test_a_forged_place_is_refused(stage: Stage) -> None:
    """A place that the item does not have is not an answer."""
    _, held = begin(stage)
    walk(stage, held, Phase.CHOOSING)
    shown = said(stage.presses(Press("interview-item", (held.id, "9"))))

    assert shown.title == "That option does not exist"
    assert now(stage, held.id).phase is Phase.CHOOSING


def test_an_interview_whose_question_is_gone_makes_way(stage: Stage) -> None:
    """When its question or its item has left the pack, an interview is over, and another one begins."""
    for name, question, item in (("v1", "gone", "gone/m1"), ("v2", "q1", "q1/gone")):
        lost = an_interview(name, question=question, item=item, at=stage.clock.at)
        stage.run(lambda unit, one=lost: unit.interviews.add(one))
        assert said(stage.presses(Press("interview-ask", (name,)))).title == "This interview is over"
    shown, held = begin(stage)

    assert held.question in STUDIED.questions
    assert "You are in the middle" not in words(shown)


def test_whoever_writes_where_a_model_reads_is_told(stage: Stage) -> None:
    """In a channel that lets a model elsewhere compare, the forms of an interview say so too."""
    stage.studies(comparison=Comparison.ENDPOINT)
    shown, _ = begin(stage)
    form = stage.presses(button(shown, WRITE))

    assert isinstance(form, Form)
    assert "leaves this machine" in words(Message("", form.intro))
