"""Finding what a press or a command is about."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.attempt import order_shown
from bot.domain.catalogue import Found, find_topics
from bot.domain.facts import ItemShown, PromptFacts
from bot.domain.pack import Pack
from bot.domain.places import Channel
from bot.domain.prompt import Prompt
from bot.domain.question import Item
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.credit import credit_of
from bot.engine.ports import Unit

NO_PLAN_ZONE = "UTC"
"""The zone of a channel that has no plan yet."""


def find_prompt(unit: Unit, visitor: Visitor, prompt_id: str) -> Prompt | None:
    """Return a prompt of the visitor's own space; a token from elsewhere may be forged."""
    prompt = unit.prompts.get(prompt_id)
    if prompt is None or Channel.parse(prompt.channel).space != visitor.channel.space:
        return None
    return prompt


def prompt_facts(unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str) -> PromptFacts | Refusal:
    """Return a prompt with its question, or the refusal for one that is gone."""
    prompt = find_prompt(unit, visitor, prompt_id)
    if prompt is None or pack.question(prompt.question) is None:
        return Refusal(Reason.PROMPT_UNKNOWN)
    return facts_of(unit, pack, prompt)


def facts_of(unit: Unit, pack: Pack, prompt: Prompt) -> PromptFacts:
    """Return a prompt's facts. Raises KeyError when its question has left the pack."""
    question = pack.question(prompt.question)
    if question is None:
        raise KeyError(prompt.question)
    topic = pack.titles.get(prompt.topic, prompt.topic)
    credit = credit_of(unit, question.id)
    return PromptFacts(prompt, question, topic, unit.attempts.answered(prompt.id), credit)


def item_shown(pack: Pack, item: Item, visitor: Visitor) -> ItemShown:
    """Return an item in the order that this visitor sees."""
    order = order_shown(item, visitor.member.key)
    return ItemShown(item, order, pack.titles.get(item.topic, item.topic))


def alone(pack: Pack, item: Item, order: tuple[str, ...]) -> ItemShown:
    """Return an item as it is shown without its question around it: one made from parts needs the case."""
    question = pack.question(item.question)
    case = question.prompt if question and item.made else ""
    return ItemShown(item, order, pack.titles.get(item.topic, item.topic), case)


def scope_named(pack: Pack, typed: str) -> Found | Refusal:
    """Return the topics that somebody typed, all of them for nothing, or a refusal that offers near ones."""
    scope = find_topics(pack, typed) if typed else Found((), "")
    if isinstance(scope, Found):
        return scope
    near = tuple((topic.slug, topic.title) for topic in scope.topics)
    return Refusal(Reason.TOPIC_UNKNOWN, typed, near)


def option_at(shown: ItemShown, place: str) -> str | None:
    """Return the option id at a place given as text; whatever a button carries may be forged."""
    if not (place.isascii() and place.isdigit()) or int(place) >= len(shown.order):
        return None
    return shown.order[int(place)]


def zone_of(unit: Unit, channel: str) -> ZoneInfo:
    """Return the zone in which a channel's days are counted."""
    plan = unit.plans.get(channel)
    return ZoneInfo(plan.zone if plan else NO_PLAN_ZONE)


def local_date(unit: Unit, visitor: Visitor) -> date:
    """Return the channel's date at the moment of a visit."""
    return visitor.at.astimezone(zone_of(unit, visitor.channel.key)).date()
