"""What nobody waits for, done by itself; one thing that breaks stops no other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.models.cases import Case
from bot.models.conversations import Conversation, Personal
from bot.models.messages import Inbound, Outbound
from bot.worker import AT_ONCE, DRAFT_DAYS, PURGE_EVERY
from tests.bot.cases.test_delivery import confirmed
from tests.kit.core.core import Core, eventually, receipt_said, texts


def break_payload(core: Core) -> None:
    """Sealed with another key: this turn cannot be taken by anybody."""
    statement = text("UPDATE inbox SET payload_sealed = :bytes WHERE id = 1")
    core.database.now(lambda c: c.execute(statement, {"bytes": bytes(60)}))


async def left_behind(core: Core, count: int) -> None:
    """Messages of several people whose gateway died before it took them."""
    core.hold()
    for number in range(count):
        await core.accept("a", contact=f"c{number}")
    await core.kill()
    core.dialogue.before = None


async def test_one_that_breaks_stops_no_other(core: Core, logged: list[Any]) -> None:
    await left_behind(core, 3)
    worker = core.restart()
    break_payload(worker)
    for _ in range(2):
        worker.clock.move(11)
        await worker.worker.take_due()
    assert [row.state for row in worker.rows(Inbound)] == ["pending", "done", "done"]
    assert "turn broke off" in [event["event"] for event in logged]
    count = worker.runtime.metrics.incidents.labels(reason="SettingError")
    assert count._value.get() == 2
    worker.close()


async def test_a_broken_turn_keeps_no_lease(core: Core) -> None:
    """Renewed only while the turn runs: else nobody could ever take the conversation again."""
    await left_behind(core, 1)
    worker = core.restart()
    break_payload(worker)
    worker.clock.move(11)
    await worker.worker.take_due()
    for _ in range(3):
        worker.clock.move(6)
        await worker.worker.renew()
        await worker.gateway.renew()
    assert worker.rows(Conversation)[0].lease_until < worker.clock()
    worker.close()


@pytest.mark.parametrize("renewed", [True, False])
async def test_a_long_turn_keeps_its_lease(make_core: Callable[..., Core], renewed: bool) -> None:
    core = make_core()
    gate = core.hold()
    await core.accept("a")
    await eventually(lambda: bool(core.dialogue.asked))
    other = core.restart()
    for _ in range(3):
        core.clock.move(8)
        if renewed:
            await core.gateway.renew()
    taking = asyncio.create_task(other.worker.take_due())
    if renewed:
        await taking
    else:
        await eventually(lambda: len(core.dialogue.asked) == 2)
    gate.set()
    await taking
    await core.settle()
    assert len(core.dialogue.asked) == (1 if renewed else 2)
    assert len(core.rows(Outbound)) == 1
    other.close()


async def test_only_so_many_at_once(make_core: Callable[..., Core]) -> None:
    core = make_core(turn_timeout=9.0)
    await left_behind(core, AT_ONCE + 4)
    worker = core.restart()
    worker.clock.move(11)
    gate = worker.hold()
    worker.dialogue.asked.clear()
    taking = asyncio.create_task(worker.worker.take_due())
    places = worker.worker._places
    await eventually(lambda: len(worker.dialogue.asked) >= AT_ONCE and places.locked())
    assert len(worker.dialogue.asked) == AT_ONCE
    gate.set()
    await taking
    assert len(worker.rows(Outbound)) == AT_ONCE + 4
    worker.close()


async def test_all_by_itself(core: Core) -> None:
    core.dialogue.answers = {"보내기": confirmed("k1"), "receipt": receipt_said}
    running = asyncio.create_task(core.worker.run())
    await core.say("보내기")
    await eventually(lambda: len(core.rows(Outbound)) == 2)
    core.portal.change(core.rows(Case)[0].reference, "answered", "decided")
    await eventually(lambda: len(core.rows(Outbound)) == 3)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_database_that_is_away_does_not_end_it(core: Core) -> None:
    core.database.close()
    running = asyncio.create_task(core.worker.run())
    with capture_logs() as logs:
        # All of its works, and the quickest of them again.
        await eventually(lambda: len(logs) > 6)
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@pytest.mark.parametrize(
    ("model", "kept", "after"),
    [
        pytest.param(Outbound, 24 * 3600.0, 0, id="delivered-replies"),
        pytest.param(Personal, DRAFT_DAYS * 24 * 3600.0, 0, id="numbers-of-old-drafts"),
    ],
)
async def test_what_is_old_goes(core: Core, model: Any, kept: float, after: int) -> None:
    await core.say("010-1234-5678")
    assert len(core.rows(model)) == 1
    core.clock.move(kept)
    await core.worker.clean_up()
    assert len(core.rows(model)) == 1
    core.clock.move(PURGE_EVERY)
    await core.worker.clean_up()
    assert len(core.rows(model)) == after


async def test_leases_and_replies_of_the_dead_are_settled(core: Core) -> None:
    await core.fetch(await core.accept("a"), delivered=False)
    core.clock.move(16)
    await core.worker.clean_up()
    assert [row.state for row in core.rows(Outbound)] == ["unknown"]
    assert texts(await core.say("b")) == ["a", "b"]


async def test_waiting_is_counted(core: Core) -> None:
    core.dialogue.down = "503"
    await core.say("a")
    await core.worker.clean_up()
    assert core.runtime.metrics.inbox_waiting._value.get() == 1
