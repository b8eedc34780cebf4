"""Everything a person can press or submit, declared once: the verb, what it takes, and how it is answered."""

from dataclasses import dataclass

from bot.interface.commands import Shows


@dataclass(frozen=True, slots=True)
class PressSpec:
    """A verb that a button or a form carries.

    `takes` names its arguments, as many as a token must have; `writes` sends it to the store's writers.
    `decides` means that other questions may be asked from then on; `minds_stewards` that it matters to
    everybody's answer whether a steward gives it.
    """

    verb: str
    shows: Shows
    takes: tuple[str, ...] = ()
    writes: bool = False
    stewards_only: bool = False
    decides: bool = False
    minds_stewards: bool = False

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
    PressSpec("answered", Shows.PRIVATE, ("prompt",), writes=True),
    PressSpec("planned", Shows.PRIVATE, writes=True, stewards_only=True),
    PressSpec("suggested", Shows.PRIVATE, ("topic", "level"), writes=True),
    PressSpec("noted", Shows.PRIVATE, writes=True, minds_stewards=True),
    PressSpec("declined", Shows.PRIVATE, ("suggestion",), writes=True, stewards_only=True),
    PressSpec("opted", Shows.PRIVATE, writes=True, stewards_only=True),
    PressSpec("team-named", Shows.PRIVATE, writes=True, stewards_only=True),
)

PRESS_BY_VERB = {spec.verb: spec for spec in PRESSES}
FORM_BY_VERB = {spec.verb: spec for spec in FORMS}
