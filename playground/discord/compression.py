"""The transport compressions that a gateway client may ask for."""

import importlib
import sys
import zlib
from collections.abc import Callable

Compress = Callable[[str], bytes]


def compressor(name: str) -> Compress | None:
    """Return a new shared-context compressor, or None for plain text frames.

    Raises:
        ValueError: this server cannot do what was asked.
    """
    if not name:
        return None
    if name == "zlib-stream":
        return _zlib_stream()
    if name == "zstd-stream" and sys.version_info >= (3, 14):
        return _zstd_stream()
    raise ValueError(name)


def _zlib_stream() -> Compress:
    context = zlib.compressobj()
    return lambda text: context.compress(text.encode()) + context.flush(zlib.Z_SYNC_FLUSH)


def _zstd_stream() -> Compress:
    library = importlib.import_module("compression.zstd")
    context = library.ZstdCompressor()

    def compress(text: str) -> bytes:
        packed: bytes = context.compress(text.encode(), mode=context.FLUSH_BLOCK)
        return packed

    return compress
