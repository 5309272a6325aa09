"""Up, down and up again, on both databases; models and steps must agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect

from bot import migrate
from bot.db import connect
from bot.errors import StaleSchema
from bot.settings import Settings
from tests.kit.postgres import fresh_database


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    if request.param == "sqlite":
        yield Settings(var=tmp_path / "var", database_url="", _env_file=None)
        return
    with fresh_database() as url:
        yield Settings(var=tmp_path / "var", database_url=url, _env_file=None)


def _tables(settings: Settings) -> set[str]:
    engine = connect(settings.sqlalchemy_url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def test_up_down_up(settings: Settings) -> None:
    assert migrate.current(settings) is None
    migrate.upgrade(settings)
    full = _tables(settings)
    assert {"inbox", "outbox", "conversations", migrate.VERSION_TABLE} <= full
    migrate.downgrade(settings)
    assert _tables(settings) == {migrate.VERSION_TABLE}
    migrate.upgrade(settings)
    assert _tables(settings) == full
    assert migrate.current(settings) == migrate.head()


def test_models_have_their_migrations(settings: Settings) -> None:
    assert migrate.differences(settings) != []
    migrate.upgrade(settings)
    assert migrate.differences(settings) == []


def test_stale_schema_names_the_command(settings: Settings) -> None:
    with pytest.raises(StaleSchema, match=r"Run: sinmungo migrate"):
        migrate.require_current(settings)
    migrate.upgrade(settings)
    migrate.require_current(settings)


def test_portal_migrates_beside_us(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two owners, two version tables; neither sees the other's tables as superfluous."""
    monkeypatch.setenv("SINMUNGO_VAR", str(settings.var))
    if settings.database_url:
        monkeypatch.setenv("SINMUNGO_DATABASE_URL", settings.database_url)
    migrate.upgrade_all(settings)
    assert migrate.differences(settings) == []
    migrate.require_current(settings)
    migrate.downgrade(settings)
    if settings.database_url:
        assert "portal_case" in _tables(settings)
