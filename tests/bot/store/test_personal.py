"""The register of what names people is complete, whatever tables there are."""

import re
from contextlib import closing

import pytest
from sqlalchemy import String, select
from sqlmodel import AutoString

from bot.domain.own_data import GONE, KEPT_FOR
from bot.engine import own_data
from bot.store.memory import MemoryStore
from bot.store.open import engine_for, open_store
from bot.store.personal import EXPIRES, IMPERSONAL, PERSONAL
from bot.store.rows import Row
from tests.builders import ANA
from tests.life import ALIAS, MEMBERS, NAME, TEXT, live
from tests.stage import Stage

PEOPLE = re.compile(r"member|person|steward|author|owner|_by$|^by$|who")
"""How columns are called that name somebody."""
TABLES = Row.metadata.tables


def columns_of(table):
    """Return the names of a table's columns."""
    return {column.name for column in TABLES[table].columns}


def everything(url):
    """Return every value of every table, by table and column, as text."""
    engine = engine_for(url)
    found: dict[tuple[str, str], list[str]] = {}
    with engine.connect() as connection:
        for name, table in TABLES.items():
            for row in connection.execute(select(table)).mappings():
                for column, value in row.items():
                    found.setdefault((name, column), []).append(str(value))
    engine.dispose()
    return found


@pytest.fixture
def lived(sqlite_url):
    """A database full of Ana, and a stage on it."""
    stage = Stage(open_store(sqlite_url))
    live(stage)
    yield stage
    stage.desk.close()


def test_every_table_is_in_the_register():
    """Each table either names people, and says where, or names none, and says what it holds instead."""
    assert {*PERSONAL, *IMPERSONAL} == set(TABLES)
    assert set(PERSONAL) & set(IMPERSONAL) == set()


def test_the_register_names_columns_that_exist():
    """Whatever the register says about a column is about one that the table has."""
    for table, columns in PERSONAL.items():
        for one in columns:
            named = {one.column, *one.blanks, *one.shows, *((one.spared[0],) if one.spared else ())}
            assert named <= columns_of(table), table
    for expiry in EXPIRES:
        named = {expiry.at, *expiry.blanks, *((expiry.only[0],) if expiry.only else ())}
        assert named <= columns_of(expiry.table)
        assert KEPT_FOR[expiry.data] is not None


@pytest.mark.parametrize("table", TABLES)
def test_a_column_that_is_called_after_people_is_declared(table):
    """A column whose name says that it holds somebody is in the register, as what it is."""
    suspects = {name for name in columns_of(table) if PEOPLE.search(name)}
    assert suspects <= {one.column for one in PERSONAL.get(table, ())}


def test_what_is_emptied_can_be_empty():
    """A column that is emptied where its row stays allows nothing, or is a text."""
    for table, columns in PERSONAL.items():
        for name in (name for one in columns for name in one.blanks):
            column = TABLES[table].columns[name]
            assert column.nullable or isinstance(column.type, String | AutoString)


def test_whoever_is_named_is_declared(lived, sqlite_url):
    """In a database full of Ana her key stands in no column but those of the register."""
    declared = {(table, one.column) for table, columns in PERSONAL.items() for one in columns}
    holding = {
        place for place, values in everything(sqlite_url).items() for value in values if ANA.key in value
    }
    # a seat is made of a person's key, and goes with the suggestion that has it
    assert holding - declared == {("suggestion", "seat")}


def test_nothing_of_a_deleted_person_is_anywhere(lived, sqlite_url):
    """After a deletion no value of any table holds a key, a name or a text of the person."""
    lived.run(own_data.delete, NewIds(), ANA.key, lived.clock.at)
    values = [value for values in everything(sqlite_url).values() for value in values]
    for trace in (*MEMBERS, NAME, ALIAS, "Ana", TEXT[:20]):
        found = [value for value in values if trace in value]
        # a question that stewards approved stays, with the text that makes it
        assert [value for value in found if "Ours: " not in value] == [], trace
    assert any(value.startswith(f"{GONE}:") for value in values)


def test_the_memory_has_the_same_tables():
    """Every table of the memory store stands for one of the database, and is in the register with it."""
    with closing(MemoryStore()) as store:
        names = set(store._journal.tables)
    assert {name.split(".")[0] for name in names} <= set(TABLES)
    assert set(PERSONAL) <= names


class NewIds:
    """Names that were never used."""

    def __init__(self):
        self._next = iter("abcdefghijkl")

    def new(self):
        """Return the next one."""
        return next(self._next)
