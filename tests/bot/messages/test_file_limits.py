"""How many files are kept, by the tables of another hand: at the gateway, where a file comes with
its content, and where it is fetched from its channel. On both databases."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, update
from structlog.testing import capture_logs

from bot.core.disk import disk_of
from bot.core.sql import table
from bot.messages.file_limits import MB
from bot.models.conversations import Conversation
from bot.models.messages import StoredFile
from connectors.contract import FileRef, Refused
from connectors.webchat.problems import STATUS
from tests.kit.core.core import Core, GatedDatabase, system
from tests.kit.core.core_people import People
from tests.kit.sets import rows

conversations, files = table(Conversation), table(StoredFile)
FILES = rows("limits", "files")
MUCH = 1_000 * MB


def text(size: int, name: str = "memo.txt") -> FileRef:
    """A file of exactly this size."""
    return FileRef("upload", name, "text/plain", size, b"a" * size)


def put(connection: Connection, conversation_id: str, sizes: list[int]) -> None:
    """Rows that say so: of their contents nothing is read."""
    for number, size in enumerate(sizes):
        row = StoredFile(
            id=f"{conversation_id}-{number}", conversation_id=conversation_id, sha256="",
            size=size, content_sealed=b"", created_at=0.0,
        )  # fmt: skip
        connection.execute(files.insert().values(row.model_dump()))


def split(size: int, count: int) -> list[int]:
    return [size // count] * (count - 1) + [size - size // count * (count - 1)] if count else []


def consent(connection: Connection, at: float | None) -> None:
    connection.execute(update(conversations).values(consented_at=at))


def fill(database: GatedDatabase, conversation_id: str, row: dict[str, Any]) -> None:
    others = row["all"] - row["bytes"]
    database.now(partial(consent, at=1.0 if row["consent"] else None))
    own = split(row["bytes"], row["count"])
    database.now(partial(put, conversation_id=conversation_id, sizes=own))
    theirs = split(others, math.ceil(others / MUCH))
    database.now(partial(put, conversation_id="others", sizes=theirs))


@pytest.mark.parametrize("row", FILES, ids=[row["id"] for row in FILES])
async def test_a_file_comes_with_its_content(any_core: Core, row: dict[str, Any]) -> None:
    core = any_core
    first = await core.accept("안녕하세요")
    await core.settle()
    fill(core.database, first.conversation, row)
    core.free = row["free"]
    before = len(core.rows(StoredFile))
    refusal, status = None, 202
    with capture_logs() as logged:
        try:
            await core.accept(file=text(row["new"]))
        except Refused as refused:
            refusal, status = refused.key, STATUS[refused.reason]
    await core.settle()
    assert status == row["web"]
    assert refusal == (row["why"] and f"system.file.{row['why']}")
    assert len(core.rows(StoredFile)) - before == int(row["file"] == "kept")
    told = [event["reason"] for event in logged if event["event"] == "upload_refused"]
    assert told == ([row["why"]] if row["why"] else [])
    assert await core.say("글은 받아요"), "a text is taken in every state"


FETCHED = {
    "the fifth": ({"sizes": [1] * 4, "claimed": 5}, None),
    "a sixth": ({"sizes": [1] * 5, "claimed": 5}, "many"),
    "too much before consent": ({"sizes": [19 * MB], "claimed": 2 * MB}, "much"),
    "larger than it said": ({"sizes": [20 * MB - 3], "claimed": 1}, "much"),
    "nobody said how large": ({"sizes": [20 * MB - 3], "claimed": None}, "much"),
    "no room for anybody": ({"sizes": [], "claimed": 5, "free": 1_000 * MB}, "full"),
}


@pytest.mark.parametrize(("state", "why"), FETCHED.values(), ids=FETCHED)
async def test_a_file_is_fetched(people: People, state: dict[str, Any], why: str | None) -> None:
    core, there = people.core, people.channel("telegram")
    await people.write("telegram", "amy", "안녕하세요")
    name = people.conversation("telegram", "amy")
    core.database.now(partial(put, conversation_id=name, sizes=state["sizes"]))
    core.free = state.get("free")
    there.files["f"] = b"a" * 5
    people.mark()
    file = FileRef("f", "memo.txt", "text/plain", state["claimed"])
    await core.gateway.take(there, there.message("amy", "2", file=file))
    await people.settle()
    kept = len(core.rows(StoredFile)) - len(state["sizes"])
    assert kept == int(why is None)
    if why is not None:
        told = people.sent("telegram")
        values: dict[str, Any] = {"many": {"most": 5}, "much": {"limit": 20}}.get(why, {})
        assert told[-1] == system(f"system.file.{why}", **values)


async def test_what_is_refused_by_its_claim_is_not_fetched(people: People) -> None:
    core, there = people.core, people.channel("telegram")
    await people.write("telegram", "amy", "안녕하세요")
    name = people.conversation("telegram", "amy")
    core.database.now(partial(put, conversation_id=name, sizes=[20 * MB]))
    file = FileRef("not there", "memo.txt", "text/plain", 5)
    await core.gateway.take(there, there.message("amy", "2", file=file))
    await people.settle()
    assert people.sent("telegram")[-1] == system("system.file.much", limit=20)


async def test_the_same_message_again_is_no_further_file(any_core: Core) -> None:
    core = any_core
    for number in range(5):
        await core.say(file=text(number + 1), external_id=f"m{number}")
    again = await core.accept(file=text(5), external_id="m4")
    assert (again.duplicate, len(core.rows(StoredFile))) == (True, 5)


async def test_a_message_that_waits_is_the_same_file_again(any_core: Core) -> None:
    core = any_core
    for number in range(4):
        await core.say(file=text(number + 1))
    core.dialogue.down = "503"
    for _ in range(2):
        await core.accept(file=text(9))
        await core.settle()
    assert len(core.rows(StoredFile)) == 5


def test_the_disk_of_a_database_elsewhere_is_not_seen(database: GatedDatabase) -> None:
    free = disk_of(database)()
    assert free is None if database.postgresql else free is not None and free > 0
