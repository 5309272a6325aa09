"""What a turn asks of the database, and how what is looked for often is found."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bot import inbox, sending
from bot.db import Database
from tests.kit.core import CIPHER, Core

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
        pytest.param(lambda c: sending.due(c, CIPHER, "sms:1", time.time(), 64), id="due replies"),
        pytest.param(lambda c: inbox.turn_state(c, "t"), id="state of a turn"),
        pytest.param(lambda c: sending.release_held(c, "c"), id="more"),
        pytest.param(lambda c: sending.turn_of(c, "sms:1", "s"), id="status callback"),
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
