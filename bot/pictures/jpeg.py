"""JPEG: segments before the picture, and whatever was hung behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pictures import orientation
from bot.pictures.broken import Broken, counted

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_MARKER = re.compile(rb"\xff[\x02-\xcf\xd8-\xfe]")
_MOST_FILL = 64
_COMMENT = 0xFE
_APPS = range(0xE0, 0xF0)
_EXIF = b"Exif\x00\x00"
_JFIF, _JFIF_SIZE = b"JFIF\x00", 12
_KEPT = ((0xE2, b"ICC_PROFILE\x00"), (0xEE, b"Adobe"))
"""Colours depend on these."""


def stripped(content: bytes) -> bytes:
    """Without Exif, XMP, IPTC, comments, thumbnails and what follows the picture (films of phones,
    second pictures with metadata of their own). Raises Broken."""
    head: list[bytes] = []
    rest: list[bytes] = []
    turned = 1
    for marker, payload, raw in counted(_parts(content)):
        if marker == 0xE1 and payload.startswith(_EXIF):
            turned = orientation.of(payload[len(_EXIF) :])
        elif marker == 0xE0 and payload.startswith(_JFIF):
            head.append(_segment(0xE0, payload[:_JFIF_SIZE].ljust(_JFIF_SIZE, b"\x00") + b"\0\0"))
        elif marker in _APPS or marker == _COMMENT:
            if any(marker == kept and payload.startswith(name) for kept, name in _KEPT):
                rest.append(raw)
        else:
            rest.append(raw)
    exif = orientation.block(turned)
    if exif:
        head.append(_segment(0xE1, _EXIF + exif))
    return b"".join((bytes((0xFF, _START)), *head, *rest))


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def _parts(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """(marker, payload, all its bytes), up to the end of the picture or of what has come of it."""
    at, shown = 2, False
    while True:
        at = _after_fill(content, at)
        marker = content[at + 1] if content[at : at + 1] == b"\xff" and at + 1 < len(content) else 0
        if marker == _END and shown:
            yield marker, b"", content[at : at + 2]
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if (
            not marker
            or marker in (_START, _END)
            or end < at + 4
            or 0xD0 <= marker < _START
            or end > len(content)
        ):
            raise Broken("segment")
        payload = content[at + 4 : end]
        if marker == _SCAN:
            shown, end = True, _scan_end(content, end)
        yield marker, payload, content[at:end]
        if end >= len(content):
            if not shown:
                raise Broken("no picture")
            return
        at = end


def _after_fill(content: bytes, at: int) -> int:
    """Some write bytes of ones before a marker."""
    last = at + _MOST_FILL
    while at < last and content[at : at + 2] == b"\xff\xff":
        at += 1
    return at


def _scan_end(content: bytes, at: int) -> int:
    """Where the next marker stands that is none of the scan's own."""
    found = _MARKER.search(content, at)
    return len(content) if found is None else found.start()
