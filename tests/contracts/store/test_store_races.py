"""Many at once, on every store."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pytest

from bot.domain.attempt import check_slot
from bot.domain.interview import Phase
from bot.domain.order import LEASE
from bot.engine.ports import Recorded
from tests.builders import ANA, CHANNEL, NINE, an_attempt, an_interview, an_occurrence, an_order

WINDOWS, TOPICS = ("week:2026-W48", "all"), ("", "caching")


def answer(unit, attempt):
    """Record an attempt and give its points, as the engine does."""
    outcome = unit.attempts.record(attempt)
    if outcome is Recorded.PAID:
        unit.standings.add(attempt.channel, WINDOWS, TOPICS, attempt.member, attempt.points)
    return outcome


@pytest.fixture
def at_once(store):
    """Run shares of work from a thread each, all starting together; return the results of each share."""

    def run(shares):
        """Start a thread for each share."""
        start = threading.Barrier(len(shares))

        def one(share):
            """Wait for the others, then hand in one's share."""
            start.wait(30)
            return [store.write(work).result(timeout=60) for work in share]

        with ThreadPoolExecutor(len(shares)) as threads:
            return list(threads.map(one, shares))

    return run


def test_twenty_presses_are_one_attempt(at_once, read):
    """Of twenty simultaneous answers to one slot one is paid, nineteen hear that it is taken."""
    outcomes = at_once([[lambda unit: answer(unit, an_attempt())]] * 20)
    assert Counter(chain.from_iterable(outcomes)) == {Recorded.PAID: 1, Recorded.TAKEN: 19}
    assert read(lambda unit: unit.standings.points(CHANNEL.key, "all", "", ANA.key)) == 13


def test_an_item_answered_in_twenty_places_at_once_pays_once(at_once, read):
    """Of twenty simultaneous answers to one item in as many places one is paid, the others are kept."""
    works = [[lambda unit, n=n: answer(unit, an_attempt(slot=check_slot(f"p{n}")))] for n in range(20)]
    assert Counter(chain.from_iterable(at_once(works))) == {Recorded.PAID: 1, Recorded.UNPAID: 19}
    assert read(lambda unit: unit.attempts.count((CHANNEL.key,), (ANA.key,))) == 20
    assert read(lambda unit: unit.standings.points(CHANNEL.key, "all", "", ANA.key)) == 13


def test_sums_equal_the_ledger_under_many_writers(at_once, read):
    """With eight writers at once, every sum is what adding up the ledger gives."""
    members = [f"slack:T0STUDY:U{n}" for n in range(3)]
    attempts = [
        an_attempt(
            member=members[n % 3], slot=check_slot(f"p{n % 40}"), about=f"q{n % 25}/i1", points=10 + n % 7
        )
        for n in range(160)
    ]

    works = [lambda unit, one=one: answer(unit, one) for one in attempts]
    at_once([works[writer::8] for writer in range(8)])

    def recomputed(unit):
        """Add up the ledger."""
        slots = [(member, check_slot(f"p{n}")) for member in members for n in range(40)]
        kept = [one for one in (unit.attempts.in_slot(*slot) for slot in slots) if one]
        totals = Counter()
        for one in kept:
            totals[one.member] += one.points
        return totals

    totals = read(recomputed)
    assert sum(totals.values()) > 0
    for window in WINDOWS:
        for topic in TOPICS:
            page = read(lambda unit, w=window, t=topic: unit.standings.page(CHANNEL.key, w, t, 0, 10))
            assert {member: points for member, _, points in page} == totals


def test_an_occurrence_is_planned_by_one_of_many(at_once):
    """Of ten processes that plan one occurrence at once, one does."""
    planned = at_once([[lambda unit: unit.occurrences.plan(an_occurrence())]] * 10)
    assert sorted(chain.from_iterable(planned)) == [False] * 9 + [True]


def test_no_two_claimers_take_the_same_order(at_once, write):
    """Claimers that come at the same time share the orders; each order is taken once."""
    write(
        lambda unit: [unit.outbox.order(an_order(f"o{n}", channel=f"slack:T0STUDY:C{n}")) for n in range(40)]
    )
    taken = at_once([[lambda unit: unit.outbox.claim("slack", NINE, NINE + LEASE, 40)]] * 8)
    keys = [claim.order.key for [claims] in taken for claim in claims]
    assert sorted(keys) == sorted(f"o{n}" for n in range(40))


def test_of_two_steps_at_once_one_is_taken(at_once, write):
    """Of ten presses that take the same step at the same time one is carried out."""
    write(lambda unit: unit.interviews.add(an_interview()))
    planning = an_interview(phase=Phase.PLANNING)
    taken = at_once([[lambda unit: unit.interviews.advance(planning, Phase.ASKING)]] * 10)
    assert Counter(one for [one] in taken) == {True: 1, False: 9}


def test_who_answers_while_being_deleted_is_whole(at_once, read):
    """Of answers that arrive while their member is deleted, each keeps its points with it, or loses both."""
    fresh = {ANA.key: "gone:gone:x"}
    works = [
        [lambda unit, n=n: answer(unit, an_attempt(slot=check_slot(f"p{n}"), about=f"q{n}/i1"))]
        for n in range(24)
    ]
    at_once([*works[:12], [lambda unit: unit.traces.forget(fresh)], *works[12:]])
    stays = sum(one.points for one in read(lambda unit: unit.attempts.of_members((ANA.key,))))
    assert (read(lambda unit: unit.standings.points(CHANNEL.key, "all", "", ANA.key)) or 0) == stays
    assert read(lambda unit: unit.attempts.count((CHANNEL.key,), (ANA.key, *fresh.values()))) == 24
