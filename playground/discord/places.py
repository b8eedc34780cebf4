"""Who and what exists in the local Discord from the start, with fixed ids."""

from typing import Final

from playground.people import CAST

TOKEN: Final = "playground"  # noqa: S105 - opens nothing but this playground
APPLICATION_ID: Final = "1000000000000000001"
BOT_ID: Final = APPLICATION_ID
OWNER_ID: Final = "1000000000000000009"
GUILD_ID: Final = "1100000000000000001"
STUDY_ID: Final = "1200000000000000001"
RANDOM_ID: Final = "1200000000000000002"
STEWARD_ROLE_ID: Final = "1300000000000000001"
BOT_ROLE_ID: Final = "1300000000000000002"
GUILD_NAME: Final = "Studyhall"
LOCALE: Final = "en-US"
USER_IDS: Final = {person.id: f"140000000000000000{n}" for n, person in enumerate(CAST, start=1)}
FOUNDED: Final = "2025-01-01T00:00:00+00:00"
