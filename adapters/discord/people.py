"""Who did something, and who may act as a steward."""

import asyncio

import discord

from bot.domain.places import Channel, Member, Space
from bot.domain.visitor import Addressee
from bot.interface.front import FrontDesk
from bot.interface.request import Visitor

DOOR = "discord"

Interaction = discord.Interaction[discord.Client]


class People:
    """Tells who did something; Discord is asked about a person only where it does not say by itself."""

    def __init__(self, desk: FrontDesk) -> None:
        self._desk = desk

    async def visitor(self, interaction: Interaction, *, ask: bool, told: int | None) -> Visitor | None:
        """Return who did something; `ask` whether it is a steward.

        A direct message is in no guild: what was done there counts for whom it was told to, in the channel it
        is about; None when it was told to somebody else, or does not say to whom.
        """
        if interaction.guild_id is not None:
            return _visitor(interaction, here(interaction), interaction.permissions.manage_guild)
        if told is None:
            return None
        asked = self._desk.told(told, DOOR, str(interaction.user.id))
        addressee = await asyncio.wrap_future(asked)
        if addressee is None:
            return None
        steward = ask and await _manages(interaction, addressee.member)
        return _visitor(interaction, addressee, steward)


def here(interaction: Interaction) -> Addressee:
    """Return who speaks in a guild and where; whatever happens in a thread belongs to its channel."""
    space = Space(DOOR, str(interaction.guild_id))
    inside = interaction.channel
    place = inside.parent_id if isinstance(inside, discord.Thread) else interaction.channel_id
    return Addressee(Member(space, str(interaction.user.id)), Channel(space, str(place)))


def _visitor(interaction: Interaction, found: Addressee, steward: bool) -> Visitor:
    return Visitor(
        member=found.member,
        name=interaction.user.display_name,
        channel=found.channel,
        at=interaction.created_at,
        steward=steward,
        act=str(interaction.id),
    )


async def _manages(interaction: Interaction, member: Member) -> bool:
    """Ask Discord whether somebody manages a guild at this moment; whoever left it does not."""
    guild = interaction.client.get_guild(int(member.space.native))
    if guild is None:
        return False
    try:
        found = await guild.fetch_member(int(member.native))
    except discord.NotFound:
        return False
    return found.guild_permissions.manage_guild
