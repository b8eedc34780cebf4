"""A mock interview on both platforms, left in the middle and taken up after a restart."""

import pytest

from bot.domain.pack import Pack
from bot.domain.question import Question
from tests.end_to_end.house import House, Town, at_work
from tests.end_to_end.ledger import attempts, rows
from tests.end_to_end.seen import Seen, letter_of, shown_item
from tests.end_to_end.street import Street

SCORES = {"asked": "2", "mechanism": "2", "failure": "1", "production": "0"}


def question_of(pack: Pack, seen: Seen) -> Question:
    """Return the question that an interview is about."""
    return next(one for one in pack.questions.values() if one.title in seen and one.prompt in seen)


async def plan(street: Street, shown: Seen, question: Question) -> Seen:
    """Write a plan in the words of the steps."""
    await street.presses("ana", shown, "Write my plan")
    return await street.submits("ana", text=" ".join(f"{step.text}." for step in question.steps))


async def to_the_card(street: Street, shown: Seen, pack: Pack) -> Seen:
    """Send one back, set the scorecard, and return what is shown at the end."""
    item = shown_item(shown, pack)
    scoring = await street.presses("ana", shown, letter_of(shown, item, right=True))
    assert all(option.feedback in scoring for option in item.options)
    await street.presses("ana", scoring, "Set my scorecard")
    return await street.submits("ana", **SCORES)


async def test_an_interview_goes_through(house: House, street: Street, sqlite_url: str) -> None:
    """Ask from the list, plan, tick, send one back, set the card: all in private, with one attempt."""
    begun = await street.types("ana", "/interview security")
    question = question_of(house.pack, begun)
    form = await street.presses("ana", begun, "Pick from a list")
    narrowed = await street.submits("ana", picked=["0", "1"])
    planned = await plan(street, narrowed, question)
    await street.presses("ana", planned, "Tick what you covered")
    steps = [f"steps/{step.id}" for step in question.steps]
    last = await street.submits("ana", steps=steps, do=[], avoid=[])
    done = await to_the_card(street, last, house.pack)

    assert question.topic == "security"
    assert all(ask.text in form for ask in question.ask_first)
    assert all(ask.changes in narrowed for ask in question.ask_first)
    assert "Beside the steps" in planned
    assert "Interview done" in done
    assert "Practise Security" in done.buttons
    [attempt] = attempts(sqlite_url)
    assert (attempt["surface"], attempt["verdict"]) == ("interview", "correct")
    [interview] = rows(sqlite_url, "SELECT * FROM interview")
    assert interview["phase"] == "done"
    assert street.posts() == street.own("ben") == street.own("cem") == []


async def test_own_questions_are_corrected_with_the_plan(house: House, street: Street) -> None:
    """Questions in own words are laid beside the question's, and the tick form asks about them too."""
    begun = await street.types("ana", "/interview")
    question = question_of(house.pack, begun)
    await street.presses("ana", begun, "Write my questions")
    narrowed = await street.submits("ana", text=question.ask_first[0].text)
    planned = await plan(street, narrowed, question)
    form = await street.presses("ana", planned, "Tick what you covered")

    assert "What the answers change" in narrowed
    assert "What did you ask first?" in form


async def test_a_blank_text_is_told_beside_the_field(house: House, street: Street) -> None:
    """What a platform lets through without a word in it gets a sentence, and nothing moves on."""
    begun = await street.types("ana", "/interview")
    await street.presses("ana", begun, "Write my questions")
    told = await street.submits("ana", text=" \n ")

    assert "Write at least a sentence." in told


@pytest.mark.parametrize("name", ["slack", "discord"])
async def test_an_interview_survives_a_restart(town: Town, sqlite_url: str, name: str) -> None:
    """After everything was stopped and started, old buttons work, and the command goes on with it."""
    async with at_work(town, sqlite_url) as house:
        street = town.streets[name]
        begun = await street.types("ana", "/interview")
        question = question_of(house.pack, begun)
        await street.presses("ana", begun, "Pick from a list")
        await street.submits("ana", picked=["0"])

    await town.rebuild()

    async with at_work(town, sqlite_url) as house:
        street = town.streets[name]
        again = await street.types("ana", "/interview")
        planned = await plan(street, again, question)
        await street.presses("ana", planned, "Tick what you covered")
        last = await street.submits("ana", steps=[], do=[], avoid=[])
        done = await to_the_card(street, last, house.pack)

    assert "You are in the middle of this one" in again
    assert "Interview done" in done
    assert "Look at these next" in done
    assert len(rows(sqlite_url, "SELECT * FROM interview")) == 1
