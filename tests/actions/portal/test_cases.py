"""Filing and reading cases over HTTP."""

from __future__ import annotations

import asyncio
import csv
from pathlib import Path
from typing import Any

import httpx
import pytest

from actions.adapters.native.reference import normalise
from tests.actions.portal.conftest import CLIENT_KEY, World, file, petition

PETITIONS = Path(__file__).parents[4] / "shared" / "data" / "petitions-ko.csv"


async def test_a_case_gets_a_receipt(client: httpx.AsyncClient) -> None:
    reply = await file(client)
    assert reply.status_code == 201
    receipt = reply.json()
    assert receipt["receipt"] == normalise(receipt["receipt"])
    assert receipt["receipt"].startswith("1AA-2611-0000001")
    assert reply.headers["Location"] == f"/v1/cases/{receipt['receipt']}"
    assert receipt["state"] == "submitted"
    assert receipt["due_on"] == "2026-12-02"
    assert receipt["submitted_at"] == "2026-11-24T01:30:00Z"
    assert receipt["agency"]["en"] == "City Street Lighting Division"
    assert "12월 2일" in receipt["due_reason"]["ko"]


async def test_the_client_reads_its_case(client: httpx.AsyncClient) -> None:
    receipt = (await file(client)).json()["receipt"]
    case = (await client.get(f"cases/{receipt.lower().replace('-', '')}")).json()
    assert case["receipt"] == receipt
    assert (case["status"], case["state_label"]["ko"]) == ("received", "신청됨")
    assert case["title"] == "가로등이 고장났어요"
    assert case["answer"] is None
    assert "body" not in case
    assert "applicant" not in case


async def test_same_key_same_body_is_answered_again(
    world: World, client: httpx.AsyncClient
) -> None:
    first = await file(client)
    world.clock.pass_time(hours=5)
    turned = dict(reversed(list(petition().items())))
    again = await client.post("cases", json=turned, headers={"Idempotency-Key": "k1"})
    assert again.status_code == 201
    assert again.json() == first.json()
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert world.rows("SELECT count(*) FROM portal_case") == [(1,)]
    assert world.rows("SELECT count(*) FROM portal_case_event") == [(1,)]


async def test_same_key_other_body_is_refused(world: World, client: httpx.AsyncClient) -> None:
    await file(client)
    reply = await file(client, title="다른 제목")
    assert reply.status_code == 422
    assert reply.json()["code"] == "idempotency_key_reused"
    assert world.rows("SELECT count(*) FROM portal_case") == [(1,)]


async def test_a_key_never_files_twice_even_after_its_record_ended(
    world: World, client: httpx.AsyncClient
) -> None:
    await file(client)
    world.clock.pass_time(days=6)
    world.portal.filing.purge()
    assert (await file(client)).headers["Idempotent-Replayed"] == "true"
    world.clock.pass_time(days=2)
    world.portal.filing.purge()
    assert world.rows("SELECT count(*) FROM portal_idempotency") == [(0,)]
    assert (await file(client)).json()["code"] == "idempotency_key_reused"
    assert world.rows("SELECT count(*) FROM portal_case") == [(1,)]


async def test_a_refused_case_uses_up_neither_key_nor_number(client: httpx.AsyncClient) -> None:
    assert (await file(client, attributes={})).status_code == 422
    reply = await file(client)
    assert reply.status_code == 201
    assert reply.json()["receipt"].startswith("1AA-2611-0000001")


async def test_the_same_key_at_the_same_time_files_once(
    world: World, client: httpx.AsyncClient
) -> None:
    replies = await asyncio.gather(*(file(client) for _ in range(8)))
    assert [reply.status_code for reply in replies] == [201] * 8
    assert len({reply.json()["receipt"] for reply in replies}) == 1
    assert sum("Idempotent-Replayed" not in reply.headers for reply in replies) == 1
    assert world.rows("SELECT count(*) FROM portal_case") == [(1,)]


async def test_many_at_the_same_time_get_numbers_of_their_own(client: httpx.AsyncClient) -> None:
    replies = await asyncio.gather(*(file(client, f"k{n}") for n in range(30)))
    assert len({reply.json()["receipt"] for reply in replies}) == 30


async def test_reconcile_by_key(world: World, client: httpx.AsyncClient) -> None:
    receipt = (await file(client)).json()["receipt"]
    world.clock.pass_time(days=9)
    world.portal.filing.purge()
    found = (await client.get("cases", params={"idempotency_key": "k1"})).json()
    assert [case["receipt"] for case in found["items"]] == [receipt]
    none = (await client.get("cases", params={"idempotency_key": "k2"})).json()
    assert none == {"items": [], "next": None}


async def test_pages_of_own_cases(client: httpx.AsyncClient) -> None:
    receipts = [(await file(client, f"k{n}")).json()["receipt"] for n in range(5)]
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        page = (await client.get("cases", params={"limit": 2, "cursor": cursor})).json()
        seen += [case["receipt"] for case in page["items"]]
        cursor = page["next"]
    assert seen == receipts[::-1]


