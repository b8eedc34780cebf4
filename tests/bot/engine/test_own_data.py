"""One's own data: seeing it, taking it along, having it deleted, and beginning anew."""

import csv
import json

import pytest

from bot.domain.order import DeliveryKind
from bot.domain.own_data import Deletion, digest_of
from bot.domain.places import Member
from bot.engine import own_data
from bot.engine.recount import recount_person, repay
from bot.message.model import File
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, CHANNEL, STUDY
from tests.life import MEMBERS, NAME, SECOND, TEXT, live
from tests.stage import CountedIds, Stage, button, said, words

DAN = Member(STUDY, "U0DAN")
ALL = (CHANNEL.key, "all", "")


def files(stage, member=ANA):
    """Return the files of an export, by name."""
    shown = said(stage.presses(button(said(stage.says("privacy", member)), "Export"), member))
    return {block.name: block.content.decode() for block in shown.blocks if isinstance(block, File)}


def delete(stage, member=ANA):
    """Delete everything, through both buttons."""
    asked = said(stage.presses(button(said(stage.says("privacy", member)), "Delete"), member))
    return said(stage.presses(button(asked, "Delete everything"), member))


def board(stage):
    """Return the people and points of the channel's board."""
    return [
        (person, points) for person, _, points in stage.run(lambda unit: unit.standings.page(*ALL, 0, 99))
    ]


def test_what_is_kept_is_told(stage):
    """Whoever asks reads what is kept and for how long."""
    shown = words(said(stage.says("privacy")))
    assert all(part in shown for part in ("What you wrote", "Kept for 365 days", "Messages in channels"))


def test_an_export_holds_everything(stage):
    """The file holds whatever is kept, of all linked members, with texts as they were written."""
    live(stage)
    whole = json.loads(files(stage)["studyhall-data.json"])
    assert whole["members"] == list(MEMBERS)
    assert [one["text"] for one in whole["kept"]["attempt"]] == [None, TEXT]
    assert {one["name"] for one in whole["kept"]["member"]} == {NAME}
    assert files(stage, SECOND) == files(stage)


def test_the_sheet_says_the_same(stage):
    """The sheet has a line for each value, so that it holds what the other file does."""
    live(stage)
    both = files(stage)
    heading, *lines = csv.reader(both["studyhall-data.csv"].splitlines())
    whole = json.loads(both["studyhall-data.json"])["kept"]
    assert heading == ["table", "row", "field", "value"]
    assert len(lines) == sum(len(row) for rows in whole.values() for row in rows)
    assert ["attempt", "2", "text", TEXT] in lines


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")', "a=b", '"quoted"']
)
def test_a_sheet_carries_out_nothing(stage, monday, text):
    """A text that a spreadsheet would take for a formula has an apostrophe in front, and no other has."""
    stage.fills(Press("answered", (monday.id,)), {"text": (text,)})
    lines = list(csv.reader(files(stage)["studyhall-data.csv"].splitlines()))
    (cell,) = (value for *_, name, value in lines if name == "text" and value)
    written = text.strip()
    assert cell == (f"'{written}" if written[0] in "=+-@" else written)


def test_deleting_asks_first(stage, monday):
    """The first button deletes nothing: it says what would happen, and leads back too."""
    stage.checks(monday)
    asked = said(stage.presses(button(said(stage.says("privacy")), "Delete")))
    assert "1 answer" in words(asked)
    assert "What is kept" in words(said(stage.presses(button(asked, "Keep it"))))
    assert len(board(stage)) == 1


def test_whoever_is_deleted_stands_nowhere(stage, monday):
    """A deleted person is on no board and has no streak, and others keep theirs."""
    stage.checks(monday)
    stage.checks(monday, BEN)
    assert "is deleted" in words(delete(stage))
    assert [person for person, _ in board(stage)] == [BEN.key]
    assert "Ana" not in words(said(stage.says("leaderboard", BEN)))
    assert "begins with your next answer" in words(said(stage.says("streak")))
    assert json.loads(files(stage)["studyhall-data.json"])["kept"] == {}


def test_results_stay_as_they_were(stage, monday):
    """Counts and results of a question do not change when somebody who answered is deleted."""
    stage.checks(monday)
    stage.checks(monday, BEN, "near")
    stage.fills(Press("answered", (monday.id,)), {"text": (TEXT,)})

    def results(unit):
        """Return what the results of the question rest on."""
        attempts = unit.attempts
        days = unit.prompts.days((CHANNEL.key,), 5)
        return (
            attempts.tally(monday.id),
            attempts.answered(monday.id),
            attempts.written(monday.id),
            [len(day.people) for day in days],
        )

    before = stage.run(results)
    delete(stage)
    assert stage.run(results) == before == ({"right": 1, "near": 1}, 2, 1, [2])


