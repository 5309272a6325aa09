"""`sinmungo faq edit` in an editor: what it left is taken, or kept and told where."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ran import Sinmungo
from tests.cli.test_faq_edit import ready, shown
from tests.cli.test_knowledge import good
from tests.kit.stack import knowledge_cli

__all__ = ["ready", "shown"]


@pytest.fixture
def edits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What the editor does to its file, as Python over `text`; there is somebody at a terminal."""
    monkeypatch.setattr("sys.stdin", knowledge_cli.terminal())

    def does(code: str) -> None:
        script = folder / "editor"
        lines = (
            f"#!{sys.executable}", "import sys, pathlib", "path = pathlib.Path(sys.argv[1])",
            "text = path.read_text(encoding='utf-8')", code,
            "path.write_text(text, encoding='utf-8')",
        )  # fmt: skip
        script.write_text("\n".join(lines), encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("EDITOR", str(script))
        monkeypatch.delenv("VISUAL", raising=False)

    return does


def test_an_editor(
    ready: Sinmungo, shown: Callable[[str], dict[str, Any]], edits: Callable[[str], None]
) -> None:
    edits("text = text.replace('passport_issue', 'passport_issue', 1) + ''")
    assert "as it was" in ready("faq", "edit", "passport_issue").rest
    edits("text = text.replace(\"valid_to: ''\", 'valid_to: 2027-01-01')")
    good(ready("faq", "edit", "passport_issue"))
    assert shown("passport_issue")["valid_to"] == "2027-01-01"
    assert list(Path("var/edits").iterdir()) == []
    assert ready("faq", "edit", "passport_issue", "--no-input").code == 2


BROKEN = [
    ("text = text.replace('topic:', 'topic: \"열린 따옴표', 1)", 'line 2, column 8'),
    ("text += '\\nx: [안 닫힘'", "line"),
    ("text = 'answer: : :'", "line"),
    ("text = text.replace('ko:', '\\tko:', 1)", "line"),
    ("text = '내가 쓴 글'", "fields are missing"),
    ("text = text.replace('url: https', 'url: ftp')", "source.url"),
    ("text = text.replace(\"valid_to: ''\", 'valid_to: 내일')", "내일"),
    ("text = text.replace('id: passport_issue', 'id: passport_other')", "passport_other"),
    ("text = text.replace('verified: false', 'verified: 아마도')", "아마도"),
    ("text = text.replace(\"area: ''\", 'area: 종루구')", "서울특별시 종로구"),
    ("text = text.replace(\"area: ''\", 'area: 중구')", "부산광역시 중구"),
    ("text = text.replace('topic:', 'tropic:', 1)", "tropic"),
    ("text = text.replace('answer:', 'answer: {fr: x}\\nold:', 1)", "old"),
    ("text += '\\n---\\nid: x'", "line"),
    ("text = '- a\\n- b'", "2 were found"),
    ("text = text.replace('ko: |-', 'ko: \"가\\x07나', 1)", ""),
    ("text = text.replace('variants:', 'variants: {ko: [여권 재발급]}\\nvariants_:', 1)", ""),
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("code", "said"), BROKEN)
def test_what_an_editor_left_is_never_lost(
    ready: Sinmungo,
    shown: Callable[[str], dict[str, Any]],
    edits: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    said: str,
    language: str,
) -> None:
    monkeypatch.setenv("SINMUNGO_LOCALE", language)
    before = shown("passport_issue")
    edits(code + "\ntext += '\\n# 내 글'")
    ran = ready("faq", "edit", "passport_issue")
    assert ran.code == 1
    assert shown("passport_issue") == before
    assert "# 내 글" in knowledge_cli.kept(ran.rest).read_text(encoding="utf-8")
    assert "Traceback" not in ran.rest
    assert "while scanning" not in ran.rest
    if language == "ko":
        assert all(any("가" <= c <= "힣" for c in line) for line in ran.rest.splitlines())
    else:
        assert said in ran.rest
