"""Everything a person can press or submit, declared once: the verb, and how its answer arrives."""

from dataclasses import dataclass

from bot.interface.commands import Shows


@dataclass(frozen=True, slots=True)
class PressSpec:
    """A verb that a button or a form carries; `writes` sends it to the store's writers."""

    verb: str
    shows: Shows
    writes: bool = False
    stewards_only: bool = False


PRESSES: tuple[PressSpec, ...] = (
    PressSpec("answer", Shows.FORM),  # answer:<prompt>
    PressSpec("check", Shows.PRIVATE),  # check:<prompt>
    PressSpec("chose", Shows.SAME, writes=True),  # chose:<prompt>:<place of the option as shown>
    PressSpec("unlock", Shows.PRIVATE),  # unlock:<prompt>
    PressSpec("pick", Shows.SAME, writes=True),  # pick:<run>:<index>:<place of the option as shown>
    PressSpec("next", Shows.SAME),  # next:<run>:<index>
    PressSpec("quiz", Shows.PRIVATE, writes=True),  # quiz:<topic slug>:<level>:<count>
    PressSpec("board", Shows.SAME),  # board:<window>:<topic>:<page>
    PressSpec("setup", Shows.FORM, stewards_only=True),  # setup
)

FORMS: tuple[PressSpec, ...] = (
    PressSpec("answered", Shows.PRIVATE, writes=True),  # answered:<prompt>
    PressSpec("planned", Shows.PRIVATE, writes=True, stewards_only=True),  # planned
)

PRESS_BY_VERB = {spec.verb: spec for spec in PRESSES}
FORM_BY_VERB = {spec.verb: spec for spec in FORMS}
