"""Opaque cursors: a position in the feed or in a list; callers only hand them back."""

from __future__ import annotations

import base64
import binascii

from actions.portal.core.problems import Invalid

_LONGEST = 64


def encode(position: int) -> str:
    return base64.urlsafe_b64encode(f"1:{position}".encode("ascii")).decode("ascii").rstrip("=")


def decode(cursor: str) -> int:
    """The position; "" is the beginning (0). Raises Invalid for what we never gave out."""
    if not cursor:
        return 0
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        plain = base64.b64decode(padded[:_LONGEST], altchars=b"-_", validate=True).decode("ascii")
        version, _, position = plain.partition(":")
        value = int(position)
    except (binascii.Error, ValueError) as error:
        raise Invalid.field("cursor", "invalid") from error
    if version != "1" or not 0 <= value < 2**63:
        raise Invalid.field("cursor", "invalid")
    return value
