"""Which files are taken, and under which names they are kept."""

from __future__ import annotations

import unicodedata

import pytest

from actions.adapters import files
from tests.kit.sample_files import BAD, GOOD, WORD


@pytest.mark.parametrize("label", GOOD)
def test_good_files(label: str) -> None:
    media_type, name, content = GOOD[label]
    assert files.problem(media_type, name, len(content), content) is None
    assert files.kind(media_type, name) is not None


def test_every_kind_has_a_good_file() -> None:
    kinds = {files.kind(media_type, name) for media_type, name, _ in GOOD.values()}
    assert kinds == set(files.KINDS)


@pytest.mark.parametrize("label", BAD)
def test_bad_files(label: str) -> None:
    media_type, name, content, reason = BAD[label]
    found = files.problem(media_type, name, len(content), content)
    assert found is not None
    assert found[0] == ("kind" if reason == "content" else reason)


@pytest.mark.parametrize("label", BAD)
def test_a_claim_alone_tells_all_but_the_content(label: str) -> None:
    media_type, name, content, reason = BAD[label]
    found = files.problem(media_type, name, len(content))
    assert (found[0] if found else "content") == reason


@pytest.mark.parametrize(
    ("size", "reason"),
    [(-1, "empty"), (0, "empty"), (1, None), (10_000_000, None), (10_000_001, "too_large")],
)
def test_sizes(size: int, reason: str | None) -> None:
    found = files.problem("image/jpeg", "a.jpg", size)
    assert (found[0] if found else None) == reason


@pytest.mark.parametrize("label", GOOD)
def test_no_kind_passes_for_another(label: str) -> None:
    media_type, name, content = GOOD[label]
    own = files.kind(media_type, name)
    # A small PDF is text as well; nothing else is two things.
    found = {kind.media_type for kind in files.KINDS if kind.is_one(content)}
    assert own is not None
    assert found - {"text/plain"} == {own.media_type} - {"text/plain"}


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        pytest.param("photo.jpg", "image/jpeg", "photo.jpg", id="as it is"),
        pytest.param("사진 1.JPEG", "image/jpeg", "사진 1.jpeg", id="ending in capitals"),
        pytest.param("../../etc/passwd", "text/plain", "passwd.txt", id="folders"),
        pytest.param("C:\\Users\\a\\b.png", "image/png", "b.png", id="Windows folders"),
        pytest.param("a\x00b\n.pdf", "application/pdf", "ab.pdf", id="control characters"),
        pytest.param("a\u202egpj.exe", "image/jpeg", "agpj.exe.jpg", id="written backwards"),
        pytest.param("virus.exe", "image/jpeg", "virus.exe.jpg", id="another ending"),
        pytest.param("photo", "image/heif", "photo.heic", id="no ending"),
        pytest.param("", "image/jpeg", "file.jpg", id="no name"),
        pytest.param("...", "image/jpeg", "file.jpg", id="dots"),
        pytest.param(" .jpg ", "image/jpeg", "jpg.jpg", id="an ending alone"),
        pytest.param("⟦file:1⟧.png", "image/png", "_file_1_.png", id="a placeholder"),
        pytest.param("가" * 200 + ".hwp", "application/x-hwp", "가" * 96 + ".hwp", id="long"),
        pytest.param("신청서.hwp", "", "신청서.hwp", id="type unknown"),
        pytest.param(
            unicodedata.normalize("NFD", "가로등 사진.jpg"),
            "image/jpeg",
            "가로등 사진.jpg",
            id="decomposed",
        ),
        pytest.param(
            unicodedata.normalize("NFD", "강" * 60 + ".pdf"),
            "application/pdf",
            "강" * 60 + ".pdf",
            id="counted once composed",
        ),
        pytest.param("a.docx", WORD, "a.docx", id="docx"),
        pytest.param("a/b.exe", "application/x-msdownload", "b.exe", id="no kind of ours"),
    ],
)
def test_names(name: str, media_type: str, kept: str) -> None:
    found = files.safe_name(name, media_type)
    assert found == kept
    assert len(found) <= files.LONGEST_NAME
    assert files.safe_name(found, media_type) == found


def test_labels() -> None:
    assert files.labels() == "JPG, PNG, WEBP, HEIC, PDF, HWP, HWPX, DOCX, TXT"
    assert files.labels(["application/pdf", "image/png", "video/mp4"]) == "PNG, PDF"
