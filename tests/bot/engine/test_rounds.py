"""Live rounds: who may begin one, what everybody sees, and when an answer counts."""

from dataclasses import replace

import pytest

from bot.domain.attempt import Surface, Verdict
from bot.domain.live import RoundState
from bot.domain.places import Channel, Member
from bot.interface.delivery import DeliveryKind
from bot.message.model import Bars
from bot.message.press import Press
from tests.bot.engine.playing import begins, closes, edits, many, passes, replies, the_round, votes
from tests.builders import ANA, BEN, CEM, CHANNEL, STUDY, a_plan
from tests.stage import PACK, Stage, button, said, words

CROWD = [Member(STUDY, f"U{number:02}") for number in range(8)]
OTHER = Channel(STUDY, "C0OTHER")


@pytest.fixture
def studying(stage: Stage) -> Stage:
    """A channel with a plan, on Monday at eight."""
    stage.studies()
    return stage


def answers(stage: Stage, member: Member = ANA):
    """Return a member's attempts."""
    return stage.run(lambda unit: unit.attempts.of_members((member.key,)))


def points(stage: Stage, member: Member = ANA):
    """Return what a member has in the channel."""
    return stage.run(lambda unit: unit.standings.points(CHANNEL.key, "all", "", member.key))


def test_a_round_is_one_message(studying):
    """A round stands in the channel with its first item: options in the text, letters on the buttons."""
    shown = begins(studying, "quiz live caching 2")
    assert shown.title == "Live round on Caching, item 1 of 2"
    assert [control.label for control in shown.controls] == ["A", "B", "C", "D", "Close now"]
    assert all(f"Option {one}" in words(shown) for one in ("right", "near", "far", "off"))
    assert "Open for 2 minutes" in words(shown)


def test_an_answer_is_kept_in_private_and_says_nothing(studying):
    """Whoever answers learns that it was kept, the channel only how many answered; points wait as well."""
    begins(studying)
    right, wrong = votes(studying, "right"), votes(studying, "far", BEN)
    assert {right.title.split(":")[0], wrong.title.split(":")[0]} == {"Kept"}
    assert "orrect" not in words(right) + words(wrong)
    (edit,) = edits(passes(studying, seconds=3))
    assert "2 answered  ·  closes" in words(edit)
    assert answers(studying) == [] == answers(studying, BEN)
    assert points(studying) is None


def test_the_first_answer_counts(studying):
    """Pressing another letter changes nothing, and says which answer stands."""
    begins(studying)
    votes(studying, "far")
    again = votes(studying, "right")
    assert again.title == "You have answered this already"
    passes(studying, minutes=2)
    (attempt,) = answers(studying)
    assert (attempt.chosen, attempt.verdict, attempt.points) == ("far", Verdict.WRONG, 0)


def test_a_vote_closes_by_itself_and_the_next_item_opens(studying):
    """After two minutes the thread has the result, and the message the next item or how it went."""
    begins(studying, "quiz live caching 2")
    votes(studying, "right")
    votes(studying, "far", BEN)
    delivered = passes(studying, minutes=2)
    (result,), (second,) = replies(delivered), edits(delivered)
    assert result.title == "Result: item 1 of 2"
    assert all(f"About {one}." in words(result) for one in ("right", "near", "far", "off"))
    assert [one.thread for one in delivered if one.kind is DeliveryKind.REPLY] == ["Caching"]
    (bars,) = [block for block in result.blocks if isinstance(block, Bars)]
    assert sorted(row.count for row in bars.rows) == [0, 0, 1, 1]
    assert [row.count for row in bars.rows if row.mark] == [1]
    assert second.title == "Live round on Caching, item 2 of 2"
    delivered = passes(studying, minutes=2)
    (done,) = edits(delivered)
    assert (done.title, done.controls) == ("Live round on Caching: done", ())
    assert "2 people took part" in words(done)
    assert "1 of 2 right" in words(done)
    assert "Nobody answered this one" in words(*replies(delivered))


