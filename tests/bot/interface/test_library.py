"""What each place is asked: the pack, without what is held in its space."""

from dataclasses import replace

import pytest

from bot.domain.dispute import Decision
from bot.domain.occurrence import Occurrence, OccurrenceKind
from bot.domain.scope import Team
from bot.engine import post
from bot.interface.desk import Desk
from bot.interface.library import Library, Wants
from bot.interface.request import PressRequest
from bot.interface.room import Room
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import (
    ANA,
    ASKED,
    BEN,
    CEM,
    CHANNEL,
    MONDAY,
    NINE,
    STUDY,
    a_hold,
    a_plan,
    a_question,
    an_item,
)
from tests.stage import ELSEWHERE, PACK, CountedIds, Stage, StillClock, wait

TWO = replace(PACK, questions={"q1": a_question("q1", items=(an_item("q1/i1"), an_item("q1/i2")))})


def asked_in(library: Library, place: str) -> list[str]:
    """Return the items that may be asked in a place."""
    return [item.id for question in library.of(place).eligible() for item in question.items]


def test_a_space_is_not_asked_what_is_held_there():
    """What is set aside in a space is in no question there, for channels and members alike."""
    library = Library(TWO)
    library.arrange(Wants(aside=frozenset({ASKED})))
    for place in (STUDY.key, CHANNEL.key, ANA.key):
        assert asked_in(library, place) == ["q1/i2"]
    assert asked_in(library, CEM.space.key) == ["q1/i1", "q1/i2"]


def test_what_is_held_is_still_known():
    """An item that is not askable is found by its id, as it is, so that it can be answered and explained."""
    library = Library(TWO)
    library.arrange(Wants(aside=frozenset({ASKED})))
    pack = library.of(STUDY.key)
    assert pack.item("q1/i1") == TWO.items["q1/i1"]
    assert (pack.askable("q1/i1"), pack.askable("q1/i2"), pack.askable("q1/i9")) == (False, True, False)


def test_what_is_released_is_asked_again():
    """What is set aside replaces what was before."""
    library = Library(TWO)
    library.arrange(Wants(aside=frozenset({ASKED})))
    library.arrange(Wants(aside=frozenset({replace(ASKED, item="q1/i2")})))
    assert asked_in(library, STUDY.key) == ["q1/i1"]
    library.arrange(Wants(aside=frozenset(set())))
    assert asked_in(library, STUDY.key) == ["q1/i1", "q1/i2"]


def test_only_revisions_up_to_the_held_one_are_set_aside():
    """A later revision of a held item is asked, an earlier one is not, and one that has left is nothing."""
    newer = tuple(replace(item, rev=2) for item in TWO.questions["q1"].items)
    library = Library(replace(TWO, questions={"q1": a_question("q1", rev=2, items=newer)}))
    library.arrange(
        Wants(aside=frozenset({ASKED, replace(ASKED, item="q1/i2", rev=3), replace(ASKED, item="q9/i1")}))
    )
    assert asked_in(library, STUDY.key) == ["q1/i1"]


def test_a_renamed_item_stays_held():
    """What was held under a former name of its question is not asked under the new one."""
    items = (an_item("q9/i1"), an_item("q9/i2"))
    renamed = replace(TWO, questions={"q9": a_question("q9", items=items)}, renamed={"q1": "q9"})
    library = Library(renamed)
    library.arrange(Wants(aside=frozenset({ASKED})))
    assert asked_in(library, STUDY.key) == ["q9/i2"]
    assert not library.of(STUDY.key).askable("q1/i1")


def test_a_start_knows_what_is_held():
    """Before anybody is answered the desk can learn what is held, without a tick."""
    stage = Stage(MemoryStore(), TWO)
    stage.run(lambda unit: unit.disputes.hold(a_hold()))
    stage.desk.renew()
    stage.says("quiz 5", ANA)
    assert stage.run(lambda unit: unit.runs.get("run1")).items == ("q1/i2",)


def test_a_team_in_two_spaces_asks_what_each_may():
    """A channel gets another item of its team's question where the shared one is held in its space."""
    stage = Stage(MemoryStore(), TWO)
    stage.run(lambda unit: unit.teams.add(Team("team:t1", "Both")))
    for channel in (CHANNEL, ELSEWHERE):
        stage.run(lambda unit, channel=channel: unit.teams.join(channel.key, "team:t1"))
    due = {place: Occurrence(place.key, OccurrenceKind.POST, MONDAY, NINE) for place in (CHANNEL, ELSEWHERE)}
    lead = stage.run(post.ask, TWO, a_plan(), due[CHANNEL], NINE, NINE)
    held = TWO.without({lead.item})
    shared = stage.run(post.ask, held, a_plan(channel=ELSEWHERE), due[ELSEWHERE], NINE, NINE)
    assert (shared.lead, shared.question) == (lead.id, lead.question)
    assert {lead.item, shared.item} == {"q1/i1", "q1/i2"}


def test_a_failure_of_what_may_hold_reaches_whoever_asked():
    """When a decision cannot be carried out, whoever pressed hears of it, and nothing is set aside."""

    class Stopped(StillClock):
        """A clock that has stopped answering."""

        def now(self):
            """Fail."""
            raise OSError("no time")

    store = MemoryStore()
    stage, library = Stage(store, TWO), Library(TWO)
    stage.run(lambda unit: unit.disputes.hold(a_hold()))
    desk = Desk(store, Room(library, Stopped(), CountedIds()))
    press = PressRequest(stage.visit(BEN), Press("decide", (a_hold().id, Decision.VOID)))
    with pytest.raises(OSError, match="no time"):
        wait(desk.press(press))
    assert asked_in(library, STUDY.key) == ["q1/i1", "q1/i2"]
