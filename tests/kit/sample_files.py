"""The smallest contents that are what they say: one of each kind that is taken."""

from __future__ import annotations

import hashlib
import io
import zipfile

from tests.kit.sample_photos import PLAIN_HEIC, PLAIN_JPEG, PLAIN_PNG, PLAIN_WEBP


def zipped(**parts: bytes) -> bytes:
    """A zip with these entries; `__` in a name stands for a slash, `_xml` for its ending."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


JPEG, PNG, WEBP, HEIC = PLAIN_JPEG, PLAIN_PNG, PLAIN_WEBP, PLAIN_HEIC
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
HWP = COMPOUND + b"HWP Document File" + b"\x00" * 15
HWPX = zipped(mimetype=b"application/hwp+zip", Contents__section0_xml=b"<x/>")
DOCX = zipped(word__document_xml=b"<w:document/>")
DOCM = zipped(word__document_xml=b"<w:document/>", **{"word__vbaProject.bin": b"macro"})
TEXT = "가로등이 꺼졌어요.\r\n".encode()
OLD_TEXT = "가로등이 꺼졌어요.\r\n".encode("cp949")
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00"

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

GOOD: dict[str, tuple[str, str, bytes]] = {
    "jpeg": ("image/jpeg", "photo.jpg", JPEG),
    "png": ("image/png", "화면.png", PNG),
    "webp": ("image/webp", "a.webp", WEBP),
    "heic": ("image/heic", "IMG_1.HEIC", HEIC),
    "heif": ("image/heif", "IMG_1.heif", HEIC),
    "pdf": ("application/pdf", "고지서.pdf", PDF),
    "hwp": ("application/x-hwp", "신청서.hwp", HWP),
    "hwp of a browser": ("application/haansofthwp", "신청서.hwp", HWP),
    "hwpx": ("application/hwp+zip", "신청서.hwpx", HWPX),
    "docx": (WORD, "letter.docx", DOCX),
    "text": ("text/plain; charset=utf-8", "memo.txt", TEXT),
    "older Korean text": ("text/plain", "memo.txt", OLD_TEXT),
    "type unknown, name says it": ("application/octet-stream", "신청서.HWP", HWP),
    "no type, name says it": ("", "a.pdf", PDF),
}
"""Label → (media type, name, content)."""

BAD: dict[str, tuple[str, str, bytes, str]] = {
    "a program": ("application/x-msdownload", "a.exe", PROGRAM, "kind"),
    "a drawing with scripts": ("image/svg+xml", "a.svg", b"<svg/>", "kind"),
    "a page": ("text/html", "a.html", b"<p>", "kind"),
    "type unknown, name too": ("application/octet-stream", "photo", JPEG, "kind"),
    "type unknown, a program by name": ("application/octet-stream", "a.exe", JPEG, "kind"),
    "an ending alone": ("application/octet-stream", ".jpg", JPEG, "kind"),
    "a program called jpeg": ("image/jpeg", "a.jpg", PROGRAM, "content"),
    "png called jpeg": ("image/jpeg", "a.jpg", PNG, "content"),
    "a sound in a RIFF": ("image/webp", "a.webp", b"RIFF\x24\x00\x00\x00WAVEfmt ", "content"),
    "a film called heic": ("image/heic", "a.heic", b"\x00\x00\x00\x18ftypisom\x00", "content"),
    "an old Word file called hwp": ("application/x-hwp", "a.hwp", COMPOUND, "content"),
    "a docx with macros": (WORD, "a.docx", DOCM, "content"),
    "a zip called docx": (WORD, "a.docx", zipped(a=b"b"), "content"),
    "a zip called hwpx": ("application/hwp+zip", "a.hwpx", zipped(a=b"b"), "content"),
    "bytes called text": ("text/plain", "a.txt", b"\x00\x01\x02", "content"),
    "a program called text": ("text/plain", "a.txt", PROGRAM, "content"),
    "half a jpeg": ("image/jpeg", "a.jpg", JPEG[:2], "content"),
    "nothing": ("image/jpeg", "a.jpg", b"", "empty"),
    "too large": ("image/jpeg", "a.jpg", JPEG + b"\x00" * 10_000_000, "too_large"),
}
"""Label → (media type, name, content, reason); `content`: only a look inside shows the kind."""


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
