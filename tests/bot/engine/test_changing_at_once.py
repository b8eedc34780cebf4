"""Answering in the same instant in which it changes who somebody is, or whether they stand on the boards."""

from functools import partial

import pytest

from bot.domain.places import Member
from bot.engine.audit import people, person_differs, scope_differs, scopes
from bot.engine.correct import amend
from bot.engine.link import link, offer_link, unlink
from bot.engine.ports import Store, Unit
from bot.engine.reminders import unwelcome
from bot.engine.season import Named, drop_season, name_season
from bot.engine.team import leave_team, start_team
from bot.interface.request import FormRequest, PressRequest
from bot.message.press import Press
from tests.builders import BEN, MONDAY, STUDY
from tests.stage import Stage, wait

CROWD = [Member(STUDY, f"U{number:02}") for number in range(12)]
HIDE = {"alias": ("",), "boards": ("hidden",), "remind": ("",)}
SHOW = HIDE | {"boards": ("shown",)}


@pytest.fixture
def stage(store: Store) -> Stage:
    """A stage over each store in turn, with Monday's question open."""
    built = Stage(store)
    built.studies()
    built.at(9)
    return built


def differences(unit: Unit) -> list[object]:
    """Return what is stored otherwise than the ledger says."""
    persons = [one for person in people(unit) for one in person_differs(unit, person)]
    return persons + [one for scope in scopes(unit).items() for one in scope_differs(unit, *scope)]


def answering(stage: Stage, prompt, member: Member) -> PressRequest:
    """Return the request that answers the quick check rightly."""
    return PressRequest(stage.visit(member), Press("chose", (prompt.id, stage.place(prompt.item, member))))


@pytest.mark.parametrize(("before", "wish"), [(SHOW, HIDE), (HIDE, SHOW)], ids=["leaving", "rejoining"])
def test_leaving_the_boards_while_answering_adds_up(stage: Stage, before, wish) -> None:
    """Whoever leaves or rejoins the boards while an answer of theirs arrives stands as the ledger says."""
    prompt = stage.post()
    for member in CROWD:
        stage.fills(Press("wished"), before, member)
    going = []
    for member in CROWD:
        going.append(stage.desk.press(answering(stage, prompt, member)))
        going.append(stage.desk.form(FormRequest(stage.visit(member), Press("wished"), wish)))
    for reply in going:
        wait(reply)

    assert stage.run(differences) == []
    standing = stage.run(lambda unit: unit.standings.total(prompt.channel, "all", ""))
    assert standing == (0 if wish is HIDE else len(CROWD))


def test_linking_while_answering_adds_up(stage: Stage) -> None:
    """Two members who answer the same item while they become one person, or two again, are paid rightly."""
    prompt = stage.post()
    pairs = list(zip(CROWD[::2], CROWD[1::2], strict=True))
    for number, (owner, _) in enumerate(pairs):
        stage.run(offer_link, stage.visit(owner), f"k{number}", stage.clock.at)
    going, joined = [], stage.clock.at
    for number, (owner, other) in enumerate(pairs):
        joining = stage.visit(other)
        going += [stage.desk.press(answering(stage, prompt, one)) for one in (owner, other)]
        going.append(stage.store.write(lambda unit, v=joining, n=number: link(unit, v, f"k{n}", joined)))
        if number % 2:
            going.append(stage.store.write(lambda unit, v=joining: unlink(unit, v, joined)))
    for done in going:
        wait(done)

    assert stage.run(differences) == []


def test_a_season_named_while_answering_adds_up(stage: Stage) -> None:
    """Boards that are added up anew for a season, while answers arrive, have each answer once."""
    prompt, steward, day = stage.post(), stage.visit(BEN), MONDAY.isoformat()
    going = []
    for number, member in enumerate(CROWD):
        going.append(stage.desk.press(answering(stage, prompt, member)))
        wish = Named("Spring", (day, day))
        name, drop = partial(name_season, wish=wish), partial(drop_season, first=day)
        going.append(stage.store.write(partial(drop if number % 2 else name, visitor=steward)))
    for done in going:
        wait(done)

    assert stage.run(differences) == []


def test_a_team_changed_while_answering_adds_up(stage: Stage) -> None:
    """A channel that joins and leaves a team while answers arrive counts there what it should, no more."""
    prompt, steward = stage.post(), stage.visit(BEN)
    going = []
    for number, member in enumerate(CROWD):
        going.append(stage.desk.press(answering(stage, prompt, member)))
        start = partial(start_team, visitor=steward, name="Backend", key=f"t{number}", now=stage.clock.at)
        leave = partial(leave_team, visitor=steward, now=stage.clock.at)
        going.append(stage.store.write(leave if number % 2 else start))
    for done in going:
        wait(done)

    assert stage.run(differences) == []


@pytest.mark.parametrize("wish", [HIDE, SHOW], ids=["leaving", "staying"])
def test_snoozing_undoes_no_other_wish(stage: Stage, wish) -> None:
    """Whoever leaves the boards while a reminder is snoozed, or fails to arrive, has left them."""
    going = []
    for member in CROWD:
        going.append(stage.desk.form(FormRequest(stage.visit(member), Press("wished"), wish)))
        going.append(stage.desk.press(PressRequest(stage.visit(member), Press("snooze"))))
        going.append(stage.store.write(partial(unwelcome, person=member.key, now=stage.clock.at)))
    for done in going:
        wait(done)

    hidden = [stage.run(lambda unit, m=member: unit.members.profile(m.key).hidden) for member in CROWD]
    assert hidden == [wish is HIDE] * len(CROWD)


def test_a_decision_while_people_change_adds_up(stage: Stage) -> None:
    """Points that a decision gives reach boards and persons as they are, also of who leaves or links then."""
    prompt = stage.post()
    for member in CROWD:
        stage.checks(prompt, member, "far")
    answers = stage.run(lambda unit: unit.attempts.of_members([member.key for member in CROWD]))
    stage.run(offer_link, stage.visit(CROWD[0]), "k", stage.clock.at)
    going = [stage.store.write(lambda unit: amend(unit, answers, 13, "decision/x", stage.clock.at))]
    going += [
        stage.desk.form(FormRequest(stage.visit(member), Press("wished"), HIDE)) for member in CROWD[6:]
    ]
    joining = stage.visit(CROWD[1])
    going.append(stage.store.write(lambda unit: link(unit, joining, "k", stage.clock.at)))
    for done in going:
        wait(done)

    assert stage.run(differences) == []
