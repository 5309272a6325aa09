"""PNG: chunks that show the picture stay, texts, times and private ones go."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from bot.pictures import orientation
from bot.pictures.broken import Broken, counted

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
        b"bKGD", b"pHYs", b"sPLT", b"hIST", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
    }
)  # fmt: skip


def stripped(content: bytes) -> bytes:
    """Raises Broken."""
    kept: list[tuple[bytes, bytes]] = []
    turned = 1
    for name, data, raw in counted(_chunks(content)):
        if name == b"eXIf":
            turned = orientation.of(data)
        elif name in _KEPT:
            kept.append((name, raw))
    names = [name for name, _ in kept]
    if names[:1] != [b"IHDR"] or b"IDAT" not in names:
        raise Broken("no picture")
    exif = orientation.block(turned)
    if exif:
        kept.insert(1, (b"eXIf", _chunk(b"eXIf", exif)))
    return b"".join((_SIGNATURE, *(raw for _, raw in kept)))


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + name + data + check


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(name, data, all its bytes) up to the end of the picture; not a chunk that was cut."""
    at = len(_SIGNATURE)
    while at + 8 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if end > len(content):
            return
        name = content[at + 4 : at + 8]
        yield name, content[at + 8 : end - 4], content[at:end]
        if name == b"IEND":
            return
        at = end
