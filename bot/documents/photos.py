"""Photos within documents."""

from __future__ import annotations

from bot.pictures import Broken, stripped


def without_metadata(media_type: str, photo: bytes) -> bytes:
    """As it is when it cannot be followed: the document around it is clean all the same."""
    try:
        return stripped(media_type, photo)
    except Broken:
        return photo
