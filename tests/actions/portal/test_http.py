"""What holds for every route: keys, problem bodies, limits."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute

from tests.actions.portal.conftest import World, file, petition

PUBLIC = {"/v1/health", "/v1/openapi.json"}
FOR_CLIENTS = {
    ("POST", "/v1/cases"),
    ("GET", "/v1/changes"),
    ("PUT", "/v1/attachments/{sha256}"),
}
FOR_OFFICERS = {
    ("POST", "/v1/cases/{receipt}/actions"),
    ("GET", "/v1/cases/{receipt}/attachments/{sha256}"),
}


def routes(world: World) -> list[tuple[str, str]]:
    paths = world.app.openapi()["paths"]
    return [(verb.upper(), path) for path, verbs in paths.items() for verb in verbs]


def address(path: str) -> str:
    filled = path.replace("{receipt}", "1AA-2611-0000571K").replace("{code}", "road")
    filled = filled.replace("{sha256}", "0" * 64)
    return filled.removeprefix("/v1/")


@pytest.mark.parametrize("key", [None, "wrong", "", "ключ"], ids=["none", "wrong", "empty", "utf8"])
async def test_every_route_asks_for_a_key(world: World, key: str | None) -> None:
    async with world.http(None) as nobody:
        headers = {} if key is None else {b"Authorization": f"Bearer {key}".encode()}
        for verb, path in routes(world):
            world.clock.pass_time(minutes=1)  # wrong keys are answered so for ten in ten minutes
            reply = await nobody.request(verb, address(path), json={}, headers=headers)
            assert (reply.status_code == 401) == (path not in PUBLIC), (verb, path)
            if path not in PUBLIC:
                assert reply.json()["code"] == "unauthenticated"
                assert reply.headers["WWW-Authenticate"] == "Bearer"


async def test_the_walk_sees_every_route(world: World) -> None:
    """No route is hidden from the OpenAPI, by which the test above walks."""
    hidden = [
        r.path for r in world.app.routes if isinstance(r, APIRoute) and not r.include_in_schema
    ]
    assert hidden == []
    assert len(routes(world)) == 12


async def test_clients_and_officers_keep_to_their_routes(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    for verb, path in FOR_CLIENTS:
        body = petition() if verb == "POST" else None
        reply = await officer.request(
            verb, address(path), json=body, headers={"Idempotency-Key": "k"}
        )
        assert (reply.status_code, reply.json()["code"]) == (403, "forbidden"), path
    for verb, path in FOR_OFFICERS:
        reply = await client.request(verb, address(path), json={"action": "take"})
        assert (reply.status_code, reply.json()["code"]) == (403, "forbidden"), path


async def test_a_removed_officer_is_nobody(world: World) -> None:
    key = world.portal.desk.add_officer("박담당")
    async with world.http(key) as officer:
        assert (await officer.get("cases")).status_code == 200
        world.portal.desk.remove_officer("박담당")
        assert (await officer.get("cases")).status_code == 401


async def chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 1000):
        yield b"x" * 1000


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        pytest.param({"url": "nothing"}, 404, "not_found", id="no such route"),
        pytest.param({"url": "services/no"}, 404, "service_not_found", id="no such service"),
        pytest.param({"url": "cases/1AA-2611-0000571K"}, 404, "case_not_found", id="no such case"),
        pytest.param({"url": "cases/1"}, 404, "case_not_found", id="no receipt number"),
        pytest.param(
            {"method": "DELETE", "url": "cases"}, 405, "method_not_allowed", id="wrong verb"
        ),
        pytest.param({"url": "changes?cursor=%00"}, 422, "validation", id="broken cursor"),
        pytest.param({"url": "changes?cursor=MTotMQ"}, 422, "validation", id="forged cursor"),
        pytest.param({"url": "cases?limit=0"}, 422, "validation", id="limit 0"),
        pytest.param({"url": "cases?limit=201"}, 422, "validation", id="limit 201"),
        pytest.param({"url": "cases?state=lost"}, 422, "validation", id="unknown state"),
        pytest.param(
            {"method": "POST", "url": "cases", "json": petition()},
            400,
            "idempotency_key_missing",
            id="no idempotency key",
        ),
        pytest.param(
            {
                "method": "POST",
                "url": "cases",
                "json": petition(),
                "headers": {"Idempotency-Key": "k" * 256},
            },
            422,
            "validation",
            id="idempotency key too long",
        ),
        pytest.param(
            {
                "method": "POST",
                "url": "cases",
                "content": b'{"title": ',
                "headers": {"Content-Type": "application/json"},
            },
            400,
            "invalid_json",
            id="broken JSON",
        ),
        pytest.param(
            {
                "method": "POST",
                "url": "cases",
                "content": b"\xff\xfe\x00",
                "headers": {"Content-Type": "application/json"},
            },
            400,
            "invalid_json",
            id="no UTF-8",
        ),
        pytest.param(
            {
                "method": "POST",
                "url": "cases",
                "content": json.dumps(petition(title="\ud800")).encode(),
                "headers": {"Content-Type": "application/json", "Idempotency-Key": "k"},
            },
            422,
            "validation",
            id="half a character",
        ),
        pytest.param(
            {"method": "POST", "url": "cases", "json": [], "headers": {"Idempotency-Key": "k"}},
            422,
            "validation",
            id="a list",
        ),
        pytest.param(
            {"method": "POST", "url": "cases", "content": b"x" * 65_537},
            413,
            "too_large",
            id="more than 64 kB",
        ),
    ],
)
async def test_every_error_is_a_problem(
    client: httpx.AsyncClient, request_: dict[str, Any], status: int, code: str
) -> None:
    reply = await client.request(**{"method": "GET", **request_})
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert (reply.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert set(problem) <= {"type", "title", "status", "code", "detail", "retryable", "errors"}


async def test_a_stream_over_the_limit_is_cut_off(client: httpx.AsyncClient) -> None:
    reply = await client.post("cases", content=chunks(70_000))
    assert (reply.status_code, reply.json()["code"]) == (413, "too_large")


async def test_64_kilobytes_pass(client: httpx.AsyncClient) -> None:
    body = {"body": "한" * 5000, "title": "글" * 1000}
    assert (await file(client, **body)).status_code == 201


async def test_a_broken_database_is_a_problem_without_secrets(
    world: World, client: httpx.AsyncClient
) -> None:
    with world.portal.database.write() as session:
        session.connection().exec_driver_sql("ALTER TABLE portal_case RENAME TO portal_gone")
    reply = await file(client, title="비밀문장")
    assert reply.status_code in (500, 503)
    assert reply.headers["content-type"] == "application/problem+json"
    assert "비밀문장" not in reply.text


async def test_services_carry_everything_a_form_needs(client: httpx.AsyncClient) -> None:
    services = (await client.get("services")).json()["items"]
    assert [service["code"] for service in services][:2] == ["street_light", "road"]
    light = (await client.get("services/street_light")).json()
    assert light == services[0]
    assert light["agency"]["phone"] == "120"
    assert (light["days"], light["fee"]) == (7, 0)
    assert [q["code"] for q in light["questions"]] == ["place", "since", "fault", "photos"]
    assert (await client.get("services", params={"capability": "foi"})).json() == {"items": []}
    assert len((await client.get("agencies")).json()["items"]) == 15


async def test_health(world: World) -> None:
    async with world.http(None) as nobody:
        assert (await nobody.get("health")).json() == {"status": "ok"}
