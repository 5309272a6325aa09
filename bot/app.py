"""The gateway process: channels, the embedded portal, health."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Collection

import httpx
import uvicorn
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError

from actions.adapters.files import KINDS
from actions.portal.app import create_app as create_portal
from actions.portal.settings import PortalSettings
from bot import faq_routes, lease, logs, metrics
from bot import parts as building
from bot.channel_tasks import ChannelTasks
from bot.conversation import Parts
from bot.db import ping
from bot.gateway import Gateway
from bot.server import Server
from bot.settings import Settings, data_keys, webchat_token
from connectors import tls, webchat, webhook
from connectors.contract import Channel

DRAIN = 8.0


def create_app(settings: Settings, parts: Parts) -> FastAPI:
    """Everything the gateway answers; `parts` are closed when it stops."""
    gateway = Gateway(parts)
    channels = ChannelTasks(parts, gateway)
    knowledge = parts.lookups.knowledge
    sent_to = list(parts.channels.values())
    chat_settings = _webchat_settings(settings, sent_to)
    socket = webchat.socketio(gateway, chat_settings)

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        works = [gateway.run(), _renew(gateway, parts), channels.run()]
        if knowledge is not None:
            works.append(knowledge.warm())
        tasks = [asyncio.create_task(work) for work in works]
        yield
        await app.state.end_streams()
        await gateway.drain(DRAIN)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if knowledge is not None:
            await knowledge.close()
        await parts.database.run(lambda c: lease.release_all(c, parts.owner))
        parts.database.close()

    async def end_streams() -> None:
        gateway.end_streams()
        await socket.close()

    app = FastAPI(title="Sinmungo", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.end_streams = end_streams
    _add_health(app, settings, parts, channels)
    if knowledge is not None:
        # Before the portal, whose mount would take its address.
        app.include_router(faq_routes.routes(knowledge))
    if settings.embedded_portal:
        app.mount("/portal", create_portal(PortalSettings()))
    app.include_router(webchat.routes(gateway, chat_settings))
    app.mount("/socket.io", socket)
    app.include_router(webhook.routes(gateway, sent_to, settings.public_url, _count(parts)))
    return app


def _count(parts: Parts) -> webhook.Count:
    def count(channel: str, reason: str) -> None:
        parts.metrics.refusals.labels(channel=channel, reason=reason).inc()

    return count


async def _renew(gateway: Gateway, parts: Parts) -> None:
    while True:
        await asyncio.sleep(parts.settings.lease_seconds / 3)
        with contextlib.suppress(SQLAlchemyError):
            # A database that is away for longer costs us the leases: another process goes on.
            await gateway.renew()


def _webchat_settings(settings: Settings, channels: Collection[Channel]) -> webchat.WebchatSettings:
    return webchat.WebchatSettings(
        session_key=data_keys(settings)[-1],
        token=webchat_token(settings),
        origins=tuple(settings.webchat.origins),
        locales=("ko", "en"),
        wait=settings.webchat.rest_wait,
        accept=tuple(f".{ending}" for kind in KINDS for ending in kind.names),
        links=lambda token: {
            channel.name: link for channel in channels if (link := channel.link(token))
        },
    )


def _add_health(app: FastAPI, settings: Settings, parts: Parts, channels: ChannelTasks) -> None:
    @app.get("/health/live", include_in_schema=False)
    async def live() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/health/ready", include_in_schema=False)
    async def ready() -> JSONResponse:
        checks = {
            "database": await _database_answers(parts),
            "dialogue": await parts.dialogue.healthy(),
            "actions": await _answers(f"{settings.actions_url}/health"),
        }
        failing = [name for name, good in checks.items() if not good] + sorted(channels.failing)
        body = {"status": "failing" if failing else "ok", "failing": failing}
        return JSONResponse(body, status_code=503 if failing else 200)


async def _database_answers(parts: Parts) -> bool:
    try:
        await parts.database.run(ping)
    except SQLAlchemyError:
        return False
    return True


async def _answers(url: str) -> bool:
    try:
        async with httpx.AsyncClient(verify=tls.context(), trust_env=False, timeout=2.0) as client:
            return (await client.get(url)).is_success
    except httpx.HTTPError:
        return False


def run(settings: Settings) -> None:
    """The gateway process. Raises SettingError, StaleSchema."""
    logs.setup("gateway", settings)
    parts = building.build(settings, morphemes=True)
    metrics.serve(parts.metrics, settings.metrics_port)
    app = create_app(settings, parts)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=10,
        # Compression costs some 40 kB a connection; 16 MB would be read before we could refuse.
        ws_per_message_deflate=False,
        ws_max_size=256 * 1024,
        server_header=False,
    )
    Server(config, app.state.end_streams).run()
