"""What Slack's own client holds back before a modal is submitted."""

from playground.slack.places import Json
from playground.slack.view import View, state_of

_EMPTY = "Please complete this required field."


def _complaint(block: Json, state: Json) -> str | None:
    element = block["element"]
    answer = next((value for name, value in state.items() if name != "type"), None)
    if not answer:
        return None if block.get("optional") else _EMPTY
    if element["type"] == "plain_text_input":
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if len(answer) < least:
            return f"Please enter at least {least} characters."
        if len(answer) > most:
            return f"Please enter no more than {most} characters."
    return None


def complaints(view: View) -> dict[str, str]:
    """Return what stands under the inputs that the client does not let pass, by block."""
    values = state_of(view.blocks, view.drafts)
    inputs = [block for block in view.blocks if block["type"] == "input"]
    found = {b["block_id"]: _complaint(b, values[b["block_id"]][b["element"]["action_id"]]) for b in inputs}
    return {block_id: sentence for block_id, sentence in found.items() if sentence}
