"""Migrations, append-only events, keys and their rotation, key files."""

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from actions.portal import migrations
from actions.portal.core.crypto import Keyring, Undecryptable
from actions.portal.core.keyfile import KeyRefused
from actions.portal.core.models import METADATA
from actions.portal.core.settings import PortalSettings, driver_url, new_data_key
from actions.portal.rotation import rewrap
from tests.actions.portal.conftest import World, file
from tests.kit.patience import PATIENCE


def tables(url: str) -> set[str]:
    engine = create_engine(url)
    try:
        return {name for name in inspect(engine).get_table_names() if name.startswith("portal_")}
    finally:
        engine.dispose()


def test_migrations_go_up_and_down(url: str) -> None:
    assert migrations.current_is_head(url)
    assert tables(url) == {*METADATA.tables, migrations.VERSION_TABLE}
    migrations.downgrade(url)
    assert not migrations.current_is_head(url)
    assert tables(url) == {migrations.VERSION_TABLE}
    migrations.upgrade(url)
    migrations.upgrade(url)
    assert migrations.current_is_head(url)


def test_migrations_make_what_the_models_say(url: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": migrations.VERSION_TABLE, "compare_type": False}
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_processes_that_start_together_migrate_once(url: str) -> None:
    migrations.downgrade(url)
    program = "import sys; from actions.portal.migrations import upgrade; upgrade(sys.argv[1])"
    started = [subprocess.Popen([sys.executable, "-c", program, url]) for _ in range(3)]
    assert [process.wait(PATIENCE) for process in started] == [0, 0, 0]
    assert migrations.current_is_head(url)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE portal_case_event SET event = 'closed'",
        "UPDATE portal_case_event SET at = at",
        "DELETE FROM portal_case_event",
    ],
    ids=["update", "update to the same", "delete"],
)
async def test_the_database_refuses_to_change_events(
    world: World, client: httpx.AsyncClient, statement: str
) -> None:
    await file(client)
    before = world.rows("SELECT * FROM portal_case_event")
    with (
        pytest.raises(DBAPIError, match="append-only"),
        world.portal.database.engine.begin() as connection,
    ):
        connection.execute(text(statement))
    assert world.rows("SELECT * FROM portal_case_event") == before


@pytest.mark.postgres
async def test_postgresql_refuses_truncate(world: World, client: httpx.AsyncClient) -> None:
    if world.portal.database.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    await file(client)
    with (
        pytest.raises(DBAPIError, match="append-only"),
        world.portal.database.engine.begin() as connection,
    ):
        connection.execute(text("TRUNCATE portal_case_event"))


async def test_rotation_of_the_data_key(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    receipts = [(await file(client, f"k{n}")).json()["receipt"] for n in range(3)]
    await officer.post(f"cases/{receipts[0]}/actions", json={"action": "take", "note": "메모"})
    before = (await officer.get(f"cases/{receipts[0]}")).json()
    assert world.settings.key is not None
    old, new = world.settings.key.get_secret_value(), new_data_key()
    both = Keyring.of([new, old])
    url = world.settings.url()
    assert rewrap(url, both) == 3
    assert rewrap(url, both) == 0
    only_new = Keyring.of([new])
    wrapped = world.rows("SELECT receipt, wrapped_key, title FROM portal_case")
    for receipt, key, title in wrapped:
        cipher = only_new.unwrap(bytes(key), receipt)
        assert cipher.open(bytes(title), "title") == "가로등이 고장났어요"
        with pytest.raises(Undecryptable):
            Keyring.of([old]).unwrap(bytes(key), receipt)
    object.__setattr__(world.portal.desk._keyring, "keys", Keyring.of([new, old]).keys)
    assert (await officer.get(f"cases/{receipts[0]}")).json() == before


def test_a_ciphertext_belongs_to_its_case_and_column() -> None:
    ring = Keyring.of([new_data_key()])
    cipher, wrapped = ring.new_case_key("A")
    sealed = cipher.seal("글", "title")
    assert ring.unwrap(wrapped, "A").open(sealed, "title") == "글"
    assert cipher.seal("글", "title") != sealed
    for broken in (sealed[:-1], sealed[1:], b"", sealed[:5]):
        with pytest.raises(Undecryptable):
            cipher.open(broken, "title")
    with pytest.raises(Undecryptable):
        cipher.open(sealed, "body")
    with pytest.raises(Undecryptable):
        ring.unwrap(wrapped, "B")


def test_gateway_and_portal_never_encrypt_under_the_same_key() -> None:
    data_key = new_data_key()
    assert base64.urlsafe_b64decode(data_key) not in Keyring.of([data_key]).keys


@pytest.mark.parametrize(
    "bad", [[], ["short"], ["A" * 43], [base64.b64encode(b"x" * 16).decode()], ["ключ"]]
)
def test_a_malformed_data_key_is_refused(bad: list[str]) -> None:
    with pytest.raises(ValueError, match=r"data key|ASCII"):
        Keyring.of(bad)


def test_first_run_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "KEY", "PORTAL_KEY"):
        monkeypatch.delenv(f"SINMUNGO_{name}", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SINMUNGO_VAR", str(tmp_path / "v"))
    # Set and empty is as good as not set.
    monkeypatch.setenv("SINMUNGO_DATABASE_URL", "")
    settings = PortalSettings()
    assert settings.url() == f"sqlite:///{tmp_path}/v/portal.db"
    with pytest.raises(KeyRefused, match=f"missing.*{tmp_path}/v/key"):
        settings.keyring()
    settings.ensure_key()
    assert settings.keyring() == settings.keyring()
    assert len(settings.client_key()) == 43
    assert settings.client_key() == PortalSettings().client_key()
    assert len(base64.urlsafe_b64decode((tmp_path / "v" / "key").read_text())) == 32


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgresql://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgres://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgresql+psycopg://u@h/d", "postgresql+psycopg://u@h/d"),
        ("sqlite:///x.db", "sqlite:///x.db"),
    ],
)
def test_database_urls(given: str, used: str) -> None:
    assert driver_url(given) == used
