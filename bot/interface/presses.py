"""Everything a person can press or submit, declared once: the verb, what it takes, and how it is answered."""

from dataclasses import dataclass

from bot.interface.commands import Shows


@dataclass(frozen=True, slots=True)
class PressSpec:
    """A verb that a button or a form carries.

    `takes` names its arguments, as many as a token must have; `writes` sends it to the store's writers.
    `minds_stewards` says that it matters to everybody's answer whether a steward gives it; `decides` that
    other questions may be asked from then on.
    """

    verb: str
    shows: Shows
    takes: tuple[str, ...] = ()
    writes: bool = False
    stewards_only: bool = False
    minds_stewards: bool = False
    decides: bool = False

    @property
    def asks_who(self) -> bool:
        """Whether a door must know if a steward does it."""
        return self.stewards_only or self.minds_stewards


PRESSES: tuple[PressSpec, ...] = (
    PressSpec("answer", Shows.FORM, ("prompt",)),
    PressSpec("check", Shows.PRIVATE, ("prompt",)),
    PressSpec("chose", Shows.SAME, ("prompt", "place as shown"), writes=True),
    PressSpec("unlock", Shows.PRIVATE, ("prompt",)),
    PressSpec("pick", Shows.SAME, ("run", "index", "place as shown"), writes=True),
    PressSpec("next", Shows.SAME, ("run", "index")),
    PressSpec("quiz", Shows.PRIVATE, ("topic", "level", "count"), writes=True),
    PressSpec("checklist", Shows.FORM, ("prompt",)),
    PressSpec("interview", Shows.PRIVATE, ("topic",), writes=True),
    PressSpec("interview-other", Shows.SAME, ("interview",), writes=True),
    PressSpec("interview-ask", Shows.FORM, ("interview",)),
    PressSpec("interview-list", Shows.FORM, ("interview",)),
    PressSpec("interview-plan", Shows.FORM, ("interview",)),
    PressSpec("interview-ticks", Shows.FORM, ("interview",)),
    PressSpec("interview-item", Shows.SAME, ("interview", "place as shown"), writes=True),
    PressSpec("interview-scores", Shows.FORM, ("interview",)),
    PressSpec("review", Shows.PRIVATE, writes=True),
    PressSpec("snooze", Shows.SAME, writes=True),
    PressSpec("unremind", Shows.SAME, writes=True),
    PressSpec("settings", Shows.FORM),
    PressSpec("live", Shows.PRIVATE, ("topic", "count"), writes=True),
    PressSpec("vote", Shows.PRIVATE, ("round", "turn", "vote", "place as shown"), writes=True),
    PressSpec("close", Shows.PRIVATE, ("round", "step"), writes=True, minds_stewards=True),
    PressSpec("dispute", Shows.FORM, ("slot",)),
    PressSpec("held", Shows.SAME, ("place",), stewards_only=True),
    PressSpec("decide", Shows.SAME, ("hold", "decision"), writes=True, stewards_only=True, decides=True),
    PressSpec("rekey", Shows.FORM, ("hold",), stewards_only=True),
    PressSpec("board", Shows.SAME, ("window", "topic", "scope", "page")),
    PressSpec("setup", Shows.FORM, stewards_only=True),
    PressSpec("suggest", Shows.FORM, ("topic", "level")),
    PressSpec("note", Shows.FORM),
    PressSpec("keep", Shows.FORM, ("message", "thread")),
    PressSpec("waiting", Shows.SAME, ("place",), stewards_only=True),
    PressSpec("approve", Shows.SAME, ("suggestion",), writes=True, stewards_only=True, decides=True),
    PressSpec("decline", Shows.FORM, ("suggestion",), stewards_only=True),
    PressSpec("kept", Shows.SAME, ("page",), stewards_only=True),
    PressSpec("take-out", Shows.SAME, ("suggestion",), writes=True, stewards_only=True, decides=True),
    PressSpec("privacy", Shows.SAME),
    PressSpec("export", Shows.PRIVATE),
    PressSpec("delete", Shows.SAME),
    PressSpec("delete-all", Shows.SAME, writes=True),
    PressSpec("options", Shows.FORM, stewards_only=True),
    PressSpec("season-drop", Shows.SAME, ("first day",), writes=True, stewards_only=True),
    PressSpec("team-new", Shows.FORM, stewards_only=True),
    PressSpec("team-code", Shows.SAME, writes=True, stewards_only=True),
    PressSpec("team-leave", Shows.SAME, writes=True, stewards_only=True),
)

FORMS: tuple[PressSpec, ...] = (
    PressSpec("wished", Shows.PRIVATE, writes=True),
    PressSpec("answered", Shows.PRIVATE, ("prompt",), writes=True),
    PressSpec("ticked", Shows.PRIVATE, ("prompt",), writes=True),
    PressSpec("interview-asked", Shows.SAME, ("interview",), writes=True),
    PressSpec("interview-listed", Shows.SAME, ("interview",), writes=True),
    PressSpec("interview-planned", Shows.SAME, ("interview",), writes=True),
    PressSpec("interview-ticked", Shows.SAME, ("interview",), writes=True),
    PressSpec("interview-scored", Shows.SAME, ("interview",), writes=True),
    PressSpec("disputed", Shows.PRIVATE, ("slot",), writes=True, decides=True),
    PressSpec("rekeyed", Shows.PRIVATE, ("hold",), writes=True, stewards_only=True, decides=True),
    PressSpec("planned", Shows.PRIVATE, writes=True, stewards_only=True),
    PressSpec("suggested", Shows.PRIVATE, ("topic", "level"), writes=True),
    PressSpec("noted", Shows.PRIVATE, writes=True, minds_stewards=True),
    PressSpec("declined", Shows.PRIVATE, ("suggestion",), writes=True, stewards_only=True),
    PressSpec("opted", Shows.PRIVATE, writes=True, stewards_only=True),
    PressSpec("team-named", Shows.PRIVATE, writes=True, stewards_only=True),
)

PRESS_BY_VERB = {spec.verb: spec for spec in PRESSES}
FORM_BY_VERB = {spec.verb: spec for spec in FORMS}
