"""P1, P3 and P5: what Slack's people wait for, against bare Bolt on the same loop."""

import tempfile
from datetime import UTC, datetime, time
from pathlib import Path

from pydantic import SecretStr
from slack_bolt.app.async_app import AsyncApp

from adapters.afterthoughts import Afterthoughts
from adapters.slack.answer import Answers, Spot, UnderWay, private
from adapters.slack.app import build_app
from adapters.slack.client import build_client
from adapters.slack.patience import Patience
from adapters.slack.settings import SlackSettings
from benchmarks.floors import GroupCommit, bare_app
from benchmarks.load import Measured, measure
from benchmarks.slack_requests import CHANNEL, SECRET, TEAM, Nowhere, command, press
from bot.bootstrap import build_core
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Plan
from bot.interface.desk import Desk
from bot.interface.request import Later
from bot.message.model import Message
from bot.settings import Settings
from bot.store.open import open_store
from bot.store.upgrade import upgrade

ANSWERS, QUIZZES, IDLE = 3000, 3000, 300
ROUNDS = 5
"""Floor and ours take turns so often; the pair with the median ratio is told, for the machine drifts."""


class Unsent(Answers):
    """Renders what would be sent, and drops it: the network is not ours."""

    def show(self, spot: Spot, reply: Message | Later) -> None:
        """Render an answer."""
        private(reply.now if isinstance(reply, Later) else reply)


class Bench:
    """A desk over a new SQLite file with one open question, and the Slack app in front of it."""

    def __init__(self, folder: Path) -> None:
        url = f"sqlite:///{folder / 'bench.db'}"
        upgrade(url)
        self.store = open_store(url)
        self.desk: Desk = build_core(Settings(database_url=url)).desk
        self.channel = Channel(Space("slack", TEAM), CHANNEL)
        self.desk.adopt(Plan(self.channel, "UTC", time(0), EVERY_DAY))
        settings = SlackSettings(
            bot_token=SecretStr("xoxb-bench"),
            app_token=SecretStr("xapp-bench"),
            signing_secret=SecretStr(SECRET),
        )
        client = build_client(settings, session=Nowhere())  # type: ignore[arg-type]  # takes and answers all
        answers = Unsent(client, UnderWay(), Afterthoughts(), Patience())
        self.app: AsyncApp = build_app(settings, self.desk, client, lambda: datetime.now(UTC), answers)

    def answered(self, prompt: str) -> int:
        """Return how many people's answers to a prompt are in the ledger."""
        return self.store.read(lambda unit: unit.attempts.answered(prompt)).result()

    async def open_question(self) -> str:
        """Post today's question and return its prompt's id."""
        from bot.domain.places import Member
        from bot.domain.visitor import Visitor
        from bot.interface.request import CommandRequest

        visitor = Visitor(
            Member(self.channel.space, "U0"), "Ben", self.channel, datetime.now(UTC), steward=True
        )
        self.desk.command(CommandRequest(visitor, ("study", "post-now"), {})).result()
        delivery = self.desk.claim("slack", 1).result()[0]
        self.desk.sent(delivery, "1.0").result()
        assert delivery.claim is not None
        return delivery.claim.order.about


async def slack_figures() -> dict[str, tuple[Measured, Measured]]:
    """Return (floor, ours) for P1, P3 and P5, measured in this run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bench = Bench(folder)
        prompt = await bench.open_question()
        figures = {
            "P1": await _typical(bench, prompt, folder),
            "P3": (await _quiz_floor(), await _quizzes(bench)),
            "P5": (await _quiz_floor(callers=1, count=IDLE), await _idle(bench, prompt)),
        }
        bench.desk.close()
        bench.store.close()
        return figures


async def _typical(bench: Bench, prompt: str, folder: Path) -> tuple[Measured, Measured]:
    pairs = [
        (await _answer_floor(folder, number), await _answers(bench, prompt, number))
        for number in range(ROUNDS)
    ]
    pairs.sort(key=lambda pair: pair[1].per_second / pair[0].per_second)
    return pairs[ROUNDS // 2]


async def _answer_floor(folder: Path, turn: int = 0) -> Measured:
    store = GroupCommit(folder / f"floor-{turn}.db")
    app = bare_app()

    @app.action("answer")
    async def answer(ack, body):  # type: ignore[no-untyped-def]  # Bolt fills arguments by name
        await store.record(int(body["user"]["id"][1:]))
        await ack()

    requests = [press("answer", f"U{number}") for number in range(ANSWERS)]
    figure = await measure(lambda number: app.async_dispatch(requests[number]), ANSWERS, callers=32)
    store.close()
    return figure


async def _answers(bench: Bench, prompt: str, turn: int = 0) -> Measured:
    names = [f"U{turn}N{number}" for number in range(ANSWERS)]
    requests = [press(f"chose:{prompt}:{number % 3}", name) for number, name in enumerate(names)]

    async def one(number: int) -> None:
        response = await bench.app.async_dispatch(requests[number])
        assert response.status == 200, response.body

    before = bench.answered(prompt)
    figure = await measure(one, ANSWERS, callers=32)
    kept = bench.answered(prompt) - before
    if kept != ANSWERS:
        raise RuntimeError(f"{kept} of {ANSWERS} answers were kept, so their speed says nothing")
    return figure


async def _quiz_floor(callers: int = 32, count: int = QUIZZES) -> Measured:
    app = bare_app()

    @app.command("/quiz")
    async def quiz(ack):  # type: ignore[no-untyped-def]  # Bolt fills arguments by name
        await ack("an item")

    requests = [command("/quiz", "security", f"U{number}") for number in range(count)]
    return await measure(lambda number: app.async_dispatch(requests[number]), count, callers)


async def _quizzes(bench: Bench) -> Measured:
    requests = [command("/quiz", "security", f"U{number}") for number in range(QUIZZES)]

    async def one(number: int) -> None:
        response = await bench.app.async_dispatch(requests[number])
        assert response.status == 200 and response.body, response.body

    return await measure(one, QUIZZES, callers=32)


async def _idle(bench: Bench, prompt: str) -> Measured:
    requests = [press(f"chose:{prompt}:{number % 3}", f"V{number}") for number in range(IDLE)]

    async def one(number: int) -> None:
        response = await bench.app.async_dispatch(requests[number])
        assert response.status == 200, response.body

    return await measure(one, IDLE, callers=1)
