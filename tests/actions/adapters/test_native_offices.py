"""The native client looks for offices; a place leaves us rounded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from actions.adapters.errors import NotFound, PortalError, Rejected, Retryable, SchemaDrift
from actions.adapters.native.adapter import NativeAdapter
from actions.adapters.protocol import OfficeFinder, Point
from tests.actions.adapters.test_native import problem
from tests.actions.portal_data import Portal

OFFICE = {
    "name": {"ko": "종로구청", "en": "Jongno-gu Office"},
    "agency": {"ko": "시청", "en": "City"},
    "address": {"ko": "삼봉로 43", "en": "43 Sambong-ro"},
    "phone": "120",
    "hours": {"ko": "평일", "en": "weekdays"},
    "latitude": 37.57,
    "longitude": 126.98,
    "metres": 728,
}
Answer = httpx.Response | Exception


def client(answer: Answer, seen: list[httpx.Request] | None = None) -> NativeAdapter:
    def reply(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return NativeAdapter("http://portal", "k", transport=httpx.MockTransport(reply))


@pytest.mark.parametrize(
    ("point", "sent"),
    [
        (Point(37.566535, 126.9779692), "37.567,126.978"),
        (Point(-33.86, 151.2), "-33.860,151.200"),
        (Point(0.0, 0.0), "0.000,0.000"),
        (Point(37.0004, 127.0006), "37.000,127.001"),
    ],
)
async def test_a_place_is_rounded_before_it_leaves_us(point: Point, sent: str) -> None:
    seen: list[httpx.Request] = []
    (office,) = await client(httpx.Response(200, json={"items": [OFFICE]}), seen).offices(
        near=point, limit=2
    )
    assert dict(seen[0].url.params) == {"limit": "2", "near": sent}
    assert (office.name["ko"], office.metres) == ("종로구청", 728)


async def test_an_area_is_sent_as_it_was_said() -> None:
    seen: list[httpx.Request] = []
    nothing = await client(httpx.Response(200, json={"items": []}), seen).offices(area="종로 & 구")
    assert nothing == ()
    assert dict(seen[0].url.params) == {"limit": "3", "area": "종로 & 구"}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(httpx.ReadTimeout("slow"), Retryable, id="no answer in time"),
        pytest.param(problem(404, "not_found"), NotFound, id="a portal without offices"),
        pytest.param(problem(422, "validation", ("near", "invalid")), Rejected, id="refused"),
        pytest.param(httpx.Response(200, html="<p>"), SchemaDrift, id="HTML"),
        pytest.param(httpx.Response(200, json={"items": [{}]}), SchemaDrift, id="missing keys"),
        pytest.param(
            httpx.Response(200, json={"items": [OFFICE | {"metres": "far"}]}),
            SchemaDrift,
            id="a distance in words",
        ),
    ],
)
async def test_failures(answer: Answer, error: type[PortalError]) -> None:
    with pytest.raises(error):
        await client(answer).offices(area="종로구")


def test_who_can_find_offices() -> None:
    assert isinstance(client(httpx.Response(200)), OfficeFinder)
    assert not isinstance(Portal(), OfficeFinder)


@pytest.fixture
async def real(world: Any) -> AsyncIterator[NativeAdapter]:
    found = NativeAdapter(
        "http://portal", "client-key-of-the-tests", transport=httpx.ASGITransport(app=world.app)
    )
    yield found
    await found.close()


async def test_the_portal_answers(real: NativeAdapter) -> None:
    near = await real.offices(near=Point(37.56653, 126.97797))
    assert [o.name["ko"] for o in near][:1] == ["시청 열린민원실"]
    assert near[0].metres is not None
    assert near[0].metres < 200
    area = await real.offices(area="Mapo-gu", limit=1)
    assert [(o.name["en"], o.metres) for o in area] == [("Mapo-gu Office, public counter", None)]
