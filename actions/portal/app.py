"""The embedded portal: mounted at `/portal` by the gateway, or a server by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager

import uvicorn
from fastapi import FastAPI

from actions.base.proxies import Proxies, Trusted
from actions.portal import migrations
from actions.portal.api import attachment_routes, error_answers, routes
from actions.portal.api.auth import Portal
from actions.portal.api.body_limit import BodyLimit
from actions.portal.api.refused_keys import RefusedKeys, Told, write_down
from actions.portal.cases import key_checks
from actions.portal.cases.desk import Desk, NeverTold, nothing_refused
from actions.portal.cases.filing import Clock, Filing, utc_now
from actions.portal.content import catalogue
from actions.portal.core import keys as key_store
from actions.portal.core.database import Database, make_engine
from actions.portal.core.settings import PortalSettings
from actions.portal.files.attachments import Uploads

GATEWAY = "gateway"


def create_app(
    settings: PortalSettings,
    now: Clock = utc_now,
    never_told: NeverTold = nothing_refused,
    key_refused: Told = write_down,
) -> FastAPI:
    """The portal's app. Its tables must be there: see `prepare`. Raises KeyRefused."""
    content, keyring = catalogue.load(), settings.keyring()
    database = Database(make_engine(settings.url()))
    key_checks.require(database, keyring, settings.key_place)
    app = FastAPI(
        title="Sinmungo portal",
        version="1.0.0",
        openapi_url="/v1/openapi.json",
        # Their pages load scripts from a foreign address.
        docs_url=None,
        redoc_url=None,
    )
    app.state.portal = Portal(
        database,
        content,
        keyring,
        Filing(database, content, keyring, now),
        Desk(database, content, keyring, now, never_told),
        Uploads(database, keyring, now),
        RefusedKeys(database, now, key_refused),
    )
    app.include_router(routes.PUBLIC)
    app.include_router(routes.KEYED)
    app.include_router(attachment_routes.KEYED)
    app.add_middleware(BodyLimit)
    error_answers.install(app)
    return app


def prepare(settings: PortalSettings) -> None:
    """Migrate, make our own gateway known, forget what is over. Repeatable. Raises KeyRefused."""
    settings.ensure_key()
    keyring = settings.keyring()
    settings.var.mkdir(parents=True, exist_ok=True)
    migrations.upgrade(settings.url())
    database = Database(make_engine(settings.url()))
    try:
        key_checks.require(database, keyring, settings.key_place)
        ensure_client(settings, GATEWAY, settings.client_key())
        Filing(database, catalogue.load(), keyring).purge()
        RefusedKeys(database, utc_now, write_down).purge()
    finally:
        database.close()


def ensure_client(settings: PortalSettings, name: str, key: str) -> None:
    """A client `name` with `key` is known afterwards; an earlier key of that name ends."""
    database = Database(make_engine(settings.url()))
    try:
        with database.write() as session:
            key_store.save_client(session, name, key, utc_now())
    finally:
        database.close()


def run(
    settings: PortalSettings,
    host: str,
    port: int,
    never_told: NeverTold,
    beside: AbstractContextManager[None],
    trusted: Trusted,
) -> None:
    """Serve the portal at `/portal` of `host:port` until a signal ends it; `beside` is entered
    while it serves, `trusted` are the proxies before it."""
    prepare(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        with beside:
            yield

    root = FastAPI(openapi_url=None, lifespan=lifespan)
    root.add_middleware(Proxies, trusted=trusted)
    root.mount("/portal", create_app(settings, never_told=never_told))
    # Receipt numbers and idempotency keys stand in paths: no access log.
    uvicorn.run(
        root, host=host, port=port, access_log=False, log_level="warning", proxy_headers=False
    )
