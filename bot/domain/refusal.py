"""Refusals: a rule said no to a member. A value, never an exception."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why."""

    STEWARDS_ONLY = "stewards only"
    PROMPT_UNKNOWN = "prompt unknown"
    PROMPT_CLOSED = "prompt closed"
    NOTHING_OPEN = "nothing open"
    ALREADY_ANSWERED = "already answered"
    ANSWER_EMPTY = "answer empty"
    COMMIT_FIRST = "commit first"
    NO_CHECK = "no check"
    CHECK_VOID = "check void"
    TOPIC_UNKNOWN = "topic unknown"
    NOTHING_TO_QUIZ = "nothing to quiz"
    RUN_UNKNOWN = "run unknown"
    NOT_YOURS = "not yours"
    OPTION_UNKNOWN = "option unknown"
    NO_PLAN = "no plan"
    ALREADY_PAUSED = "already paused"
    NOT_PAUSED = "not paused"
    NOTHING_PLANNED = "nothing planned"
    ALREADY_POSTED = "already posted"
    NO_QUESTIONS = "no questions"
    REGION_UNKNOWN = "region unknown"
    DATE_UNKNOWN = "date unknown"
    HOURS_UNKNOWN = "hours unknown"
    NOT_WRITTEN = "not written"
    NO_CHECKLIST = "no checklist"
    NOTHING_TO_INTERVIEW = "nothing to interview"
    INTERVIEW_UNKNOWN = "interview unknown"
    CHANNEL_PARKED = "channel parked"
    ROUND_OPEN = "round open"
    ROUNDS_SPENT = "rounds spent"
    ASKED_LATELY = "asked lately"
    ROUND_UNKNOWN = "round unknown"
    ROUND_STARTING = "round starting"
    NOT_YOUR_ROUND = "not your round"
    VOTE_CLOSED = "vote closed"
    VOTED_FIRST_ONLY = "voted first only"
    ONLY_ANSWERED = "only answered"
    ALREADY_DISPUTED = "already disputed"
    ITEM_REVISED = "item revised"
    DISPUTE_SETTLED = "dispute settled"
    HOLD_UNKNOWN = "hold unknown"
    ENOUGH_WAITING = "enough waiting"
    SUGGESTION_UNKNOWN = "suggestion unknown"
    ALREADY_DECIDED = "already decided"
    NOTHING_ASKED = "nothing asked"
    NO_THREAD = "no thread"
    NOTE_EMPTY = "note empty"
    CODE_UNKNOWN = "code unknown"
    OWN_CODE = "own code"
    ALREADY_LINKED = "already linked"
    NOT_LINKED = "not linked"
    NO_TEAM = "no team"
    ALREADY_IN_TEAM = "already in team"
    SEASON_UNKNOWN = "season unknown"
    SEASON_OVERLAPS = "season overlaps"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule's no, with what the sentence about it needs.

    `subject` is what it is about (a title, the text typed); `suggestions` are things to offer instead, as
    (value, label); `prompt` is the prompt concerned.
    """

    reason: Reason
    subject: str = ""
    suggestions: tuple[tuple[str, str], ...] = ()
    prompt: str | None = None
