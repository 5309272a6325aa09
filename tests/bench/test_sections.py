"""BENCHMARKS.md: what one command writes, the others leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.sections import DOCUMENT, HEAD, put

SPEED, CHANNELS = "## Speed\n\nfast\n\n### Turns\n\n1\n", "## Channels\n\nthree\n"
BOTH = f"{HEAD}\n{SPEED}\n{CHANNELS}"
CASES = {
    "the first": ("", SPEED, f"{HEAD}\n{SPEED}"),
    "a new one goes to the end": (f"{HEAD}\n{SPEED}", CHANNELS, BOTH),
    "the same again": (BOTH, SPEED, BOTH),
    "replaced in its place": (BOTH, "## Speed\nslow\n", f"{HEAD}\n## Speed\nslow\n\n{CHANNELS}"),
    "two at once": (BOTH, f"{CHANNELS}\n\n{SPEED}", BOTH),
    "another head": (f"# Old\n\nwords\n\n{SPEED}", SPEED, f"{HEAD}\n{SPEED}"),
}


@pytest.mark.parametrize(("before", "text", "after"), CASES.values(), ids=CASES)
def test_put(before: str, text: str, after: str, tmp_path: Path) -> None:
    document = tmp_path / "b.md"
    if before:
        document.write_text(before, encoding="utf-8")
    put(text, document)
    assert document.read_text(encoding="utf-8") == after


@pytest.mark.parametrize("text", ["", "words\n", "words\n\n## Speed\n"])
def test_a_text_without_heading_is_refused(text: str, tmp_path: Path) -> None:
    document = tmp_path / "b.md"
    document.write_text(BOTH, encoding="utf-8")
    with pytest.raises(ValueError, match="heading"):
        put(text, document)
    assert document.read_text(encoding="utf-8") == BOTH


def test_the_document_has_the_shape_that_put_keeps(tmp_path: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    put(text.removeprefix(HEAD), tmp_path / "b.md")
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == text
