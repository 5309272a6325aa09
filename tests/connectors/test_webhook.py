"""The route of every channel: refused before it is read, safe before it is acknowledged."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError

from bot.gateway.service import Gateway
from bot.models.messages import Inbound
from connectors import webhook
from tests.kit.core.core import Core, make_settings
from tests.kit.core.standing_time import standing
from tests.kit.fakes.channel_memory import SECRET, MemoryChannel

PATH = "/memory/webhook"


class Served:
    def __init__(self, core: Core, channel: MemoryChannel, gateway: Gateway) -> None:
        self.core, self.channel, self.gateway = core, channel, gateway
        self.counted: list[tuple[str, str]] = []
        app = FastAPI()
        count = lambda name, reason: self.counted.append((name, reason))  # noqa: E731
        app.include_router(webhook.routes(gateway, [channel], "https://city.example", count))
        transport = httpx.ASGITransport(app)
        self.client = httpx.AsyncClient(transport=transport, base_url="http://internal:8000")

    async def post(self, body: Any = None, secret: str = SECRET, **found: str) -> httpx.Response:
        content = body or json.dumps({"kind": "text", "from": "amy", "id": "1", **found}).encode()
        return await self.client.post(PATH, content=content, headers={"x-secret": secret})


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    channel = MemoryChannel()
    core = Core(make_settings(tmp_path / "var"), channels={channel.account: channel})
    yield Served(core, channel, core.gateway)
    await core.settle()
    core.close()


@pytest.mark.parametrize(
    ("body", "secret", "status", "reason"),
    [
        pytest.param(None, "", 403, "signature", id="unsigned"),
        pytest.param(None, SECRET.upper(), 403, "signature", id="another secret"),
        pytest.param(b"{", SECRET, 400, "form", id="senseless"),
        pytest.param(b"[" * 100_000, SECRET, 400, "form", id="ten thousand brackets"),
        pytest.param(b"x" * (1024 * 1024 + 1), SECRET, 413, "size", id="too large"),
    ],
)
async def test_refused(served: Served, body: Any, secret: str, status: int, reason: str) -> None:
    answer = await served.post(body, secret, text="안녕")
    assert (answer.status_code, served.counted) == (status, [("memory", reason)])
    assert served.core.rows(Inbound) == []


@pytest.mark.parametrize(("seconds", "status"), [(20, 200), (21, 408)])
async def test_a_body_that_does_not_come(served: Served, seconds: float, status: int) -> None:
    waits, whole = asyncio.Event(), asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        yield b'{"kind": "text", "from": "amy", '
        waits.set()
        await whole.wait()
        yield '"id": "1", "text": "안녕"}'.encode()

    with standing() as time:
        posted = asyncio.create_task(served.post(body()))
        await waits.wait()
        await time.move(seconds - 0.001)
        whole.set()
        assert (await posted).status_code == status
    assert served.counted == ([("memory", "time")] if status == 408 else [])


async def test_tg_02_the_same_post_ten_times_is_one_turn(served: Served) -> None:
    answers = await asyncio.gather(*(served.post(text="안녕") for _ in range(10)))
    assert {answer.status_code for answer in answers} == {200}
    assert len(served.core.rows(Inbound)) == 1


async def test_tg_03_nothing_is_acknowledged_that_is_not_safe(served: Served) -> None:
    working = served.core.database.run

    async def down(job: Any, *, seconds: float | None = None) -> Any:
        raise OperationalError("insert", {}, Exception("down"))

    served.core.database.run = down  # type: ignore[method-assign]
    assert (await served.post(text="안녕")).status_code == 503
    served.core.database.run = working  # type: ignore[method-assign]
    assert (await served.post(text="안녕")).status_code == 200
    assert len(served.core.rows(Inbound)) == 1


async def test_tg_05_acknowledged_while_the_dialogue_is_held(served: Served) -> None:
    """The post is answered although no turn has ended, and none can."""
    held = served.core.hold()
    assert (await served.post(text="안녕")).status_code == 200
    assert [row.state for row in served.core.rows(Inbound)] == ["pending"]
    held.set()


async def test_a_refusal_is_acknowledged_and_told(served: Served) -> None:
    answer = await served.post(text="가" * 5001)
    assert answer.status_code == 200
    assert [good for _, good in served.channel.settled] == [False]
