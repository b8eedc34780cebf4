"""A written answer beside the steps, on both platforms: found, ticked, and told together at the close."""

from bot.domain.question import Question
from tests.end_to_end.house import House
from tests.end_to_end.ledger import rows
from tests.end_to_end.seen import Seen
from tests.end_to_end.street import Street

TICK, CHANGE = "Tick what you covered", "Change my ticks"
PEOPLE = ("ana", "ben", "cem")


def shown_question(house: House, post: Seen) -> Question:
    """Return the question that a post asks."""
    return next(one for one in house.pack.questions.values() if one.title in post)


async def write(street: Street, person: str, post: Seen, question: Question) -> Seen:
    """Write an answer in the words of the first two steps."""
    await street.presses(person, post, "Answer")
    text = " ".join(f"{step.text}." for step in question.steps[:2])
    return await street.submits(person, text=f"This is what I would do. {text}")


async def test_the_steps_stand_beside_the_answer(house: House, street: Street, sqlite_url: str) -> None:
    """Whoever writes sees what was found, ticks in a form, and may change the ticks."""
    await house.next_morning()
    (post,) = street.posts()
    question = shown_question(house, post)
    kept = await write(street, "ana", post, question)
    form = await street.presses("ana", kept, TICK)
    steps = [f"steps/{step.id}" for step in question.steps]
    ticked = await street.submits("ana", steps=steps[:1], do=[], avoid=[])
    again = await street.presses("ana", ticked, CHANGE)
    changed = await street.submits("ana", steps=steps, do=[], avoid=[])

    assert "Your answer is kept" in kept
    assert "What you covered" in form
    assert "Do you avoid these?" in form
    assert f"covered 1 of {len(steps)} steps" in ticked
    assert "What you covered" in again
    assert f"covered {len(steps)} of {len(steps)} steps" in changed
    [row] = rows(sqlite_url, "SELECT * FROM checklist")
    assert row["ticked_at"] is not None
    assert street.own("ben") == street.own("cem") == []


async def test_what_looks_covered_is_ticked_and_quoted(house: House, street: Street) -> None:
    """What the matcher found is quoted under its step, unless this is one of the lists that show nothing."""
    await house.next_morning()
    (post,) = street.posts()
    question = shown_question(house, post)
    kept = [await write(street, person, post, question) for person in PEOPLE]

    assert any("Looks covered" in one and "Word matching, not grading" in one for one in kept)
    assert all("Looks covered" in one or "This time I show nothing" in one for one in kept)


async def test_the_close_tells_it_together(house: House, street: Street) -> None:
    """From three people who ticked on, the thread reads what nobody mentioned, and no name."""
    await house.next_morning()
    (post,) = street.posts()
    question = shown_question(house, post)
    first = f"steps/{question.steps[0].id}"
    for person in PEOPLE:
        kept = await write(street, person, post, question)
        await street.presses(person, kept, TICK)
        await street.submits(person, steps=[first], do=[], avoid=[])
    await house.advance(hours=9)
    closing = street.thread(street.posts()[0])[-1]

    assert f"Together you covered 1 of {len(question.steps)} steps. Nobody mentioned" in closing
    assert all(step.text in closing for step in question.steps[1:])
    assert not [person for person in PEOPLE if person in closing.text.casefold().split()]
    assert street.pings() == []


async def test_a_closed_question_takes_no_ticks(house: House, street: Street) -> None:
    """After the close the old button says so, and shows the way to the answer."""
    await house.next_morning()
    (post,) = street.posts()
    kept = await write(street, "ana", post, shown_question(house, post))
    await house.advance(hours=9)
    late = await street.presses("ana", kept, TICK)

    assert "This question closed" in late
