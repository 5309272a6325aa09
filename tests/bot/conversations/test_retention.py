"""What has ended goes after a while, by a table of rows; and what was erased is not on the disk."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table
from sqlmodel import SQLModel

from bot import retention_store
from bot.core import log_truncation
from bot.models.cases import Case, NoticeProof, PendingSubmission, ProofAttempt
from bot.models.conversations import Contact, Conversation
from bot.models.messages import Inbound, Outbound
from tests.kit.core.core import Core, GatedDatabase

DAY = 24 * 3600.0
OLD, NEW = 100.0, 1000.0
BETWEEN = 500.0


def inbound(state: str, at: float, conversation: str = "c") -> Inbound:
    return Inbound(
        account="webchat", external_id=f"{state}{at}{conversation}", conversation_id=conversation,
        turn=f"t{state}{at}{conversation}", kind="text", digest="d", state=state, correlation="x",
        received_at=at,
    )  # fmt: skip


def submission(state: str, at: float, conversation: str = "c") -> PendingSubmission:
    return PendingSubmission(
        key=f"k{state}{at}{conversation}", conversation_id=conversation, turn="t",
        capability="petition", portal="native", locale="ko", channel="webchat", state=state,
        created_at=at,
    )  # fmt: skip


def proof(at: float) -> NoticeProof:
    return NoticeProof(
        outbox_id=int(at),
        conversation_id="c",
        portal="native",
        reference="r",
        event="answered",
        channel="sms",
        at=at,
    )


ROWS: list[tuple[SQLModel, bool]] = [
    *((inbound(state, OLD), False) for state in ("done", "merged", "dropped")),
    *((inbound(state, NEW), True) for state in ("done", "merged", "dropped")),
    (inbound("pending", OLD), True),
    *((submission(state, OLD), False) for state in ("done", "rejected", "failed")),
    *((submission(state, OLD), True) for state in ("queued", "unknown")),
    *((submission(state, NEW), True) for state in ("done", "rejected", "failed", "queued")),
    (ProofAttempt(turn="t1", asker="a", at=OLD), False),
    (ProofAttempt(turn="t2", asker="a", at=NEW), True),
    (proof(OLD), False),
    (proof(NEW), True),
]
"""A row, and whether it stays."""


def put(database: GatedDatabase, *rows: SQLModel) -> None:
    for row in rows:
        table = SQLModel.metadata.tables[str(type(row).__tablename__)]
        values = {k: v for k, v in row.model_dump().items() if k != "id" or v is not None}
        database.now(partial(_insert, table=table, values=values))


def _insert(connection: Connection, table: Table, values: dict[str, object]) -> None:
    connection.execute(table.insert().values(values))


@pytest.mark.parametrize(("row", "stays"), ROWS)
def test_what_ended_is_deleted_after_a_while(
    database: GatedDatabase, row: SQLModel, stays: bool
) -> None:
    put(database, row)
    assert database.now(lambda c: retention_store.purge(c, BETWEEN)) == int(not stays)
    assert database.now(lambda c: retention_store.purge(c, BETWEEN)) == 0


def conversation(name: str, seen: float, moved_to: str | None = None) -> Conversation:
    return Conversation(id=name, created_at=0.0, seen_at=seen, moved_to=moved_to)


def case(name: str) -> Case:
    return Case(
        portal="native", reference=f"r{name}", capability="petition", conversation_id=name,
        pin_hash="h", created_at=0.0,
    )  # fmt: skip


IDLE = {
    "nobody came back": ([conversation("c", OLD)], ["c"]),
    "somebody did": ([conversation("c", NEW)], []),
    "it has a case": ([conversation("c", OLD), case("c")], []),
    "another has a case": ([conversation("c", OLD), conversation("d", OLD), case("d")], ["c"]),
    "a message waits": ([conversation("c", OLD), inbound("pending", OLD)], []),
    "its messages are done": ([conversation("c", OLD), inbound("done", OLD)], ["c"]),
    "a petition is on its way": ([conversation("c", OLD), submission("unknown", OLD)], []),
    "a petition was refused": ([conversation("c", OLD), submission("rejected", OLD)], ["c"]),
    "it went on elsewhere": ([conversation("c", OLD, moved_to="d")], ["c"]),
}


@pytest.mark.parametrize(("rows", "idle"), IDLE.values(), ids=IDLE)
def test_conversations_that_nobody_needs(
    database: GatedDatabase, rows: list[SQLModel], idle: list[str]
) -> None:
    put(database, *rows)
    assert database.now(lambda c: retention_store.idle(c, BETWEEN)) == idle


async def test_a_year_later_nothing_of_it_is_left(core: Core) -> None:
    await core.say("제 번호는 010-1234-5678이에요")
    name = core.rows(Conversation)[0].id
    core.clock.move(364 * DAY)
    await core.worker.clean_up()
    assert [row.id for row in core.rows(Conversation)] == [name]
    core.clock.move(2 * DAY)
    await core.worker.clean_up()
    for model in (Conversation, Contact, Inbound, Outbound):
        assert core.rows(model) == []
    assert core.dialogue.forgotten == [name]


async def test_a_dialogue_that_is_away_is_asked_again(core: Core) -> None:
    await core.say("a")
    core.clock.move(366 * DAY)
    core.dialogue.down = "503"
    await core.worker.clean_up()
    assert len(core.rows(Conversation)) == 1
    core.dialogue.down = ""
    core.clock.move(61)
    await core.worker.clean_up()
    assert core.rows(Conversation) == []


MARK = "지울글" * 200
echo = {"say": "test.echo", "values": {"text": "x"}}


def on_disk(folder: Path) -> bool:
    """Whether the text stands in any file of the database, sealed as it is."""
    files = [path for path in folder.glob("sinmungo.db*") if path.is_file()]
    return any(MARK.encode() in path.read_bytes() for path in files)


def test_what_is_deleted_is_not_on_the_disk(tmp_path: Path) -> None:
    database = GatedDatabase(f"sqlite:///{tmp_path / 'sinmungo.db'}")
    database.now(lambda c: c.exec_driver_sql("CREATE TABLE t (id INTEGER PRIMARY KEY, said TEXT)"))
    database.now(lambda c: c.exec_driver_sql("INSERT INTO t (said) VALUES (?)", (MARK,)))
    assert on_disk(tmp_path)
    database.now(lambda c: c.exec_driver_sql("DELETE FROM t"))
    assert on_disk(tmp_path), "in the log"
    assert log_truncation._truncate(tmp_path / "sinmungo.db")
    assert not on_disk(tmp_path)
    database.close()


def test_a_reader_is_waited_for_and_then_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_truncation, "WAIT", 0.01)
    path = tmp_path / "sinmungo.db"
    database = GatedDatabase(f"sqlite:///{path}")
    database.now(lambda c: c.exec_driver_sql("CREATE TABLE t (said TEXT)"))
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM t").fetchone()
    database.now(lambda c: c.exec_driver_sql("INSERT INTO t VALUES ('x')"))
    assert not log_truncation._truncate(path)
    reader.close()
    assert log_truncation._truncate(path)
    database.close()


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert log_truncation._truncate(tmp_path / "portal.db")
    assert list(tmp_path.iterdir()) == []


async def test_after_an_erasure_and_hourly(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    emptied: list[float] = []

    async def truncate(_settings: object) -> bool:
        emptied.append(core.clock())
        return len(emptied) != 3

    monkeypatch.setattr(log_truncation, "truncate", truncate)
    begun = core.clock()
    for seconds in (0, 60, 3600, 60):
        core.clock.move(seconds)
        await core.worker.clean_up()
    core.dialogue.answers = {"지워": [{"effect": {"type": "erase"}}, echo]}
    await core.say("지워")
    for _ in range(3):
        core.clock.move(1)
        await core.worker.clean_up()
    after = [round(at - begun) for at in emptied]
    assert after == [0, 3660, 3721, 3722], "the third one found a reader and is tried again"
