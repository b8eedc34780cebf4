"""Migrations lead from nothing to the tables that the code expects, and back."""

from itertools import count

import pytest
from alembic import command
from sqlalchemy import inspect, text

from bot.store.open import alembic_config, engine_for
from bot.store.rows import Row
from bot.store.upgrade import upgrade

NUMBERS = count(1)
OLD_ORDER = """
INSERT INTO outbox (id, key, kind, door, channel, about, subject, state, attempt, version, not_before)
VALUES (:id, :key, 'post', 'slack', :channel, 'p1', 'question', 'sent', 1, 0, '2026-11-23 09:00:00')
"""


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request, tmp_path):
    """The address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return request.getfixturevalue("new_database")(f"migrations_{next(NUMBERS)}")


def test_migrations_make_exactly_the_tables_of_the_code(empty_url):
    """Upgrading from nothing gives what the rows declare, twice upgrading too, and downgrading removes it."""
    upgrade(empty_url)
    upgrade(empty_url)
    engine = engine_for(empty_url)
    command.check(alembic_config(engine))
    command.downgrade(alembic_config(engine), "base")
    left = set(inspect(engine).get_table_names())
    engine.dispose()
    assert left == {"alembic_version"}


def test_a_database_can_go_down_and_up_again(tmp_path):
    """A database that was taken back to nothing can be brought to the newest schema again."""
    url = f"sqlite:///{tmp_path / 'again.db'}"
    upgrade(url)
    engine = engine_for(url)
    command.downgrade(alembic_config(engine), "base")
    command.upgrade(alembic_config(engine), "head")
    assert set(Row.metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_orders_learn_their_space(empty_url):
    """Orders that were given before spaces could be parked know the space that they go to."""
    engine = engine_for(empty_url)
    config = alembic_config(engine)
    command.upgrade(config, "0006")
    with engine.begin() as database:
        for number, channel in enumerate(("slack:T1:C1", "discord:9:7"), start=1):
            database.execute(text(OLD_ORDER), {"id": number, "key": f"o{number}", "channel": channel})
    command.upgrade(config, "head")
    with engine.connect() as database:
        found = database.execute(text("SELECT channel, space FROM outbox ORDER BY id")).all()
    command.downgrade(config, "base")
    engine.dispose()
    assert [tuple(row) for row in found] == [("slack:T1:C1", "slack:T1"), ("discord:9:7", "discord:9")]


def test_every_constraint_has_a_name():
    """Every key and constraint is named, so that a later migration can change it on any database."""
    unnamed = [
        (table.name, constraint)
        for table in Row.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert unnamed == []
