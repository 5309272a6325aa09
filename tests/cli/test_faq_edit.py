"""`sinmungo faq edit`, `archive` and `restore`; the check of an answer; wordings that two would
have. Two people at once: one wins, the other is told, and no text is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bot.faq_entries import entry
from tests.cli.ran import Ran, Sinmungo
from tests.cli.test_knowledge import good
from tests.kit.stack import knowledge_cli

TODAY = date(2026, 11, 30)


@pytest.fixture
def ready(migrated: Sinmungo, monkeypatch: pytest.MonkeyPatch) -> Sinmungo:
    monkeypatch.setenv("SINMUNGO_FAQ_MORPHEMES", "false")
    monkeypatch.setattr("bot.cli.knowledge.tables.today", lambda: TODAY)
    return migrated


@pytest.fixture
def shown(ready: Sinmungo) -> Callable[[str], dict[str, Any]]:
    def show(name: str) -> dict[str, Any]:
        found: dict[str, Any] = yaml.safe_load(good(ready("faq", "show", name)))
        return found

    return show


def write(folder: Path, name: str, content: Any) -> str:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    (folder / name).write_text(text, encoding="utf-8")
    return name


A3 = [
    ("answer", {"ko": "그사이 바뀐 답", "en": "theirs"}, {"ko": "내 답", "en": "mine"}),
    ("short", {"ko": "그사이", "en": "theirs"}, {"ko": "내 것", "en": "mine"}),
    ("agency", {"ko": "외교부", "en": "MOFA"}, {"ko": "구청", "en": "Office"}),
    ("topic", "theirs", "mine"),
    ("valid_to", "2027-01-01", "2028-01-01"),
    ("valid_from", "2026-01-01", "2026-02-01"),
    ("source", {"title": {"ko": "가"}, "url": "https://a.kr"},
     {"title": {"ko": "나"}, "url": "https://b.kr"}),
    ("variants", {"ko": ["여권 새로"]}, {"ko": ["새 여권 만들기"]}),
    ("area", "종로구", "부산 중구"),
    ("verified", "true", "false"),
]  # fmt: skip


@pytest.mark.parametrize("way", ["file", "stdin"])
@pytest.mark.parametrize(("field", "theirs", "mine"), A3, ids=[one[0] for one in A3])
def test_the_second_of_two_editors_is_told(
    ready: Sinmungo,
    shown: Callable[[str], dict[str, Any]],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    field: str,
    theirs: Any,
    mine: Any,
    way: str,
) -> None:
    before = shown("passport_issue")
    write(folder, "A.json", {**before, field: theirs})
    yours = write(folder, "B.json", {**before, field: mine, "agency": {"ko": "나도 고침"}})
    good(ready("faq", "edit", "passport_issue", "A.json"))
    now = shown("passport_issue")
    if way == "stdin":
        monkeypatch.setattr("sys.stdin", knowledge_cli.typed((folder / yours).read_text()))
    ran = ready("faq", "edit", "passport_issue", yours if way == "file" else "-")
    assert (ran.code, ran.data) == (1, "")
    assert "version 2" in ran.rest
    assert shown("passport_issue") == now
    told = [line for line in ran.rest.splitlines() if line.startswith(("-", "+"))]
    assert any(line.startswith("-") for line in told)
    assert any("나도 고침" in line for line in told if line.startswith("+"))
    place = folder / yours if way == "file" else knowledge_cli.kept(ran.rest)
    assert "나도 고침" in place.read_text(encoding="utf-8")
    merged = {**json.loads(place.read_text(encoding="utf-8")), "version": 2}
    write(folder, "C.json", merged)
    good(ready("faq", "edit", "passport_issue", "C.json"))
    assert shown("passport_issue")["agency"] == {"ko": "나도 고침"}


CHANGES = [
    ({"answer": {"ko": "신분증은 필요 없어요", "en": "x"}}, False),
    ({"answer": {"ko": "답만 한국어로"}}, False),
    ({"short": {"ko": "짧게", "en": "x"}}, False),
    ({"source": {"title": {"ko": "다른 법"}, "url": "https://www.gov.kr"}}, False),
    ({"source": {"title": {"ko": "법", "en": "Act"}, "url": "https://other.kr"}}, False),
    ({"answer": {"ko": "새 답"}, "last_checked": "2026-11-30"}, True),
    ({"answer": {"ko": "새 답"}, "last_checked": "2026-11-29"}, False),
    ({"answer": {"ko": "새 답"}, "last_checked": "2026-12-01"}, False),
    ({"answer": {"ko": "새 답"}, "last_checked": ""}, False),
    ({"answer": {"ko": "새 답"}, "last_checked": "2026-11-30", "verified": False}, False),
    ({"variants": {"ko": ["우물을 파려면"]}}, True),
    ({"topic": "water"}, True),
    ({"agency": {"ko": "수도과"}}, True),
    ({"valid_to": "2027-12-31"}, True),
    ({"last_checked": "2026-11-28"}, True),
    ({}, True),
]


@pytest.mark.parametrize("way", ["edit", "import"])
@pytest.mark.parametrize(("change", "checked"), CHANGES)
def test_a_check_is_of_a_text(
    ready: Sinmungo,
    shown: Callable[[str], dict[str, Any]],
    folder: Path,
    change: dict[str, Any],
    checked: bool,
    way: str,
) -> None:
    good(ready("faq", "add", write(folder, "new.json", entry("well", "우물").as_file())))
    good(ready("faq", "verify", "well", "--on", "2026-11-27"))
    name = write(folder, "in.json", {**shown("well"), **change})
    ran = ready("faq", "edit", "well", name) if way == "edit" else ready("faq", "import", name)
    assert ran.code == 0
    found = shown("well")
    assert found["verified"] is checked
    assert bool(found["last_checked"]) is checked
    lost = not checked and change.get("verified") is not False
    told = ran.rest if way == "edit" else ran.data
    assert ("no longer marked as checked" in told) is (lost or not checked)


def test_checked_today_and_changed_today(
    ready: Sinmungo, shown: Callable[[str], dict[str, Any]], folder: Path
) -> None:
    """The file states the day on which the old text was checked."""
    good(ready("faq", "verify", "passport_issue"))
    before = shown("passport_issue")
    good(ready("faq", "edit", "passport_issue",
               write(folder, "a.json", {**before, "answer": {"ko": "새 답"}})))  # fmt: skip
    assert (shown("passport_issue")["verified"], shown("passport_issue")["last_checked"]) == (
        False,
        "",
    )


SAME = [
    "여권 재발급", "여권재발급", "여권  재발급?", "여권 재발급!!", " 여권 재발급 ", "여권, 재발급",
    "여권\u00a0재발급", "여권\u3000재발급", "“여권” 재발급", "여권 재발급…", "여권·재발급",
    "(여권 재발급)", "\u110b\u1167\u1100\u116f\u11ab 재발급", "PASSPORT REISSUE",
    "passport-reissue", "Ｐａｓｓｐｏｒｔ reissue", "passport  reissue.",
]  # fmt: skip
OTHER = [
    "여권을 재발급",
    "여권 재발급 취소",
    "여권 재발급 2",
    "passports reissue",
    "여권 발급 다시",
]


@pytest.mark.parametrize("way", ["add", "edit", "import"])
@pytest.mark.parametrize("wording", [*SAME, *OTHER])
def test_a_wording_of_another_entry_is_refused(
    ready: Sinmungo, folder: Path, wording: str, way: str
) -> None:
    korean = not wording.isascii() and "Ｐ" not in wording
    new = entry("well", "우물").as_file()
    if way == "edit":
        good(ready("faq", "add", write(folder, "new.json", new)))
    new["variants"] = {"ko": ["우물", wording]} if korean else {"ko": ["우물"], "en": [wording]}
    name = write(folder, "in.json", new)
    ran = ready("faq", way, *(["well"] if way == "edit" else []), name)
    assert ran.code == (1 if wording in SAME else 0), ran.rest
    assert ("passport_renewal" in ran.rest + ran.data) is (wording in SAME)
    if way != "edit":
        assert ready("faq", "show", "well").code == (1 if wording in SAME else 0)


def test_wordings_within_one_file_and_of_other_areas(
    ready: Sinmungo, shown: Callable[[str], dict[str, Any]], folder: Path
) -> None:
    ones = [entry(name, "여권 재발급").as_file() for name in ("one", "two", "three")]
    for one, area in zip(ones, ("종로구", "부산 중구", "종로구"), strict=True):
        one["area"] = area
        one["variants"] = {"ko": ["여권 재발급"]}
    ran = ready("faq", "import", write(folder, "in.json", ones))
    assert ran.code == 1
    assert [row.split("\t")[:2] for row in ran.data.splitlines() if row.startswith("problem")] == [
        ["problem", "one"], ["problem", "three"],
    ]  # fmt: skip
    good(ready("faq", "import", write(folder, "in.json", ones[:2])))
    assert shown("one")["area"] == "서울특별시 종로구"
    assert shown("two")["area"] == "부산광역시 중구"


def ids(ran: Ran) -> set[str]:
    return {line.split("\t")[0] for line in good(ran).splitlines()}


def test_archive_and_restore(
    ready: Sinmungo, shown: Callable[[str], dict[str, Any]], folder: Path
) -> None:
    before = shown("passport_issue")
    assert "passport_issue" in ready("faq", "archive", "passport_issue", "pet_registration").rest
    assert {"passport_issue", "pet_registration"} & ids(ready("faq", "list")) == set()
    assert ids(ready("faq", "list", "--archived")) == {"passport_issue", "pet_registration"}
    assert "passport_issue" not in good(ready("faq", "search", "여권 발급"))
    assert "id: passport_issue" not in good(ready("faq", "export"))
    assert "id: passport_issue" in good(ready("faq", "export", "--archived"))
    assert "before" in ready("faq", "archive", "passport_issue").rest
    assert "is put away" in ready("faq", "show", "passport_issue").rest
    for command in (("edit", "passport_issue", "x.json"), ("verify", "passport_issue"),
                    ("export", "passport_issue")):  # fmt: skip
        ran = ready("faq", *command)
        assert (ran.code, "faq restore" in ran.rest) == (1, True)
    name = write(folder, "x.json", {**before, "topic": "other"})
    ran = ready("faq", "import", name)
    assert (ran.code, "faq restore" in ran.data) == (1, True)
    assert ready("faq", "add", name).code == 1
    write(folder, "same.yml", good(ready("faq", "export", "--archived")))
    assert "0 added, 0 changed" in ready("faq", "import", "same.yml").rest
    good(ready("migrate"))
    assert "passport_issue" not in ids(ready("faq", "list")), "the code does not bring it back"
    good(ready("faq", "restore", "passport_issue", "pet_registration"))
    assert {"passport_issue", "pet_registration"} <= ids(ready("faq", "list"))
    assert "in use" in ready("faq", "restore", "passport_issue").rest
    after = shown("passport_issue")
    assert {**after, "version": 0} == {**before, "version": 0}


def test_a_wording_that_is_free_again_and_one_that_is_not(ready: Sinmungo, folder: Path) -> None:
    good(ready("faq", "archive", "passport_renewal"))
    new = {**entry("well", "우물").as_file(), "variants": {"ko": ["여권 재발급"]}}
    good(ready("faq", "add", write(folder, "new.json", new)))
    ran = ready("faq", "restore", "passport_renewal", "passport_issue")
    assert (ran.code, "well" in ran.rest) == (1, True)
    assert "passport_renewal" not in ids(ready("faq", "list"))


def test_an_import_is_taken_back(
    ready: Sinmungo, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ones = [
        entry(f"topic_{i}", f"지역 물음 {i}", f"local question {i}").as_file() for i in range(200)
    ]
    done = good(ready("faq", "import", write(folder, "in.json", ones)))
    assert len(ids(ready("faq", "list"))) == 240
    monkeypatch.setattr("sys.stdin", knowledge_cli.typed(done))
    good(ready("faq", "archive", "-"))
    assert len(ids(ready("faq", "list"))) == 40
    assert len(ids(ready("faq", "list", "--archived"))) == 200


@pytest.mark.parametrize("command", ["archive", "restore"])
def test_one_unknown_id_and_nothing_is_done(ready: Sinmungo, command: str) -> None:
    ran = ready("faq", command, "pet_registration", "pasport_issue")
    assert (ran.code, "passport_issue" in ran.rest) == (1, True)
    assert "pet_registration" in ids(ready("faq", "list"))


def test_terms_have_versions(ready: Sinmungo, folder: Path) -> None:
    table = good(ready("terms", "export", "--locale", "ko"))
    mine = write(folder, "mine.csv", table.replace("구비서류,필요한 서류", "구비서류,내 말"))
    theirs = write(folder, "ko.csv", table.replace("구비서류,필요한 서류", "구비서류,그쪽 말"))
    good(ready("terms", "import", theirs))
    ran = ready("terms", "import", mine)
    assert ran.code == 1
    assert "conflict\tko 구비서류 general\tchanged since: plain" in ran.data
    assert "구비서류\t그쪽 말" in good(ready("terms", "list"))
    good(ready("terms", "import", mine, "--force"))
    assert "구비서류\t내 말" in good(ready("terms", "list"))
    rows = [json.loads(line) for line in good(ready("terms", "list", "--json")).splitlines()]
    assert {row["version"] for row in rows if row["term"] == "구비서류"} == {3}


def test_terms_archive_and_restore(ready: Sinmungo, folder: Path) -> None:
    good(ready("terms", "archive", "구비서류"))
    assert "구비서류\t" not in good(ready("terms", "list"))
    assert "구비서류\t" in good(ready("terms", "list", "--archived"))
    assert "before" in ready("terms", "archive", "구비서류").rest
    assert ready("terms", "add", "구비서류", "x").code == 1
    write(folder, "ko.csv", "term,plain\n구비서류,x\n")
    assert "put away" in ready("terms", "import", "ko.csv").data
    good(ready("terms", "restore", "구비서류"))
    assert "구비서류\t필요한 서류" in good(ready("terms", "list"))
    assert ready("terms", "archive", "없는말").code == 1