async def test_another_client_sees_nothing_of_it(world: World, client: httpx.AsyncClient) -> None:
    from actions.portal.app import ensure_client

    receipt = (await file(client)).json()["receipt"]
    ensure_client(world.settings, "other", "other-key")
    async with world.http("other-key") as other:
        foreign = await other.get(f"cases/{receipt}")
        unknown = await other.get("cases/1AA-2611-0000571K")
        assert (foreign.status_code, foreign.json()) == (404, unknown.json())
        assert (await other.get("cases")).json()["items"] == []
        assert (await other.get("cases", params={"idempotency_key": "k1"})).json()["items"] == []
        assert (await other.get("changes")).json()["items"] == []
        # Keys belong to one client: the other's same key is another case.
        assert (await file(other)).json()["receipt"] != receipt


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        pytest.param({"title": ""}, [("title", "required")], id="no title"),
        pytest.param({"title": " \n "}, [("title", "required")], id="blank title"),
        pytest.param({"title": "가" * 1001}, [("title", "too_long")], id="title of 1,001"),
        pytest.param({"body": "가" * 6001}, [("body", "too_long")], id="body of 6,001"),
        pytest.param({"body": "a\x00b"}, [("body", "control_character")], id="a NUL"),
        pytest.param({"body": "a\x1b[2Jb"}, [("body", "control_character")], id="an escape"),
        pytest.param({"title": 7}, [("title", "invalid")], id="title is a number"),
        pytest.param({"service": "no_such"}, [("service", "unknown")], id="unknown service"),
        pytest.param({"capability": "foi"}, [("service", "unknown")], id="another capability"),
        pytest.param({"pin": "12345678"}, [("pin", "unknown")], id="unknown field"),
        pytest.param({"consent": None}, [("consent", "invalid")], id="no consent"),
        pytest.param(
            {"consent": {"version": "1", "at": "2026-11-24T10:00:00"}},
            [("consent.at", "invalid")],
            id="consent without zone",
        ),
        pytest.param({"attributes": {}}, [("attributes.place", "required")], id="no place"),
        pytest.param(
            {"attributes": {"place": "x", "since": "2026-11-25", "fault": "loud", "colour": "red"}},
            [
                ("attributes.colour", "unknown"),
                ("attributes.since", "in_future"),
                ("attributes.fault", "not_an_option"),
            ],
            id="every wrong answer at once",
        ),
        pytest.param(
            {"attributes": {"place": "x", "since": "yesterday"}},
            [("attributes.since", "invalid")],
            id="no ISO date",
        ),
        pytest.param(
            {"attributes": {"place": ["x"]}}, [("attributes.place", "invalid")], id="a list"
        ),
        pytest.param(
            {"attributes": {"place": "x" * 1001}}, [("attributes.place", "too_long")], id="long"
        ),
        pytest.param(
            {"attributes": {"place": "x\x00"}},
            [("attributes.place", "control_character")],
            id="a NUL in a place",
        ),
        pytest.param(
            {"service": "labour", "attributes": {"topic": "wages", "amount": -1}},
            [("attributes.amount", "too_small")],
            id="a negative amount",
        ),
        pytest.param(
            {"service": "labour", "attributes": {"topic": "wages", "amount": "many"}},
            [("attributes.amount", "invalid")],
            id="an amount in words",
        ),
        pytest.param(
            {"service": "labour", "attributes": {"topic": "wages", "amount": 10**400}},
            [("attributes.amount", "invalid")],
            id="an amount without end",
        ),
    ],
)
async def test_a_wrong_field_is_named_with_a_reason(
    world: World, client: httpx.AsyncClient, changes: dict[str, Any], errors: list[tuple[str, str]]
) -> None:
    reply = await file(client, **changes)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert problem["code"] == "validation"
    assert [(error["field"], error["code"]) for error in problem["errors"]] == errors
    assert world.rows("SELECT count(*) FROM portal_case") == [(0,)]


@pytest.mark.parametrize(
    "body",
    [
        "가" * 5000,
        "줄\n바꿈\t탭\r\n끝 ",
        " 앞뒤 공백 ",
        "전화 010-1234-5678, 주민 900101-1234567",
        "{agency} ⟦phone:1⟧ /restart EXTERNAL: x",
        "\u202e뒤집기 \U000e0041 👩‍👩‍👧 ñ 각",
        "'; DROP TABLE portal_case; --",
    ],
    ids=["5,000", "layout", "spaces", "numbers", "templates", "directions", "sql"],
)
async def test_a_body_is_stored_to_the_character(
    client: httpx.AsyncClient, officer: httpx.AsyncClient, body: str
) -> None:
    receipt = (await file(client, body=body)).json()["receipt"]
    assert (await officer.get(f"cases/{receipt}")).json()["body"] == body


@pytest.mark.skipif(not PETITIONS.exists(), reason="the shared petitions are not here")
async def test_real_petitions_are_stored_to_the_character(
    client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    with PETITIONS.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        text = {"title": row["title"], "body": row["content"]}
        reply = await file(client, row["id"], service="other", attributes={}, **text)
        case = (await officer.get(f"cases/{reply.json()['receipt']}")).json()
        assert {"title": case["title"], "body": case["body"]} == text
    assert len(rows) == 59


async def test_nothing_that_a_person_wrote_is_readable_in_the_database(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    planted = "비밀문장"
    await file(
        client,
        title=planted,
        body=planted,
        attributes={"place": planted},
        applicant={"name": planted, "phone": "010-9999-1111", "email": "a@example.org"},
    )
    receipt = (await client.get("cases")).json()["items"][0]["receipt"]
    await officer.post(f"cases/{receipt}/actions", json={"action": "take", "note": planted})
    await officer.post(f"cases/{receipt}/actions", json={"action": "answer", "note": planted})
    for table in ("case", "case_event", "idempotency"):
        stored = b"".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for row in world.rows(f"SELECT * FROM portal_{table}")
            for value in row
        )
        assert stored
        for secret in (planted, "010-9999-1111", "a@example.org"):
            assert secret.encode() not in stored
    assert CLIENT_KEY.encode() not in str(world.rows("SELECT * FROM portal_client")).encode()
