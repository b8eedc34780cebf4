"""Checks embeds as Discord does."""

from playground.discord import limits
from playground.discord.errors import Problems
from playground.discord.native import Json

TEXTS = (("title", limits.EMBED_TITLE), ("description", limits.EMBED_DESCRIPTION))
PARTS = (("footer", "text", limits.EMBED_FOOTER), ("author", "name", limits.EMBED_AUTHOR))


def check_embeds(embeds: list[Json], problems: Problems, path: str = "embeds") -> None:
    """Note what is wrong with the embeds of a message."""
    if len(embeds) > limits.EMBEDS:
        problems.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {limits.EMBEDS} or fewer in length.")
    for index, embed in enumerate(embeds):
        _check_embed(embed, problems, f"{path}.{index}")
    if sum(map(_size, embeds)) > limits.EMBED_TOTAL:
        text = f"Embed size exceeds maximum size of {limits.EMBED_TOTAL}"
        problems.add(path, "MAX_EMBED_SIZE_EXCEEDED", text)


def _check_embed(embed: Json, problems: Problems, path: str) -> None:
    for name, high in TEXTS:
        if embed.get(name) is not None:
            problems.length(f"{path}.{name}", embed[name], 0, high)
    for part, name, high in PARTS:
        if embed.get(part):
            problems.length(f"{path}.{part}.{name}", embed[part].get(name, ""), 0, high)
    fields = embed.get("fields") or []
    if len(fields) > limits.EMBED_FIELDS:
        problems.add(
            f"{path}.fields", "BASE_TYPE_MAX_LENGTH", f"Must be {limits.EMBED_FIELDS} or fewer in length."
        )
    for index, field in enumerate(fields):
        _check_text(field, "name", limits.EMBED_FIELD_NAME, problems, f"{path}.fields.{index}")
        _check_text(field, "value", limits.EMBED_FIELD_VALUE, problems, f"{path}.fields.{index}")
    color = embed.get("color")
    if color is not None and not 0 <= color <= 0xFFFFFF:
        problems.add(
            f"{path}.color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215."
        )


def _check_text(field: Json, name: str, high: int, problems: Problems, path: str) -> None:
    if not field.get(name):
        problems.required(f"{path}.{name}")
    else:
        problems.length(f"{path}.{name}", field[name], 0, high)


def _size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get(part) or {}).get(name) for part, name, _ in PARTS]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text) for text in texts if isinstance(text, str))
