"""A channel that lets a model elsewhere compare: its findings are there when the checklist is opened."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp import web

from bot.domain.checklist import COMPARED, OF_AN_ANSWER, lines_of
from bot.domain.plan import EVERY_DAY, Comparison, Plan
from tests.bot.matching.endpoints import Elsewhere, elsewhere, refuses, says
from tests.end_to_end.house import DISCORD, NINE, SLACK, House, Town, at_work
from tests.end_to_end.ledger import rows
from tests.end_to_end.seen import Seen
from tests.end_to_end.street import SECONDS, Street

TEXT = "I measure first, and change one thing after another."


@pytest.fixture
async def there(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Elsewhere]:
    """A model on this machine, which the operator has named."""
    async with elsewhere() as server:
        monkeypatch.setenv("STUDYHALL_ENDPOINT_URL", server.url)
        monkeypatch.setenv("STUDYHALL_ENDPOINT_MODEL", "some-model")
        yield server


@pytest.fixture
async def house(there: Elsewhere, town: Town, sqlite_url: str) -> AsyncIterator[House]:
    """The bot, with a channel on each platform whose answers are compared elsewhere."""
    async with at_work(town, sqlite_url) as built:
        for channel in (SLACK, DISCORD):
            plan = Plan(channel, "Europe/Berlin", NINE, days=EVERY_DAY, comparison=Comparison.ENDPOINT)
            built.desk.adopt(plan)
        yield built


async def checklist(url: str, matcher: str) -> dict[str, object]:
    """Wait until a checklist was made by a matcher, and return it."""
    until = time.monotonic() + SECONDS

    def look() -> dict[str, object]:
        while time.monotonic() < until:
            for row in rows(url, "SELECT * FROM checklist"):
                if row["matcher"] == matcher:
                    return row
        raise TimeoutError(matcher)

    return await asyncio.to_thread(look)


async def test_what_was_found_elsewhere_comes_into_the_list(
    there: Elsewhere, house: House, street: Street, sqlite_url: str
) -> None:
    """Words are compared at once; what the model found takes their place, also in the form."""

    async def covers(request: web.Request) -> web.StreamResponse:
        body = await request.json()
        lines = [{"id": one, "state": "covered", "quote": "I measure first"} for one in ids_of(body)]
        return await says(lines)(request)

    there.behaves = [covers]
    await house.next_morning()
    (post,) = street.posts()
    question = next(one for one in house.pack.questions.values() if one.title in post)
    form = await street.presses("ana", post, "Answer")
    kept = await street.submits("ana", text=TEXT)
    row = await checklist(sqlite_url, "endpoint/some-model")
    await street.until(lambda: "A model's opinion, not grading" in street.own("ana")[-1])
    await street.presses("ana", kept, "Tick what you covered")

    assert "yours then leaves this machine" in form
    assert "A model is asked for a closer comparison" in kept
    assert row["ticked_at"] is None
    wanted = lines_of(question, COMPARED.intersection(OF_AN_ANSWER))
    ticked = ticked_in(street.form("ana"))
    assert ticked == {line.key for line in wanted}


async def test_a_model_that_fails_is_not_noticed(
    there: Elsewhere, house: House, street: Street, sqlite_url: str
) -> None:
    """Where the model refuses, what words found stays, and nobody is told of a failure."""
    there.behaves = [refuses(401)]
    await house.next_morning()
    (post,) = street.posts()
    await street.presses("ana", post, "Answer")
    kept = await street.submits("ana", text=TEXT)
    await asyncio.wait_for(there.heard.wait(), SECONDS)
    ticked_form = await street.presses("ana", kept, "Tick what you covered")

    assert "Your answer is kept" in kept
    assert "What you covered" in ticked_form
    assert await checklist(sqlite_url, "words/1")


def ticked_in(form: Seen | None) -> set[str]:
    """Return the choices of a dialogue that are chosen when it opens, on either platform."""
    assert form is not None

    def found(part: object, chosen: bool = False) -> Iterator[str]:
        if isinstance(part, list):
            for inner in part:
                yield from found(inner, chosen)
        elif isinstance(part, dict):
            if chosen or part.get("default"):
                yield str(part["value"])
            else:
                for name, inner in part.items():
                    yield from found(inner, name == "initial_options")

    return set(found(form.native))


def ids_of(body: dict) -> list[str]:
    """Return the lines that a request asks about."""
    schema = body["response_format"]["json_schema"]["schema"]
    return list(schema["properties"]["lines"]["items"]["properties"]["id"]["enum"])
