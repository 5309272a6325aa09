"""HEIC: metadata are items that stand among the pictures, so they are overwritten where they are.

Nothing is moved: the offsets of the file stay true. Which way up it is says a property of the
picture itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.pictures.broken import MOST, Broken, counted

_KEPT = frozenset({b"ftyp", b"meta", b"mdat", b"idat", b"free", b"skip", b"wide", b"moov"})
_METADATA: Mapping[bytes, bytes] = {
    b"Exif": b"\x00\x00\x00\x00MM\x00*\x00\x00\x00\x08" + bytes(6),
    b"mime": b"<x/>",
    b"uri ": b"",
}
"""What stands in their place: an empty block of each kind."""
_INSIDE = frozenset({b"moov", b"trak"})
_MOST_DEPTH = 3
_FILE, _IDAT = 0, 1


class _Box(NamedTuple):
    """`start` of all of it, `body` of what is in it, `end`: offsets in the file."""

    kind: bytes
    start: int
    body: int
    end: int


def stripped(content: bytes) -> bytes:
    """Without Exif and XMP items, notes of films and boxes that are none of a picture. Raises
    Broken."""
    out = bytearray(content)
    boxes = list(_boxes(content, 0, len(content)))
    meta = next((box for box in boxes if box.kind == b"meta"), None)
    if meta is None:
        raise Broken("no picture")
    for start, end, kind in _items(content, meta):
        size, empty = end - start, _METADATA[kind]
        blank = b" " if kind == b"mime" else b"\x00"
        out[start:end] = empty.ljust(size, blank) if size >= len(empty) else bytes(size)
    for box in boxes:
        if box.kind not in _KEPT:
            _free(out, box)
        elif box.kind in _INSIDE:
            _clear_film(out, content, box, 1)
    return bytes(out)


def _free(out: bytearray, box: _Box) -> None:
    out[box.start + 4 : box.start + 8] = b"free"
    out[box.body : box.end] = bytes(box.end - box.body)


def _clear_film(out: bytearray, content: bytes, film: _Box, depth: int) -> None:
    for box in _boxes(content, film.body, film.end):
        if box.kind in (b"udta", b"meta", b"uuid"):
            _free(out, box)
        elif box.kind in _INSIDE and depth < _MOST_DEPTH:
            _clear_film(out, content, box, depth + 1)


def _boxes(content: bytes, at: int, last: int) -> Iterator[_Box]:
    return counted(_each_box(content, at, last))


def _each_box(content: bytes, at: int, last: int) -> Iterator[_Box]:
    while at < last:
        size, kind, body = _number(content, at, 4), content[at + 4 : at + 8], at + 8
        if size == 1:
            size, body = _number(content, at + 8, 8), at + 16
        elif size == 0:
            size = last - at
        if size < body - at or at + size > last:
            raise Broken("box")
        yield _Box(kind, at, body, at + size)
        at += size


def _number(content: bytes, at: int, size: int) -> int:
    if at + size > len(content):
        raise Broken("cut")
    return int.from_bytes(content[at : at + size], "big")


def _items(content: bytes, meta: _Box) -> list[tuple[int, int, bytes]]:
    """Where the items of metadata lie in the file, and what they are."""
    inner = {box.kind: box for box in _boxes(content, meta.body + 4, meta.end)}
    if b"iinf" not in inner or b"iloc" not in inner:
        raise Broken("items")
    wanted = _wanted(content, inner[b"iinf"])
    return list(_extents(content, inner[b"iloc"], inner.get(b"idat"), wanted)) if wanted else []


def _wanted(content: bytes, box: _Box) -> dict[int, bytes]:
    """Numbers and kinds of the items that are metadata."""
    version = content[box.body]
    found = {}
    for entry in _boxes(content, box.body + (6 if version == 0 else 8), box.end):
        size = {2: 2, 3: 4}.get(content[entry.body])
        if entry.kind != b"infe" or size is None:
            raise Broken("item")
        number = _number(content, entry.body + 4, size)
        kind = content[entry.body + 6 + size : entry.body + 10 + size]
        if kind in _METADATA:
            found[number] = kind
    return found


def _extents(
    content: bytes, box: _Box, idat: _Box | None, wanted: Mapping[int, bytes]
) -> Iterator[tuple[int, int, bytes]]:
    version = content[box.body]
    sizes = _number(content, box.body + 4, 2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    at = box.body + 6

    def read(size: int) -> int:
        nonlocal at
        value = _number(content, at, size)
        at += size
        if at > box.end:
            raise Broken("item location")
        return value

    items = read(wide)
    if items > MOST:
        raise Broken("parts")
    for _ in range(items):
        number = read(wide)
        method = read(2) & 15 if version else _FILE
        read(2)
        start = read(base)
        for _ in range(read(2)):
            read(index if version else 0)
            begin, size = start + read(offset), read(length)
            if number in wanted:
                yield *_place(content, begin, size, method, idat), wanted[number]


def _place(
    content: bytes, begin: int, size: int, method: int, idat: _Box | None
) -> tuple[int, int]:
    if method == _IDAT and idat is not None:
        begin += idat.body
    elif method != _FILE:
        raise Broken("item location")
    if not size or begin + size > len(content):
        raise Broken("item location")
    return begin, begin + size
