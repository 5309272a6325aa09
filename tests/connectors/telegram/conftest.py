"""The channel with real HTTP to the fake Bot API, and the fake's webhook with real HTTP to us."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from bot.texts.catalogue import Catalogue
from connectors.telegram import TelegramChannel, TelegramSettings
from connectors.webhook import routes
from tests.connectors.telegram.recorder import Recorder
from tests.kit.fakes.serving import QuickServer, listening
from tests.kit.fakes.telegram_server import TelegramServer

SECRET = "webhook-secret_of-the-test"
CHAT = 100
LIBRARY = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
"""The library warns of its own attribute whenever it makes a RetryAfter."""


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="session")
def sentences() -> Callable[[str, str], str]:
    catalogue = Catalogue.load()
    return lambda key, locale: catalogue.text(key, locale)


@pytest.fixture
def gateway() -> Recorder:
    return Recorder()


Make = Callable[..., TelegramChannel]


@pytest.fixture
async def make(
    telegram: TelegramServer, sentences: Callable[[str, str], str]
) -> AsyncIterator[Make]:
    made: list[TelegramChannel] = []

    def channel(**more: Any) -> TelegramChannel:
        values: dict[str, Any] = {
            "token": telegram.token,
            "secret": SECRET,
            "mode": "polling",
            "public_url": "http://sinmungo.test",
            "base_url": telegram.base_url,
            "base_file_url": telegram.base_file_url,
            "poll_seconds": 1,
            "pause": 0.01,
        }
        made.append(TelegramChannel(TelegramSettings(**(values | more)), sentences))
        return made[-1]

    yield channel
    for one in made:
        await one.stop()


@pytest.fixture
async def channel(make: Make, telegram: TelegramServer) -> TelegramChannel:
    """Started, for polling, and known to one person."""
    telegram.private(CHAT)
    one = make()
    await one.start()
    return one


@dataclass
class Hook:
    """Our webhook, served in the test's own loop."""

    url: str
    app: FastAPI
    refused: list[tuple[str, str]] = field(default_factory=list)

    def mount(self, gateway: Recorder, channel: TelegramChannel) -> None:
        def count(name: str, reason: str) -> None:
            self.refused.append((name, reason))

        self.app.include_router(routes(gateway, [channel], self.url, count))


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    app = FastAPI()
    listener = listening()
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1
    )
    server = QuickServer(config)
    serving = asyncio.create_task(server.serve([listener]))
    try:
        yield Hook(f"http://127.0.0.1:{listener.getsockname()[1]}", app)
    finally:
        server.should_exit = True
        await serving
        listener.close()


@pytest.fixture(params=["webhook", "polling"])
async def running(
    request: pytest.FixtureRequest,
    telegram: TelegramServer,
    gateway: Recorder,
    make: Make,
    hook: Hook,
) -> AsyncIterator[TelegramChannel]:
    """A started channel that hands its events to the gateway, in each of the two ways."""
    telegram.private(CHAT)
    channel = make(mode=request.param, public_url=hook.url)
    hook.mount(gateway, channel)
    await channel.start()
    polling = asyncio.create_task(channel.poll(gateway))
    try:
        yield channel
    finally:
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
