"""What Slack refuses in blocks."""

from collections.abc import Callable, Iterator

from playground.slack import limits
from playground.slack.elements import check_element, check_image
from playground.slack.places import Json
from playground.slack.problems import Problems
from playground.slack.richtext import check_rich_text


def _section(block: Json, path: str, problems: Problems) -> None:
    if block.get("text") is None and not block.get("fields"):
        problems.require(block, path, "text")
    if block.get("text") is not None:
        problems.text(block["text"], f"{path}/text", limits.SECTION_TEXT)
    if block.get("fields") is not None:
        for at, field in enumerate(problems.items(block["fields"], f"{path}/fields", limits.SECTION_FIELDS)):
            problems.text(field, f"{path}/fields/{at}", limits.SECTION_FIELD)
    if block.get("accessory") is not None:
        check_element(block["accessory"], f"{path}/accessory", problems, "section")


def _header(block: Json, path: str, problems: Problems) -> None:
    problems.plain(block, path, "text", limits.HEADER_TEXT, required=True)


def _divider(block: Json, path: str, problems: Problems) -> None:
    for name in sorted(set(block) - {"type", "block_id"}):
        problems.add(path, f"no more properties allowed: {name}")


def _context(block: Json, path: str, problems: Problems) -> None:
    for at, element in enumerate(
        problems.items(block.get("elements"), f"{path}/elements", limits.CONTEXT_ELEMENTS)
    ):
        here = f"{path}/elements/{at}"
        if element.get("type") == "image":
            check_image(element, here, problems)
        else:
            problems.text(element, here, limits.CONTEXT_TEXT)


def _actions(block: Json, path: str, problems: Problems) -> None:
    for at, element in enumerate(
        problems.items(block.get("elements"), f"{path}/elements", limits.ACTIONS_ELEMENTS)
    ):
        check_element(element, f"{path}/elements/{at}", problems, "actions")


def _input(block: Json, path: str, problems: Problems) -> None:
    problems.plain(block, path, "label", limits.INPUT_LABEL, required=True)
    problems.plain(block, path, "hint", limits.INPUT_HINT)
    if problems.require(block, path, "element"):
        check_element(block["element"], f"{path}/element", problems, "input")


def _image(block: Json, path: str, problems: Problems) -> None:
    check_image(block, path, problems)
    problems.plain(block, path, "title", limits.IMAGE_TITLE)


def _markdown(block: Json, path: str, problems: Problems) -> None:
    problems.length(block.get("text"), f"{path}/text", limits.MARKDOWN_TEXT)


def _table(block: Json, path: str, problems: Problems) -> None:
    rows = block.get("rows")
    if not isinstance(rows, list) or not 1 <= len(rows) <= limits.TABLE_ROWS:
        problems.add(f"{path}/rows", f"must have 1 to {limits.TABLE_ROWS} items")
        return
    for at, row in enumerate(rows):
        for cell_at, cell in enumerate(problems.items(row, f"{path}/rows/{at}", limits.TABLE_CELLS)):
            here = f"{path}/rows/{at}/{cell_at}"
            if cell.get("type") == "rich_text":
                check_rich_text(cell, here, problems)
            elif cell.get("type") == "raw_text":
                problems.length(cell.get("text"), f"{here}/text", limits.SECTION_TEXT)
            else:
                problems.add(f"{here}/type", f"unsupported type: {cell.get('type')}")


_BOTH: dict[str, Callable[[Json, str, Problems], None]] = {
    "section": _section,
    "header": _header,
    "divider": _divider,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "rich_text": check_rich_text,
}
MESSAGE_BLOCKS = {**_BOTH, "markdown": _markdown, "table": _table}
VIEW_BLOCKS = _BOTH


def elements_of(block: Json) -> Iterator[Json]:
    """Yield the elements of a block that may carry an action."""
    if block.get("type") in ("actions", "context_actions"):
        yield from (element for element in block.get("elements") or [] if isinstance(element, dict))
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            yield block[name]


def _twins(blocks: list[Json], path: str, problems: Problems) -> None:
    seen: set[str] = set()
    for at, block in enumerate(blocks):
        name = block.get("block_id")
        if isinstance(name, str) and name in seen:
            problems.add(f"{path}/{at}/block_id", f"block_id already exists: {name}")
        seen.add(str(name))
        actions = [element["action_id"] for element in elements_of(block) if element.get("action_id")]
        for twin in sorted({str(action) for action in actions if actions.count(action) > 1}):
            problems.add(
                f"{path}/{at}", f'`action_id` "{twin}" already exists for another element in this block'
            )


def _cumulative(blocks: list[Json], path: str, problems: Problems) -> None:
    written = sum(len(str(block.get("text", ""))) for block in blocks if block.get("type") == "markdown")
    if written > limits.MARKDOWN_TEXT:
        problems.add(path, f"markdown blocks must be less than {limits.MARKDOWN_TEXT + 1} characters in all")
    if sum(block.get("type") == "table" for block in blocks) > 1:
        problems.add(path, "only one table is allowed")


def check_blocks(blocks: object, path: str = "/blocks", in_view: bool = False) -> list[str]:
    """Return what Slack would say against these blocks; nothing means that it takes them."""
    problems = Problems()
    known = VIEW_BLOCKS if in_view else MESSAGE_BLOCKS
    most, least = (limits.VIEW_BLOCKS, 1) if in_view else (limits.MESSAGE_BLOCKS, 0)
    found = problems.items(blocks, path, most, least)
    for at, block in enumerate(found):
        here, kind = f"{path}/{at}", block.get("type")
        problems.optional(block, here, block_id=limits.BLOCK_ID)
        if isinstance(kind, str) and kind in known:
            known[kind](block, here, problems)
        else:
            problems.add(f"{here}/type", f"unsupported type: {kind}")
    _twins(found, path, problems)
    _cumulative(found, path, problems)
    return problems.found
