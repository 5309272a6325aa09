"""A tracker opens in its own row and nowhere else; what the version before has sealed is moved."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain

from nlu import binding
from nlu.cipher import BOUND, Cipher, NotOpened, key_id
from nlu.compact import compact
from nlu.failures import TurnFailed
from nlu.rotate import rotate
from nlu.sealing import CHECKS, METADATA, ROWS, state
from nlu.tests.trackers import DATA_KEY, KEY, begun, seal_before, settings, store, turn
from nlu.tracker_store import CompactTrackerStore

NEW = bytes(range(9, 41))
NAMES = [f"c{number:02}" for number in range(2 * binding.BATCH + 3)]


def execute(url: str, *statements: Any) -> list[Any]:
    """In one transaction; the rows of the last one."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        done = [connection.execute(statement) for statement in statements][-1]
        rows = done.all() if done.returns_rows else []
    engine.dispose()
    return rows


def left_before(url: str, domain: Domain) -> None:
    """Conversations and the check of the key, as that version left them."""
    engine = sa.create_engine(url)
    METADATA.create_all(engine)
    engine.dispose()
    rows = []
    for number, name in enumerate(NAMES):
        tracker = begun(name, domain)
        turn(tracker, number, domain=domain)
        payload = seal_before(compact(tracker, domain))
        at = datetime.now(timezone.utc)
        rows.append({"conversation": name, "version": 1, "payload": payload, "updated_at": at})
    check = {"key_id": key_id(DATA_KEY), "box": seal_before(b"sinmungo")}
    execute(url, ROWS.insert().values(rows), CHECKS.insert().values(check))


def payloads(url: str) -> dict[str, bytes]:
    rows = execute(url, sa.select([ROWS.c.conversation, ROWS.c.payload]))
    return {row.conversation: bytes(row.payload) for row in rows}


def put(url: str, conversation: str, payload: bytes) -> None:
    this = ROWS.c.conversation == conversation
    execute(url, sa.update(ROWS).where(this).values(payload=payload))


def bound(url: str) -> int:
    return sum(one.startswith(BOUND) for one in payloads(url).values())


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "PAUSE", 0.0)


def said(ours: CompactTrackerStore, conversation: str) -> str:
    return str(asyncio.run(ours.retrieve(conversation)).latest_message.text)


def test_a_tracker_put_into_another_row_does_not_open(
    tmp_path: Path, url: str, domain: Domain
) -> None:
    ours = store(tmp_path, url, domain)
    for number, name in enumerate(("amy", "bob")):
        tracker = begun(name, domain)
        turn(tracker, number, domain=domain)
        asyncio.run(ours.save(tracker))
    put(url, "bob", payloads(url)["amy"])
    assert said(ours, "amy") == "text 0"
    with pytest.raises(TurnFailed, match="tracker_store"):
        asyncio.run(ours.retrieve("bob"))
    ours.close()


PLACES: dict[str, tuple[sa.Column, str]] = {
    "here": (ROWS.c.payload, "c"),
    "another row": (ROWS.c.payload, "d"),
    "another table": (CHECKS.c.box, "c"),
}


@pytest.mark.parametrize(("column", "row"), PLACES.values(), ids=PLACES)
def test_a_value_is_bound_to_table_column_and_row(column: sa.Column, row: str) -> None:
    cipher = Cipher([DATA_KEY])
    sealed = cipher.seal(b"secret", ROWS.c.payload, "c")
    if (column, row) == PLACES["here"]:
        assert cipher.open(sealed, column, row) == b"secret"
        return
    with pytest.raises(NotOpened):
        cipher.open(sealed, column, row)


def test_what_was_before_is_read_and_written_anew_by_the_next_turn(
    tmp_path: Path, url: str, domain: Domain
) -> None:
    left_before(url, domain)
    ours = store(tmp_path, url, domain)
    tracker = asyncio.run(ours.retrieve("c05"))
    assert tracker.latest_message.text == "text 5"
    turn(tracker, 100, domain=domain)
    asyncio.run(ours.save(tracker))
    assert bound(url) == 1
    assert said(ours, "c05") == "text 100"
    ours.close()


