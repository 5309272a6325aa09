"""Documents that are a zip: parts are exchanged, the order and the ways of packing stay."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from bot.documents.kept import Kept
from bot.documents.photos import without_metadata

PARTS, TOGETHER = 5_000, 200_000_000
"""More parts, or bytes once unpacked, and it is left alone."""
_MADE = (1980, 1, 1, 0, 0, 0)
_PICTURES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
Part = Callable[[str, bytes], bytes]


def cleaned(content: bytes, part: Part) -> bytes | None:
    """With each part as `part(name, data)` gives it, and photos without metadata; None if that
    changes nothing. Raises Kept."""
    target, changed = io.BytesIO(), False
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        entries = old.infolist()
        if len(entries) > PARTS or sum(e.file_size for e in entries) > TOGETHER:
            raise Kept("size")
        for entry in entries:
            if entry.flag_bits & 1:
                raise Kept("encrypted")
            data = old.read(entry)
            clean = part(entry.filename, _clean_photo(entry.filename, data))
            changed = changed or clean != data
            made = zipfile.ZipInfo(entry.filename, _MADE)
            made.compress_type, made.external_attr = entry.compress_type, entry.external_attr
            new.writestr(made, clean)
    return target.getvalue() if changed else None


def text(data: bytes) -> str:
    """XML as text. Raises Kept for another encoding."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Kept("encoding") from error


def _clean_photo(name: str, data: bytes) -> bytes:
    media_type = _PICTURES.get(name.rpartition(".")[2].lower())
    return data if media_type is None else without_metadata(media_type, data)
