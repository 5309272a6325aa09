"""Key states, backup and restore on PostgreSQL, where one database holds everything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bot.core.crypto import load_keys, new_key
from tests.cli.ran import Sinmungo
from tests.kit.core.sealed_before import seal_before
from tests.kit.ports import free_port
from tests.kit.stack.postgres import fresh_database

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with fresh_database() as fresh:
        monkeypatch.setenv("SINMUNGO_DATABASE_URL", fresh)
        for name in ("PORT", "DIALOGUE_PORT", "ACTIONS_PORT"):
            monkeypatch.setenv(f"SINMUNGO_{name}", str(free_port()))
        yield fresh


def run_sql(url: str, statement: str, *values: object) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        done = connection.execute(statement.encode(), values)
        return done.fetchall() if done.description else []


@pytest.mark.parametrize(
    ("age", "harm", "words"),
    [
        pytest.param(False, "lost", "only a copy of the key helps", id="lost"),
        pytest.param(True, "lost", "only a copy of the key helps", id="lost, an old database"),
        pytest.param(False, "wrong", "does not open this database", id="another"),
        pytest.param(True, "wrong", "does not open this database", id="another, an old database"),
        pytest.param(False, "cut", "is not whole", id="cut"),
        pytest.param(True, "right", "", id="right, an old database"),
    ],
)
def test_a_harmed_key_stops_the_start(
    url: str, sinmungo: Sinmungo, folder: Path, age: bool, harm: str, words: str
) -> None:
    assert sinmungo("migrate").code == 0
    key = folder / "var" / "key"
    if age:
        sealed = seal_before(load_keys(folder / "var")[0], "010")
        run_sql(url, "DELETE FROM key_checks")
        run_sql(url, "INSERT INTO vault VALUES ('c', '⟦phone:1⟧', 'phone', %s, 0)", sealed)
    if harm == "lost":
        shutil.rmtree(folder / "var")
    elif harm != "right":
        key.write_text({"wrong": new_key(), "cut": "abc"}[harm])
    ran = sinmungo("migrate")
    assert (ran.code, words in ran.rest) == (0 if harm == "right" else 2, True)
    assert key.exists() is (harm != "lost")
    assert len(run_sql(url, "SELECT * FROM key_checks")) == (1 if harm == "right" or not age else 0)


def test_backup_and_restore(url: str, sinmungo: Sinmungo, folder: Path) -> None:
    assert sinmungo("migrate").code == 0
    run_sql(
        url,
        "INSERT INTO outbox (conversation_id, turn, seq, account, kind, state, part, attempts,"
        " not_before, secret, created_at)"
        " VALUES ('c', 't', 0, 'sms:1', 'notice', 'queued', 0, 0, 0, false, 0)",
    )
    run_sql(url, "INSERT INTO portal_counter VALUES ('feed/1', 9)")
    assert sinmungo("backup", "b").code == 0
    assert sorted(path.name for path in (folder / "b").iterdir()) == [
        "manifest.json",
        "sinmungo.dump",
    ]
    run_sql(url, "UPDATE outbox SET turn = 'later'")
    run_sql(url, "INSERT INTO ended_sessions VALUES ('who', 1, 99999999999)")
    refused = sinmungo("restore", "b", "--no-input")
    assert (refused.code, "--yes" in refused.rest) == (1, True)
    assert sinmungo("restore", "b", "--yes").code == 0
    assert run_sql(url, "SELECT turn, state FROM outbox") == [("t", "unknown")]
    assert run_sql(url, "SELECT contact FROM ended_sessions") == [("who",)]
    assert run_sql(url, "SELECT value FROM portal_counter WHERE name = 'feed/1'") == [(1009,)]
    assert run_sql(url, "SELECT nextval(pg_get_serial_sequence('outbox', 'id')) > 1000000") == [
        (True,)
    ]
    assert sinmungo("migrate").code == 0


def test_without_the_tools_of_postgresql(
    url: str, sinmungo: Sinmungo, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sinmungo("migrate").code == 0
    monkeypatch.setenv("PATH", str(folder))
    ran = sinmungo("backup", "b")
    assert (ran.code, "pg_dump is missing" in ran.rest) == (1, True)
    assert not (folder / "b").exists()
