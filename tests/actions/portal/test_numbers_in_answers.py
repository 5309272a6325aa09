"""The API sends no answer with a number that is told to nobody, and says of which kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.portal.app import GATEWAY, create_app, ensure_client
from bot.cases.officer_answers import never_told
from tests.actions.portal.conftest import CLIENT_KEY, Clock, World, file, portal_settings

REFUSED = [
    pytest.param("홍길동(900101-1234568)님 민원이에요.", {"rrn"}, id="rrn"),
    pytest.param("주민번호 9001011234568 로 확인했어요.", {"rrn"}, id="rrn without a dash"),
    pytest.param("외국인등록번호 900101-5234567", {"rrn"}, id="foreigner"),
    pytest.param("His resident number is 900101-1234568.", {"rrn"}, id="English"),
    pytest.param("카드 4111-1111-1111-1111 로 환불했어요.", {"card"}, id="card"),
    pytest.param("여권번호 M12345678로 확인했어요.", {"passport"}, id="passport"),
    pytest.param("900101-1234568, 4111-1111-1111-1111", {"rrn", "card"}, id="two kinds"),
    pytest.param("９００１０１－１２３４５６８ 님", {"rrn"}, id="wide digits"),
]
SENT = [
    pytest.param("오늘 고쳤습니다. 문의: 02-2148-1114", id="office"),
    pytest.param("담당자 010-5555-0101", id="mobile: an officer is asked, not refused"),
    pytest.param("민원처리법 제19조, 2026-11-30 까지", id="law and day"),
    pytest.param("접수번호 1AA-2611-0000571K 민원과 함께 처리했어요.", id="receipt"),
    pytest.param("수수료는 53,000원이에요.", id="amount"),
    pytest.param("We have mended it.", id="English"),
]


@pytest.fixture
def world(url: str, tmp_path: Path) -> Iterator[World]:
    """The portal as the gateway mounts it."""
    settings, clock = portal_settings(url, tmp_path), Clock()
    ensure_client(settings, GATEWAY, CLIENT_KEY)
    found = World(create_app(settings, clock, never_told), settings, clock)
    yield found
    found.portal.database.close()


async def answered(world: World, text: str) -> tuple[int, dict[str, object], str]:
    async with world.http() as client, world.http(world.portal.desk.add_officer("김")) as officer:
        receipt = (await file(client)).json()["receipt"]
        path = f"cases/{receipt}/actions"
        assert (await officer.post(path, json={"action": "take"})).status_code == 200
        told = await officer.post(path, json={"action": "answer", "note": text})
        case = (await client.get(f"cases/{receipt}")).json()
    return told.status_code, told.json(), str(case["answer"])


@pytest.mark.parametrize(("text", "kinds"), REFUSED)
async def test_refused(world: World, text: str, kinds: set[str]) -> None:
    status, problem, answer = await answered(world, text)
    assert (status, problem["code"], answer) == (422, "numbers_in_answer", "None")
    errors = problem["errors"]
    assert isinstance(errors, list)
    assert {error["code"] for error in errors} == kinds
    assert {error["field"] for error in errors} == {"note"}
    assert all(word not in str(problem) for word in text.split() if any(map(str.isdigit, word)))


@pytest.mark.parametrize("text", SENT)
async def test_sent(world: World, text: str) -> None:
    status, _case, answer = await answered(world, text)
    assert (status, answer) == (200, text)
