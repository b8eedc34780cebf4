"""Many at once: what counts once counts once, whoever presses and however many processes there are."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import time
from functools import partial
from threading import Barrier

import pytest

from bot.domain.attempt import quiz_slot
from bot.domain.pack import Pack
from bot.domain.places import Channel, Member
from bot.engine import study
from bot.engine.ports import Store, Unit
from bot.engine.team import start_team
from bot.interface.request import PressRequest
from bot.message.press import Press
from bot.store.open import open_store
from tests.builders import ANA, BEN, CHANNEL, MONDAY, STUDY, a_question, an_item
from tests.stage import PACK, Stage, said, wait

CROWD = 20


@pytest.fixture
def stage(store: Store) -> Stage:
    """A stage over each store in turn, with Monday's question open."""
    return Stage(store)


@pytest.fixture
def processes(postgres_url: str) -> Iterator[tuple[Stage, Stage]]:
    """Two processes on one PostgreSQL database."""
    both = Stage(open_store(postgres_url)), Stage(open_store(postgres_url))
    yield both
    for process in both:
        process.desk.close()


def test_twenty_presses_of_one_member_count_once(stage: Stage) -> None:
    """Of twenty presses at once by one member one counts, nineteen are told so, and it pays exactly once."""
    stage.studies()
    stage.at(9)
    prompt = stage.post()
    press = Press("chose", (prompt.id, stage.place(prompt.item)))
    asked = [stage.desk.press(PressRequest(stage.visit(), press)) for _ in range(CROWD)]
    titles = Counter(said(wait(reply)).title for reply in asked)

    assert titles == {"Correct": 1, "You have answered this already": CROWD - 1}
    assert stage.run(lambda unit: unit.attempts.count((CHANNEL.key,), (ANA.key,))) == 1
    assert stage.run(lambda unit: unit.standings.points(CHANNEL.key, "all", "", ANA.key)) == 13


def test_twenty_members_at_once_all_count(stage: Stage) -> None:
    """Twenty members who press at once all count, and the counter is renewed once."""
    stage.studies()
    stage.at(9)
    prompt = stage.post()
    crowd = [Member(STUDY, f"U{number:02}") for number in range(CROWD)]
    asked = [
        stage.desk.press(
            PressRequest(stage.visit(one), Press("chose", (prompt.id, stage.place(prompt.item, one))))
        )
        for one in crowd
    ]

    assert {said(wait(reply)).title for reply in asked} == {"Correct"}
    stage.move(seconds=3)
    assert [f"{CROWD} answered" in repr(edit.message) for edit in stage.deliver()] == [True]
    assert stage.run(lambda unit: unit.standings.total(CHANNEL.key, "all", "")) == CROWD


def test_one_member_loses_no_points(store: Store) -> None:
    """Ten different items that one member answers at once are summed up exactly."""
    items = tuple(an_item(f"q1/i{number}") for number in range(10))
    stage = Stage(store, Pack("many", "1", PACK.topics, {"q1": a_question("q1", items=items)}))
    stage.says("quiz 10")
    run = stage.run(lambda unit: unit.runs.get("run1"))
    presses = [Press("pick", (run.id, str(index), stage.place(item))) for index, item in enumerate(run.items)]
    asked = [stage.desk.press(PressRequest(stage.visit(), press)) for press in presses]

    assert {said(wait(reply)).title for reply in asked} == {"Correct"}
    assert stage.run(lambda unit: unit.standings.points(CHANNEL.key, "all", "", ANA.key)) == 130
    last = stage.run(lambda unit: unit.attempts.in_slot(ANA.key, quiz_slot(run.id, 9)))
    assert last.points == 13


