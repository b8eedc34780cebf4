"""What is said about the bot itself, and what a rule says no to."""

from collections.abc import Iterator

from bot.domain.refusal import Reason, Refusal
from bot.screens import (
    menu,
    refusal,
    trouble,
)
from bot.screens import specimens as of
from bot.screens.example import Example
from bot.screens.help import help_screen


def _refusals() -> Iterator[Example]:
    """Yield a refusal for every reason."""
    for reason in Reason:
        no = Refusal(reason, subject="databse", prompt=of.PROMPT)
        yield Example(f"refusal.refusal {reason}", refusal.refusal(no))
    yield Example("refusal.refusal without a way on", refusal.refusal(Refusal(Reason.PROMPT_CLOSED)))
    region = Refusal(Reason.REGION_UNKNOWN, "germany", (("DE", "DE"), ("DE-BY", "DE-BY")))
    yield Example("refusal.refusal near countries", refusal.refusal(region))
    near = Refusal(Reason.TOPIC_UNKNOWN, "cachng", tuple(of.TITLES.items()))
    yield Example("refusal.refusal near topics", refusal.refusal(near))


def _words() -> Iterator[Example]:
    """Yield what is said about the bot itself."""
    everybody = (("/quiz [topic] [level] [count]", menu.QUIZ), ("/today", menu.TODAY))
    yield Example("help.help_screen", help_screen(everybody, (("/study setup", menu.STUDY_SETUP),)))
    yield Example("trouble.trouble", trouble.trouble("k3v9m2xq7tpa"))
    yield Example("trouble.stale_press", trouble.stale_press())
    yield Example("trouble.already_done", trouble.already_done())
    yield Example("trouble.unknown_command", trouble.unknown_command("quizz db"))


def examples(_key: str) -> Iterator[Example]:
    """Yield all of them."""
    yield from _refusals()
    yield from _words()
