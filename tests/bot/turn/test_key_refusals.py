"""Wrong keys at the portal that the gateway serves: counted and written down, by network."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from actions.portal.app import prepare
from actions.portal.core.settings import PortalSettings
from bot.app import create_app
from bot.core.crypto import make_key
from bot.core.settings import key_path
from tests.kit.core.core import Core

WRONG = "wrong-key-of-the-tests"


@pytest.mark.parametrize(
    ("peer", "forwarded", "network"),
    [
        ("203.0.113.7", "", "203.0.113.0/24"),
        ("127.0.0.1", "203.0.113.7", "203.0.113.0/24"),
        ("198.51.100.9", "203.0.113.7", "198.51.100.0/24"),
    ],
    ids=["no proxy", "a proxy of ours", "somebody who says so"],
)
async def test_what_an_operator_hears(
    core: Core,
    monkeypatch: pytest.MonkeyPatch,
    logged: list[Any],
    peer: str,
    forwarded: str,
    network: str,
) -> None:
    make_key(key_path(core.settings))
    monkeypatch.setenv("SINMUNGO_VAR", str(core.settings.var))
    settings = PortalSettings(_env_file=None)
    prepare(settings)
    app = create_app(core.settings, core.runtime)
    transport = httpx.ASGITransport(app, client=(peer, 1))
    key = {"Authorization": f"Bearer {WRONG}", "X-Forwarded-For": forwarded}
    right = {**key, "Authorization": f"Bearer {settings.client_key()}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://here/portal/v1/") as client:
        statuses = [(await client.get("services", headers=key)).status_code for _ in range(12)]
        assert (await client.get("services", headers=right)).status_code == 200
    assert statuses == [401] * 10 + [429] * 2
    told = [one for one in logged if one["event"].startswith("key_")]
    assert [one["event"] for one in told] == ["key_refused"] * 10 + ["key_limited"] * 2
    assert {one["network"] for one in told} == {network}
    assert WRONG not in repr(logged)
    counted = core.metrics.registry.get_sample_value
    assert counted("security_events_total", {"event": "key_refused"}) == 10
    assert counted("security_events_total", {"event": "key_limited"}) == 2
