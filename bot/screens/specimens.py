"""What the gallery shows: one well-behaved question, and one that is as long and as nasty as they come."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.attempt import Attempt, Surface, Verdict, check_slot, judge, order_shown, written_slot
from bot.domain.facts import Feedback, ItemShown, PromptFacts
from bot.domain.occurrence import Occurrence, OccurrenceKind
from bot.domain.pack import Topic
from bot.domain.places import Channel, Space
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt, PromptState
from bot.domain.question import (
    AskFirst,
    Item,
    Kind,
    Level,
    Option,
    Pitfall,
    Practice,
    Question,
    Reference,
    Sketch,
    Step,
)
from bot.domain.streak import Freeze, FreezeKind

NASTY = (
    "<!channel> @everyone @here <@U0ANA> <#C0STUDY> </quiz:1> *bold* _lean_ ~gone~ `code` ||hidden|| "
    "[a page](https://example.org/a) https://example.org/b <https://example.org|c> & &amp; :tada: "
    "🧠 👩‍👩‍👧‍👦 שלום مرحبا \u202eturned\u202c \\ ``` # big\n> quoted\n- listed\n1. numbered\n-# small\n"
)
"""Everything that formats, links or pings on a platform, with scripts that run the other way."""
ENDLESS = NASTY * 60

CHANNEL = Channel(Space("slack", "T0STUDY"), "C0STUDY")
MEMBER = "slack:T0STUDY:U0ANA"
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
PROMPT = "mzxw6ytboi7q2kdr"
RUN = "k3v9m2xq7tpa"
CACHING = Topic("caching", "Caching", "data", ("cache",))
SECURITY = Topic("security", "Security", "practice", ("auth",))
TOPICS = (CACHING, SECURITY)
TITLES = {topic.slug: topic.title for topic in TOPICS}
KEYS = ("a", "b", "c")


def item(key: str = "a") -> Item:
    """Return an item whose right option is the one of that id; nothing else in it depends on the key."""
    texts = (
        ("a", "One request rebuilds the entry, the others wait for it or take the old value"),
        ("b", "Every request rebuilds the entry, and the last one wins"),
        ("c", "Entries never expire, and a nightly job clears them all"),
    )
    options = tuple(
        Option(one, text, f"About {one}: compare what the store sees.", one == key) for one, text in texts
    )
    return Item(
        "stampede/rebuild",
        "stampede",
        1,
        "caching",
        Level.MID,
        3,
        "A popular entry expires. What keeps the store calm?",
        options,
    )


def question(key: str = "a") -> Question:
    """Return a question with every part that a question can have."""
    return Question(
        id="stampede",
        rev=1,
        title="A popular cache entry expires",
        topic="caching",
        kind=Kind.DIAGNOSE,
        level=Level.MID,
        difficulty=3,
        minutes=10,
        prompt="Every night at the same minute the product page times out. How do you find out why?",
        why="Expiry turns a thousand cheap reads into a thousand expensive ones at one instant.",
        ask_first=(
            AskFirst("ttl", "Do entries expire together?", "whether spreading the expiry is enough"),
            AskFirst("stale", "May a reader see an old value?", "whether readers must wait"),
        ),
        steps=(
            Step("measure", "Compare the miss rate with the load of the store, minute by minute."),
            Step("single", "Let one request rebuild an entry while the others wait.", ("measure",)),
        ),
        do=(Practice("jitter", "Add jitter to every expiry", "entries then expire one by one"),),
        avoid=(Pitfall("flush", "Clearing the whole cache at once", "the store meets every read", "jitter"),),
        items=(item(key),),
        sketch=Sketch("python", "expires = base + random() * base / 10"),
        refs=(Reference("rfc", "HTTP Caching", "https://www.rfc-editor.org/rfc/rfc9111", "open"),),
    )


def unreviewed_question() -> Question:
    """Return a question as it comes out of somebody's notes: its title asks, and little is explained."""
    asked = question()
    return replace(
        asked,
        prompt=asked.title,
        why="",
        ask_first=tuple(replace(ask, changes="") for ask in asked.ask_first),
        do=tuple(replace(practice, because="") for practice in asked.do),
        avoid=tuple(replace(pitfall, breaks="", instead="") for pitfall in asked.avoid),
        items=(),
        sketch=None,
        refs=(),
        unreviewed=True,
    )


def bare_question() -> Question:
    """Return an imported question that is nothing but its prompt."""
    return replace(unreviewed_question(), ask_first=(), steps=(), do=(), avoid=())


