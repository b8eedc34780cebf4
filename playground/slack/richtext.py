"""What Slack refuses in rich text."""

from playground.slack.places import Json
from playground.slack.problems import Problems

INLINE: dict[str, tuple[str, ...]] = {
    "text": ("text",),
    "link": ("url",),
    "user": ("user_id",),
    "usergroup": ("usergroup_id",),
    "channel": ("channel_id",),
    "emoji": ("name",),
    "broadcast": ("range",),
    "date": ("timestamp", "format"),
    "color": ("value",),
    "team": ("team_id",),
}
_VERBATIM = ("text", "link")
_STYLES = frozenset(
    {"bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"}
)
_MANY = 10_000


def _inline(element: Json, path: str, problems: Problems, allowed: tuple[str, ...]) -> None:
    kind = element.get("type")
    if kind not in allowed:
        problems.add(f"{path}/type", f"unsupported type: {kind}")
        return
    problems.require(element, path, *INLINE[kind])
    if kind == "text" and element.get("text") == "":
        problems.add(f"{path}/text", "must be more than 0 characters")
    if element.get("range") not in (None, "here", "channel", "everyone"):
        problems.add(f"{path}/range", "must be one of: here, channel, everyone")
    style = element.get("style", {})
    if not isinstance(style, dict) or set(style) - _STYLES:
        problems.add(f"{path}/style", "no more properties allowed")


def _line(part: Json, path: str, problems: Problems, allowed: tuple[str, ...]) -> None:
    for at, element in enumerate(problems.items(part.get("elements"), f"{path}/elements", _MANY, least=0)):
        _inline(element, f"{path}/elements/{at}", problems, allowed)


def _list(part: Json, path: str, problems: Problems) -> None:
    if part.get("style") not in ("bullet", "ordered"):
        problems.add(f"{path}/style", "must be one of: bullet, ordered")
    for at, line in enumerate(problems.items(part.get("elements"), f"{path}/elements", _MANY)):
        here = f"{path}/elements/{at}"
        if line.get("type") != "rich_text_section":
            problems.add(f"{here}/type", f"unsupported type: {line.get('type')}")
        _line(line, here, problems, tuple(INLINE))


def check_rich_text(block: Json, path: str, problems: Problems) -> None:
    """Check the parts of a rich_text block."""
    for at, part in enumerate(problems.items(block.get("elements"), f"{path}/elements", _MANY)):
        here = f"{path}/elements/{at}"
        match part.get("type"):
            case "rich_text_section" | "rich_text_quote":
                _line(part, here, problems, tuple(INLINE))
            case "rich_text_preformatted":
                _line(part, here, problems, _VERBATIM)
            case "rich_text_list":
                _list(part, here, problems)
            case other:
                problems.add(f"{here}/type", f"unsupported type: {other}")
