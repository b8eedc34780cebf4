"""Live rounds with many people at the same instant, on every store, and with two processes."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from bot.domain.attempt import Surface
from bot.domain.live import RoundState, live_slot
from bot.domain.places import Member
from bot.engine.own_data import delete
from bot.engine.ports import Store
from bot.engine.turns import close_due
from bot.interface.delivery import DeliveryKind
from bot.interface.request import CommandRequest, PressRequest
from bot.message.press import Press
from bot.store.open import open_store
from bot.system import SystemIds
from tests.bot.engine.playing import the_round
from tests.builders import ANA, BEN, STUDY
from tests.stage import Stage, said, wait

CROWD = [Member(STUDY, f"U{number:02}") for number in range(20)]


@pytest.fixture
def stage(store: Store) -> Stage:
    """A stage over each store in turn, with a round that has just been shown."""
    return in_a_round(Stage(store))


@pytest.fixture
def processes(postgres_url: str) -> Iterator[tuple[Stage, Stage]]:
    """Two processes on one PostgreSQL database, with a round that has just been shown."""
    both = Stage(open_store(postgres_url)), Stage(open_store(postgres_url))
    in_a_round(both[0])
    yield both
    for process in both:
        process.desk.close()


def in_a_round(stage: Stage) -> Stage:
    """Begin a round of one item."""
    stage.studies()
    stage.says("quiz live 1", BEN)
    stage.deliver()
    return stage


def vote(stage: Stage, member: Member, place: int = 0, at=None) -> PressRequest:
    """Return a press of a letter."""
    press = Press("vote", (the_round(stage).id, "0", "1", str(place)))
    return PressRequest(stage.visit(member, at), press)


def entered(stage: Stage) -> Counter[str]:
    """Return how many attempts each of the crowd has in the first turn."""
    slot = live_slot(the_round(stage).id, 0)
    kept = stage.run(lambda unit: [unit.attempts.in_slot(member.key, slot) for member in CROWD])
    return Counter(one.member for one in kept if one and one.surface is Surface.LIVE)


def test_twenty_who_answer_at_once_are_all_kept(stage: Stage) -> None:
    """Of twenty members who answer in the same instant all are kept, one answer each, and one edit counts."""
    requests = [vote(stage, member, place) for member in CROWD for place in (0, 1)]
    titles = Counter(said(wait(one)).title for one in [stage.desk.press(request) for request in requests])

    assert titles["You have answered this already"] == len(CROWD)
    assert sum(titles.values()) == 2 * len(CROWD)
    stage.move(seconds=3)
    assert ["20 answered" in repr(edit.message) for edit in stage.deliver()] == [True]
    stage.move(minutes=2)
    stage.deliver()
    stage.move(minutes=3)
    stage.deliver()
    assert entered(stage) == {member.key: 1 for member in CROWD}


def test_closing_amid_answers_loses_none(processes: tuple[Stage, Stage]) -> None:
    """While one process closes a vote and the other hears answers to it, every answer kept is entered."""
    first, second = processes
    # all alike, so that the vote is not held
    requests = [vote(second, member) for member in CROWD]
    first.move(seconds=1)
    close = PressRequest(first.visit(BEN), Press("close", (the_round(first).id, "0")))
    together = Barrier(2)

    def hear() -> list[str]:
        together.wait(timeout=30)
        return [said(wait(one)).title for one in [second.desk.press(request) for request in requests]]

    def shut() -> str:
        together.wait(timeout=30)
        return said(wait(first.desk.press(close))).title

    with ThreadPoolExecutor(2) as pool:
        heard, closing = pool.submit(hear), pool.submit(shut)
        titles, closed = heard.result(timeout=60), closing.result(timeout=60)

    assert closed == "Closed"
    assert set(titles) == {"Kept: A"}
    assert entered(first) == {member.key: 1 for member in CROWD}


def test_two_processes_close_a_vote_once(processes: tuple[Stage, Stage]) -> None:
    """Two processes that tick at the same moment close a vote once, and its result is told once."""
    wait(processes[0].desk.press(vote(processes[0], ANA)))
    together = Barrier(len(processes))

    def tick(stage: Stage) -> int:
        stage.at(8, 2)
        together.wait(timeout=30)
        return stage.desk.tick()

    with ThreadPoolExecutor(len(processes)) as pool:
        settled = list(pool.map(tick, processes))

    assert sorted(settled) == [0, 1]
    delivered = [one for stage in processes for one in stage.deliver()]
    assert [one.kind for one in delivered].count(DeliveryKind.REPLY) == 1
    assert the_round(processes[1]).state is RoundState.DONE


def test_of_two_who_begin_a_round_at_once_one_does(store: Store) -> None:
    """Ten members who begin a round at the same moment begin one."""
    stage = Stage(store)
    stage.studies()
    requests = [CommandRequest(stage.visit(member), ("live",), {}) for member in CROWD[:10]]
    titles = Counter(said(wait(one)).title for one in [stage.desk.command(request) for request in requests])

    assert titles == {"Your round begins": 1, "A round is open here already": 9}
    assert [one.kind for one in stage.deliver()] == [DeliveryKind.POST]


def test_whoever_is_deleted_while_a_turn_closes_is_not_in_the_ledger(stage: Stage) -> None:
    """Answers that enter the ledger while their givers have everything deleted are under no real key."""
    for reply in [stage.desk.press(vote(stage, member)) for member in CROWD]:
        wait(reply)
    stage.move(minutes=2)
    pack, round_, now = stage.pack, the_round(stage), stage.clock.at
    going = [stage.store.write(partial(delete, ids=SystemIds(), member=CROWD[0].key, now=now))]
    going.append(stage.store.write(lambda unit: close_due(unit, pack, round_.id, now)))
    going += [
        stage.store.write(partial(delete, ids=SystemIds(), member=member.key, now=now))
        for member in CROWD[1:]
    ]
    for done in going:
        wait(done)

    assert entered(stage) == {}
    assert len(stage.run(lambda unit: unit.attempts.members())) == len(CROWD)
