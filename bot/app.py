"""The gateway process: channels, the embedded portal, health."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine
from datetime import timedelta
from typing import Any

import httpx
import structlog
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import SQLAlchemyError

from actions.adapters.files import KINDS
from actions.base.network import network_of
from actions.base.proxies import Proxies, Trusted
from actions.portal.api.refused_keys import Event
from actions.portal.app import create_app as create_portal
from actions.portal.core.settings import PortalSettings
from bot import compose
from bot.cases.officer_answers import never_told
from bot.conversations import lease
from bot.core import logs, metrics
from bot.core.crypto import session_key
from bot.core.db import write_something
from bot.core.security_events import report
from bot.core.settings import Settings, data_keys, webchat_token
from bot.gateway.headers import Protocol as HeaderProtocol
from bot.gateway.proxies import Strangers
from bot.gateway.server import Server
from bot.gateway.service import Gateway
from bot.gateway.sessions import older_keys
from bot.gateway.tasks import ChannelTasks
from bot.heartbeat import Heartbeat
from bot.knowledge import routes as faq_routes
from bot.turn.runtime import TurnRuntime
from connectors import tls, webchat, webhook
from locales import LANGUAGES

log = structlog.get_logger("gateway")
DRAIN = 8.0
READY_WITHIN = 2.0
"""Seconds within which a message must be stored for us to be ready."""


def create_app(settings: Settings, runtime: TurnRuntime) -> FastAPI:
    """Everything the gateway answers; `runtime` is closed when it stops."""
    gateway = Gateway(runtime)
    channels, heartbeat = ChannelTasks(runtime, gateway), Heartbeat(runtime, "gateway")
    knowledge = runtime.lookups.knowledge
    sent_to = list(runtime.channels.values())
    chat_settings = _webchat_settings(settings, runtime, gateway)
    streams = webchat.Streams(chat_settings)
    socket = webchat.socketio(gateway, chat_settings, streams)

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await gateway.ended.look()
        works = [gateway.run(), gateway.ended.run(), heartbeat.run()]
        works += [_renew(gateway, runtime), channels.run()]
        if knowledge is not None:
            works.append(knowledge.warm())
        tasks = [_begun(runtime, work) for work in works]
        yield
        await app.state.end_streams()
        await gateway.drain(DRAIN)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if knowledge is not None:
            await knowledge.close()
        await runtime.database.run(lambda c: lease.release_all(c, runtime.owner))
        await heartbeat.end()
        runtime.database.close()

    async def end_streams() -> None:
        gateway.end_streams()
        await socket.close()

    app = FastAPI(title="Sinmungo", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.end_streams = end_streams
    trusted = Trusted(settings.limits.trusted_proxies)
    app.add_middleware(Proxies, trusted=trusted, stranger=Strangers(runtime.metrics, runtime.clock))
    _add_failure(app, runtime, gateway)
    _add_health(app, settings, runtime, channels)
    if knowledge is not None:
        # Before the portal, whose mount would take its address.
        app.include_router(faq_routes.routes(knowledge))
    if settings.embedded_portal:
        app.mount("/portal", _portal(runtime))
    app.include_router(webchat.routes(gateway, chat_settings, streams))
    app.mount("/socket.io", socket)
    app.include_router(webhook.routes(gateway, sent_to, settings.public_url, _count(runtime)))
    return app


def _begun(runtime: TurnRuntime, work: Coroutine[Any, Any, object]) -> asyncio.Task[object]:
    """What goes on as long as we run does not end unseen."""

    def ended(task: asyncio.Task[object]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
            log.error("a task of the gateway ended", task=task.get_name(), exc_info=error)

    task = asyncio.create_task(work, name=getattr(work, "__qualname__", None))
    task.add_done_callback(ended)
    return task


def _portal(runtime: TurnRuntime) -> FastAPI:
    def key_refused(event: Event, network: str | None) -> None:
        report(runtime.metrics, event, network=network)

    return create_portal(PortalSettings(), never_told=never_told, key_refused=key_refused)


def _count(runtime: TurnRuntime) -> webhook.Count:
    def count(channel: str, reason: str) -> None:
        runtime.metrics.refusals.labels(channel=channel, reason=reason).inc()

    return count


async def _renew(gateway: Gateway, runtime: TurnRuntime) -> None:
    while True:
        await asyncio.sleep(runtime.settings.lease_seconds / 3)
        with contextlib.suppress(SQLAlchemyError):
            # A database that is away for longer costs us the leases: another process goes on.
            await gateway.renew()


def _webchat_settings(
    settings: Settings, runtime: TurnRuntime, gateway: Gateway
) -> webchat.WebchatSettings:
    keys, channels = data_keys(settings), runtime.channels.values()
    return webchat.WebchatSettings(
        session_key=session_key(keys[0]),
        older_keys=older_keys(runtime.database, keys),
        ended=gateway.ended,
        session_age=timedelta(days=settings.webchat.session_days),
        token=webchat_token(settings),
        origins=tuple(settings.webchat.origins),
        locales=LANGUAGES.offered,
        wait=settings.webchat.rest_wait,
        accept=tuple(f".{ending}" for kind in KINDS for ending in kind.names),
        network=network_of,
        report=lambda event, client: report(runtime.metrics, event, network=network_of(client)),
        links=lambda token: {
            channel.name: link for channel in channels if (link := channel.link(token))
        },
    )


def _add_failure(app: FastAPI, runtime: TurnRuntime, gateway: Gateway) -> None:
    @app.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> Response:
        """What nobody expected: a sentence for the person; the server writes the error down."""
        runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
        return webchat.failed(gateway, request.headers.get("accept-language"))


def _add_health(
    app: FastAPI, settings: Settings, runtime: TurnRuntime, channels: ChannelTasks
) -> None:
    @app.get("/health/live", include_in_schema=False)
    async def live() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/health/ready", include_in_schema=False)
    async def ready() -> JSONResponse:
        checks = {
            "database": await _database_answers(runtime),
            "dialogue": await runtime.dialogue.healthy(),
            "actions": await _answers(f"{settings.actions_url}/health"),
        }
        failing = [name for name, good in checks.items() if not good] + sorted(channels.failing)
        body = {"status": "failing" if failing else "ok", "failing": failing}
        return JSONResponse(body, status_code=503 if failing else 200)


async def _database_answers(runtime: TurnRuntime) -> bool:
    """Whether a message could be stored now."""
    try:
        await runtime.database.run(write_something, seconds=READY_WITHIN)
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
    runtime = compose.build(settings, morphemes=True)
    metrics.serve(runtime.metrics, settings.metrics_port)
    app = create_app(settings, runtime)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=HeaderProtocol,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=10,
        # Compression costs some 40 kB a connection; 16 MB would be read before we could refuse.
        ws_per_message_deflate=False,
        ws_max_size=256 * 1024,
        server_header=False,
        # `Proxies` reads what proxies say.
        proxy_headers=False,
    )
    Server(config, app.state.end_streams).run()