def test_the_ledger_adds_up_afterwards(stage, monday):
    """Adding up the ledger anew after a deletion changes nothing and brings nobody back."""
    stage.run(lambda unit: unit.members.link(SECOND.key, ANA.key))
    stage.checks(monday)
    stage.checks(monday, SECOND)
    stage.checks(monday, BEN)
    delete(stage)
    before = board(stage)
    people = stage.run(lambda unit: {one.member for one in unit.attempts.sums(())})
    for member in people:
        person = stage.run(lambda unit, m=member: unit.members.known(m).person)
        assert stage.run(repay, person) == []
        stage.run(recount_person, person)
    assert board(stage) == before


def test_all_linked_members_go_together(stage):
    """Whichever of a person's members asks, all of them are deleted, and their links."""
    live(stage)
    assert "2 linked accounts" in words(said(stage.presses(Press("delete"), SECOND)))
    delete(stage, SECOND)
    assert stage.run(lambda unit: unit.traces.of(MEMBERS)) == {}
    assert not stage.run(lambda unit: unit.members.known(ANA.key).linked)


def test_one_can_begin_anew(stage, monday):
    """Who was deleted can answer again, is paid, and stands on the board under the new name."""
    stage.checks(monday)
    delete(stage)
    assert "Correct" in words(stage.checks(monday))
    assert board(stage) == [(ANA.key, 13)]
    assert json.loads(files(stage)["studyhall-data.json"])["kept"]["attempt"][0]["points"] == 13


def test_what_was_suggested_names_nobody(stage):
    """A question that was approved is asked on without its author's name, and its open post is renewed."""
    typed = {"title": ("Slow",), "prompt": ("Why?",), "steps": ("Measure",)}
    stage.fills(Press("suggested", ("", "")), typed)
    stage.presses(button(said(stage.says("study suggestions", BEN)), "Approve"), BEN)
    stage.studies(topics=("team",))
    stage.at(9)
    stage.deliver()
    delete(stage)
    (edit,) = stage.deliver()
    assert edit.kind is DeliveryKind.EDIT
    assert "Suggested here." in words(edit.message)


def test_nothing_is_told_to_who_is_gone(stage):
    """What waits to be told to somebody is not told once they are deleted."""
    stage.fills(Press("suggested", ("", "")), {"title": ("A",), "prompt": ("B",), "steps": ("C",)})
    stage.presses(button(said(stage.says("study suggestions", BEN)), "Approve"), BEN)
    delete(stage)
    assert stage.deliver() == []


def test_texts_go_after_a_year(stage, monday):
    """A tick lets go of texts that are older than a year, and the answer counts on."""
    stage.fills(Press("answered", (monday.id,)), {"text": (TEXT,)})
    stage.says("study pause", BEN)
    stage.move(days=364)
    stage.desk.tick()
    assert TEXT in files(stage)["studyhall-data.json"]
    stage.move(days=2)
    stage.desk.tick()
    assert TEXT not in files(stage)["studyhall-data.json"]
    assert board(stage) == [(ANA.key, 5)]


def restored(stage, *deletions):
    """Carry deletions out on a stage, as after a restore."""
    return stage.run(own_data.delete_again, CountedIds(), list(deletions), stage.clock.at)


def test_a_deletion_is_done_again_after_a_restore(stage):
    """Who was deleted after a backup is deleted again in what was restored from it, once."""
    live(stage)
    delete(stage)
    remembered = stage.run(lambda unit: unit.traces.deletions())
    assert {one.digest for one in remembered} == {digest_of(one) for one in MEMBERS}

    old = Stage(MemoryStore())
    live(old)
    assert restored(old, *remembered) == 2
    assert old.run(lambda unit: unit.traces.of(MEMBERS)) == {}
    assert set(remembered) <= set(old.run(lambda unit: unit.traces.deletions()))
    old.run(lambda unit: unit.members.meet(ANA.key, "Ana"))
    assert restored(old, *remembered) == 0
    assert old.run(lambda unit: unit.members.profile(ANA.key).name) == "Ana"
    old.desk.close()


def test_only_who_was_deleted_is_deleted_again(stage, monday):
    """Where a member was linked at the time of the backup, and alone when it was deleted, the others stay."""
    stage.checks(monday, DAN)
    stage.run(lambda unit: unit.members.link(DAN.key, ANA.key))
    stage.checks(monday)
    stage.run(recount_person, ANA.key)
    assert restored(stage, Deletion(digest_of(ANA.key), stage.clock.at)) == 1
    assert board(stage) == [(DAN.key, 13)]
    assert stage.run(lambda unit: unit.members.known(DAN.key).person) == DAN.key
    assert stage.run(lambda unit: unit.members.profile(DAN.key).name) == "U0DAN"
