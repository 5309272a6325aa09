"""Documents with the names of people in them, as writing programs make them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from tests.kit.sample_photos import JPEG

WHO = "Hong Gildong"
"""Who made each of these."""


def pdf(author: str = WHO) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": author, "/Creator": "Word of " + author})
    xmp = DecodedStreamObject()
    xmp.set_data(f"<x:xmpmeta><dc:creator>{author}</dc:creator></x:xmpmeta>".encode())
    xmp.update({NameObject("/Type"): NameObject("/Metadata")})
    writer._root_object[NameObject("/Metadata")] = writer._add_object(xmp)
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/T"): TextStringObject(author),
            NameObject("/Contents"): TextStringObject("fix this"),
        }
    )
    writer.add_annotation(0, note)
    assert page is not None
    return _written(writer)


def plain_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.metadata = None
    return _written(writer)


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": WHO})
    writer.encrypt("secret", algorithm="RC4-128")
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, packed)
    return target.getvalue()


def docx(author: str = WHO) -> bytes:
    """`word/document.xml` stands in it as Word's own does: by its name in the zip."""
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": (
                f'<w:document><w:p><w:ins w:id="1" w:author="{author}" w:date="2026">'
                f"<w:t>The light is out.</w:t></w:ins></w:p></w:document>"
            ).encode(),
            "word/comments.xml": (
                f'<w:comments><w:comment w:initials="HG" w:author="{author}"><w:t>why?</w:t>'
                f"</w:comment></w:comments>"
            ).encode(),
            "word/people.xml": f'<w15:person w15:author="{author}"/>'.encode(),
            "word/media/image1.jpg": JPEG,
            "docProps/core.xml": f"<cp:coreProperties><dc:creator>{author}</dc:creator>".encode()
            + f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy></cp:coreProperties>".encode(),
            "docProps/app.xml": f"<Properties><Company>{author}</Company></Properties>".encode(),
            "docProps/custom.xml": f"<Properties><x>{author}</x></Properties>".encode(),
        }
    )


def hwpx(author: str = WHO) -> bytes:
    return zipped(
        {
            "mimetype": b"application/hwp+zip",
            "Contents/section0.xml": b"<hs:sec><hp:t>light</hp:t></hs:sec>",
            "Contents/content.hpf": (
                f'<opf:package><opf:metadata><opf:title>t</opf:title><opf:meta name="creator" '
                f'content="text">{author}</opf:meta><opf:meta name="lastsaveby" content="text">'
                f"{author}</opf:meta></opf:metadata></opf:package>"
            ).encode(),
        }
    )


def hwp(author: str = WHO) -> bytes:
    """A compound file with the streams of its header and of its summary."""
    streams = {"FileHeader": b"HWP Document File".ljust(256, b"\0"),
               "\x05HwpSummaryInformation": _summary(author)}  # fmt: skip
    return _compound(streams)


def _summary(author: str) -> bytes:
    values = {2: "a title", 4: author, 8: author}
    table, body = b"", b""
    begin = 8 + 8 * len(values)
    for name, value in values.items():
        text = (value + "\0").encode("utf-16-le")
        table += struct.pack("<II", name, begin + len(body))
        body += struct.pack("<II", 0x1F, len(text) // 2) + text + b"\0" * (-len(text) % 4)
    section = struct.pack("<II", begin + len(body), len(values)) + table + body
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0x20105, bytes(16), 1)
    return head + bytes(16) + struct.pack("<I", 48) + section


_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _compound(streams: Mapping[str, bytes]) -> bytes:
    """Sectors: 0 FAT, 1 directory, 2 mini FAT, from 3 on the mini stream."""
    mini = b""
    chain: list[int] = []
    entries: list[tuple[str, int, int, int]] = []
    for name, data in streams.items():
        count = -(-len(data) // 64)
        first = len(chain)
        chain += [*range(first + 1, first + count), _END]
        mini += data.ljust(count * 64, b"\0")
        entries.append((name, 2, first, len(data)))
    sectors = -(-len(mini) // 512)
    fat = [_FAT, _END, _END, *range(4, 3 + sectors), _END]
    root = _entry("Root Entry", 5, 3, len(mini), child=1)
    files = [
        _entry(name, kind, first, size, right=number + 2 if number + 1 < len(entries) else _FREE)
        for number, (name, kind, first, size) in enumerate(entries)
    ]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, 1, 0, 4096, 2, 1, _END, 0
    )
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    body = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    body += (root + b"".join(files)).ljust(512, b"\0")
    body += struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    return head + body + mini.ljust(sectors * 512, b"\0")


def _entry(
    name: str, kind: int, first: int, size: int, child: int = _FREE, right: int = _FREE
) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return (
        head
        + struct.pack("<III", _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
