"""What a turn asks of the database, and how what is looked for often is found."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bot.core.db import Database
from bot.delivery import store as delivery
from bot.messages import inbox
from tests.kit.core.core import CIPHER, Core, GatedDatabase

Statement = tuple[str, Any]


@contextmanager
def recorded(database: Database) -> Iterator[list[Statement]]:
    """What is executed meanwhile, with its values."""
    found: list[Statement] = []

    def record(_c: Any, _cursor: Any, text: str, values: Any, *_rest: Any) -> None:
        found.append((text, values))

    event.listen(database.engine, "before_cursor_execute", record)
    try:
        yield found
    finally:
        event.remove(database.engine, "before_cursor_execute", record)


@contextmanager
def counted(database: GatedDatabase) -> Iterator[list[int]]:
    """Instructions of the database meanwhile: one number, the same on every machine."""
    total = [0]

    def step() -> int:
        total[0] += 1
        return 0

    def call(connection: Connection, handler: Callable[[], int] | None) -> None:
        handle: Any = connection.connection.driver_connection
        handle.set_progress_handler(handler, 1)

    database.now(lambda c: call(c, step))
    try:
        yield total
    finally:
        database.now(lambda c: call(c, None))


async def test_a_long_conversation(core: Core) -> None:
    """A turn costs the same however many there were before."""
    costs = []
    for turns in (10, 300):
        for number in range(turns):
            await core.say(f"{turns} {number}", account="rest")
        with counted(core.database) as total:
            await core.say(f"{turns} again", account="rest")
        costs.append(total[0])
    assert costs[0] > 100
    assert costs[1] < costs[0] * 1.1


async def test_a_plain_turn(core: Core) -> None:
    """Accepted, answered, fetched and delivered: four transactions, few statements (21 now)."""
    await core.say("하나")
    with recorded(core.database) as found:
        await core.say("둘")
    begun = sum(text.startswith("BEGIN") for text, _ in found)
    assert begun <= 4
    assert len(found) - begun <= 23


@pytest.mark.parametrize(
    "job",
    [
        pytest.param(lambda c: delivery.due(c, CIPHER, "sms:1", time.time(), 64), id="due replies"),
        pytest.param(lambda c: inbox.turn_state(c, "t"), id="state of a turn"),
        pytest.param(lambda c: delivery.release_held(c, "c"), id="more"),
        pytest.param(lambda c: delivery.turn_of(c, "sms:1", "s"), id="status callback"),
    ],
)
def test_found_by_an_index(core: Core, job: Callable[[Connection], Any]) -> None:
    """However many rows there are: nothing is read through, nothing is sorted."""
    with recorded(core.database) as found:
        core.database.now(job)

    def plan(connection: Connection) -> list[str]:
        return [
            str(row[-1])
            for text, values in found
            if not text.startswith("BEGIN")
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)
        ]

    steps = core.database.now(plan)
    assert steps
    assert not [step for step in steps if step.startswith("SCAN") or "TEMP B-TREE" in step]
