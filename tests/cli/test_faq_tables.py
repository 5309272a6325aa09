"""Answers and terms as tables: safe for a spreadsheet, back without a change, and taken as
spreadsheets and word processors write them."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.core.spreadsheet import MARK
from bot.knowledge.text import mended
from tests.bot.faq_entries import entry
from tests.cli.ran import Ran, Sinmungo
from tests.cli.test_faq_edit import ready, shown, write
from tests.cli.test_knowledge import good, rows, written
from tests.kit import sets

__all__ = ["ready", "shown"]
CELLS = [one["value"] for one in sets.rows("staff_tables", "excel_cells")]
DANGEROUS = [one["value"] for one in sets.rows("staff_tables", "excel_cells") if one["dangerous"]]

SIGNS = tuple("=+-@＝＋－＠")


def stored(cell: str) -> str:
    """What is left of it: no spaces at the ends, composed."""
    return mended(unicodedata.normalize("NFC", cell)).strip()


@pytest.mark.parametrize("cell", [one for one in CELLS if stored(one)], ids=ascii)
def test_every_cell_comes_back(
    ready: Sinmungo, shown: Callable[[str], dict[str, Any]], folder: Path, cell: str
) -> None:
    new = {
        **entry("well", "우물").as_file(),
        "topic": cell,
        "agency": {"ko": cell},
        "answer": {"ko": cell},
        "short": {"en": cell},
        "variants": {"ko": [cell.replace("\n", " "), "우물 파기"]},
        "source": {"title": {"ko": cell}, "url": "https://www.gov.kr/?a=1&b=2"},
    }
    good(ready("faq", "add", write(folder, "new.json", new)))
    before, yaml = shown("well"), good(ready("faq", "export", "well"))
    assert before["answer"] == {"ko": stored(cell)}
    table = good(ready("faq", "export", "well", "--format", "csv"))
    for one in rows(table)[0].values():
        first = one.lstrip().lstrip("\u200b\ufeff")[:1]
        assert unicodedata.normalize("NFKC", first) not in ("=", "+", "-", "@") or not first
    (folder / "out.csv").write_text(table, encoding="utf-8")
    ran = ready("faq", "import", "out.csv")
    assert (ran.code, ran.data) == (0, "")
    assert "0 added, 0 changed" in ran.rest
    good(ready("faq", "archive", "well"))
    good(ready("faq", "restore", "well"))
    assert good(ready("faq", "export", "well")).replace("version: 3", "version: 1") == yaml


@pytest.mark.parametrize("cell", [one for one in DANGEROUS if stored(one)[:1] in SIGNS], ids=ascii)
def test_terms_are_guarded_too(ready: Sinmungo, folder: Path, cell: str) -> None:
    good(ready("terms", "import", write(folder, "in.json", [
        {"term": "급탕", "locale": "ko", "plain": cell, "reason": cell, "source": cell}
    ])))  # fmt: skip
    table = good(ready("terms", "export"))
    (row,) = (one for one in rows(table) if one["term"] == "급탕")
    assert row["plain"].startswith("'")
    (folder / "out.csv").write_text(table, encoding="utf-8")
    ran = ready("terms", "import", "out.csv")
    assert (ran.code, ran.data) == (0, "")


def test_without_the_mark(ready: Sinmungo) -> None:
    assert good(ready("terms", "export", "--no-mark")).startswith("locale,term")
    assert not good(ready("faq", "export")).startswith(MARK)


HEAD = "term,plain,reason\n"
AS_THEY_COME = [
    ("comma", HEAD + "급탕,더운물,물\n", ""),
    ("semicolon", HEAD.replace(",", ";") + "급탕;더운물, 온수;물\n", ""),
    ("tab", HEAD.replace(",", "\t") + "급탕\t더운물\t물\n", ""),
    ("semicolon with a comma in a cell", "term;plain\n급탕;더운물, 온수\n", ""),
    ("CRLF between rows", "term,plain\r\n급탕,더운물\r\n", ""),
    ("CRLF in a cell", 'term,plain\r\n급탕,"더운\r\n물"\r\n', "mended"),
    ("tab in a cell", "term,plain\n급탕,더운\t물\n", "mended"),
    ("vertical tab", "term,plain\n급탕,더운\v물\n", "mended"),
    ("no-break space", "term,plain\n급탕,더운\u00a0물\n", "mended"),
    ("private bullet", "term,plain\n급탕,\uf0b7 더운물\n", "mended"),
    ("line separator", "term,plain\n급탕,더운\u2028물\n", "mended"),
    ("mark", MARK + "term,plain\n급탕,더운물\n", ""),
    ("mark and quotes", MARK + '"term","plain"\n"급탕","더운물"\n', ""),
    ("capitals", "Term,PLAIN\n급탕,더운물\n", ""),
    ("spaces around", " term , plain \n급탕,더운물\n", ""),
    ("empty rows", "term,plain\n\n,\n급탕,더운물\n\n", ""),
    ("empty columns", "term,plain,,\n급탕,더운물,,\n", ""),
    ("short rows", "term,plain,reason,source\n급탕,더운물\n", ""),
    ("empty cells too many", "term,plain\n급탕,더운물,,,\n", ""),
    ("guarded", "term,plain\n급탕,'=더운물\n", ""),
    ("another order", "plain,term\n더운물,급탕\n", ""),
]


@pytest.mark.parametrize(("text", "said"), [one[1:] for one in AS_THEY_COME],
                         ids=[one[0] for one in AS_THEY_COME])  # fmt: skip
def test_tables_as_they_come(ready: Sinmungo, folder: Path, text: str, said: str) -> None:
    (folder / "ko.csv").write_bytes(text.encode())
    ran = ready("terms", "import", "ko.csv")
    assert ran.code == 0, ran.data + ran.rest
    assert "1 added, 0 changed" in ran.rest
    assert ("mended\tko.csv:2" in ran.data) is bool(said)


def place(ran: Ran) -> str:
    (line,) = (one for one in ran.data.splitlines() if one.startswith("problem"))
    return line.split("\t")[1]


def test_rows_are_named_as_a_spreadsheet_shows_them(ready: Sinmungo, folder: Path) -> None:
    """Cells of several lines, and an empty row, before the one that is wrong."""
    table = rows(good(ready("faq", "export", "passport_issue", "--format", "csv")))
    broken = {**table[0], "id": "five", "last_checked": "어제"}
    text = written([table[0], dict.fromkeys(table[0], ""), table[0], broken])
    (folder / "in.csv").write_text(text, encoding="utf-8")
    assert place(ready("faq", "import", "in.csv")) == "in.csv:5"
    (folder / "in.csv").write_text(text + '"open', encoding="utf-8")
    ran = ready("faq", "import", "in.csv")
    assert (ran.code, "row 6" in ran.rest) == (1, True)


FORMS = [
    ("verified", "참", True), ("verified", "거짓", False), ("verified", "TRUE", True),
    ("verified", "FALSE", False), ("verified", "1", True), ("verified", "", False),
    ("verified", "예", True), ("verified", "아니요", False),
    ("valid_to", "2026. 11. 29.", "2026-11-29"), ("valid_to", "2026. 1. 2.", "2026-01-02"),
    ("valid_to", "2026.11.29", "2026-11-29"), ("valid_to", "2026/11/29", "2026-11-29"),
    ("valid_to", "2026년 11월 29일", "2026-11-29"), ("valid_to", "2026-11-29", "2026-11-29"),
    ("valid_to", "", ""),
    ("area", "종로구", "서울특별시 종로구"), ("area", "부산 중구", "부산광역시 중구"),
    ("area", "", ""),
    ("valid_to", "29.11.2026", None), ("valid_to", "2026. 13. 1.", None),
    ("verified", "글쎄", None),
    ("area", "중구", None), ("area", "own", None),
]  # fmt: skip


@pytest.mark.parametrize(("column", "cell", "meant"), FORMS)
def test_as_korean_spreadsheets_write(
    ready: Sinmungo,
    shown: Callable[[str], dict[str, Any]],
    folder: Path,
    column: str,
    cell: str,
    meant: Any,
) -> None:
    table = rows(good(ready("faq", "export", "passport_issue", "--format", "csv")))
    table[0] |= {"id": "well", "version": "", "variants_ko": "우물", "variants_en": "well"}
    (folder / "in.csv").write_text(written([{**table[0], column: cell}]), encoding="utf-8")
    ran = ready("faq", "import", "in.csv")
    assert ran.code == (1 if meant is None else 0), ran.data
    if meant is None:
        assert column in ran.data
    else:
        assert shown("well")[column] == meant


def test_a_whole_table_through_another_program(ready: Sinmungo, folder: Path) -> None:
    """Semicolons, CRLF and every cell in quotes, as a spreadsheet saves it again."""
    for command in ("faq", "terms"):
        table = rows(good(ready(command, "export", "--format", "csv")))
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, table[0], delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(table)
        (folder / "in.csv").write_bytes((MARK + out.getvalue()).encode())
        ran = ready(command, "import", "in.csv")
        assert (ran.code, ran.data) == (0, "")