def test_no_name_is_ever_shown(studying):
    """Neither the message nor the thread of a round names anybody, in whichever state."""
    begins(studying, "quiz live 1", BEN)
    votes(studying, "right")
    shown = [*passes(studying, seconds=3), *passes(studying, minutes=2)]
    everything = " ".join(f"{words(one.message)} {one.message.summary}" for one in shown)
    assert [name for name in ("Ana", "Ben", "U0ANA", "U0BEN") if name in everything] == []


def test_a_right_answer_pays_like_practice_when_the_turn_is_over(studying):
    """The first answer is entered at the close: with its points, as given in the round, no slot twice."""
    begins(studying, "quiz live 1")
    given = studying.clock.at
    votes(studying, "right")
    passes(studying, minutes=2)
    (attempt,) = answers(studying)
    assert (attempt.surface, attempt.points, attempt.at) == (Surface.LIVE, 13, given)
    assert points(studying) == 13


def test_an_answer_after_the_close_is_refused(studying):
    """By the platform's clock an answer at the close is too late, even if nobody has closed the vote yet."""
    begins(studying, "quiz live 1")
    studying.move(minutes=2)
    late = votes(studying, "right")
    assert late.title == "This vote is closed"
    studying.deliver()
    assert answers(studying) == []


def test_an_answer_in_time_counts_however_late_it_is_heard(studying):
    """What was pressed before the close and arrives after it is entered all the same."""
    begins(studying, "quiz live 1")
    pressed = studying.clock.at
    press = Press("vote", (the_round(studying).id, "0", "1", "0"))
    passes(studying, minutes=2)
    kept = said(studying.presses(press, at=pressed))
    again = said(studying.presses(press, at=pressed))
    assert (kept.title, again.title) == ("Kept: A", "You have answered this already")
    assert [one.at for one in answers(studying)] == [pressed]


def test_the_starter_or_a_steward_closes_sooner(studying):
    """Whoever began a round, and a steward, may close a vote before its time; nobody else, and only once."""
    begins(studying, "quiz live 2", CROWD[0])
    assert closes(studying, ANA).title == "Somebody else began this round"
    step = the_round(studying).step
    assert closes(studying, CROWD[0]).title == "Closed"
    studying.deliver()
    assert closes(studying, BEN).title == "Closed"
    late = Press("close", (the_round(studying).id, str(step)))
    assert said(studying.presses(late, BEN)).title == "This vote is closed"
    assert the_round(studying).state is RoundState.DONE


def test_closing_waits_until_the_item_is_shown(studying):
    """Before the platform has confirmed an item its vote cannot be closed."""
    studying.says("quiz live")
    assert closes(studying).title == "It is only just beginning"


def test_answers_may_come_before_the_platform_confirms(studying):
    """Somebody who sees the message may answer it at once."""
    studying.says("quiz live 1")
    assert votes(studying, "right").title.startswith("Kept")
    studying.deliver()
    passes(studying, minutes=2)
    assert len(answers(studying)) == 1


def test_a_channel_has_one_round_at_a_time(studying):
    """While a round is open no second one begins, and another channel of the space has its own."""
    studying.studies(channel=OTHER)
    begins(studying)
    assert said(studying.says("live", BEN)).title == "A round is open here already"
    assert said(studying.says("live", channel=OTHER)).title == "Your round begins"


def test_a_channel_has_three_rounds_a_day(studying):
    """The fourth round of a day is refused kindly; the next day there are three again."""
    studying.pack = many(20)
    for _ in range(3):
        begins(studying, "quiz live 1")
        passes(studying, minutes=2)
    assert said(studying.says("quiz live 1")).title == "There were three rounds here today"
    studying.at(8, days=1)
    assert said(studying.says("quiz live 1")).title == "Your round begins"


