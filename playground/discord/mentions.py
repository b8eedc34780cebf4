"""Who a message names, and who would be notified by it."""

import re
from dataclasses import dataclass, field
from typing import Final

from playground.discord.citizens import is_user, role, user
from playground.discord.errors import Problems
from playground.discord.native import Json

KINDS: Final = ("roles", "users", "everyone")
CODE: Final = re.compile(r"```.*?```|``.*?``|`[^`\n]*`", re.DOTALL)
USER: Final = re.compile(r"<@!?(\d+)>")
ROLE: Final = re.compile(r"<@&(\d+)>")
INTERACTION_DEFAULT: Final[Json] = {"parse": ["users"]}
ORDINARY_DEFAULT: Final[Json] = {"parse": list(KINDS)}


@dataclass
class Mentions:
    """The mentions of a message that its `allowed_mentions` let through."""

    users: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    everyone: bool = False
    here: bool = False

    def as_fields(self) -> Json:
        """Return the fields of the message object that tell of mentions."""
        return {
            "mentions": [user(user_id) for user_id in self.users],
            "mention_roles": list(self.roles),
            "mention_everyone": self.everyone or self.here,
        }

    def targets(self) -> list[tuple[str, str | None]]:
        """Return kind and target of every notification."""
        found: list[tuple[str, str | None]] = [("user", user_id) for user_id in self.users]
        found += [("role", role_id) for role_id in self.roles]
        found += [("everyone", None)] * self.everyone + [("here", None)] * self.here
        return found


def check_allowed_mentions(allowed: Json | None, problems: Problems) -> None:
    """Note contradictions in `allowed_mentions`."""
    for index, kind in enumerate((allowed or {}).get("parse") or ()):
        problems.choice(f"allowed_mentions.parse.{index}", kind, KINDS)
        if kind != "everyone" and (allowed or {}).get(kind):
            text = f"parse:[{kind!r}] and {kind}: [ids...] are mutually exclusive."
            problems.add("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text)


def find_mentions(text: str, allowed: Json, replied_to: str | None = None) -> Mentions:
    """Return whom a text notifies; code never does."""
    text = CODE.sub(" ", text)
    parse = allowed.get("parse") or ()
    users = [found for found in dict.fromkeys(USER.findall(text)) if is_user(found)]
    roles = [found for found in dict.fromkeys(ROLE.findall(text)) if role(found)]
    if "users" not in parse:
        users = [found for found in users if found in map(str, allowed.get("users") or ())]
    if "roles" not in parse:
        roles = [found for found in roles if found in map(str, allowed.get("roles") or ())]
    if replied_to and replied_to not in users and allowed.get("replied_user", "users" in parse):
        users.append(replied_to)
    loud = "everyone" in parse
    return Mentions(users, roles, loud and "@everyone" in text, loud and "@here" in text)
