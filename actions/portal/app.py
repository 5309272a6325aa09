"""The embedded portal: mounted at `/portal` by the gateway, or a server by itself."""

from __future__ import annotations

import uvicorn
from fastapi import FastAPI

from actions.portal import (
    attachment_routes,
    catalogue,
    error_answers,
    key_store,
    migrations,
    routes,
)
from actions.portal.attachments import Uploads
from actions.portal.auth import Portal
from actions.portal.body_limit import BodyLimit
from actions.portal.database import Database, make_engine
from actions.portal.desk import Desk
from actions.portal.filing import Clock, Filing, utc_now
from actions.portal.settings import PortalSettings

GATEWAY = "gateway"


def create_app(settings: PortalSettings, now: Clock = utc_now) -> FastAPI:
    """The portal's app. Its tables must be there: see `prepare`."""
    content, keyring = catalogue.load(), settings.keyring()
    database = Database(make_engine(settings.url()))
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
        Desk(database, content, keyring, now),
        Uploads(database, keyring, now),
    )
    app.include_router(routes.PUBLIC)
    app.include_router(routes.KEYED)
    app.include_router(attachment_routes.KEYED)
    app.add_middleware(BodyLimit)
    error_answers.install(app)
    return app


def prepare(settings: PortalSettings) -> None:
    """Migrate, make our own gateway known, forget what is over. Repeatable."""
    migrations.upgrade(settings.url())
    ensure_client(settings, GATEWAY, settings.client_key())
    database = Database(make_engine(settings.url()))
    try:
        Filing(database, catalogue.load(), settings.keyring()).purge()
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


def run(settings: PortalSettings, host: str, port: int) -> None:
    """Serve the portal at `/portal` of `host:port` until a signal ends it."""
    prepare(settings)
    root = FastAPI(openapi_url=None)
    root.mount("/portal", create_app(settings))
    # Receipt numbers and idempotency keys stand in paths: no access log.
    uvicorn.run(root, host=host, port=port, access_log=False, log_level="warning")
