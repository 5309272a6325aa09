"""Up, down and up again, on both databases; models and steps must agree."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from actions.portal import migrations as portal
from actions.portal.core.settings import PortalSettings
from actions.portal.migrations import NewerTables
from bot.cli.run.migrate import upgrade_all
from bot.core import migrate
from bot.core.db import connect
from bot.core.errors import NewerSchema, StaleSchema
from bot.core.settings import Settings


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


@pytest.mark.parametrize(
    ("table", "refused"),
    [(migrate.VERSION_TABLE, NewerSchema), (portal.VERSION_TABLE, NewerTables)],
    ids=["gateway", "portal"],
)
def test_a_newer_database_is_left_alone(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, table: str, refused: type[Exception]
) -> None:
    monkeypatch.setenv("SINMUNGO_VAR", str(settings.var))
    if settings.database_url:
        monkeypatch.setenv("SINMUNGO_DATABASE_URL", settings.database_url)
    upgrade_all(settings)
    of_portal = table == portal.VERSION_TABLE
    url = PortalSettings().url() if of_portal else settings.sqlalchemy_url
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET version_num = '9999'"))
    engine.dispose()
    before = _tables(settings)
    with pytest.raises(refused) as caught:
        upgrade_all(settings)
    assert "9999" in str(caught.value)
    assert "sinmungo migrate" not in str(caught.value)
    if not of_portal:
        with pytest.raises(NewerSchema):
            migrate.require_current(settings)
    assert _tables(settings) == before


def test_portal_migrates_beside_us(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two owners, two version tables; neither sees the other's tables as superfluous."""
    monkeypatch.setenv("SINMUNGO_VAR", str(settings.var))
    if settings.database_url:
        monkeypatch.setenv("SINMUNGO_DATABASE_URL", settings.database_url)
    upgrade_all(settings)
    assert migrate.differences(settings) == []
    migrate.require_current(settings)
    migrate.downgrade(settings)
    if settings.database_url:
        assert "portal_case" in _tables(settings)
