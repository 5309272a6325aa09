"""Each process says which keys it knows, and for how long that counts."""

from __future__ import annotations

from functools import partial

import pytest

from bot.core.crypto import key_id
from bot.heartbeat import Heartbeat
from bot.keys import processes as process_store
from tests.kit.core.core import KEY, Core


def running(core: Core) -> dict[str, list[str]]:
    return core.database.now(partial(process_store.running, now=core.clock()))


async def test_the_dialogue_is_known_by_those_who_talk_to_it(
    any_core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def keys() -> tuple[str, ...]:
        return ("one", "two")

    monkeypatch.setattr(any_core.runtime.dialogue, "keys", keys)
    heartbeat = Heartbeat(any_core.runtime, "worker")
    await heartbeat.beat()
    (dialogue,) = [known for name, known in running(any_core).items() if "dialogue" in name]
    assert dialogue == ["one", "two"]
    await heartbeat.end()
    assert running(any_core) == {}


async def test_who_runs_knows_its_keys(any_core: Core) -> None:
    heartbeat = Heartbeat(any_core.runtime, "gateway")
    await heartbeat.beat()
    await heartbeat.beat()
    assert running(any_core) == {f"gateway {any_core.owner}": [key_id(KEY), process_store.BINDS]}
    any_core.clock.move(process_store.SILENT - 1)
    assert running(any_core)
    any_core.clock.move(2)
    assert running(any_core) == {}, "it was killed"
    await heartbeat.beat()
    await heartbeat.end()
    assert running(any_core) == {}
