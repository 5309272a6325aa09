"""Hancom's format of old, a compound file: names are overwritten where they stand, nothing moves.

Photos within it are packed and keep what they say; the oldest format (version 3) stays as it came.
"""

from __future__ import annotations

import io
import struct
from typing import Any

import olefile

from bot.documents.kept import Kept

_open: Any = olefile.OleFileIO
"""It has no types."""
_SUMMARY = "\x05HwpSummaryInformation"
_AUTHOR, _LAST_AUTHOR = 4, 8
_NARROW, _WIDE = 0x1E, 0x1F
_HEADER = 44
_MOST = 100


def cleaned(content: bytes) -> bytes | None:
    """Raises Kept."""
    file = io.BytesIO(content)
    with _open(file, write_mode=True) as compound:
        if not compound.exists(_SUMMARY):
            return None
        summary = compound.openstream(_SUMMARY).read()
        found = _blank(summary)
        if found == summary:
            return None
        compound.write_stream(_SUMMARY, found)
        return file.getvalue()


def _blank(summary: bytes) -> bytes:
    """The property set with the names of people emptied. Raises Kept."""
    out = bytearray(summary)
    try:
        (section,) = struct.unpack_from("<I", summary, _HEADER)
        (count,) = struct.unpack_from("<I", summary, section + 4)
        if count > _MOST:
            raise Kept("properties")
        for number in range(count):
            name, offset = struct.unpack_from("<II", summary, section + 8 + number * 8)
            if name in (_AUTHOR, _LAST_AUTHOR):
                kind, length = struct.unpack_from("<II", summary, section + offset)
                if kind not in (_NARROW, _WIDE):
                    raise Kept("property")
                begin = section + offset + 8
                end = begin + length * (2 if kind == _WIDE else 1)
                if end > len(summary):
                    raise Kept("cut")
                out[begin:end] = bytes(end - begin)
    except struct.error as error:
        raise Kept("cut") from error
    return bytes(out)
