"""A visit to the playground, with everything real but the platforms themselves."""

import signal
from typing import Any

import pytest

DISCORD_STUDY = "1200000000000000001"


def posts(state: dict[str, Any]) -> list[Any]:
    """Return what can be told apart of the posts on both platforms."""
    slack = [message["ts"] for message in state["slack"]["messages"]["C0STUDY"]]
    discord = [message["id"] for message in state["discord"]["messages"][DISCORD_STUDY]]
    return [slack, discord]


async def test_next_morning_brings_a_question_to_both(playing: Any) -> None:
    """The next morning there is one question on each platform, and a restart changes nothing of that."""
    moved = await playing.do(do="clock", to="next morning")
    assert moved["ok"], moved["error"]
    await playing.until(lambda state: all(len(found) == 1 for found in posts(state)))
    before, morning = posts(playing.state), playing.state["clock"]["now"]
    assert await playing.stop() == 0
    playing.state = {}
    await playing.start()
    await playing.until(posts)
    assert posts(playing.state) == before
    assert playing.state["clock"]["now"] >= morning


async def test_a_day_passes_in_its_order(playing: Any) -> None:
    """A whole day unfolds in one move: a question and, each at its own time, its three reveals."""
    await playing.do(do="clock", to="next morning")
    await playing.do(do="clock", to={"minutes": 9 * 60})
    await playing.until(
        lambda state: all(len(replies) == 3 for replies in state["slack"]["threads"].values())
    )
    (post,) = playing.state["slack"]["messages"]["C0STUDY"]
    replies = playing.state["slack"]["threads"][post["ts"]]
    hours = [round((float(reply["ts"]) - float(post["ts"])) / 3600, 2) for reply in replies]
    assert hours == [2, 4, 8]


@pytest.mark.parametrize("stopping", [signal.SIGINT])
async def test_an_interrupt_stops_it_cleanly(playing: Any, stopping: signal.Signals) -> None:
    """Ctrl+C ends it without an error."""
    assert await playing.stop(stopping) == 0


async def test_a_folder_is_for_one_playground(playing: Any, here: Any) -> None:
    """A second playground in the same folder is refused with a sentence, and the first one goes on."""
    second = here("play", "--port", "0", "--no-browser", "--folder", str(playing.folder))
    assert second.returncode == 1
    assert "Another playground uses" in second.stderr
    assert (await playing.do(do="clock", to={"minutes": 1}))["ok"]
