"""A pack whose questions have all their parts, for checklists and interviews."""

from bot.domain.pack import Pack, Topic
from bot.domain.prompt import Prompt
from bot.domain.question import AskFirst, Pitfall, Practice, Question, Step
from bot.message.model import Message
from bot.message.press import Press
from tests.builders import ANA, a_question, an_item
from tests.stage import Stage, said

ANSWER = "First I measure the load of the store. Then one request rebuilds the entry while the others wait."
"""Covers two of three steps by its words."""


def whole(name: str, topic: str) -> Question:
    """Return a question with every part."""
    return a_question(
        name,
        topic,
        title=f"The {name} case",
        prompt="Every night at the same minute the product page times out. Why?",
        ask_first=(
            AskFirst("k1", f"Do entries of {name} expire together?", "whether spreading them is enough"),
            AskFirst("k2", f"May a reader of {name} see old values?", "whether readers must wait"),
        ),
        steps=(
            Step("s1", "Measure the load of the store"),
            Step("s2", "Let one request rebuild an entry while others wait"),
            Step("s3", "Alert when two copies run"),
        ),
        do=(Practice("d1", "Add jitter to every expiry", "entries then expire one by one"),),
        avoid=(
            Pitfall("a1", "Clear the whole cache", "the store meets every read", "d1"),
            Pitfall("a2", "Retry without a pause", "the store meets every read twice", "d1"),
        ),
        items=tuple(an_item(f"{name}/{local}", topic=topic) for local in ("m1", "n0.a1")),
    )


STUDIED = Pack(
    name="studied",
    version="1",
    topics=(
        Topic("caching", "Caching", "data", ("cache",)),
        Topic("security", "Security", "practice"),
        Topic("delivery", "Delivery", "practice"),
    ),
    questions={
        "q1": whole("q1", "caching"),
        "q2": whole("q2", "security"),
        "q3": whole("q3", "caching"),
        "q4": whole("q4", "delivery"),
        "bare": a_question("bare"),
    },
)
STEPS = ["steps/s1", "steps/s2", "steps/s3"]


def writes(stage: Stage, prompt: Prompt, text: str = ANSWER, member=ANA) -> Message:
    """Write an answer."""
    return said(stage.fills(Press("answered", (prompt.id,)), {"text": (text,)}, member))


def ticks(stage: Stage, prompt: Prompt, *keys: str, member=ANA) -> Message:
    """Tick these lines and no others."""
    values = {"steps": [k for k in keys if k.startswith("steps/")], "do": [], "avoid": []}
    values["avoid"] = [k for k in keys if k.startswith("avoid/")]
    sent = {name: tuple(chosen) for name, chosen in values.items()}
    return said(stage.fills(Press("ticked", (prompt.id,)), sent, member))


def kept(stage: Stage, prompt: Prompt, member=ANA):
    """Return the checklist of a member's answer."""
    return stage.run(lambda unit: unit.checklists.get(member.key, f"written/{prompt.id}"))
