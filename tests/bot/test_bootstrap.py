"""The composition root: from settings to a desk that works."""

import logging
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.bootstrap import build_core, build_workshop
from bot.domain.checklist import Comparand, Part, State, lines_of
from bot.domain.occurrence import Occurrence, OccurrenceKind
from bot.domain.order import Subject
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Comparison, Plan
from bot.settings import Settings
from bot.store.open import StoreError, open_store
from bot.system import ALPHABET, SystemClock, SystemIds
from tests.builders import an_order
from tests.stage import StillClock

CHANNEL = Channel(Space("slack", "T0STUDY"), "C0STUDY")


def test_the_core_is_built_from_settings(sqlite_url: str) -> None:
    """With the shipped questions and a database a desk is built that posts what is due."""
    clock = StillClock(datetime(2026, 11, 23, 8, tzinfo=UTC))
    core = build_core(Settings(database_url=sqlite_url), clock=clock)
    core.desk.adopt(Plan(CHANNEL, "UTC", time(9)))
    clock.at += timedelta(hours=1)
    core.desk.tick()
    early = core.desk.claim("slack", 5).result(timeout=30)
    clock.at = core.desk.next_due().result(timeout=30) or clock.at
    [post] = core.desk.claim("slack", 5).result(timeout=30)
    core.desk.close()

    assert core.loaded.pack.questions
    assert early == []
    assert clock.at - datetime(2026, 11, 23, 9, tzinfo=UTC) < timedelta(minutes=1)
    assert post.channel == CHANNEL.key
    assert post.thread in {question.title for question in core.loaded.pack.questions.values()}


def test_a_core_plans_anew_what_moved_while_it_was_away(sqlite_url: str) -> None:
    """A post that older rules put on a holiday is planned for the day after when the bot starts."""
    clock, settings = StillClock(datetime(2026, 12, 24, 20, tzinfo=UTC)), Settings(database_url=sqlite_url)
    christmas = datetime(2026, 12, 25, 9, tzinfo=UTC)
    store = open_store(sqlite_url)
    plan = Plan(CHANNEL, "UTC", time(9), EVERY_DAY, holidays="US")
    post = Occurrence(CHANNEL.key, OccurrenceKind.POST, christmas.date(), christmas)
    store.write(lambda unit: unit.plans.save(plan)).result(timeout=30)
    store.write(lambda unit: unit.occurrences.plan(post)).result(timeout=30)
    store.close()
    core = build_core(settings, clock=clock)
    due = core.desk.next_due().result(timeout=30)
    core.desk.close()

    assert due == christmas + timedelta(days=1)


def test_an_operator_hears_of_a_broken_order(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """The log names an order that cannot be put together, a reference to quote, and what went wrong."""
    clock = StillClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    store = open_store(sqlite_url)
    order = an_order("nonsense", subject=Subject.CORRECTION, not_before=clock.at)
    store.write(lambda unit: unit.outbox.order(order)).result(timeout=30)
    store.close()
    core = build_core(Settings(database_url=sqlite_url), clock=clock)
    with caplog.at_level(logging.ERROR):
        assert core.desk.claim("slack", 5).result(timeout=30) == []
    core.desk.close()

    assert "putting nonsense together failed, reference " in caplog.text
    assert "ValueError" in caplog.text


@pytest.mark.parametrize("model", ["", "some-model"])
def test_a_core_compares_answers(sqlite_url: str, model: str) -> None:
    """The core comes with a workshop that compares by words, and by an endpoint if one is set."""
    address = "http://127.0.0.1:9/v1" if model else ""
    settings = Settings(database_url=sqlite_url, endpoint_url=address, endpoint_model=model)
    pack = build_core(settings).loaded.pack
    workshop = build_workshop(settings, pack)
    question = next(iter(pack.questions.values()))
    lines = lines_of(question, (Part.STEPS,))
    work = Comparand("m", "s", Comparison.ENDPOINT, question.title, lines, lines[0].text)
    found = workshop.compare(work).result(timeout=30)
    far = workshop.elsewhere(work)
    workshop.close()

    assert found.matcher == "words/1"
    assert found.matches[0].state is State.COVERED
    assert (far is not None) is bool(model)


def test_meaning_is_loaded_where_a_plan_wants_it(sqlite_url: str) -> None:
    """At the start the model is loaded if a plan compares by meaning, so that nobody waits for it."""
    store = open_store(sqlite_url)
    plan = Plan(CHANNEL, "UTC", time(9), comparison=Comparison.MEANING)
    store.write(lambda unit: unit.plans.save(plan)).result(timeout=30)
    store.close()
    settings = Settings(database_url=sqlite_url)
    core = build_core(settings)
    workshop = build_workshop(settings, core.loaded.pack)
    ready = workshop.prepare().result(timeout=60)
    workshop.close()
    core.desk.close()

    assert ready == "meaning/1"


def test_a_core_needs_its_tables(tmp_path: Path) -> None:
    """A database that was never upgraded is refused with a sentence that says what to run."""
    with pytest.raises(StoreError, match="studyhall db upgrade"):
        build_core(Settings(database_url=f"sqlite:///{tmp_path / 'empty.db'}"))


def test_the_machine_tells_the_time_in_utc() -> None:
    """The clock of the machine is aware and in UTC."""
    now = SystemClock().now()

    assert now.utcoffset() == timedelta(0)


def test_names_are_easy_to_read_aloud() -> None:
    """Names from the machine are twelve characters that nobody confuses, and no two are equal."""
    names = {SystemIds().new() for _ in range(200)}

    assert len(names) == 200
    assert {len(name) for name in names} == {12}
    assert set("".join(names)) <= set(ALPHABET)
    assert not set(ALPHABET) & set("l1O0")
