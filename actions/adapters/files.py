"""Which files a portal takes from a citizen: kinds, sizes, how many. Read by the gateway when a
file arrives, by the dialogue when it asks, and by the embedded portal when it is uploaded.

Nothing is opened: a kind is known by its first bytes, so that a name or a header that lies is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MAX_BYTES = 10 * 1024 * 1024
MAX_FILES = 5


@dataclass(frozen=True)
class Kind:
    """`signatures` are (offset, bytes); none: any text without control characters."""

    suffixes: tuple[str, ...]
    signatures: tuple[tuple[int, bytes], ...]


_OLE = ((0, bytes.fromhex("d0cf11e0a1b11ae1")),)
_ZIP = ((0, b"PK\x03\x04"),)
KINDS: Mapping[str, Kind] = {
    "image/jpeg": Kind((".jpg", ".jpeg"), ((0, b"\xff\xd8\xff"),)),
    "image/png": Kind((".png",), ((0, b"\x89PNG\r\n\x1a\n"),)),
    "image/webp": Kind((".webp",), ((8, b"WEBP"),)),
    "image/heic": Kind((".heic", ".heif"), ((4, b"ftyphei"), (4, b"ftypmif1"), (4, b"ftyphev"))),
    "application/pdf": Kind((".pdf",), ((0, b"%PDF-"),)),
    "application/x-hwp": Kind((".hwp",), _OLE),
    "application/hwp+zip": Kind((".hwpx",), _ZIP),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind(
        (".docx",), _ZIP
    ),
    "text/plain": Kind((".txt",), ()),
}
"""Media type → kind."""


def media_type(name: str, claimed: str) -> str | None:
    """The kind that this file claims to be, by its media type or its name; None: not taken."""
    plain = claimed.partition(";")[0].strip().lower()
    if plain in KINDS:
        return plain
    lower = name.lower()
    return next((kind for kind, one in KINDS.items() if lower.endswith(one.suffixes)), None)


def problem(
    claimed: str, name: str, size: int, content: bytes | None = None
) -> tuple[str, dict[str, int]] | None:
    """Why this file is not taken: (reason, values), None if it is.

    `empty`, `too_large` {limit: megabytes}, `kind` (not one of KINDS, or not what it claims).
    """
    kind = media_type(name, claimed)
    if kind is None:
        return "kind", {}
    if size <= 0:
        return "empty", {}
    if size > MAX_BYTES:
        return "too_large", {"limit": MAX_BYTES // (1024 * 1024)}
    if content is not None and not _looks_like(KINDS[kind], content):
        return "kind", {}
    return None


def _looks_like(kind: Kind, content: bytes) -> bool:
    if kind.signatures:
        return any(content.startswith(mark, offset) for offset, mark in kind.signatures)
    head = content[:4096]
    return not any(byte < 32 and byte not in b"\t\r\n\f" for byte in head)
