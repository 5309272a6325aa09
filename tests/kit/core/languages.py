"""More languages than the repository has: folders of catalogues, made for a test.

Thai and Vietnamese are offered, one with a script of its own; Khmer is begun and not offered.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from locales import ROOT

THAI = {
    "language.changed": "ต่อไปจะพูดภาษาไทย",
    "system.language_changed": "ต่อไปจะตอบเป็นภาษาไทย",
    "thanks": "ยินดีช่วยเหลือ",
}
THAI_PAGE = {
    "web.tagline": "ผู้ช่วยเรื่องร้องเรียน · ตอบอัตโนมัติ",
    "web.intro.title": "มีอะไรให้ช่วยไหม",
    "web.language": "ภาษาของหน้าจอ",
}
VIETNAMESE = {"language.changed": "Từ giờ tôi sẽ nói tiếng Việt."}
KHMER = {"thanks": "រីករាយ"}


def install(folder: Path) -> Path:
    """The catalogues of the repository and these."""
    for path in sorted(ROOT.glob("*/LC_MESSAGES")):
        shutil.copytree(path, folder / path.relative_to(ROOT))
    add(folder, "th", THAI, Offered="yes", Name="ไทย", Called="ภาษาไทย, thai, 태국어")
    add(folder, "th", THAI_PAGE, domain="web")
    add(folder, "vi", VIETNAMESE, Offered="yes", Name="Tiếng Việt", Called="vietnamese, 베트남어")
    add(folder, "km", KHMER, Name="ខ្មែរ")
    return folder


def add(
    root: Path, tag: str, texts: Mapping[str, str], domain: str = "dialogue", **headers: str
) -> None:
    """A file as a translator begins it: some sentences, and what is stated in the header."""
    folder = root / tag / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["Content-Type: text/plain; charset=UTF-8", f"Language: {tag}"]
    lines += [f"X-{name}: {value}" for name, value in headers.items()]
    header = "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in lines)])
    body = (f'msgid "{key}"\nmsgstr "{text}"' for key, text in texts.items())
    (folder / f"{domain}.po").write_text("\n\n".join([header, *body]) + "\n", encoding="utf-8")
