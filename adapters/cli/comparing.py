"""What `studyhall doctor` says about comparing written answers."""

from collections.abc import Collection
from urllib.parse import urlsplit

import aiohttp

from adapters.cli.configured import read_settings
from adapters.cli.trouble import Trouble
from bot.domain.plan import Comparison
from bot.matching.semantic import is_installed
from bot.settings import Settings
from bot.store.open import StoreError, open_store

NO_MEANING = (
    "A plan compares answers by meaning, which is not installed, so their words are compared."
    " Install it: pip install 'studyhall[semantic]'."
)
NO_ENDPOINT = (
    "A plan lets a model compare answers, and none is set, so their words are compared."
    " Set STUDYHALL_ENDPOINT_URL and STUDYHALL_ENDPOINT_MODEL."
)
SECONDS = 10.0
NOT_LET_IN = (401, 403)


async def comparing() -> str:
    """Return how answers are compared. Raises Trouble where a plan wants what is not there."""
    settings = read_settings(Settings)
    said = ways(_wanted(settings), settings, has_meaning=is_installed())
    if settings.endpoint_url:
        await _reached(settings)
    return said


def ways(wanted: Collection[Comparison], settings: Settings, *, has_meaning: bool) -> str:
    """Return how answers can be compared. Raises Trouble where a plan wants more than that."""
    if Comparison.MEANING in wanted and not has_meaning:
        raise Trouble(NO_MEANING)
    if Comparison.ENDPOINT in wanted and not settings.endpoint_url:
        raise Trouble(NO_ENDPOINT)
    meaning = "by meaning where a plan says so" if has_meaning else "not by meaning, which is an extra"
    host = urlsplit(settings.endpoint_url).hostname
    elsewhere = (
        f"by {settings.endpoint_model} at {host}" if settings.endpoint_url else "by no model elsewhere"
    )
    return f"answers are compared by words, {meaning}, and {elsewhere}."


def _wanted(settings: Settings) -> set[Comparison]:
    """Return the ways that plans ask for; none where there is no database, which another line says."""
    try:
        store = open_store(settings.database)
    except StoreError:
        return set()
    try:
        return {plan.comparison for plan in store.read(lambda unit: unit.plans.all()).result()}
    finally:
        store.close()


async def _reached(settings: Settings) -> None:
    """Ask the endpoint for its models. Raises Trouble where it is not there or does not take the key."""
    address = f"{settings.endpoint_url.rstrip('/')}/models"
    headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
    limit = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.get(address, headers=headers) as answer,
        ):
            if answer.status in NOT_LET_IN:
                raise Trouble("The endpoint does not accept the key. Set STUDYHALL_ENDPOINT_KEY right.")
    except (aiohttp.ClientError, OSError, TimeoutError) as problem:
        raise Trouble(
            f"{settings.endpoint_url} cannot be reached ({problem}). Check the address."
        ) from problem
