"""PDF: document information, XMP, what editors keep for themselves, authors of notes."""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NullObject, StreamObject

from bot.documents.kept import Kept
from bot.documents.photos import without_metadata

_PRIVATE = ("/Metadata", "/PieceInfo", "/LastModified")
_FIELD = "/Widget"
_PHOTO = "/DCTDecode"


def cleaned(content: bytes) -> bytes | None:
    """Raises Kept, or whatever a broken file makes of its reader."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise Kept("encrypted")
    if b"/ByteRange" in content:
        raise Kept("signed")
    pages = len(reader.pages)
    writer = PdfWriter(clone_from=reader)
    changed = bool(reader.metadata)
    writer.metadata = None
    for number, found in enumerate(writer._objects):
        if isinstance(found, StreamObject) and found.get("/Type") == "/Metadata":
            writer._objects[number], changed = NullObject(), True
        elif isinstance(found, DictionaryObject):
            changed = _clean(found) or changed
    if not changed:
        return None
    target = io.BytesIO()
    writer.write(target)
    made = target.getvalue()
    if len(PdfReader(io.BytesIO(made)).pages) != pages:
        raise Kept("pages")
    return made


def _clean(found: DictionaryObject) -> bool:
    """Whether anything went."""
    names = [name for name in _PRIVATE if name in found]
    if found.get("/Type") == "/Annot" or "/Rect" in found and "/Subtype" in found:
        # A field's name is its own, a note's is its author's.
        names += ["/T"] if "/T" in found and found.get("/Subtype") != _FIELD else []
    for name in names:
        del found[name]
    return _clean_photo(found) or bool(names)


def _clean_photo(found: DictionaryObject) -> bool:
    if not isinstance(found, StreamObject) or found.get("/Filter") != _PHOTO:
        return False
    clean = without_metadata("image/jpeg", found._data)
    changed = clean != found._data
    found._data = clean
    return changed
