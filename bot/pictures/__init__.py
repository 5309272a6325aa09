"""Photos without what cameras write into them: the place, the time, the device, the owner.

Nothing is drawn anew: whatever shows the picture stays byte for byte, and so does which way up it
is. One copy in memory, one pass; a content that cannot be followed raises Broken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.pictures import heif, jpeg, png, webp
from bot.pictures.broken import Broken

_STRIP: Mapping[str, Callable[[bytes], bytes]] = {
    "image/jpeg": jpeg.stripped,
    "image/png": png.stripped,
    "image/webp": webp.stripped,
    "image/heic": heif.stripped,
}


def stripped(media_type: str, content: bytes) -> bytes:
    """`content` without metadata, when its kind (a `Kind.media_type`) is one of photos.

    Raises Broken. Done again to its own result it changes nothing.
    """
    strip = _STRIP.get(media_type)
    return content if strip is None else strip(content)


__all__ = ["Broken", "stripped"]
