"""What went wrong, as one sentence for the operator."""


class Trouble(Exception):
    """Something the operator can put right; the message is a sentence that says how."""


def sentence_of(problem: Exception) -> str:
    """Return what to tell the operator: what happened, and what to do about it."""
    known = _known(problem)
    if known is not None:
        return known
    said = f"{type(problem).__name__}: {problem}".strip(": ")
    return (
        f"Studyhall broke, and it is a fault of its own ({said})."
        " Run the same command with --debug to see where, and report it."
    )


def _known(problem: Exception) -> str | None:
    # imported now, so that nothing is loaded for a command that goes well
    from pydantic_settings import SettingsError
    from typer import TyperException

    from adapters.platform import DoorError
    from bot.store.open import DatabaseRefused, StoreError
    from playground.town import PortTaken

    match problem:
        case Trouble() | DoorError() | StoreError() | PortTaken() | SettingsError():
            return str(problem)
        case TyperException():
            said = " ".join(problem.format_message().replace("Value error, ", "").split()).rstrip(".")
            return f"{said}. `studyhall --help` lists what there is."
        case ExceptionGroup() if len(problem.exceptions) == 1:
            return _known(problem.exceptions[0])
        case _ if isinstance(problem, DatabaseRefused):
            said = str(getattr(problem, "orig", None) or problem).strip().splitlines()[0].rstrip(".")
            return f"The database cannot be used: {said}. Check its file or address, and its rights."
        case OSError() if problem.filename is not None:
            return f"{problem.filename} cannot be used: {problem.strerror}. Check the path and its rights."
        case _:
            return None