def endless_question() -> Question:
    """Return a question whose every part is longer and nastier than a pack would let in."""
    many = range(1, 31)
    return replace(
        question(),
        title=ENDLESS,
        prompt=ENDLESS,
        why=ENDLESS,
        ask_first=tuple(AskFirst(f"a{n}", ENDLESS, NASTY) for n in many),
        steps=tuple(Step(f"s{n}", NASTY * 2) for n in many),
        do=tuple(Practice(f"d{n}", NASTY, NASTY) for n in many),
        avoid=tuple(Pitfall(f"v{n}", NASTY, NASTY, f"d{n}") for n in many),
        items=(endless_item(),),
        sketch=Sketch("``` @everyone", f"```\n{NASTY}\n```" * 40),
        refs=tuple(Reference(f"r{n}", NASTY, "https://example.org", "open") for n in many),
    )


def endless_item() -> Item:
    """Return an item that fits no screen as it is."""
    options = tuple(Option(one, NASTY * 3, NASTY * 3, one == "a") for one in "abcdefgh")
    return replace(item(), stem=ENDLESS, options=options)


def prompt(state: PromptState = PromptState.OPEN) -> Prompt:
    """Return a prompt that was posted at nine in Berlin."""
    return Prompt(
        id=PROMPT,
        channel=CHANNEL.key,
        local_date=TODAY,
        question="stampede",
        rev=1,
        topic="caching",
        item="stampede/rebuild",
        cycle=1,
        wrapped=False,
        late=False,
        state=state,
        asked_at=AT,
        closes_at=AT + timedelta(hours=8),
        ref="1700000000.000100",
    )


def prompt_facts(asked: Question, answered: int = 7, state: PromptState = PromptState.OPEN) -> PromptFacts:
    """Return a prompt with its question."""
    return PromptFacts(prompt(state), asked, TITLES[asked.topic], answered)


def item_shown(shown: Item) -> ItemShown:
    """Return an item as Ana sees it."""
    return ItemShown(shown, order_shown(shown, MEMBER), "Caching")


def attempt(shown: Item, chosen: str) -> Attempt:
    """Return Ana's answer to a quick check."""
    verdict, points = judge(shown, chosen)
    return Attempt(
        member=MEMBER,
        channel=CHANNEL.key,
        slot=check_slot(PROMPT),
        about=shown.id,
        surface=Surface.CHECK,
        question=shown.question,
        rev=shown.rev,
        topic=shown.topic,
        verdict=verdict,
        worth=points,
        points=points,
        at=AT,
        local_date=TODAY,
        prompt=PROMPT,
        item=shown.id,
        order=order_shown(shown, MEMBER),
        chosen=chosen,
    )


def written(text: str, points: int) -> Attempt:
    """Return Ana's written answer."""
    first = attempt(item(), "a")
    slot = written_slot(PROMPT)
    return replace(
        first,
        slot=slot,
        about=slot,
        surface=Surface.WRITTEN,
        verdict=Verdict.NOTED,
        worth=points,
        points=points,
        item=None,
        order=(),
        chosen=None,
        text=text,
    )


def feedbacks(shown: Item) -> dict[str, Feedback]:
    """Return an answered item in each state that looks different."""
    seen = item_shown(shown)
    wrong = next(option.id for option in shown.options if not option.correct)
    right, missed = attempt(shown, shown.key.id), attempt(shown, wrong)
    return {
        "right": Feedback(seen, right),
        "wrong": Feedback(seen, missed),
        "repeat": Feedback(seen, right, repeat=True),
        "unpaid": Feedback(seen, replace(right, points=0), unpaid=True),
    }


def plan() -> Plan:
    """Return a plan for weekdays at nine in Berlin."""
    return Plan(CHANNEL, "Europe/Berlin", time(9))


def posts(count: int) -> tuple[Occurrence, ...]:
    """Return the next posts of the plan."""
    days = (timedelta(days=number) for number in range(1, count + 1))
    return tuple(Occurrence(CHANNEL.key, OccurrenceKind.POST, TODAY + day, AT + day) for day in days)


def freezes() -> tuple[Freeze, ...]:
    """Return a freeze that covered a day, and one that is back."""
    days = (TODAY - timedelta(days=3), TODAY - timedelta(days=1))
    kinds = (FreezeKind.RETURNED, FreezeKind.SPENT)
    return tuple(Freeze(MEMBER, CHANNEL.key, day, 0, kind, AT) for day, kind in zip(days, kinds, strict=True))