def test_ten_items_a_day_pay_however_many_come_at_once(store: Store) -> None:
    """Of fifteen items that one member answers at the same moment in quizzes, exactly ten pay."""
    items = tuple(an_item(f"q1/i{number}") for number in range(15))
    stage = Stage(store, Pack("many", "1", PACK.topics, {"q1": a_question("q1", items=items)}))
    runs = []
    for number, count in ((1, 10), (2, 5)):
        stage.says(f"quiz {count}")
        runs.append(stage.run(lambda unit, n=number: unit.runs.get(f"run{n}")))
        for index, item in enumerate(runs[-1].items):
            press = Press("pick", (runs[-1].id, str(index), stage.place(item)))
            if number == 1 and index < 5:
                stage.presses(press)
    rest = [
        Press("pick", (run.id, str(index), stage.place(item)))
        for run, first in zip(runs, (5, 0), strict=True)
        for index, item in enumerate(run.items)
        if index >= first
    ]
    asked = [stage.desk.press(PressRequest(stage.visit(), press)) for press in rest]
    for reply in asked:
        wait(reply)

    assert stage.run(lambda unit: unit.attempts.practice_paid_on((ANA.key,), MONDAY)) == 10
    assert stage.run(lambda unit: unit.standings.points(CHANNEL.key, "all", "", ANA.key)) == 130


def test_two_processes_post_once(processes: tuple[Stage, Stage]) -> None:
    """Two processes that tick and claim at the same moment post each channel's question once."""
    channels = [Channel(STUDY, f"C{number}") for number in range(8)]
    for channel in channels:
        processes[0].studies(channel=channel)
    together = Barrier(len(processes))

    def work(stage: Stage) -> list[str]:
        stage.at(9)
        together.wait(timeout=30)
        stage.desk.tick()
        together.wait(timeout=30)
        return [delivery.channel for delivery in stage.deliver()]

    with ThreadPoolExecutor(len(processes)) as pool:
        posted = [channel for result in pool.map(work, processes) for channel in result]

    assert sorted(posted) == [channel.key for channel in channels]
    assert [stage.claim() for stage in processes] == [[], []]


def test_two_processes_reveal_once(processes: tuple[Stage, Stage]) -> None:
    """Two processes reveal a layer once, and the second one sees what the first one did."""
    first, second = processes
    first.studies()
    first.at(9)
    prompt = first.post()
    first.at(11)
    second.at(11)
    settled = first.desk.tick(), second.desk.tick()

    assert settled == (1, 0)
    assert len(second.deliver()) == 1
    assert first.claim() == []
    assert second.run(lambda unit: unit.prompts.get(prompt.id)).shown == 1


def test_two_processes_ask_a_team_one_question(processes: tuple[Stage, Stage]) -> None:
    """Two channels of a team that two processes ask in the same moment are asked the same, every time."""
    first, _ = processes
    many = replace(PACK, questions={f"q{n}": a_question(f"q{n}", items=()) for n in range(30)})
    first.at(9)
    for number in range(6):
        channels = [Channel(STUDY, f"C{number}{letter}") for letter in "AB"]
        for channel in channels:
            first.studies(channel=channel, at=time(11))
        first.run(
            partial(
                start_team,
                visitor=first.visit(BEN, channel=channels[0]),
                name="T",
                key=f"t{number}",
                now=first.clock.at,
            )
        )
        first.run(
            lambda unit, number=number, there=channels[1]: unit.teams.join(there.key, f"team:t{number}")
        )
        together = Barrier(2)

        def ask(stage: Stage, channel: Channel, together: Barrier = together) -> None:
            """Let a steward post now, once the other one is about to."""
            visitor = first.visit(BEN, channel=channel)

            def work(unit: Unit) -> object:
                together.wait(timeout=30)
                return study.post_now(unit, many, first.calendar, visitor, first.clock.at)

            stage.store.write(work).result(timeout=30)

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(ask, processes, channels))
        asked = {
            first.run(lambda unit, key=one.key: unit.prompts.leading((key,), MONDAY)).question
            for one in channels
        }
        assert len(asked) == 1
