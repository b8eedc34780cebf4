"""Topics for the sections of other people's files: the shipped ones by all their names, or new ones."""

from functools import cache

from bot.domain.pack import Found, Pack, Topic, plain_name
from bot.packs.exchange.slugs import free, slug
from bot.packs.manifest import read_manifest
from bot.packs.shipped import shipped_folder

GROUP = "imported"
"""The group of topics that nobody has placed yet."""


class TopicNames:
    """Finds a topic for each name, the same one for the same name; `used` holds them in order."""

    def __init__(self) -> None:
        self._shipped = _shipped()
        self._by_name: dict[str, Topic] = {}

    @property
    def used(self) -> tuple[Topic, ...]:
        """The topics that were asked for."""
        return tuple({topic.slug: topic for topic in self._by_name.values()}.values())

    def topic(self, name: str) -> Topic:
        """Return the topic of that name: of a set of topics the first, for a strange name a new one."""
        plain = plain_name(name)
        if plain not in self._by_name:
            self._by_name[plain] = self._known(plain) or self._new(name)
        return self._by_name[plain]

    def _known(self, plain: str) -> Topic | None:
        found = _names().get(plain)
        return self._shipped[found.slugs[0]] if found and found.slugs else None

    def _new(self, name: str) -> Topic:
        taken = {topic.slug for topic in self._by_name.values()}
        taken |= {name for topic in self._shipped.values() for name in (topic.slug, *topic.aliases)}
        return Topic(free(slug(name) or "topic", taken), name, GROUP)


@cache
def _shipped() -> dict[str, Topic]:
    return {topic.slug: topic for topic in read_manifest(shipped_folder()).topics}


@cache
def _names() -> dict[str, Found]:
    manifest = read_manifest(shipped_folder())
    return Pack(manifest.name, manifest.version, manifest.topics, {}, manifest.sets).names
