"""Who and what exists in the playground's Slack before anybody does anything."""

from typing import Any

from playground.people import CAST, Person

Json = dict[str, Any]

TEAM_ID = "T0STUDY"
TEAM_NAME = "Studyhall"
TEAM_DOMAIN = "studyhall"
APP_ID = "A0STUDY"
BOT_USER = "U0BOT"
BOT_ID = "B0BOT"
BOT_NAME = "studyhall"
STUDY = "C0STUDY"
OTHER = "C0OTHER"
BOT_TOKEN = "xoxb-playground"  # noqa: S105 - it opens nothing but the playground
APP_TOKEN = "xapp-playground"  # noqa: S105 - it opens nothing but the playground
VERIFICATION = "playground"

USERS: dict[str, Person] = {f"U0{person.id.upper()}": person for person in CAST}

SCOPES = frozenset(
    {
        "chat:write",
        "commands",
        "users:read",
        "team:read",
        "im:write",
        "channels:read",
        "groups:read",
        "im:read",
        "channels:history",
        "groups:history",
        "im:history",
        "files:write",
    }
)


def user_id(person: str) -> str:
    """Return the Slack id of a cast id such as `ana`; an id of Slack stays as it is."""
    return person if person in USERS else f"U0{person.upper()}"


def user_name(user: str) -> str:
    """Return the short name that Slack puts into payloads."""
    return BOT_NAME if user == BOT_USER else USERS[user].id


def native_user(user: str) -> Json:
    """Return a person (or the bot) as users.info shows them."""
    person = USERS.get(user, Person(BOT_NAME, TEAM_NAME))
    profile = {"real_name": person.name, "display_name": person.name, "team": TEAM_ID}
    return {
        "id": user,
        "team_id": TEAM_ID,
        "name": person.id,
        "deleted": False,
        "real_name": person.name,
        "tz": "Europe/Berlin",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": profile,
        "is_admin": person.steward,
        "is_owner": False,
        "is_bot": user == BOT_USER,
        "is_app_user": False,
    }
