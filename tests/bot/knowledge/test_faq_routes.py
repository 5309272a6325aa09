"""`/v1/faq`: for everybody; where it was before, too, beside the portal that is mounted there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from bot.knowledge import routes as faq_routes
from bot.knowledge.service import Knowledge
from tests.bot.faq_entries import PASSPORTS, entry, put
from tests.kit.core.core import GatedDatabase, MovableClock

URL = "/v1/faq"
FORMER = "/portal/v1/faq"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def client(database: GatedDatabase, clock: MovableClock) -> AsyncIterator[httpx.AsyncClient]:
    put(database, *PASSPORTS)
    app, portal = FastAPI(), FastAPI()

    @portal.get("/v1/health")
    def health() -> dict[str, str]:
        return {"status": "portal"}

    app.include_router(faq_routes.routes(Knowledge(database, clock)))
    app.mount("/portal", portal)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://us") as opened:
        yield opened


def ids(body: Any) -> list[str]:
    return [item["id"] for item in body["items"]]


async def test_search(client: httpx.AsyncClient) -> None:
    body = (await client.get(URL, params={"q": "여권 제발급", "limit": 2})).json()
    assert ids(body) == ["passport_renewal", "passport_issue"]
    assert 0 <= body["items"][1]["confidence"] <= body["items"][0]["confidence"] <= 1
    assert body["sure"] in (True, False)
    assert body["items"][0]["source"] == {
        "title": {"ko": "법", "en": "Act"},
        "url": "https://www.gov.kr",
    }


async def test_in_one_language(client: httpx.AsyncClient) -> None:
    item = (await client.get(URL, params={"q": "여권 재발급", "locale": "en"})).json()["items"][0]
    assert item["title"] == "passport reissue"
    assert item["answer"] == "answer of passport_renewal"
    assert item["source"]["title"] == "Act"


async def test_one_and_all(client: httpx.AsyncClient) -> None:
    assert ids((await client.get(URL)).json()) == sorted(one.id for one in PASSPORTS)
    assert ids((await client.get(URL, params={"limit": "1"})).json()) == ["dog"]
    assert (await client.get(f"{URL}/dog")).json()["title"]["ko"] == "반려견 등록"
    assert (await client.get("/portal/v1/health")).json() == {"status": "portal"}, "not in its way"


@pytest.mark.parametrize("rest", ["", "?q=여권", "/dog", "/nobody"])
async def test_where_it_was_before(client: httpx.AsyncClient, rest: str) -> None:
    now, former = await client.get(URL + rest), await client.get(FORMER + rest)
    assert (former.status_code, former.content) == (now.status_code, now.content)


async def test_nothing_near(client: httpx.AsyncClient) -> None:
    assert (await client.get(URL, params={"q": "오늘 날씨"})).json() == {"sure": False, "items": []}


@pytest.mark.parametrize(
    ("path", "params", "status", "code", "field"),
    [
        (URL, {"q": "x" * 301}, 422, "validation", "q"),
        (URL, {"limit": "0"}, 422, "validation", "limit"),
        (URL, {"limit": "51"}, 422, "validation", "limit"),
        (URL, {"limit": "-1"}, 422, "validation", "limit"),
        (URL, {"limit": "²"}, 422, "validation", "limit"),
        (URL, {"limit": "9" * 5000}, 422, "validation", "limit"),
        (URL, {"locale": "fr"}, 422, "validation", "locale"),
        (f"{URL}/dog", {"locale": "fr"}, 422, "validation", "locale"),
        (f"{URL}/nobody", {}, 404, "faq_not_found", None),
        (f"{URL}/..%2Fx", {}, 404, None, None),
    ],
)
async def test_problems(
    client: httpx.AsyncClient,
    path: str,
    params: dict[str, str],
    status: int,
    code: str | None,
    field: str | None,
) -> None:
    answer = await client.get(path, params=params)
    assert answer.status_code == status
    if code is None:
        return
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"]) == (status, code)
    assert {"type", "title", "detail"} <= set(body)
    assert [one["field"] for one in body.get("errors", [])] == ([field] if field else [])


async def test_who_has_it_already_is_told_so(
    client: httpx.AsyncClient, database: GatedDatabase, clock: MovableClock
) -> None:
    first = await client.get(f"{URL}/dog")
    held = {"If-None-Match": f'"other", W/{first.headers["etag"]}'}
    assert "no-cache" in first.headers["cache-control"]
    again = await client.get(f"{URL}/dog", headers=held)
    assert (again.status_code, again.content) == (304, b"")
    put(database, entry("dog", "반려견 등록", answer={"ko": "새 답"}))
    clock.move(1)
    changed = await client.get(f"{URL}/dog", headers=held)
    assert (changed.status_code, changed.json()["answer"]) == (200, {"ko": "새 답"})


async def test_a_database_that_is_away(client: httpx.AsyncClient, database: GatedDatabase) -> None:
    database.close()
    for path in (URL, f"{URL}/dog"):
        answer = await client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (503, "busy")
        assert answer.headers["retry-after"] == "1"
