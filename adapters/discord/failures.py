"""What went wrong on Discord, in the courier's terms."""

import logging

import aiohttp
import discord

from bot.interface.delivery import Failure

log = logging.getLogger(__name__)

# docs.discord.com/developers/topics/opcodes-and-status-codes
UNKNOWN_CHANNEL, MESSAGE_GONE = 10003, 10008
THREAD_EXISTS = 160004
TAKES_NO_MESSAGES = 50007
PARKING = frozenset({UNKNOWN_CHANNEL, 10004, 10013, 50001, TAKES_NO_MESSAGES, 50013})
"""Unknown channel, guild or user, missing access or permissions, a person who takes no messages: trying again
helps nobody."""
# the same page, and status 413: what a message gets whose files are too large or may not be attached
NO_FILES = frozenset({40005, 50013})
TOO_LARGE = 413
UNAUTHORIZED, FORBIDDEN, TOO_MANY = 401, 403, 429
REFUSED = frozenset({UNAUTHORIZED, FORBIDDEN, TOO_MANY})
"""What Discord counts before it bans (docs.discord.com/developers/topics/rate-limits, invalid requests)."""
RETRY_AFTER = 60.0
"""Seconds to wait where a 429 does not say: it is not from Discord's limits, but from who guards its door."""
LOCKED_OUT_SECONDS = 300.0
"""Before another try with a token that is not accepted."""
SERVER_FAULT = 500
REASON = 200
CLOSED = "Session is closed"
"""What aiohttp says, before it sends anything, once the client was closed (aiohttp/client.py, `_request`)."""


def failure_of(problem: Exception) -> Failure:
    """Return what a problem says about a delivery: whether it may have happened, and whether to try again."""
    match problem:
        case discord.RateLimited():
            return Failure("rate limited", retry_after=problem.retry_after, refused=True)
        case discord.HTTPException():
            return _refusal(problem)
        case aiohttp.ClientConnectorError() | ConnectionRefusedError():
            return Failure(type(problem).__name__)  # nothing was sent, because nobody listened
        case RuntimeError() if str(problem) == CLOSED:
            return Failure("not connected")
        case aiohttp.ClientError() | OSError():
            return Failure(type(problem).__name__, ambiguous=True)
        case _:
            log.error("a delivery failed in an unforeseen way", exc_info=problem)
            return Failure(type(problem).__name__, ambiguous=True)


def about_files(problem: discord.HTTPException) -> bool:
    """Return whether a message with files may go through without them."""
    return problem.code in NO_FILES or problem.status == TOO_LARGE


def _refusal(problem: discord.HTTPException) -> Failure:
    reason = f"{problem.code or problem.status} {problem.text}".strip()[:REASON]
    if problem.status >= SERVER_FAULT:
        return Failure(reason, ambiguous=True)
    if problem.status == TOO_MANY:
        return Failure(reason, retry_after=_retry_after(problem), refused=True)
    if problem.status == UNAUTHORIZED:
        return Failure(reason, retry_after=LOCKED_OUT_SECONDS, refused=True, locked_out=True)
    if problem.code not in PARKING:
        log.warning("Discord refused a message: %s", reason)
    unwelcome = problem.code == TAKES_NO_MESSAGES
    permanent, refused = problem.code in PARKING, problem.status in REFUSED
    return Failure(reason, permanent=permanent, unwelcome=unwelcome, refused=refused)


def _retry_after(problem: discord.HTTPException) -> float:
    try:
        return float(problem.response.headers.get("Retry-After", ""))
    except ValueError:
        return RETRY_AFTER
