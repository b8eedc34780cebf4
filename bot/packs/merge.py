"""Several packs as one: ids are namespaced by pack, topics that mean the same become one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from bot.domain.correction import Correction
from bot.domain.pack import Pack, Topic, plain_name
from bot.domain.question import Item, Question
from bot.packs.load import LoadedPack, load_pack
from bot.packs.manifest import PACK_FILE
from bot.packs.problem import Problem, Severity

HOME = "backend"
"""The pack whose ids stand for themselves: it ships, and what people answered before hangs on them."""


def load_packs(
    folders: Iterable[Path], *, today: date | None = None, cache: Path | None = None
) -> LoadedPack:
    """Load the packs of these folders as one. Arguments are those of `load_pack`."""
    caches = {folder: cache / _named(folder) if cache else None for folder in folders}
    return merge([(folder, load_pack(folder, today=today, cache=own)) for folder, own in caches.items()])


def _named(folder: Path) -> str:
    """Return the name of a folder's cache: each pack has its own."""
    return blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()


def merge(packs: Sequence[tuple[Path, LoadedPack]]) -> LoadedPack:
    """Return several loaded packs as one; of two packs of one name, the second is left out and reported."""
    kept: dict[str, Pack] = {}
    problems: list[Problem] = []
    for folder, loaded in packs:
        problems += loaded.problems
        if loaded.pack.name in kept:
            sentence = f"Another pack is named `{loaded.pack.name}`. Give this one a name of its own."
            problems.append(Problem(folder / PACK_FILE, 1, sentence, Severity.ERROR))
        else:
            kept[loaded.pack.name] = loaded.pack
    return LoadedPack(_merged(list(kept.values())), tuple(problems))


def _merged(packs: Sequence[Pack]) -> Pack:
    topics = list[Topic]()
    questions: dict[str, Question] = {}
    sets: dict[str, tuple[str, ...]] = {}
    corrections: list[Correction] = []
    renamed: dict[str, str] = {}
    for pack in packs:
        slugs = _join_topics(topics, pack.topics)
        for question in pack.questions.values():
            ours = _namespaced(question, pack.name, slugs)
            questions[ours.id] = ours
        for name, members in pack.sets.items():
            sets[name] = tuple(
                dict.fromkeys((*sets.get(name, ()), *(slugs[slug] for slug in members if slug in slugs)))
            )
        corrections += [Correction(spaced(one.item, pack.name), one.rev) for one in pack.corrections]
        renamed |= {spaced(a, pack.name): spaced(b, pack.name) for a, b in pack.renamed.items()}
    return Pack(
        name=" and ".join(pack.name for pack in packs),
        version=" and ".join(pack.version for pack in packs),
        topics=tuple(topics),
        questions=questions,
        sets=sets,
        corrections=tuple(corrections),
        renamed=renamed,
        left_out=tuple(spaced(name, pack.name) for pack in packs for name in pack.left_out),
    )


def spaced(name: str, pack: str) -> str:
    """Return an id as it is known beside other packs: `ours:first-day`."""
    return name if pack == HOME else f"{pack}:{name}"


def _join_topics(known: list[Topic], new: Iterable[Topic]) -> dict[str, str]:
    """Add topics to the known ones; return the slug that each of the new ones goes by from now on."""
    slugs: dict[str, str] = {}
    for topic in new:
        same = _same(known, topic)
        if same is None:
            known.append(topic)
            slugs[topic.slug] = topic.slug
            continue
        place = known.index(same)
        names = dict.fromkeys((*same.aliases, topic.slug, *topic.aliases))
        names.pop(same.slug, None)
        known[place] = replace(same, aliases=tuple(names))
        slugs[topic.slug] = same.slug
    return slugs


def _same(known: Iterable[Topic], topic: Topic) -> Topic | None:
    """Return the known topic of this slug, or the one that either calls by the other's name."""
    return next((one for one in known if one.slug == topic.slug), None) or next(
        (one for one in known if _calls(one, topic.slug) or _calls(topic, one.slug)), None
    )


def _calls(topic: Topic, slug: str) -> bool:
    return plain_name(slug) in {plain_name(alias) for alias in topic.aliases}


def _namespaced(question: Question, pack: str, slugs: Mapping[str, str]) -> Question:
    topic = slugs.get(question.topic, question.topic)
    return replace(
        question,
        id=spaced(question.id, pack),
        topic=topic,
        also=tuple(dict.fromkeys(slugs.get(slug, slug) for slug in question.also)),
        requires=tuple(spaced(name, pack) for name in question.requires),
        aliases=tuple(spaced(name, pack) for name in question.aliases),
        items=tuple(_of(item, pack, topic) for item in question.items),
    )


def _of(item: Item, pack: str, topic: str) -> Item:
    return replace(item, id=spaced(item.id, pack), question=spaced(item.question, pack), topic=topic)
