"""Documents lose the names that writing programs put into them; what cannot be read stays."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

from actions.adapters.files import MEDIA_TYPES
from bot.documents import KINDS, archive, cleaned
from bot.documents.docx import cleaned as word
from bot.documents.kept import Kept
from tests.kit import sample_documents as documents
from tests.kit import sample_files
from tests.kit.sample_documents import WHO
from tests.kit.sample_files import WORD

pytestmark = pytest.mark.real
PDF, HWPX, HWP = "application/pdf", "application/hwp+zip", "application/x-hwp"
WITH_NAMES = {
    "pdf": (PDF, documents.pdf()),
    "docx": (WORD, documents.docx()),
    "hwpx": (HWPX, documents.hwpx()),
    "hwp": (HWP, documents.hwp()),
}
STAYS = {
    "pdf without names": (PDF, documents.plain_pdf(), True),
    "pdf with a password": (PDF, documents.locked_pdf(), False),
    "pdf that is signed": (PDF, documents.pdf() + b"% /ByteRange [0 1 2 3]\n", False),
    "pdf cut in two": (PDF, documents.pdf()[:400], False),
    "no pdf at all": (PDF, b"%PDF-1.7 what /Info", False),
    "pdf of nothing": (PDF, b"%PDF-1.7 what", True),
    "docx without names": (WORD, sample_files.DOCX, True),
    "docx cut in two": (WORD, documents.docx()[:300], False),
    "hwpx without names": (HWPX, sample_files.HWPX, True),
    "hwp cut in two": (HWP, documents.hwp()[:1700], False),
    "hwp of version 3": (HWP, b"HWP Document File V3.00 \x1a" + bytes(2000), False),
    "text": ("text/plain", b"light", True),
    "photo": ("image/jpeg", sample_files.JPEG, True),
}


def unpacked(media_type: str, content: bytes) -> bytes:
    """All that can be read in it."""
    if media_type == PDF:
        reader = PdfReader(io.BytesIO(content))
        found = [str(reader.metadata), str(reader.trailer), str(reader.pages[0].get("/Annots"))]
        return content + "".join(found).encode()
    if media_type == HWP:
        return content.replace(b"\0", b"")
    with zipfile.ZipFile(io.BytesIO(content)) as archive_:
        return b"".join(archive_.read(name) for name in archive_.namelist())


@pytest.mark.parametrize(("media_type", "content"), WITH_NAMES.values(), ids=WITH_NAMES)
def test_names_go(media_type: str, content: bytes) -> None:
    assert WHO.encode() in unpacked(media_type, content), "the sample has something to lose"
    left = cleaned(media_type, content)
    assert left.whole
    seen = unpacked(media_type, left.content)
    assert WHO.encode() not in seen
    assert b"EXIFMARK777" not in seen
    assert cleaned(media_type, left.content) == left, "and nothing more the second time"


def test_what_is_written_stays() -> None:
    left = cleaned(WORD, documents.docx()).content
    assert b"The light is out." in unpacked(WORD, left)
    assert b"why?" in unpacked(WORD, left)
    assert b"word/document.xml" in left
    pages = PdfReader(io.BytesIO(cleaned(PDF, documents.pdf()).content)).pages
    notes = [note.get_object() for note in pages[0].annotations or ()]
    assert "fix this" in str(notes)
    hwp = cleaned(HWP, documents.hwp()).content
    assert len(hwp) == len(documents.hwp())
    assert "a title".encode("utf-16-le") in hwp


@pytest.mark.parametrize(("media_type", "content", "whole"), STAYS.values(), ids=STAYS)
def test_it_stays_as_it_came(media_type: str, content: bytes, whole: bool) -> None:
    left = cleaned(media_type, content)
    assert (left.content, left.whole) == (content, whole)


def test_a_bomb_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = documents.zipped({"word/document.xml": bytes(archive.TOGETHER // 100)})
    assert cleaned(WORD, bomb).content == bomb
    monkeypatch.setattr(archive, "TOGETHER", 1000)
    with pytest.raises(Kept):
        word(bomb)


def test_what_takes_too_long_stays_as_it_came() -> None:
    left = cleaned(PDF, documents.pdf(), seconds=0.001)
    assert (left.content, left.whole) == (documents.pdf(), False)


def test_the_kinds_are_those_of_files() -> None:
    assert set(KINDS) <= set(MEDIA_TYPES)
