"""Which files people may send: kinds, sizes, and how a file of each kind begins.

The gateway asks when a file arrives, the embedded portal when one is uploaded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

LARGEST = 10_000_000
"""Bytes of one file."""
MOST = 5
"""Files of one case."""
LONGEST_NAME = 100
"""Characters of a file's name."""
UNTYPED = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""What senders write who do not know the type: then the name's ending decides."""

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})


@dataclass(frozen=True)
class Kind:
    """One kind of file. `names` are its endings, the usual one first; `aliases` are other media
    types under which it is sent; `is_one` looks at the content itself."""

    media_type: str
    names: tuple[str, ...]
    is_one: Callable[[bytes], bool]
    aliases: tuple[str, ...] = ()


def _jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff")


def _png(content: bytes) -> bool:
    return content.startswith(b"\x89PNG\r\n\x1a\n")


def _webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _heif(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS


def _pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-")


def _hwp(content: bytes) -> bool:
    # HWP 5 is a compound file as .doc and .xls are: its header stream tells it from them.
    named = b"HWP Document File" in content
    return named and content.startswith((_COMPOUND, b"HWP Document File V3"))


def _hwpx(content: bytes) -> bool:
    return content.startswith(_ZIP) and b"application/hwp+zip" in content[:200]


def _docx(content: bytes) -> bool:
    """A document without macros; names of a zip's entries stand in it uncompressed."""
    parts = content.startswith(_ZIP) and b"word/document.xml" in content
    return parts and b"vbaProject.bin" not in content


def _text(content: bytes) -> bool:
    """UTF-8 or the older Korean encoding, without control characters."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text)
    return False


KINDS: tuple[Kind, ...] = (
    Kind("image/jpeg", ("jpg", "jpeg"), _jpeg, ("image/jpg", "image/pjpeg")),
    Kind("image/png", ("png",), _png),
    Kind("image/webp", ("webp",), _webp),
    Kind("image/heic", ("heic", "heif"), _heif, ("image/heif",)),
    Kind("application/pdf", ("pdf",), _pdf, ("application/x-pdf",)),
    Kind(
        "application/x-hwp",
        ("hwp",),
        _hwp,
        ("application/vnd.hancom.hwp", "application/haansofthwp", "application/hwp"),
    ),
    Kind(
        "application/hwp+zip",
        ("hwpx",),
        _hwpx,
        ("application/vnd.hancom.hwpx", "application/haansofthwpx", "application/hwpx"),
    ),
    Kind(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",), _docx
    ),
    Kind("text/plain", ("txt",), _text),
)
MEDIA_TYPES: tuple[str, ...] = tuple(kind.media_type for kind in KINDS)


def kind(media_type: str, name: str) -> Kind | None:
    """By the media type; by the name's ending where the sender did not know the type."""
    stated = media_type.partition(";")[0].strip().lower()
    if stated in UNTYPED:
        return next((k for k in KINDS if _ending(name) in k.names), None)
    return next((k for k in KINDS if stated in (k.media_type, *k.aliases)), None)


def problem(
    media_type: str, name: str, size: int, content: bytes | None = None
) -> tuple[str, Mapping[str, str | int]] | None:
    """What is wrong with a file, as a reason and the values of its sentence; None if we take it.

    Reasons: `kind` (also when the content is not what the type says), `empty`, `too_large` {limit}
    (megabytes).
    """
    found = kind(media_type, name)
    if found is None:
        return "kind", {}
    if size <= 0:
        return "empty", {}
    if size > LARGEST:
        return "too_large", {"limit": LARGEST // 1_000_000}
    if content is not None and not found.is_one(content):
        return "kind", {}
    return None


def labels(media_types: Iterable[str] = MEDIA_TYPES) -> str:
    """How kinds are called to people: "JPG, PNG, PDF". Types that we do not know are left out."""
    wanted = set(media_types)
    return ", ".join(k.names[0].upper() for k in KINDS if k.media_type in wanted)


def safe_name(name: str, media_type: str) -> str:
    """A name to store and to show: no folders, no invisible characters, the right ending.

    >>> safe_name("../a/사진\\u202e.exe", "image/jpeg")
    '사진.exe.jpg'
    """
    found = kind(media_type, name)
    # Composed first: some send every letter of a Hangul syllable by itself.
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    kept = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    short = re.sub(r'[<>:"|?*⟦⟧]', "_", kept).strip(" .") or "file"
    if found is None:
        return short[:LONGEST_NAME]
    ending = _ending(short) if _ending(short) in found.names else ""
    stem = short[: -len(ending) - 1] if ending else short
    ending = ending or found.names[0]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""
