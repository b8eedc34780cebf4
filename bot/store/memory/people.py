"""Members, and which of them are one person."""

from dataclasses import replace

from bot.domain.person import Known, Profile
from bot.store.memory.table import Table


class MemoryMembers:
    """Profiles by person, and the person of every member that was linked to one."""

    def __init__(self, profiles: Table[str, Profile], persons: Table[str, str]) -> None:
        self._profiles = profiles
        self._persons = persons

    def meet(self, member: str, name: str) -> None:
        """Remember, or renew, the name of a member."""
        self._profiles[member] = replace(self.profile(member), name=name)

    def known(self, member: str) -> Known:
        """Return what recording an answer of a member must know."""
        person = self._persons.get(member, member)
        return Known(person, len(self.of(person)) > 1, self.profile(person).hidden)

    def of(self, person: str) -> tuple[str, ...]:
        """Return the members that a person is, the one the person is named after first."""
        return (person, *sorted(member for member, theirs in self._persons.items() if theirs == person))

    def held(self, member: str) -> Known:
        """Return what recording for a member must know, and let nobody else record for that person now."""
        return self.known(member)

    def link(self, member: str, person: str) -> None:
        """Let a member, and whoever was linked to it, be a person from now on."""
        for one in self.of(member):
            self._persons[one] = person

    def unlink(self, member: str) -> None:
        """Let a member be a person of its own again; the members left behind stay together."""
        if self._persons.pop(member, None):
            return
        _, *others = self.of(member)
        for one in others:
            del self._persons[one]
        for one in others[1:]:
            self._persons[one] = others[0]

    def profile(self, person: str) -> Profile:
        """Return what a person wants to be called and told; the usual for one who never said."""
        return self._profiles.get(person, Profile(person))

    def save(self, profile: Profile) -> None:
        """Insert or replace what a person wants; the name stays as it is."""
        name = self.profile(profile.person).name or profile.name
        self._profiles[profile.person] = replace(profile, name=name)
