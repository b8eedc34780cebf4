"""What answers say about items, on every store."""

from dataclasses import replace

from bot.domain.attempt import Verdict, quiz_slot
from bot.domain.statistics import Report, Score
from bot.engine.hearings import Touched
from tests.builders import ANA, ASKED, BEN, CEM, STUDY, an_attempt

OTHER = replace(ASKED, item="q2/i1")
REPORT = Report(ASKED.space, ASKED.item, ASKED.rev, {"right": 5, "near": 3}, 0.25, 3.5)


def test_what_was_touched_is_looked_at_once(write, read):
    """An item that was answered twice is looked at once, and again only when it is answered again."""
    for asked in (ASKED, OTHER, ASKED):
        write(lambda unit, asked=asked: unit.reports.touch(asked))
    found = read(lambda unit: unit.reports.touched(10))
    assert set(found) == {Touched(ASKED, 2), Touched(OTHER, 1)}
    for one in found:
        write(lambda unit, one=one: unit.reports.looked(one, None))
    assert read(lambda unit: unit.reports.touched(10)) == []
    write(lambda unit: unit.reports.touch(ASKED))
    assert read(lambda unit: unit.reports.touched(10)) == [Touched(ASKED, 3)]


def test_what_is_touched_during_a_look_is_looked_at_again(write, read):
    """An answer that comes while an item is looked at is not lost."""
    write(lambda unit: unit.reports.touch(ASKED))
    (before,) = read(lambda unit: unit.reports.touched(10))
    write(lambda unit: unit.reports.touch(ASKED))
    write(lambda unit: unit.reports.looked(before, REPORT))
    assert read(lambda unit: unit.reports.touched(10)) == [Touched(ASKED, 2)]


def test_only_so_many_are_looked_at_together(write, read):
    """Of what was touched no more is returned than is asked for."""
    for asked in (ASKED, OTHER):
        write(lambda unit, asked=asked: unit.reports.touch(asked))
    assert len(read(lambda unit: unit.reports.touched(1))) == 1


def test_reports_are_kept_by_their_answers(write, read):
    """Reports made of enough answers are found, most answers first, of one space or of all."""
    elsewhere = replace(REPORT, space=CEM.space.key, counts={"right": 40})
    few = replace(REPORT, item=OTHER.item, counts={"far": 2}, correlation=None)
    for asked, one in ((ASKED, REPORT), (OTHER, few), (replace(ASKED, space=CEM.space.key), elsewhere)):
        write(lambda unit, asked=asked: unit.reports.touch(asked))
        write(lambda unit, asked=asked, one=one: unit.reports.looked(Touched(asked, 1), one))
    assert read(lambda unit: unit.reports.made_of(8)) == [elsewhere, REPORT]
    assert read(lambda unit: unit.reports.made_of(1, STUDY.key)) == [REPORT, few]


def test_a_later_report_replaces_the_earlier_one(write, read):
    """There is one report of a revision in a space, the latest."""
    write(lambda unit: unit.reports.touch(ASKED))
    later = replace(REPORT, counts={"right": 9}, correlation=None, difficulty=1.5)
    for one in (REPORT, later):
        write(lambda unit, one=one: unit.reports.looked(Touched(ASKED, 1), one))
    assert read(lambda unit: unit.reports.made_of(1)) == [later]


def test_the_answers_of_a_space_are_found_with_their_persons(write, read):
    """Answers to a revision come as they were recorded, from one space, under all names of the item."""
    write(lambda unit: unit.members.link(BEN.key, ANA.key))
    attempts = [
        an_attempt(member=BEN.key, chosen="near"),
        an_attempt(slot="quiz/r/0", item="q0/i1", about="q0/i1"),
        an_attempt(slot="quiz/r/1", rev=2),
        an_attempt(slot="quiz/r/2", item="q2/i1", about="q2/i1"),
        an_attempt(member=CEM.key, channel="discord:900:902"),
    ]
    for one in attempts:
        write(lambda unit, one=one: unit.attempts.record(one))
    found = read(lambda unit: unit.reports.answers(STUDY.key, ("q1/i1", "q0/i1"), 1))
    assert [(one.person, one.attempt.member, one.attempt.chosen) for one in found] == [
        (ANA.key, BEN.key, "near"),
        (ANA.key, ANA.key, "right"),
    ]
    assert read(lambda unit: unit.reports.answers(CEM.space.key, ("q1/i1",), 1))[0].person == CEM.key


def test_scores_are_made_of_first_answers_to_other_items(write, read):
    """A score counts what was answered for the first time, right or wrong, but for the items left out."""
    facts = [("q1/i1", "right"), ("q2/i1", "right"), ("q2/i1", "near"), ("q3/i1", "near"), ("q4/i1", "right")]
    for place, (item, chosen) in enumerate(facts):
        verdict = Verdict.CORRECT if chosen == "right" else Verdict.WRONG
        one = an_attempt(slot=quiz_slot("r", place), item=item, about=item, chosen=chosen, verdict=verdict)
        write(lambda unit, one=one: unit.attempts.record(one))
    written = an_attempt(slot="written/p1", about="written/p1", item=None, chosen=None)
    write(lambda unit: unit.attempts.record(written))
    scores = read(lambda unit: unit.reports.scores((ANA.key, BEN.key), ("q1/i1",)))
    assert scores == {ANA.key: Score(2, 3)}
    assert read(lambda unit: unit.reports.scores((), ("q1/i1",))) == {}
