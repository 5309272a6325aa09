"""WebP: a RIFF of chunks; those for metadata go, and the header no longer promises them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.pictures import orientation
from bot.pictures.broken import Broken, counted

_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"})
_PICTURES = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04
_EXIF = b"Exif\x00\x00"


def stripped(content: bytes) -> bytes:
    """Raises Broken."""
    kept: list[tuple[bytes, bytes]] = []
    turned = 1
    for name, data in counted(_chunks(content)):
        if name == b"EXIF":
            turned = orientation.of(data.removeprefix(_EXIF))
        elif name in _KEPT:
            kept.append((name, data))
    names = {name for name, _ in kept}
    if not names & _PICTURES:
        raise Broken("no picture")
    exif = orientation.block(turned) if b"VP8X" in names else b""
    if exif:
        kept.append((b"EXIF", exif))
    body = b"".join(_chunk(name, _flagged(name, data, bool(exif))) for name, data in kept)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def _flagged(name: bytes, data: bytes, exif: bool) -> bytes:
    if name != b"VP8X" or not data:
        return data
    flags = data[0] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if exif else 0)
    return bytes((flags,)) + data[1:]


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + len(data).to_bytes(4, "little") + data + b"\x00" * (len(data) % 2)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(name, data) within the RIFF; a chunk that was cut is left out."""
    last = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    at = 12
    while at + 8 <= last:
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        if at + 8 + size > last:
            return
        yield content[at : at + 4], content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
