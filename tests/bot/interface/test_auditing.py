"""Stored numbers are held against the ledger, on every store."""

import pytest
from sqlalchemy import text

from bot.domain.audit import Difference, Stored
from bot.domain.person import Profile
from bot.domain.scope import Season, Team
from bot.engine.recount import recount_scope
from bot.interface.office import Office
from bot.store.open import engine_for, open_store
from tests.builders import ANA, BEN, CHANNEL, MONDAY
from tests.life import live
from tests.stage import CountedIds, Stage


@pytest.fixture(params=["sqlite_url", "postgres_url"])
def url(request):
    """The address of each database in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def office(url):
    """An office over a channel in which Ana and Ben have answered."""
    store = open_store(url)
    stage = Stage(store)
    stage.studies(on_space_board=True)
    stage.at(9)
    prompt = stage.post()
    stage.checks(prompt)
    stage.checks(prompt, BEN)
    built = Office(store, stage.clock, CountedIds())
    yield built
    built.close()


def found(office, **asked):
    """Return everything that differs."""
    return [one for checked in office.audit(**asked) for one in checked.differences]


def spoil(url, statement):
    """Change the database by hand."""
    engine = engine_for(url)
    with engine.connect() as connection:
        changed = connection.execute(text(statement))
        connection.commit()
        assert changed.rowcount > 0
    engine.dispose()


SPOILT = {
    "an answer pays too much": "UPDATE attempt SET points = 99 WHERE member = 'slack:T0STUDY:U0ANA'",
    "a board counts too much": "UPDATE standing SET points = points + 1 WHERE span = 'all'",
    "a board forgot somebody": "DELETE FROM standing WHERE person = 'slack:T0STUDY:U0BEN'",
    "a board that nobody made": (
        "INSERT INTO standing (scope, span, topic, person, points)"
        " VALUES ('slack:T0STUDY:C0GONE', 'all', '', 'slack:T0STUDY:U0ANA', 5)"
    ),
    "somebody who left stands on boards": "UPDATE member SET hidden = true WHERE name = 'Ben'",
    "a freeze that was never spent": (
        'INSERT INTO "freeze" (person, scope, day, turn, kind, at, told)'
        " VALUES ('slack:T0STUDY:U0ANA',"
        " 'slack:T0STUDY:C0STUDY', '2026-11-01', 0, 'spent', '2026-11-01 00:00:00+00', false)"
    ),
}


def test_what_the_bot_stores_is_right(office):
    """Without anybody's hand in it, every stored number is what the ledger says."""
    assert found(office) == []


@pytest.mark.parametrize("statement", SPOILT.values(), ids=SPOILT)
def test_what_was_changed_by_hand_is_found_and_put_right(office, url, statement):
    """A number that was changed by hand is found, put right when that is asked for, and right afterwards."""
    spoil(url, statement)
    assert found(office)
    assert found(office, repair=True)
    assert found(office) == []


def test_a_difference_says_where_and_what(office, url):
    """A difference names the number, what is stored, and what is right."""
    spoil(url, SPOILT["an answer pays too much"])
    first = found(office)[0]
    assert (first.kind, first.place[0], first.stored, first.right) == (Stored.POINTS, ANA.key, 99, 13)
    boards = [one for one in found(office) if one.kind is Stored.BOARD]
    assert {one.stored for one in boards} == {13}
    assert {one.right for one in boards} == {99}


def test_an_audit_tells_how_far_it_has_come(office):
    """Each person and each scope is one step of as many."""
    steps = list(office.audit())
    assert [one.done for one in steps] == list(range(1, len(steps) + 1))
    assert {one.total for one in steps} == {len(steps)} == {4}


def test_it_holds_for_whatever_was_done(store):
    """After a life with links, amendments, teams, seasons and people who left, all numbers are right."""
    stage = Stage(store)
    live(stage)

    def change(unit):
        """Let a team with a season come to be, and Ben leave the boards."""
        unit.teams.add(Team("team:x", "Ours"))
        unit.teams.join(CHANNEL.key, "team:x")
        unit.teams.name_season(Season("team:x", "Autumn", MONDAY, MONDAY))
        unit.members.save(Profile(BEN.key, hidden=True))
        recount_scope(unit, "team:x")

    stage.run(change)
    office = Office(store, stage.clock, CountedIds())
    assert found(office) == []


def test_what_differs_once_is_no_difference(store):
    """What comes in while one looks differs at most once, and is not reported."""
    stage = Stage(store)
    stage.studies()
    stage.at(9)
    stage.checks(stage.post())
    flickering = Flickering(store)
    assert found(Office(flickering, stage.clock, CountedIds())) == []
    assert flickering.flickered


class Flickering:
    """A store in which a number is wrong the first time that it is read."""

    def __init__(self, store):
        self._store = store
        self.flickered = False

    def read(self, work):
        """Read, once from a unit that shows an answer paying more than it does."""

        def once(unit):
            """Run the work, and be wrong about it once."""
            result = work(unit)
            if result == () and not self.flickered:
                self.flickered = True
                return (Difference(Stored.POINTS, (), 1, 2),)
            return result

        return self._store.read(once)

    def write(self, work):
        """Write as usual."""
        return self._store.write(work)

    def close(self):
        """Close as usual."""
        self._store.close()
