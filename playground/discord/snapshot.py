"""What one person sees now."""

import json

from playground.discord import limits
from playground.discord.access import find_channel, may_see, permissions_in
from playground.discord.actions import visible_commands
from playground.discord.channels import THREAD
from playground.discord.messages import THREAD_STARTER
from playground.discord.native import Json
from playground.discord.places import GUILD_ID, GUILD_NAME, STUDY_ID, USER_IDS
from playground.discord.world import World
from playground.people import CAST


def snapshot(world: World, person_id: str) -> Json:
    """Return everything that a person's client would draw."""
    user_id = USER_IDS[person_id]
    seen = [find_channel(world, channel_id) for channel_id in list(world.state.channels)]
    seen = [channel for channel in seen if _is_listed(world, channel, user_id)]
    rooms = [channel for channel in seen if channel["type"] != THREAD]
    shown: Json = json.loads(  # a copy: nobody may change what the platform remembers
        json.dumps(
            {
                "guild": {"id": GUILD_ID, "name": GUILD_NAME},
                "channels": [
                    {"id": c["id"], "name": c.get("name", "Studyhall"), "type": c["type"]} for c in rooms
                ],
                "me": _me(world, person_id, rooms),
                "commands": visible_commands(world, rooms[0], user_id) if rooms else [],
                "messages": {channel["id"]: _messages(world, channel["id"], user_id) for channel in rooms},
                "threads": {c["id"]: _thread(world, c, user_id) for c in seen if c["type"] == THREAD},
                "modal": _modal(world, user_id),
                "notices": world.state.notices.get(user_id, []),
            }
        )
    )
    return shown


def _is_listed(world: World, channel: Json, user_id: str) -> bool:
    if channel["type"] == THREAD and channel["parent_id"] not in world.state.channels:
        return False
    return may_see(world, channel, user_id)


def _me(world: World, person_id: str, rooms: list[Json]) -> Json:
    user_id = USER_IDS[person_id]
    name = next(person.name for person in CAST if person.id == person_id)
    study = next((room for room in rooms if room["id"] == STUDY_ID), None)
    granted = permissions_in(world, study, user_id) if study else 0
    return {"id": user_id, "name": name, "permissions": str(granted)}


def _messages(world: World, channel_id: str, user_id: str) -> list[Json]:
    known = world.state.messages.get(channel_id, {}).values()
    seen = [m for m in known if world.state.audience.get(m["id"], user_id) == user_id]
    return [
        _message(world, m) for m in sorted(seen, key=lambda m: int(m["id"])) if m["type"] != THREAD_STARTER
    ]


def _message(world: World, message: Json) -> Json:
    thread = world.state.channels.get(message["id"])
    shown = message | {"ephemeral": bool(message["flags"] & limits.EPHEMERAL)}
    return shown | ({"thread": {"id": thread["id"], "name": thread["name"]}} if thread else {})


def _thread(world: World, thread: Json, user_id: str) -> Json:
    return {
        "name": thread["name"],
        "parent_message_id": thread["id"],
        "parent_id": thread["parent_id"],
        "archived": thread["thread_metadata"]["archived"],
        "messages": _messages(world, thread["id"], user_id),
    }


def _modal(world: World, user_id: str) -> Json | None:
    opened = world.state.modals.get(user_id)
    if opened is None:
        return None
    modal: Json = opened["modal"] | {"channel_id": opened["origin"]["channel_id"]}
    return modal | ({"errors": opened["errors"]} if opened.get("errors") else {})