@pytest.fixture
def stage(store):
    """A stage over each store in turn, with enough items for several rounds."""
    return Stage(store, many(20))


def test_nothing_is_asked_again_so_soon(studying):
    """What was asked in a round or a quick check is not asked in a round for two weeks."""
    small = replace(PACK, questions={"q2": PACK.questions["q2"]})
    studying = Stage(studying.store, small, studying.clock)
    begins(studying, "quiz live security 5")
    assert len(the_round(studying).turns) == 1
    passes(studying, minutes=2)
    refused = said(studying.says("quiz live security"))
    assert refused.title == "All of that was asked here lately"
    studying.at(12, days=14)
    assert said(studying.says("quiz live security")).title == "Your round begins"


def test_the_question_of_the_day_is_not_given_away(studying):
    """While a question is open, no round asks an item of it."""
    studying.studies(topics=("caching",))
    studying.at(9)
    prompt = studying.post()
    begins(studying, "quiz live caching 5")
    asked = {studying.pack.item(turn.item).question for turn in the_round(studying).turns}
    assert asked == {"q1", "q3"} - {prompt.question}


def test_a_near_miss_is_offered(studying):
    """A topic with a typing error is offered as a button that begins a round on it with the same count."""
    offer = said(studying.says("quiz live cachng 1"))
    assert offer.title == "Did you mean Caching?"
    assert button(offer, "Caching") == Press("live", ("caching", "1"))
    assert said(studying.presses(button(offer, "Caching"))).title == "Your round begins"
    assert len(the_round(studying).turns) == 1


def test_a_round_needs_a_channel_that_studies(stage):
    """Without a plan, or where the platform refuses us, nothing is posted for anybody's wish."""
    assert said(stage.says("quiz live")).title == "This channel has no plan yet"
    stage.studies()
    stage.run(lambda unit: unit.channels.park(CHANNEL.key, "gone", stage.clock.at))
    assert said(stage.says("quiz live")).title == "I cannot post here at the moment"
    assert stage.claim() == []


def test_a_button_works_in_its_channel_only(studying):
    """A forged or foreign button finds no round."""
    begins(studying)
    name = the_round(studying).id
    gone = "This round is gone"
    for args in (("r9", "0", "1", "0"), (name, "9", "1", "0"), (name, "x", "1", "0"), (name, "0", "3", "0")):
        assert said(studying.presses(Press("vote", args))).title == gone
    assert said(studying.presses(Press("vote", (name, "0", "1", "0")), CEM)).title == gone
    assert said(studying.presses(Press("close", (name, "0")), CEM)).title == gone
    nothing = said(studying.presses(Press("vote", (name, "0", "1", "9"))))
    assert nothing.title == "That option does not exist"


def test_linked_members_have_one_vote(studying):
    """Two members of one person answer once, and the first of them closes what the other began."""
    studying.run(lambda unit: unit.members.link(CROWD[0].key, ANA.key))
    begins(studying, "quiz live 1")
    votes(studying, "right", CROWD[0])
    assert votes(studying, "far", ANA).title == "You have answered this already"
    assert closes(studying, CROWD[0]).title == "Closed"
    assert [one.chosen for one in answers(studying, CROWD[0])] == ["right"]
    assert answers(studying, ANA) == []


def test_the_plan_of_another_day_does_not_matter(studying):
    """A paused plan still lets people play: a round is theirs, not the plan's."""
    studying.run(lambda unit: unit.plans.save(replace(a_plan(), paused=True)))
    assert begins(studying)


def test_a_quick_check_of_late_is_not_asked_again(studying):
    """What went with a question of the last two weeks is in no round, though its question has closed."""
    stage = Stage(studying.store, PACK, studying.clock)
    stage.at(9)
    prompt = stage.post()
    stage.at(18)
    stage.deliver()
    begins(stage, "quiz live 5")
    assert {turn.item for turn in the_round(stage).turns} == PACK.items.keys() - {prompt.item}
