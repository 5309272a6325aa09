"""Channels in the gateway: one that fails stops no other, is named, and is tried again."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest

from bot.gateway import tasks as channel_tasks
from bot.gateway.tasks import ChannelTasks
from connectors.contract import Gateway, SendError, Unauthorised
from tests.kit.core.core import Core, eventually, make_settings
from tests.kit.fakes.channel_memory import MemoryChannel


class Polled(MemoryChannel):
    """Its first polls, or starts, fail as `failures` and `bad_starts` say."""

    def __init__(
        self, account: str, failures: list[Exception], bad_starts: list[Exception]
    ) -> None:
        super().__init__(account=account)
        self.failures, self.bad_starts = failures, bad_starts
        self.polls = 0

    async def start(self) -> None:
        if self.bad_starts:
            raise self.bad_starts.pop()

    async def poll(self, gateway: Gateway) -> None:
        self.polls += 1
        if self.failures:
            raise self.failures.pop()
        await asyncio.Event().wait()


class Other(Polled):
    name = "other"


@pytest.mark.parametrize(
    "error", [Unauthorised("token"), ValueError("unforeseen")], ids=["foreseen", "unforeseen"]
)
@pytest.mark.parametrize("where", ["poll", "start"])
async def test_one_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, where: str
) -> None:
    bad = Polled("memory:1", [error] * (where == "poll"), [error] * (where == "start"))
    good = Other("memory:2", [], [])
    core = Core(make_settings(tmp_path / "var"), channels={"memory:1": bad, "memory:2": good})
    tasks = ChannelTasks(core.runtime, core.gateway)
    monkeypatch.setattr(channel_tasks, "AGAIN", 0.3)
    running = asyncio.create_task(tasks.run())
    try:
        expected = error.code if isinstance(error, SendError) else "ValueError"
        await eventually(lambda: tasks.failing == {"memory": expected})
        await eventually(lambda: bad.polls == (2 if where == "poll" else 1))
        assert tasks.failing == {}, "works again, and says so"
        assert (good.polls, running.done()) == (1, False)
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        core.close()
