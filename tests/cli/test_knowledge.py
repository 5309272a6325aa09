"""`sinmungo faq` and `sinmungo terms`: what staff see, change, take in and hand out."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.core.spreadsheet import MARK
from tests.bot.faq_entries import entry
from tests.cli.ran import Ran, Sinmungo

NEW = json.dumps(entry("well_report", "지하수 신고", "report a well").as_file(), ensure_ascii=False)

WELL = {
    "id": "well",
    "topic": "",
    "version": "",
    "variants_ko": "우물 파기",
    "variants_en": "a well",
}


@pytest.fixture
def ready(migrated: Sinmungo, monkeypatch: pytest.MonkeyPatch) -> Sinmungo:
    """With everything that ships in its database; nothing is taken apart by kiwipiepy."""
    monkeypatch.setenv("SINMUNGO_FAQ_MORPHEMES", "false")
    return migrated


def good(ran: Ran) -> str:
    assert ran.code == 0, ran.rest
    return ran.data


def test_list_and_show(ready: Sinmungo) -> None:
    rows = [line.split("\t") for line in good(ready("faq", "list")).splitlines()]
    assert len(rows) == 40
    assert {"passport_issue", "petition_fee"} <= {row[0] for row in rows}
    first = json.loads(good(ready("faq", "list", "--json")).splitlines()[0])
    assert first["changed_here"] is False
    assert (first["good"], first["bad"]) == (0, 0)
    assert "지하철" not in good(ready("faq", "show", "passport_issue"))
    assert "url: https://" in good(ready("faq", "show", "passport_issue"))
    shown = json.loads(good(ready("faq", "show", "passport_issue", "--json")))
    assert shown[0]["id"] == "passport_issue"


def test_a_misspelt_id(ready: Sinmungo) -> None:
    ran = ready("faq", "show", "pasport_issue")
    assert (ran.code, ran.data) == (1, "")
    assert "passport_issue" in ran.rest
    assert ready("faq", "show", "zzz").code == 1


@pytest.mark.parametrize(
    ("query", "first", "said"),
    [
        ("여권재발급", "passport_renewal", "the first one is the answer"),
        ("여권", "passport_", "which one"),
        ("xyzzy plugh", "", "Nothing"),
    ],
)
def test_search(ready: Sinmungo, query: str, first: str, said: str) -> None:
    ran = ready("faq", "search", query)
    assert ran.code == 0
    assert ran.data.startswith(first)
    assert bool(ran.data) is bool(first)
    assert said in ran.rest


def test_search_as_json(ready: Sinmungo) -> None:
    lines = good(ready("faq", "search", "여권", "--json", "--limit", "2")).splitlines()
    assert [set(json.loads(line)) for line in lines] == [{"id", "confidence", "title"}] * 2


def test_add_edit_verify(ready: Sinmungo, folder: Path) -> None:
    (folder / "new.json").write_text(NEW, encoding="utf-8")
    good(ready("faq", "add", "new.json"))
    again = ready("faq", "add", "new.json")
    assert (again.code, "faq edit" in again.rest) == (1, True)
    assert good(ready("faq", "search", "지하수 신고")).startswith("well_report")
    changed = {**json.loads(NEW), "answer": {"ko": "새 답"}}
    (folder / "new.json").write_text(json.dumps(changed), encoding="utf-8")
    good(ready("faq", "edit", "well_report", "new.json"))
    assert "새 답" in good(ready("faq", "show", "well_report"))
    assert "as it was" in ready("faq", "edit", "well_report", "new.json").rest
    assert ready("faq", "edit", "passport_issue", "new.json").code == 1, "another entry's file"

    good(ready("faq", "verify", "well_report", "--on", "2026-01-02"))
    assert "last_checked: '2026-01-02'" in good(ready("faq", "show", "well_report"))
    good(ready("faq", "verify", "well_report"))
    today = datetime.now(ZoneInfo("Asia/Seoul")).date().isoformat()
    assert f"last_checked: '{today}'" in good(ready("faq", "show", "well_report"))
    good(ready("faq", "verify", "well_report", "--undo"))
    assert "verified: false" in good(ready("faq", "show", "well_report"))


@pytest.mark.parametrize("day", ["tomorrow", "2999-01-01", "2026-13-01"])
def test_verify_on_a_day_that_cannot_be(ready: Sinmungo, day: str) -> None:
    ran = ready("faq", "verify", "passport_issue", "--on", day)
    assert (ran.code, day in ran.rest) == (2, True)


@pytest.mark.parametrize("kind", ["yaml", "json", "csv"])
@pytest.mark.parametrize("command", ["faq", "terms"])
def test_what_was_exported_changes_nothing(
    ready: Sinmungo, folder: Path, command: str, kind: str
) -> None:
    (folder / f"out.{kind}").write_text(good(ready(command, "export", "--format", kind)))
    before = good(ready(command, "list", "--json"))
    ran = ready(command, "import", f"out.{kind}")
    assert (ran.code, ran.data) == (0, "")
    assert "0 added, 0 changed" in ran.rest
    assert good(ready(command, "list", "--json")) == before


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK))))


def written(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_import_says_first_what_it_would_do(ready: Sinmungo, folder: Path) -> None:
    table = rows(
        good(ready("faq", "export", "passport_issue", "pet_registration", "--format", "csv"))
    )
    table[0]["short_ko"] = "바뀐 답"
    table.append({**table[1], **WELL})
    (folder / "in.csv").write_text(written(table), encoding="utf-8")
    ran = ready("faq", "import", "in.csv", "--dry-run")
    assert ran.data.splitlines() == ["change\tpassport_issue\tshort", "add\twell"]
    assert "1 would be added, 1 changed" in ran.rest
    assert "바뀐 답" not in good(ready("faq", "show", "passport_issue"))
    good(ready("faq", "import", "in.csv"))
    assert "바뀐 답" in good(ready("faq", "show", "passport_issue"))
    assert ready("faq", "show", "well").code == 0


def test_what_changed_meanwhile_is_in_the_way(ready: Sinmungo, folder: Path) -> None:
    table = rows(good(ready("faq", "export", "passport_issue", "--format", "csv")))
    good(ready("faq", "verify", "passport_issue"))
    table[0]["short_ko"] = "바뀐 답"
    table.append({**table[0], **WELL})
    (folder / "in.csv").write_text(written(table), encoding="utf-8")
    ran = ready("faq", "import", "in.csv")
    assert ran.code == 1
    assert "conflict\tpassport_issue\tchanged since: short, verified, last_checked" in ran.data
    assert ready("faq", "show", "well").code == 1, "all of it or nothing"
    good(ready("faq", "import", "in.csv", "--force"))
    assert "바뀐 답" in good(ready("faq", "show", "passport_issue"))


def test_everything_that_is_wrong_is_named_at_once(ready: Sinmungo, folder: Path) -> None:
    table = rows(good(ready("faq", "export", "passport_issue", "--format", "csv")))
    table = [
        {**table[0], "id": "one", "source_url": "nowhere"},
        {**table[0], "id": "two", "answer_ko": "한�글"},
        {**table[0], "id": "three", "last_checked": "어제"},
        {**table[0], **WELL, "id": "four", "short_ko": "가"},
        {**table[0], **WELL, "id": "four", "short_ko": "나"},
    ]
    (folder / "in.csv").write_text(written(table), encoding="utf-8")
    ran = ready("faq", "import", "in.csv", "--force")
    assert ran.code == 1
    kinds = [line.split("\t")[0] for line in ran.data.splitlines()]
    assert kinds == ["problem", "problem", "problem", "add", "conflict"]
    assert "�" in ran.data
    assert ready("faq", "show", "four").code == 1


@pytest.mark.parametrize(
    ("raw", "name", "code", "said"),
    [
        ("term,plain\n교부,내어 줌\n".encode("cp949"), "ko.csv", 1, "--encoding cp949"),
        ("term,plain\n교부,내어 줌\n".encode("utf-16"), "ko.csv", 1, "--encoding utf-16"),
        (b"\xef\xbb\xbfterm,plain\nzzz,zz\n", "ko.csv", 0, "1 added"),
        (b"term,plain\nzzz,zz,zzz\n", "ko.csv", 1, "1 problem"),
        (b"term,plain\nzzz,zz\n", "all.csv", 1, "1 problem"),
        (b"- {term: zzz", "ko.yml", 1, "ko.yml"),
        (b"{", "ko.json", 1, "ko.json"),
        (b"term", "ko.txt", 1, ".csv"),
        (b"", "ko.csv", 0, "0 added"),
    ],
    ids=["cp949", "utf-16", "BOM", "a field too many", "no language", "yaml", "json", "txt", "-"],
)
def test_files_as_they_come(
    ready: Sinmungo, folder: Path, raw: bytes, name: str, code: int, said: str
) -> None:
    (folder / name).write_bytes(raw)
    ran = ready("terms", "import", name)
    assert ran.code == code
    assert said in ran.rest


def test_encoding_on_request(ready: Sinmungo, folder: Path) -> None:
    (folder / "ko.csv").write_bytes("term,plain\n급탕,더운물\n".encode("cp949"))
    good(ready("terms", "import", "ko.csv", "--encoding", "cp949"))
    assert "급탕\t더운물" in good(ready("terms", "list"))
    assert ready("terms", "import", "ko.csv", "--encoding", "nonsense").code == 1


def test_terms(ready: Sinmungo, folder: Path) -> None:
    good(ready("terms", "add", "급탕", "더운물", "--scope", "agency:수도"))
    assert "ko\t급탕\t더운물\tagency:수도" in good(ready("terms", "list", "--locale", "ko"))
    assert "급탕" not in good(ready("terms", "list", "--locale", "en"))
    assert ready("terms", "add", "급탕", "x", "--scope", "agency:수도").code == 1
    assert ready("terms", "add", "급탕", "x", "--locale", "fr").code == 1
    (folder / "ko.csv").write_text("term,plain,scope\n급탕,뜨거운 물,agency:수도\n")
    ran = ready("terms", "import", "ko.csv", "--dry-run")
    assert ran.data == "change\tko 급탕 agency:수도\tplain\n"


@pytest.mark.parametrize("command", ["faq", "terms"])
def test_unknown_formats_and_missing_files(ready: Sinmungo, command: str) -> None:
    assert ready(command, "export", "--format", "xml").code == 2
    missing = ready(command, "import", "nowhere.csv")
    assert (missing.code, "nowhere.csv" in missing.rest) == (1, True)


def test_without_tables_the_command_is_named(sinmungo: Sinmungo) -> None:
    ran = sinmungo("faq", "list")
    assert (ran.code, "sinmungo migrate" in ran.rest) == (1, True)
    assert os.environ.get("SINMUNGO_FAQ_MORPHEMES") is None
