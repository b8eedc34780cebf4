"""What the doctor says about comparing answers."""

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.cli.comparing import NO_ENDPOINT, NO_MEANING, comparing, ways
from adapters.cli.trouble import Trouble
from bot.domain.plan import Comparison
from bot.settings import Settings
from bot.store.open import open_store
from tests.builders import a_plan

PLAIN = Settings(endpoint_url="")
NAMED = Settings(endpoint_url="https://models.example.org/v1", endpoint_model="some-model")
WORDS = {Comparison.WORDS}


def test_words_need_nothing() -> None:
    """Where every plan is content with words, there is nothing to do, whatever is installed."""
    said = ways(WORDS, PLAIN, has_meaning=False)

    assert said == (
        "answers are compared by words, not by meaning, which is an extra, and by no model elsewhere."
    )


def test_what_is_there_is_named() -> None:
    """The extra and the model are named where they are there, the key never."""
    said = ways(set(Comparison), NAMED, has_meaning=True)

    assert "by meaning where a plan says so, and by some-model at models.example.org." in said


@pytest.mark.parametrize(
    ("wanted", "told"), [(Comparison.MEANING, NO_MEANING), (Comparison.ENDPOINT, NO_ENDPOINT)]
)
def test_a_plan_that_wants_more_is_told(wanted: Comparison, told: str) -> None:
    """Where a plan wants what is not there, it says that words are compared, and what to do."""
    with pytest.raises(Trouble, match="so their words are compared") as trouble:
        ways({wanted}, PLAIN, has_meaning=False)
    assert str(trouble.value) == told


async def test_plans_are_read_from_the_database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor knows what the plans ask for; a database that is not ready is another line's affair."""
    monkeypatch.setenv("STUDYHALL_DATABASE_URL", sqlite_url)
    store = open_store(sqlite_url)
    plan = a_plan(comparison=Comparison.ENDPOINT)
    store.write(lambda unit: unit.plans.save(plan)).result(timeout=30)
    store.close()

    with pytest.raises(Trouble, match="STUDYHALL_ENDPOINT_URL"):
        await comparing()
    monkeypatch.setenv("STUDYHALL_DATABASE_URL", "sqlite:///nowhere/at/all.db")
    assert "compared by words" in await comparing()


@pytest.mark.parametrize(("status", "fine"), [(200, True), (404, True), (401, False), (403, False)])
async def test_the_endpoint_is_asked(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, status: int, fine: bool
) -> None:
    """The doctor asks the endpoint whether it takes the key; whatever else it says, it is there."""

    async def models(request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == "Bearer k3y"
        return web.Response(status=status)

    app = web.Application()
    app.router.add_get("/v1/models", models)
    async with TestServer(app) as server:
        for name, value in (
            ("DATABASE_URL", sqlite_url),
            ("ENDPOINT_URL", str(server.make_url("/v1"))),
            ("ENDPOINT_MODEL", "some-model"),
            ("ENDPOINT_KEY", "k3y"),
        ):
            monkeypatch.setenv(f"STUDYHALL_{name}", value)
        if fine:
            assert "some-model" in await comparing()
        else:
            with pytest.raises(Trouble, match="does not accept the key"):
                await comparing()


async def test_an_endpoint_that_is_away_is_named(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int
) -> None:
    """An endpoint that does not answer is named with its address."""
    address = f"http://127.0.0.1:{unused_tcp_port}/v1"
    for name, value in (
        ("DATABASE_URL", sqlite_url),
        ("ENDPOINT_URL", address),
        ("ENDPOINT_MODEL", "some-model"),
    ):
        monkeypatch.setenv(f"STUDYHALL_{name}", value)

    with pytest.raises(Trouble, match=f"{address} cannot be reached"):
        await asyncio.wait_for(comparing(), 30)
