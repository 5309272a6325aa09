"""The officer's list: what is due stands first, an unknown state is an error, days are Seoul's."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from tests.cli.staffed import NOON, Office
from tests.kit.stack.terminal import at_terminal

SETS = Path(__file__).parents[1] / "sets" / "staff_tables.yml"
STATES = [row["unknown"] for row in yaml.safe_load(SETS.read_text(encoding="utf-8"))["states"]]
LONG_AGO = datetime(2025, 3, 4, 3, 0, tzinfo=UTC)


@pytest.fixture
def kim(office: Office) -> Office:
    office.hire("Kim")
    office.hire("Lee")
    office.sit("Kim")
    return office


def listed(office: Office, *options: str) -> list[str]:
    """Receipts in their order."""
    ran = office.run("portal", "cases", "--as", "Kim", *options)
    assert ran.code == 0, ran.rest
    return [line.split("\t")[0] for line in ran.data.splitlines()]


@pytest.mark.parametrize("unknown", STATES)
@pytest.mark.parametrize("locale", ["ko", "en"])
def test_an_unknown_state_is_an_error(kim: Office, unknown: str, locale: str) -> None:
    kim.patch.setenv("SINMUNGO_LOCALE", locale)
    ran = kim.run("portal", "cases", "--as", "Kim", "--state", unknown)
    assert (ran.code, ran.data) == (2, "")
    for code in ("submitted", "acknowledged", "in_progress", "resolved", "closed"):
        assert code in ran.rest


@pytest.mark.parametrize(
    "known", ["in_progress", "IN_PROGRESS", " in_progress ", "처리 중", "처리중", "In progress"]
)
def test_a_state_by_its_code_or_its_name(kim: Office, known: str) -> None:
    kim.file()
    taken = kim.file()
    kim.act("Kim", taken, "take")
    assert listed(kim, "--state", known) == [taken]


def test_what_is_due_stands_first_however_many_there_are(kim: Office) -> None:
    """The oldest is the last of all by number: by newness it would be on the second page."""
    filed = {kim.file(NOON + timedelta(days=n)): n for n in (9, 3, 7, 1, 5)}
    oldest = kim.file(LONG_AGO)
    expected = [oldest, *sorted(filed, key=lambda receipt: filed[receipt])]
    assert listed(kim) == expected
    assert listed(kim, "--limit", "2") == expected[:2]
    assert listed(kim, "--limit", "2", "--page", "3") == expected[4:]


def test_what_has_ended_is_left_out_or_stands_last(kim: Office) -> None:
    answered, closed, waiting = kim.file(LONG_AGO), kim.file(LONG_AGO), kim.file()
    kim.act("Kim", answered, "take", "answer")
    kim.act("Kim", closed, "take", "answer", "close")
    assert listed(kim) == [waiting]
    assert listed(kim, "--all") == [waiting, answered, closed]
    assert listed(kim, "--state", "closed") == [closed]
    assert listed(kim, "--late") == []
    assert listed(kim, "--late", "--all") == []


def test_late(kim: Office) -> None:
    late = kim.file(LONG_AGO)
    kim.file(datetime.now(UTC))
    assert listed(kim, "--late") == [late]
    ran = kim.run("portal", "cases", "--as", "Kim")
    assert "1 to 2 of 2, 1 of them late" in ran.rest
    assert "late by " in ran.data.splitlines()[0]
    assert "late by " not in ran.data.splitlines()[1]


@pytest.mark.parametrize("state", ["resolved", "closed", "답변 완료", "종결"])
def test_late_and_an_ended_state_exclude_each_other(kim: Office, state: str) -> None:
    ran = kim.run("portal", "cases", "--as", "Kim", "--late", "--state", state)
    assert (ran.code, ran.data, "exclude each other" in ran.rest) == (2, "", True)


def test_mine_are_those_that_i_took(kim: Office) -> None:
    mine, theirs = kim.file(), kim.file()
    kim.file()
    kim.act("Kim", mine, "take")
    kim.act("Lee", theirs, "take")
    assert listed(kim, "--mine") == [mine]
    kim.act("Lee", mine, "answer")
    assert listed(kim, "--mine") == []
    assert listed(kim, "--mine", "--all") == [mine]


def test_another_agency_s_cases_are_not_in_the_list(kim: Office) -> None:
    kim.hire("Park", "city_roads")
    kim.sit("Park")
    kim.file(LONG_AGO)
    road = kim.file(service="road")
    ran = kim.run("portal", "cases", "--as", "Park")
    assert [line.split("\t")[0] for line in ran.data.splitlines()] == [road]
    assert "1 to 1 of 1, 0 of them late" in ran.rest


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1.5", ""])
def test_a_page_that_is_none(kim: Office, page: str) -> None:
    ran = kim.run("portal", "cases", "--as", "Kim", "--page", page)
    assert (ran.code, ran.data) == (2, "")
    assert "Traceback" not in ran.rest


def test_pages_say_what_is_left(kim: Office) -> None:
    for _ in range(5):
        kim.file()
    first = kim.run("portal", "cases", "--as", "Kim", "--limit", "2")
    assert "1 to 2 of 5" in first.rest
    assert "3 more: --page 2" in first.rest
    last = kim.run("portal", "cases", "--as", "Kim", "--limit", "2", "--page", "3")
    assert "5 to 5 of 5" in last.rest
    assert "more" not in last.rest
    beyond = kim.run("portal", "cases", "--as", "Kim", "--limit", "2", "--page", "4")
    assert (beyond.code, beyond.data, "No more cases" in beyond.rest) == (0, "", True)
    assert "no such case" in kim.run("portal", "cases", "--as", "Kim", "--mine").rest


NIGHT = [
    *(
        pytest.param(f"2026-11-29T{h + 15}:15:00+00:00", "2026-11-30", id=f"{h}:15")
        for h in range(9)
    ),
    pytest.param("2026-11-29T14:59:00+00:00", "2026-11-29", id="before midnight"),
    pytest.param("2026-11-30T00:00:00+00:00", "2026-11-30", id="nine"),
    pytest.param("2026-11-30T23:30:00+00:00", "2026-12-01", id="the next morning"),
]


@pytest.mark.parametrize(("filed", "day"), NIGHT)
def test_the_day_of_receipt_is_seoul_s(kim: Office, filed: str, day: str) -> None:
    """The same day in the list, on the page, in JSON and in the receipt number's month."""
    moment = datetime.fromisoformat(filed)
    receipt = kim.file(moment)
    row = kim.run("portal", "cases", "--as", "Kim").data.splitlines()[0].split("\t")
    assert (row[0], row[2]) == (receipt, day)
    assert receipt[4:8] == day[2:4] + day[5:7]
    shown = kim.run("portal", "show", receipt, "--as", "Kim").data
    assert shown.splitlines()[-1].startswith(f"{day}T")
    assert "+09:00" in shown.splitlines()[-1]
    for command in (("cases",), ("show", receipt)):
        found = json.loads(kim.run("portal", *command, "--as", "Kim", "--json").data)
        assert found["received_on"] == day
        for at in (found["submitted_at"], found["changed_at"], found["events"][0]["at"]):
            assert at.startswith(day)
            assert at.endswith("+09:00")
            assert datetime.fromisoformat(at) == moment


@pytest.mark.parametrize(("locale", "state"), [("ko", "처리 중"), ("en", "In progress")])
def test_columns_in_the_language_of_the_terminal(kim: Office, locale: str, state: str) -> None:
    kim.patch.setenv("SINMUNGO_LOCALE", locale)
    receipt = kim.file(title="가로등이\t꺼졌어요\n두 줄")
    kim.act("Kim", receipt, "take")
    row = kim.run("portal", "cases", "--as", "Kim").data.rstrip("\n").split("\t")
    assert (len(row), row[1], row[-1]) == (8, state, "가로등이 꺼졌어요 두 줄")
    shown = kim.run("portal", "show", receipt, "--as", "Kim").data.splitlines()
    assert shown[-1].split("\t")[1:] == [state, "Kim"]


def test_a_heading_for_people_and_none_for_programs(kim: Office) -> None:
    kim.file()
    assert "Receipt\t" not in kim.run("portal", "cases", "--as", "Kim").data
    shown = at_terminal(["portal", "cases", "--as", "Kim"])
    assert (shown.code, "Receipt" in shown.screen) == (0, True)
    as_json = at_terminal(["portal", "cases", "--as", "Kim", "--json"])
    assert "Receipt" not in as_json.screen
