"""Which way up a photo is: the one tag of Exif that is kept."""

from __future__ import annotations

import struct

_TAG, _SHORT = 0x0112, 3
_FIRST, _LAST = 1, 8
_ENTRY = 12


def of(tiff: bytes) -> int:
    """1 (as it is) to 8, of the block that Exif is kept in; 1 if it cannot be read."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    try:
        if order is None:
            return _FIRST
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(count):
            entry = first + 2 + number * _ENTRY
            tag, kind = struct.unpack_from(f"{order}HH", tiff, entry)
            if (tag, kind) == (_TAG, _SHORT):
                (value,) = struct.unpack_from(f"{order}H", tiff, entry + 8)
                return value if _FIRST <= value <= _LAST else _FIRST
    except struct.error:
        return _FIRST
    return _FIRST


def block(orientation: int) -> bytes:
    """An Exif block that says nothing else; empty where there is nothing to say."""
    if orientation == _FIRST:
        return b""
    entry = struct.pack(">HHIHH", _TAG, _SHORT, 1, orientation, 0)
    return b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
