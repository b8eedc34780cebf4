"""Words and advice that a question must not hold, and what to write instead."""

import re


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


VAGUE = _words(
    "proper", "properly", "improper", "improperly", "appropriate", "appropriately", "inappropriate",
    "adequate", "adequately", "inadequate", "(?<!long )as needed", "best practices?", "etc",
)  # fmt: skip

JUDGING = _words(
    "neglect", "neglecting", "ignoring", "failing to", "fail to", "forget", "forgetting", "overly", "poorly",
    "blindly", "carelessly", "naively", "premature", "prematurely", "excessive", "excessively", "rigidly",
    "tightly", "needlessly", "unnecessary", "unnecessarily", "insufficient", "insufficiently", "insecure",
    "insecurely", "unsafe", "unsafely", "incorrectly", "wrongly", "badly", "without",
)  # fmt: skip

ABSOLUTE = _words(
    "always", "never", "impossible", "absolutely", "in all cases", "under no circumstances", "no matter what"
)

ALL_OR_NONE = re.compile(
    r"\b(?:all|none|both|any|neither) of (?:the )?(?:above|options|answers)\b"
    r"|^(?:all|none) of (?:them|these)\b|^(?:both )?[a-d] and [a-d]$",
    re.IGNORECASE,
)

NEGATIVE = re.compile(r"\b(?:not|except|never|cannot|incorrect|untrue|false)\b|n[\u2019']t\b", re.IGNORECASE)

# Verbs that begin with no suffix: their last three letters only look like one.
_PLAIN_ING = {"bring", "ping", "ring", "sing", "spring", "string", "swing", "wring"}


def ends_in_ing(claim: str) -> bool:
    """Whether a claim begins with an "-ing" form, not with an imperative."""
    first = claim.split(" ", 1)[0].lower().strip(",.:;")
    return first.endswith("ing") and first not in _PLAIN_ING


# What a current standard advises against (NIST SP 800-63B-4, ASVS 5.0, RFC 9700, RFC 8996, vendor manuals).
_OUTDATED: tuple[tuple[str, str], ...] = (
    (
        r"(?:rotat|chang|renew|expir)\w*\b[^.]*\bpasswords?\b[^.]*\b(?:every|each|after) \d+"
        r"|\bpassword (?:rotation|expiry)",
        "NIST SP 800-63B-4 advises against forced password changes. Ask for a change on evidence of a leak.",
    ),
    (r"\bbcrypt\b(?![^.]*(?:legacy|older|existing))", "bcrypt is for legacy only. Put Argon2id first."),
    (
        r"(?:sha-?\d+|md5)\b[^.]*\bpassword|\bpassword[^.]*\b(?:sha-?\d+|md5)",
        "A fast hash does not slow down guesses at passwords. Use Argon2id.",
    ),
    (
        r"\bimplicit (?:grant|flow)",
        "RFC 9700 advises against the implicit grant. Use the code flow with PKCE.",
    ),
    (
        r"\b(?:security|secret|personal) questions?\b",
        "ASVS 6.4.2 forbids security questions. Use another way.",
    ),
    (
        r"\bexactly[- ]once (?:delivery|messag|semantics)",
        "Delivery cannot be exactly once. Say which effect happens once, and how.",
    ),
    (r"\bquery cache\b", "MySQL 8.0 removed the query cache. Name another cache."),
    (r"\bjaeger (?:client|agent)", "The Jaeger clients have ended. Use the OpenTelemetry SDK."),
    (
        r"\b(?:resource owner )?password grant\b",
        "RFC 9700 forbids the password grant. Use the code flow with PKCE.",
    ),
    (r"\b(?:TLS ?1\.[01]|SSL ?v?[23])\b", "RFC 8996 retired this version. Use TLS 1.2 or 1.3."),
)
_TURNED_DOWN = _words(
    "refuse", "reject", "remove", "drop", "disable", "turn off", "stop", "retire", "no", "not", "replace",
    "instead of", "rather than", "migrate", "upgrade", "wrap", "forbid", "block", "rehash",
)  # fmt: skip
OUTDATED = tuple((re.compile(pattern, re.IGNORECASE), sentence) for pattern, sentence in _OUTDATED)


def outdated(advice: str) -> str | None:
    """Return what to write instead, when the text advises what a standard advises against."""
    if _TURNED_DOWN.search(advice):
        return None
    return next((sentence for pattern, sentence in OUTDATED if pattern.search(advice)), None)
