"""Which network a request counts for: a table, through the middleware; and whoever only claims to
be a proxy, written down once an hour."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from actions.base.network import network_of
from actions.base.proxies import Proxies, Trusted
from bot.app import create_app
from bot.core.crypto import make_key
from bot.core.settings import key_path
from bot.messages.intake import network_digest
from bot.models.limits import RateLimit
from tests.kit.core.core import CIPHER, Core
from tests.kit.sets import rows

HOUR = 3600.0


def asked(core: Core, peer: str) -> httpx.AsyncClient:
    """The gateway's own app, asked by this address."""
    make_key(key_path(core.settings))
    app = create_app(core.settings.model_copy(update={"embedded_portal": False}), core.runtime)
    transport = httpx.ASGITransport(app, client=(peer, 1234))
    return httpx.AsyncClient(transport=transport, base_url="http://sinmungo.test")


async def _read(
    trusted: str, peer: str | None, headers: list[tuple[str, str]], scheme: str = "http"
) -> dict[str, Any]:
    seen: list[Any] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        seen.append(scope)

    raw = [(name.encode(), value.encode()) for name, value in headers]
    kind = "websocket" if scheme in ("ws", "wss") else "http"
    client = None if peer is None else (peer, 1234)
    scope = {"type": kind, "scheme": scheme, "client": client, "headers": raw}
    await Proxies(app, Trusted(trusted))(scope, None, None)
    found: dict[str, Any] = seen[0]
    return found


@pytest.mark.parametrize("row", rows("limits", "network"), ids=lambda row: str(row["id"]))
async def test_the_network_of_a_request(row: dict[str, Any]) -> None:
    said = [] if row["forwarded"] is None else [("x-forwarded-for", row["forwarded"])]
    scope = await _read(",".join(row["trusted"]), row["peer"], said)
    client = scope["client"][0] if scope["client"] else None
    assert network_of(client) == row["network"]


async def test_a_header_that_comes_in_parts_is_one() -> None:
    parts = [("x-forwarded-for", "192.0.2.5"), ("x-forwarded-for", "198.51.100.9, 127.0.0.1")]
    assert (await _read("127.0.0.1", "127.0.0.1", parts))["client"] == ("198.51.100.9", 0)


@pytest.mark.parametrize(
    ("peer", "scheme", "said", "expected"),
    [
        ("127.0.0.1", "http", "https", "https"),
        ("127.0.0.1", "ws", "https", "wss"),
        ("127.0.0.1", "http", "gopher", "http"),
        ("203.0.113.7", "http", "https", "http"),
    ],
    ids=["of a proxy", "of a socket", "no scheme of ours", "of a stranger"],
)
async def test_the_scheme(peer: str, scheme: str, said: str, expected: str) -> None:
    scope = await _read("127.0.0.1", peer, [("x-forwarded-proto", said)], scheme)
    assert scope["scheme"] == expected


@pytest.mark.parametrize(
    ("peer", "said", "network"),
    [
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.5, 198.51.100.9"}, "198.51.100.9"),
        ("203.0.113.7", {"X-Forwarded-For": "198.51.100.9"}, "203.0.113.7"),
        ("203.0.113.7", {}, "203.0.113.7"),
    ],
    ids=["behind a proxy", "a stranger's word", "directly"],
)
async def test_a_session_counts_for_its_network(
    core: Core, peer: str, said: dict[str, str], network: str
) -> None:
    async with asked(core, peer) as client:
        assert (await client.post("/chat/session", headers=said)).status_code == 201
    counted = [(row.name, row.who) for row in core.rows(RateLimit)]
    assert counted == [("session", network_digest(CIPHER, network))]


async def test_a_stranger_is_written_down_once_an_hour(core: Core, logged: list[Any]) -> None:
    said = {"X-Forwarded-For": "198.51.100.9"}
    async with asked(core, "203.0.113.7") as client:
        for seconds in (0.0, HOUR - 1, 1.0):
            core.clock.move(seconds)
            for _ in range(3):
                await client.get("/health/live", headers=said)
    lines = [line for line in logged if line["event"] == "untrusted_proxy"]
    assert [line["network"] for line in lines] == ["203.0.113.0/24"] * 2
    assert all("SINMUNGO_LIMITS__TRUSTED_PROXIES" in line["hint"] for line in lines)
