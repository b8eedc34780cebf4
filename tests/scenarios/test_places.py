"""Places: what is kept survives a restart, spaces do not leak, and both platforms are one bot."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.attempt import Attempt, check_slot, quiz_slot, written_slot
from bot.domain.places import Channel, Member, Space
from bot.domain.visitor import Visitor
from bot.interface.delivery import DeliveryKind
from bot.message.press import Press
from bot.store.memory import MemoryStore
from bot.store.open import open_store
from tests.builders import ANA, BEN, CEM, CHANNEL
from tests.stage import ELSEWHERE, PACK, Stage, asked, button, said, words

ONE_QUESTION = replace(PACK, questions={"q1": PACK.questions["q1"]})


class Door(Stage):
    """A stage on one platform: the same people and the same channel, under that platform's names."""

    def __init__(self, door: str) -> None:
        super().__init__(MemoryStore(), ONE_QUESTION)
        self.space = Space(door, "home")
        self.ana = Member(self.space, "ana")
        self.door = door

    def visit(self, member: Member = ANA, *args: Any, **rest: Any) -> Visitor:
        """Return a visit to this platform's channel; stewards are stewards here too."""
        seen = super().visit(member, *args, **rest)
        return replace(seen, member=self.ana, channel=Channel(self.space, "study"))


def test_stop_and_start_keeps_everything(sqlite_url: str, set_up: Callable[..., str]) -> None:
    """After the file is closed and opened again the plan, the open question and the streak are there."""
    before = Stage(open_store(sqlite_url))
    set_up(before)
    before.at(9)
    prompt = before.post()
    before.checks(prompt)
    told = said(before.says("streak"))
    before.desk.close()

    after = Stage(open_store(sqlite_url), clock=before.clock)
    assert said(after.says("streak")) == told
    assert said(after.says("today")).title == PACK.questions[prompt.question].title
    assert after.checks(prompt).title == "You have answered this already"
    after.at(11)
    assert [one.message.title for one in after.deliver() if one.under][-1] == "Ask first"
    after.at(9, days=1)
    assert after.post().local_date > prompt.local_date
    after.desk.close()


def test_two_spaces_do_not_leak(stage: Stage) -> None:
    """Cem, who lives in another space, sees nothing of this one, even with a button forged from it."""
    stage.at(9)
    post, *_ = stage.deliver()
    stage.checks(stage.prompt(post))
    title = post.message.title

    seen = [words(said(stage.says(line, CEM))) for line in ("today", "leaderboard all", "streak")]
    for label in ("Answer", "Quick check", "Unlock"):
        seen.append(words(said(stage.presses(button(post.message, label), CEM))))
    seen.append(words(said(stage.fills(Press("answered", (stage.prompt(post).id,)), {"text": ("x",)}, CEM))))

    assert [text for text in seen if "Ana" in text or title in text] == []
    assert "Cem" not in words(said(stage.says("leaderboard all", ANA)))
    assert stage.claim("discord") == []


def test_two_channels_run_side_by_side(stage: Stage) -> None:
    """Two channels of two spaces each get a question of their own through their own door."""
    stage.studies(channel=ELSEWHERE)
    stage.at(9)
    stage.desk.tick()

    assert [one.channel for one in stage.deliver("slack") if one.kind is DeliveryKind.POST] == [CHANNEL.key]
    assert [one.channel for one in stage.deliver("discord")] == [ELSEWHERE.key]


def facts(stage: Door, set_up: Callable[..., str]) -> Iterator[Any]:
    """Live through a day and a half on a platform; yield what is in the ledger afterwards."""
    set_up(stage)
    stage.at(9)
    prompt = stage.post(stage.door)
    place = Press("chose", (prompt.id, stage.place(prompt.item, stage.ana, "right")))
    yield said(stage.presses(place)).title
    form = asked(stage.presses(Press("answer", (prompt.id,))))
    yield said(stage.fills(form.press, {"text": ("Measure.",)})).title
    yield said(stage.says("quiz cache 1")).title
    stage.presses(Press("pick", ("run1", "0", stage.place("q1/i1", stage.ana, "near"))))
    for hour in (11, 13, 17, 33):
        stage.at(hour)
        yield [(one.kind, one.message.title) for one in stage.deliver(stage.door)]
    for slot in (check_slot(prompt.id), written_slot(prompt.id), quiz_slot("run1", 0)):
        yield fact(stage.run(lambda unit, slot=slot: unit.attempts.in_slot(stage.ana.key, slot)))
    yield said(stage.says("leaderboard all"))
    yield said(stage.says("streak"))


def fact(attempt: Attempt) -> Attempt:
    """Return an attempt without what names the platform: who, where and in which order."""
    nowhere = replace(attempt, member="", channel="", slot="", about="", order=())
    return replace(nowhere, prompt=None)


def test_both_platforms_keep_the_same_facts(set_up: Callable[..., str]) -> None:
    """The same things typed and pressed on Slack and on Discord leave the same facts in the ledger."""
    slack, discord = (list(facts(Door(door), set_up)) for door in ("slack", "discord"))

    assert slack == discord


@pytest.mark.parametrize("steward", [ANA, BEN])
def test_only_stewards_set_up(steward: Member) -> None:
    """Ben can open the setup form and Ana is told whom to ask."""
    stage = Stage(MemoryStore())
    reply = stage.says("study setup", steward)

    assert (steward is BEN) == (reply == stage.presses(Press("setup"), BEN))
