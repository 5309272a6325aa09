"""What the process that reads a document is told and says: kinds, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping

DONE, KEPT, NOTHING = 0, 3, 4
"""How it ends: written; not understood, or not to be touched; there was nothing to take out."""

KINDS: Mapping[str, str] = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/hwp+zip": "hwpx",
    "application/x-hwp": "hwp",
}
"""Media types and the modules that read them."""
MAY_NAME: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (
        b"/Info", b"/Metadata", b"/ObjStm", b"/XRef", b"/Annot", b"/PieceInfo", b"/DCTDecode",
        b"/Encrypt",
    ),
    "docx": (b"docProps/", b"word/comments", b"word/people", b"word/media/", b"word/settings"),
    "hwpx": (b".hpf", b"BinData/"),
    "hwp": (b"H\0w\0p\0S\0u\0m\0m\0a\0r\0y\0", b"HWP Document File V3"),
}  # fmt: skip
"""What a document has that may name somebody: without any of it, no process looks."""