def test_those_that_rest_are_moved_and_then_nothing_unbound_is_opened(
    tmp_path: Path, url: str, domain: Domain
) -> None:
    left_before(url, domain)
    old = payloads(url)["c01"]
    assert state(settings(tmp_path, url=url))["unbound"] == len(NAMES)
    ours = store(tmp_path, url, domain)
    asyncio.run(binding.run(ours))
    assert bound(url) == len(NAMES)
    assert state(settings(tmp_path, url=url)) == {"state": "good", "opened": True, "unbound": 0}
    assert [said(ours, name) for name in NAMES] == [f"text {n}" for n in range(len(NAMES))]
    put(url, "c01", old)
    for one in (ours, store(tmp_path, url, domain)):
        with pytest.raises(TurnFailed, match="tracker_store"):
            asyncio.run(one.retrieve("c01"))
        one.close()


def test_broken_off_it_goes_on(tmp_path: Path, url: str, domain: Domain) -> None:
    left_before(url, domain)
    ours = store(tmp_path, url, domain)
    last, changed = asyncio.run(ours.bind(""))
    assert (last, changed, bound(url)) == (NAMES[binding.BATCH - 1], binding.BATCH, binding.BATCH)
    ours.close()
    other = store(tmp_path, url, domain)
    asyncio.run(binding.run(other))
    assert (bound(url), asyncio.run(other.is_bound())) == (len(NAMES), True)
    other.close()


def test_one_that_is_saved_meanwhile_stays_as_it_was_saved(
    tmp_path: Path, url: str, domain: Domain
) -> None:
    left_before(url, domain)
    ours = store(tmp_path, url, domain)
    tracker = asyncio.run(ours.retrieve("c00"))
    turn(tracker, 100, domain=domain)
    cipher = Cipher([DATA_KEY], takes_unbound=True)

    def meanwhile(*values: Any) -> bytes | None:
        # Between reading and writing: the version of its row is another one then.
        found = cipher.reseal(*values)
        if values[2] == "c00":
            connection.execute(
                sa.update(ROWS).where(ROWS.c.conversation == "c00").values(version=7)
            )
        return found

    engine = sa.create_engine(url)
    with engine.begin() as connection:
        binding.renew(connection, meanwhile, "")
    engine.dispose()
    assert not payloads(url)["c00"].startswith(BOUND)
    ours.close()


@pytest.mark.parametrize("before", [left_before, None], ids=["of before", "bound"])
def test_a_new_key(
    tmp_path: Path, url: str, domain: Domain, before: Callable[[str, Domain], None] | None
) -> None:
    left_before(url, domain)
    if before is None:
        ours = store(tmp_path, url, domain)
        asyncio.run(binding.run(ours))
        ours.close()
    new = base64.b64encode(NEW).decode()
    both = settings(tmp_path, url=url, key=f"{new},{KEY}")
    assert (rotate(both), rotate(both)) == (len(NAMES), 0)
    alone = settings(tmp_path, url=url, key=new)
    assert state(alone) == {"state": "good", "opened": True, "unbound": 0}
    ours = CompactTrackerStore(domain, settings=alone)
    assert said(ours, "c07") == "text 7"
    assert asyncio.run(ours.is_bound())
    ours.close()
    [check] = execute(url, sa.select([CHECKS.c.key_id, CHECKS.c.box]))
    assert (check.key_id, bytes(check.box)[:1]) == (key_id(NEW), BOUND)


def test_a_new_database_takes_nothing_unbound(tmp_path: Path, url: str, domain: Domain) -> None:
    ours = store(tmp_path, url, domain)
    assert asyncio.run(ours.is_bound())
    asyncio.run(ours.save(begun("c", domain)))
    put(url, "c", seal_before(compact(begun("c", domain), domain)))
    with pytest.raises(TurnFailed, match="tracker_store"):
        asyncio.run(ours.retrieve("c"))
    ours.close()
