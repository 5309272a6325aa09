"""A portal on a database of its own: SQLite always, PostgreSQL for tests marked `postgres`."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import create_engine, make_url, text

from actions.portal import migrations
from actions.portal.api.auth import Portal
from actions.portal.app import GATEWAY, create_app, ensure_client
from actions.portal.core.settings import PortalSettings, new_data_key

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
"""A Tuesday, 10:30 in Seoul."""
POSTGRES = os.environ.get(
    "SINMUNGO_TEST_POSTGRES", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
)
CLIENT_KEY = "client-key-of-the-tests"


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class World:
    """A running portal and what a test needs to look behind it."""

    app: FastAPI
    settings: PortalSettings
    clock: Clock

    @property
    def portal(self) -> Portal:
        found: Portal = self.app.state.portal
        return found

    def http(self, key: str | None = CLIENT_KEY) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://portal/v1/", headers=headers)

    def rows(self, statement: str) -> list[Any]:
        with self.portal.database.engine.connect() as connection:
            return list(connection.execute(text(statement)))


@contextmanager
def postgres_database() -> Iterator[str]:
    """The URL of an empty database that ends with the test."""
    name = f"sinmungo_{uuid.uuid4().hex[:12]}"
    admin = create_engine(make_url(POSTGRES), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "portal.db"
    migrations.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path, migrated_file: Path) -> Iterator[str]:
    """A migrated, empty database."""
    if request.param == "sqlite":
        shutil.copy(migrated_file, tmp_path / "portal.db")
        yield f"sqlite:///{tmp_path / 'portal.db'}"
        return
    with postgres_database() as found:
        migrations.upgrade(found)
        yield found


def portal_settings(url: str, var: Path) -> PortalSettings:
    return PortalSettings(
        _env_file=None,
        var=var,
        database_url=url,
        key=new_data_key(),
        portal_key=CLIENT_KEY,
    )


@pytest.fixture
def world(url: str, tmp_path: Path) -> Iterator[World]:
    settings = portal_settings(url, tmp_path)
    clock = Clock()
    ensure_client(settings, GATEWAY, CLIENT_KEY)
    found = World(create_app(settings, clock), settings, clock)
    yield found
    found.portal.database.close()


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with world.http() as found:
        yield found


@pytest.fixture
async def officer(world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with world.http(world.portal.desk.add_officer("김담당")) as found:
        yield found


def petition(**changes: Any) -> dict[str, Any]:
    return {
        "service": "street_light",
        "title": "가로등이 고장났어요",
        "body": "집 앞 가로등이 일주일째 꺼져 있어요.\n고쳐 주세요.",
        "attributes": {"place": "새봄동 12"},
        "consent": {"version": "2026-11", "at": "2026-11-24T10:00:00+09:00"},
        **changes,
    }


async def file(client: httpx.AsyncClient, key: str = "k1", **changes: Any) -> httpx.Response:
    return await client.post("cases", json=petition(**changes), headers={"Idempotency-Key": key})
