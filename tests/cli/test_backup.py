"""A backup is of one moment and whole, its keys are apart; what a restore does, and refuses."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from actions.portal.cases import counter_store
from actions.portal.content import catalogue
from actions.portal.core.database import Database, make_engine
from bot.core.crypto import new_key
from tests.cli.ran import Sinmungo
from tests.kit.patience import PATIENCE, ended
from tests.kit.ports import free_port


@pytest.fixture(autouse=True)
def _ports(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORT", "DIALOGUE_PORT", "ACTIONS_PORT"):
        monkeypatch.setenv(f"SINMUNGO_{name}", str(free_port()))


def run_sql(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database, database:
        return database.execute(statement, values).fetchall()


def reply(var: Path, state: str, account: str = "telegram:1") -> None:
    number = len(run_sql(var / "sinmungo.db", "SELECT id FROM outbox"))
    run_sql(
        var / "sinmungo.db",
        "INSERT INTO outbox (conversation_id, turn, seq, account, kind, state, part, attempts,"
        " not_before, secret, created_at) VALUES ('c', ?, 0, ?, 'notice', ?, 0, 0, 0, 0, 0)",
        f"t{number}", account, state,
    )  # fmt: skip


def test_backup_and_restore(migrated: Sinmungo, folder: Path) -> None:
    var, target, safe = folder / "var", folder / "backup", folder / "safe"
    reply(var, "queued")
    reply(var, "sent")
    made = migrated("backup", str(target), "--with-keys", str(safe))
    assert made.code == 0
    assert sorted(path.name for path in target.iterdir()) == [
        "gateway.db",
        "manifest.json",
        "portal.db",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in target.iterdir()} == {0o600}
    key = (var / "key").read_text()
    assert all(key.encode() not in path.read_bytes() for path in target.iterdir())
    assert (safe / "key").read_text() == key
    shutil.rmtree(var)
    done = migrated("restore", str(target), "--with-keys", str(safe))
    assert (done.code, "1 messages were waiting" in done.rest) == (0, True)
    assert (var / "key").read_text() == key
    assert run_sql(var / "sinmungo.db", "SELECT state FROM outbox ORDER BY id") == [
        ("unknown",),
        ("sent",),
    ]
    assert migrated("migrate").code == 0
    reply(var, "queued")
    assert run_sql(var / "sinmungo.db", "SELECT max(id) > 1000000 FROM outbox") == [(1,)]
    assert not list(var.glob(".restore*"))


@pytest.mark.parametrize(
    ("states", "options", "after"),
    [
        (("queued", "sending", "held"), (), ["unknown", "unknown", "held"]),
        (("queued", "sending"), ("--send-queued",), ["queued", "unknown"]),
    ],
    ids=["nothing is sent twice", "asked for"],
)
def test_what_was_waiting_to_be_sent(
    migrated: Sinmungo,
    folder: Path,
    states: tuple[str, ...],
    options: tuple[str, ...],
    after: list[str],
) -> None:
    var = folder / "var"
    for state in states:
        reply(var, state)
    reply(var, "queued", account="")
    assert migrated("backup", "b").code == 0
    assert migrated("restore", "b", "--yes", *options).code == 0
    found = run_sql(var / "sinmungo.db", "SELECT state FROM outbox ORDER BY id")
    assert [row[0] for row in found] == [*after, "queued"], "what is fetched waits for its reader"


def test_leases_and_codes_end_and_ended_sessions_stay_ended(
    migrated: Sinmungo, folder: Path
) -> None:
    gateway = folder / "var" / "sinmungo.db"
    run_sql(gateway, "INSERT INTO cursors VALUES ('feed', '7', 'host:1', 99999999999)")
    run_sql(
        gateway,
        "INSERT INTO passes (digest, kind, conversation_id, contact_id, turn, made_at, expires_at)"
        " VALUES ('d', 'code', 'c', 'p', '', 0, 99999999999)",
    )
    assert migrated("backup", "b").code == 0
    run_sql(gateway, "INSERT INTO ended_sessions VALUES ('who', 1, 99999999999)")
    assert migrated("restore", "b", "--yes").code == 0
    assert run_sql(gateway, "SELECT value, owner FROM cursors") == [("7", None)]
    assert run_sql(gateway, "SELECT * FROM passes") == []
    assert run_sql(gateway, "SELECT contact, at FROM ended_sessions") == [("who", 1.0)]


def _change(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def _newer(manifest: Path) -> None:
    found = json.loads(manifest.read_text())
    found["schema"]["gateway"] = "9999"
    manifest.write_text(json.dumps(found))


HARM: dict[str, tuple[Callable[[Path], object], str]] = {
    "no folder": (lambda b: shutil.rmtree(b), "There is no backup"),
    "no manifest": (lambda b: (b / "manifest.json").unlink(), "There is no backup"),
    "half a manifest": (
        lambda b: (b / "manifest.json").write_text((b / "manifest.json").read_text()[:99]),
        "There is no backup",
    ),
    "another manifest": (lambda b: (b / "manifest.json").write_text("[]"), "There is no backup"),
    "a byte of the gateway's": (lambda b: _change(b / "gateway.db"), "is not as it was"),
    "a byte of the portal's": (lambda b: _change(b / "portal.db"), "is not as it was"),
    "a file is gone": (lambda b: (b / "portal.db").unlink(), "is not as it was"),
    "by a newer program": (lambda b: _newer(b / "manifest.json"), "made by a newer program"),
    "the key is lost": (lambda b: (b.parent / "var" / "key").unlink(), "no data key"),
    "another key": (
        lambda b: (b.parent / "var" / "key").write_text(new_key()),
        "does not open this database (backup)",
    ),
    "the key is cut": (lambda b: (b.parent / "var" / "key").write_text("abc"), "is not whole"),
}


@pytest.mark.parametrize(("harm", "words"), HARM.values(), ids=HARM)
def test_refused_and_nothing_has_changed(
    migrated: Sinmungo, folder: Path, harm: Callable[[Path], object], words: str
) -> None:
    var = folder / "var"
    assert migrated("backup", "b").code == 0
    reply(var, "queued")
    harm(folder / "b")
    ran = migrated("restore", "b", "--yes")
    assert ran.code in (1, 2)
    assert words in ran.rest
    assert run_sql(var / "sinmungo.db", "SELECT state FROM outbox") == [("queued",)]
    assert not [path for path in var.iterdir() if path.name.startswith((".restore", "replaced"))]


def test_what_is_here_is_replaced_only_by_an_explicit_yes(migrated: Sinmungo, folder: Path) -> None:
    var = folder / "var"
    assert migrated("backup", "b").code == 0
    reply(var, "queued")
    ran = migrated("restore", "b", "--no-input")
    assert (ran.code, "--yes" in ran.rest) == (1, True)
    assert migrated("restore", "b", "--yes").code == 0
    assert run_sql(var / "sinmungo.db", "SELECT state FROM outbox") == []
    (kept,) = var.glob("replaced-*")
    assert run_sql(kept / "sinmungo.db", "SELECT state FROM outbox") == [("queued",)]


def test_a_broken_database_is_no_hindrance(migrated: Sinmungo, folder: Path) -> None:
    assert migrated("backup", "b").code == 0
    for path in (folder / "var").glob("sinmungo.db*"):
        path.write_bytes(b"no database at all" * 100)
    assert migrated("restore", "b", "--yes").code == 0
    assert migrated("migrate").code == 0


def test_not_while_something_runs(migrated: Sinmungo, folder: Path) -> None:
    assert migrated("backup", "b").code == 0
    run_sql(
        folder / "var" / "sinmungo.db",
        "INSERT INTO process_keys VALUES ('host:7:ab', 'worker', 'x', ?)",
        time.time(),
    )
    ran = migrated("restore", "b", "--yes")
    assert (ran.code, "worker host:7:ab" in ran.rest) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("backup", "full"), "is not empty"),
        (("backup", "b", "--with-keys", "b/keys"), "Keys cannot be kept within"),
    ],
)
def test_backup_refused(
    migrated: Sinmungo, folder: Path, arguments: tuple[str, ...], words: str
) -> None:
    (folder / "full").mkdir()
    (folder / "full" / "file").touch()
    ran = migrated(*arguments)
    assert (ran.code, words in ran.rest) == (1, True)
    assert not (folder / "b").exists()
    assert not list(folder.glob(".*partial"))


def test_nothing_to_back_up(sinmungo: Sinmungo, folder: Path) -> None:
    assert sinmungo("backup", "b").code == 1
    assert [path.name for path in folder.iterdir()] == ["endpoints.yml"]


def test_all_databases_are_of_one_moment(migrated: Sinmungo, folder: Path) -> None:
    """A writer goes from one to the other and back: a copy never has the second without the
    first."""
    var, paths = folder / "var", [folder / "var" / name for name in ("sinmungo.db", "portal.db")]
    for path in paths:
        run_sql(path, "CREATE TABLE steps (n INTEGER)")
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            for path in paths:
                with closing(sqlite3.connect(path, timeout=PATIENCE)) as database, database:
                    database.execute("INSERT INTO steps VALUES (?)", (number,))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            assert migrated("backup", f"b{number}").code == 0
    finally:
        stop.set()
        ended(writer)
    assert run_sql(var / "portal.db", "SELECT max(n) FROM steps")[0][0]
    for number in range(5):
        ((gateway,),), ((portal,),) = (
            run_sql(folder / f"b{number}" / name, "SELECT coalesce(max(n), 0) FROM steps")
            for name in ("gateway.db", "portal.db")
        )
        assert isinstance(gateway, int)
        assert portal in (gateway, gateway - 1)


@pytest.mark.parametrize(
    ("filed", "days", "skipped"),
    [
        pytest.param(0, 0.1, 1000, id="at least"),
        pytest.param(300, 5, 1000, id="ten a day for five days: 500, so the least"),
        pytest.param(3000, 5, 5000, id="a hundred a day"),
        pytest.param(3000, 40, 40_000, id="over a month"),
    ],
)
def test_receipt_numbers_skip_ahead(
    migrated: Sinmungo, folder: Path, filed: int, days: float, skipped: int
) -> None:
    now = datetime(2026, 11, 29, 3, tzinfo=UTC)
    backup_at = now - timedelta(days=days)
    assert migrated("migrate").code == 0
    portal = folder / "var" / "portal.db"
    before = (backup_at - timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S.000000")
    columns = [row[1] for row in run_sql(portal, "PRAGMA table_info(portal_case)")]
    with closing(sqlite3.connect(portal)) as database, database:
        for number in range(filed):
            values = [before if name == "submitted_at" else f"{number}" for name in columns]
            marks = ", ".join("?" * len(columns))
            database.execute(f"INSERT INTO portal_case VALUES ({marks})", values)
        database.execute("INSERT INTO portal_counter VALUES ('receipt/1AA/2610', 70)")
        database.execute("INSERT INTO portal_counter VALUES ('feed/1', 9)")
    series = {service.series for service in catalogue.load().services.values()}
    opened = Database(make_engine(f"sqlite:///{portal}"))
    with opened.write() as session:
        assert counter_store.skip_ahead(session, series, backup_at, now) == skipped
    opened.close()
    found = {row[0]: row[1] for row in run_sql(portal, "SELECT name, value FROM portal_counter")}
    assert found["receipt/1AA/2610"] == 70 + skipped
    assert found["feed/1"] == 9 + skipped
    assert found["receipt/1AA/2611"] == skipped, "a month that has begun since"


def test_doctor_knows_how_old_the_last_one_is(migrated: Sinmungo, folder: Path) -> None:
    def told() -> str:
        lines = migrated("doctor").data.splitlines()
        return next(line for line in lines if "  backup " in line)

    assert told().startswith("WARN")
    assert migrated("backup", "b").code == 0
    assert told().startswith("OK")
    last = folder / "var" / "last-backup.json"
    last.write_text(json.dumps({"at": (datetime.now(UTC) - timedelta(days=8)).isoformat()}))
    assert told().startswith("WARN")
    assert os.listdir(folder / "b")
