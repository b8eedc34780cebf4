"""Files that the bot uploads with a message."""

import mimetypes
from dataclasses import dataclass
from urllib.parse import quote

from playground.discord import limits
from playground.discord.errors import ApiError
from playground.discord.native import Json
from playground.discord.world import World


@dataclass(frozen=True)
class Upload:
    """One file of a multipart request; `index` is the n of its `files[n]`."""

    index: int
    filename: str
    content_type: str
    content: bytes


def store(world: World, channel_id: str, described: list[Json], uploads: list[Upload]) -> list[Json]:
    """Keep uploaded files and return their attachment objects.

    Raises:
        ApiError: a file is too large.
    """
    if sum(len(upload.content) for upload in uploads) > limits.UPLOAD_BYTES:
        raise ApiError(413, 40005, "Request entity too large")
    descriptions = {str(item.get("id")): item for item in described}
    return [_keep(world, channel_id, upload, descriptions.get(str(upload.index), {})) for upload in uploads]


def link(embeds: list[Json], components: list[Json], attachments: list[Json]) -> None:
    """Point `attachment://name` references at the uploaded files."""
    urls = {f"attachment://{item['filename']}": item["url"] for item in attachments}
    _replace(embeds, urls)
    _replace(components, urls)


def _keep(world: World, channel_id: str, upload: Upload, described: Json) -> Json:
    attachment_id = world.ids.mint()
    world.uploads[attachment_id] = upload.content
    world.storage.keep_upload(attachment_id, upload.content)
    filename = described.get("filename") or upload.filename
    # the client library calls every file a stream of octets; Discord goes by the name
    kind = mimetypes.guess_type(filename)[0] or upload.content_type
    url = f"{world.origin}/attachments/{channel_id}/{attachment_id}/{quote(filename)}"
    item = {
        "id": attachment_id,
        "filename": filename,
        "size": len(upload.content),
        "url": url,
        "proxy_url": url,
        "content_type": kind,
    }
    return item | ({"description": described["description"]} if described.get("description") else {})


def _replace(node: object, urls: dict[str, str]) -> None:
    if isinstance(node, list):
        for item in node:
            _replace(item, urls)
    elif isinstance(node, dict):
        if node.get("url") in urls:
            node["url"] = urls[node["url"]]
        for item in node.values():
            _replace(item, urls)
