"""Photos lose what cameras write into them, and nothing of the picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures import Broken, orientation, stripped
from tests.kit import sample_photos as photos

KINDS = {
    "image/jpeg": (photos.JPEG, photos.PLAIN_JPEG),
    "image/png": (photos.PNG, photos.PLAIN_PNG),
    "image/webp": (photos.WEBP, photos.PLAIN_WEBP),
    "image/heic": (photos.HEIC, photos.PLAIN_HEIC),
}
ALL = [
    ("image/jpeg", photos.JPEG), ("image/jpeg", photos.PROGRESSIVE), ("image/png", photos.PNG),
    ("image/webp", photos.WEBP), ("image/webp", photos.LOSSLESS_WEBP), ("image/heic", photos.HEIC),
]  # fmt: skip
MARKS = (
    b"EXIFMARK777",
    b"XMPMARK777",
    b"COMMENTMARK777",
    b"TEXTMARK777",
    b"TRAILMARK777",
    b"owner",
)


def segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


@pytest.mark.parametrize(("media_type", "content"), ALL)
def test_nothing_that_a_camera_wrote_is_left(media_type: str, content: bytes) -> None:
    assert any(mark in content for mark in MARKS), "the sample has something to lose"
    left = stripped(media_type, content)
    assert [mark for mark in MARKS if mark in left] == []
    assert stripped(media_type, left) == left


@pytest.mark.parametrize(("media_type", "pair"), KINDS.items())
def test_a_photo_without_metadata_stays_byte_for_byte(
    media_type: str, pair: tuple[bytes, bytes]
) -> None:
    assert stripped(media_type, pair[1]) == pair[1]


def test_the_picture_itself_is_the_one_that_was_saved_without() -> None:
    """But for the one tag that says which way up it is."""
    exif = b"Exif\x00\x00" + orientation.block(6)
    head = photos.PLAIN_JPEG[:20]
    assert stripped("image/jpeg", photos.JPEG) == (
        head + segment(0xE1, exif) + photos.PLAIN_JPEG[20:]
    )
    body = photos.PLAIN_PNG
    turned = body[:33] + chunk(b"eXIf", orientation.block(6)) + body[33:]
    assert stripped("image/png", photos.PNG) == turned
    assert photos.PLAIN_WEBP[12:] in stripped("image/webp", photos.WEBP)


def test_nothing_moves_in_a_heic() -> None:
    left = stripped("image/heic", photos.HEIC)
    assert len(left) == len(photos.HEIC)
    changed = [i for i, (a, b) in enumerate(zip(left, photos.HEIC, strict=True)) if a != b]
    assert changed[0] > photos.HEIC.index(b"mdat"), "only among the data, not in their list"


@pytest.mark.parametrize("value", range(1, 9))
@pytest.mark.parametrize("order", ["<", ">"])
def test_which_way_up_is_kept(value: int, order: str) -> None:
    sign = b"II*\x00" if order == "<" else b"MM\x00*"
    maker = struct.pack(f"{order}HHII", 0x010F, 2, 4, 0)
    turn = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, value, 0)
    tiff = sign + struct.pack(f"{order}IH", 8, 2) + maker + turn + bytes(4)
    assert orientation.of(tiff) == value
    assert orientation.of(orientation.block(value)) == value


@pytest.mark.parametrize(
    "tiff", [b"", b"II", b"II*\x00\xff\xff\xff\x7f", b"MM\x00*" + bytes(3), b"XX*\x00" + bytes(20),
             b"II*\x00" + struct.pack("<IHHHIHH", 8, 1, 0x0112, 3, 1, 99, 0)]
)  # fmt: skip
def test_what_cannot_be_read_is_not_turned(tiff: bytes) -> None:
    assert orientation.of(tiff) == 1


JPEG = photos.PLAIN_JPEG
PARTS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("exif", lambda m: segment(0xE1, b"Exif\x00\x00" + m)),
    ("xmp", lambda m: segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + m)),
    ("more xmp", lambda m: segment(0xE1, b"http://ns.adobe.com/xmp/extension/\x00" + m)),
    ("iptc", lambda m: segment(0xED, b"Photoshop 3.0\x00" + m)),
    ("comment", lambda m: segment(0xFE, m)),
    ("a second picture", lambda m: segment(0xE2, b"MPF\x00" + m)),
    ("flashpix", lambda m: segment(0xE2, b"FPXR\x00" + m)),
    ("a thumbnail", lambda m: segment(0xE0, b"JFXX\x00\x10" + m)),
    ("a maker's own", lambda m: segment(0xE4, m)),
    ("a thumbnail in JFIF", lambda m: segment(0xE0, b"JFIF\x00" + bytes(9) + m)),
]


@pytest.mark.parametrize(("label", "part"), PARTS)
def test_segments(label: str, part: Callable[[bytes], bytes]) -> None:
    content = JPEG[:20] + part(b"SECRETMARK") + JPEG[20:]
    assert b"SECRETMARK" not in stripped("image/jpeg", content), label


@pytest.mark.parametrize("name", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt", b"iDOT"])
def test_chunks(name: bytes) -> None:
    plain = photos.PLAIN_PNG
    assert stripped("image/png", plain[:33] + chunk(name, b"SECRETMARK") + plain[33:]) == plain


@pytest.mark.parametrize("kind", [b"uuid", b"mpvd", b"sefd", b"XMP_"])
def test_boxes_behind_the_picture(kind: bytes) -> None:
    left = stripped("image/heic", photos.PLAIN_HEIC + box(kind, b"SECRETMARK"))
    assert left == photos.PLAIN_HEIC + box(b"free", bytes(10))


def test_a_film_in_a_heic_loses_its_notes() -> None:
    notes = box(b"udta", b"SECRETMARK")
    film = box(b"moov", box(b"mvhd", b"1234") + notes + box(b"trak", notes + box(b"tkhd", b"5")))
    left = stripped("image/heic", photos.PLAIN_HEIC + film)
    assert b"SECRETMARK" not in left
    assert b"mvhd1234" in left


BROKEN = {
    "image/jpeg": [
        JPEG[:2], JPEG[:300], JPEG[:20] + b"\x00" + JPEG[20:], JPEG[:2] + b"\xff\xd9",
        JPEG[:20] + b"\xff\xe1\x00\x01", JPEG[:20] + b"\xff\xe1\xff\xff",
        b"\xff\xd8" + b"\xff" * 99,
        b"\xff\xd8" + b"\xff\xd0" * 9,
    ],
    "image/png": [photos.PLAIN_PNG[:8], photos.PLAIN_PNG[:33], photos.PLAIN_PNG[:8] + bytes(40)],
    "image/webp": [photos.PLAIN_WEBP[:12], photos.PLAIN_WEBP[:12] + b"EXIF\x04\x00\x00\x00abcd"],
    "image/heic": [
        photos.HEIC[:24], photos.HEIC[:-9], photos.HEIC + b"\x00\x00\x00\x04free",
        photos.HEIC.replace(b"iloc", b"xloc"), photos.HEIC.replace(b"iinf", b"xinf"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("media_type", "content"), [(kind, one) for kind, all_ in BROKEN.items() for one in all_]
)
def test_what_cannot_be_followed_is_not_taken(media_type: str, content: bytes) -> None:
    with pytest.raises(Broken):
        stripped(media_type, content)


def test_a_photo_that_was_cut_in_its_picture_is_kept_as_far_as_it_came() -> None:
    assert stripped("image/jpeg", JPEG[:-20]) == JPEG[:-20]


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("image/jpeg", b"\xff\xd8" + segment(0xE1, b"") * 100_000),
        ("image/png", photos.PLAIN_PNG[:33] + chunk(b"abcd", b"") * 100_000),
        ("image/webp", b"RIFF\xff\xff\xff\xffWEBP" + b"VP8 \x00\x00\x00\x00" * 100_000),
        ("image/heic", photos.PLAIN_HEIC + box(b"free", b"") * 100_000),
    ],
)
def test_parts_without_end_are_not_gone_through(media_type: str, content: bytes) -> None:
    with pytest.raises(Broken, match="parts"):
        stripped(media_type, content)


@given(st.sampled_from(ALL), st.data())
def test_whatever_is_broken_no_mark_gets_through(
    sample: tuple[str, bytes], data: st.DataObject
) -> None:
    media_type, content = sample
    at = data.draw(st.integers(16, len(content) - 1))
    end = data.draw(st.integers(at, len(content)))
    cut = data.draw(st.sampled_from([content[:at], content[:at] + content[end:]]))
    try:
        left = stripped(media_type, cut)
    except Broken:
        return
    assert stripped(media_type, left) == left


def test_other_files_stay() -> None:
    assert stripped("application/pdf", b"%PDF-1.7 EXIFMARK777") == b"%PDF-1.7 EXIFMARK777"
