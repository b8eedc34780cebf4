"""How long Slack waits, in seconds of the event loop; tests may shorten it."""

from dataclasses import dataclass


@dataclass
class Deadlines:
    """The waits that Slack documents; `retries` are the pauses before an event is sent again.

    `retry_after` is what a rate limit tells the bot.
    """

    ack: float = 3.0
    trigger: float = 3.0
    retry_after: int = 1
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
