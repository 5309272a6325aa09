"""The tracker store by itself: bounded, versioned, encrypted; on SQLite and PostgreSQL."""

from __future__ import annotations

import asyncio
import base64
import uuid
from pathlib import Path

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SlotSet, UserUttered

from nlu.compact import compact, restore
from nlu.failures import TurnFailed
from nlu.settings import SettingsError
from nlu.tests.trackers import KEY, begun, settings, store, turn
from nlu.tracker_store import CompactTrackerStore


def test_slots_and_loop_outlive_the_events_that_set_them(domain: Domain) -> None:
    tracker = begun("c", domain)
    draft = SlotSet("draft", {"answers": ["가"]})
    turn(tracker, 0, ActiveLoop("service_form"), draft, domain=domain)
    for number in range(1, 9):
        turn(tracker, number, domain=domain)
        tracker = restore(compact(tracker, domain), "c", domain)
    assert tracker.get_slot("draft") == {"answers": ["가"]}
    assert tracker.active_loop_name == "service_form"
    assert tracker.latest_message.text == "text 8"
    assert tracker.latest_action_name == "action_listen"
    users = [e.text for e in tracker.events if isinstance(e, UserUttered)]
    assert users == ["text 7", "text 8"]
    turn(tracker, 9, ActiveLoop(None), SlotSet("draft", None), domain=domain)
    for number in range(10, 14):
        turn(tracker, number, domain=domain)
        tracker = restore(compact(tracker, domain), "c", domain)
    assert (tracker.get_slot("draft"), tracker.active_loop_name) == (None, None)


def test_turn_2000_is_no_larger_than_turn_20(domain: Domain) -> None:
    tracker, sizes = begun("c", domain), {}
    for number in range(2001):
        turn(tracker, number, SlotSet("draft", {"n": number}), domain=domain)
        payload = compact(tracker, domain)
        tracker = restore(payload, "c", domain)
        sizes[number] = (len(payload), len(tracker.events))
    assert sizes[2000][0] <= sizes[20][0] * 1.05
    assert sizes[2000][1] == sizes[20][1]


def test_saved_read_erased(tmp_path: Path, url: str, domain: Domain) -> None:
    async def run() -> None:
        ours, conversation = store(tmp_path, url, domain), str(uuid.uuid4())
        tracker = begun(conversation, domain)
        turn(tracker, 1, domain=domain)
        await ours.save(tracker)
        assert (await ours.retrieve(conversation)).latest_message.text == "text 1"
        assert conversation in await ours.keys()
        assert await ours.erase(conversation) is True
        assert await ours.erase(conversation) is False
        assert await ours.retrieve(conversation) is None
        ours.close()

    asyncio.run(run())


def test_the_older_of_two_writers_fails(tmp_path: Path, url: str, domain: Domain) -> None:
    async def run() -> None:
        first, second = (store(tmp_path, url, domain) for _ in range(2))
        wrapped = FailSafeTrackerStore(second)
        conversation = str(uuid.uuid4())
        one, two = begun(conversation, domain), begun(conversation, domain)
        await first.save(one)
        with pytest.raises(TurnFailed, match="conflict"):
            await wrapped.save(two)
        late = await wrapped.retrieve(conversation)
        for _ in range(2):
            await first.save(one)
        with pytest.raises(TurnFailed, match="conflict"):
            await wrapped.save(late)
        await first.erase(conversation)
        with pytest.raises(TurnFailed, match="conflict"):
            await first.save(one)
        first.close()
        second.close()

    asyncio.run(run())


def test_a_database_that_is_not_there_fails_the_turn(tmp_path: Path, domain: Domain) -> None:
    nowhere = "postgresql+psycopg2://nobody@127.0.0.1:1/none"
    wrapped = FailSafeTrackerStore(store(tmp_path, nowhere, domain))
    with pytest.raises(TurnFailed, match="tracker_store"):
        asyncio.run(wrapped.retrieve("c"))
    with pytest.raises(TurnFailed, match="tracker_store"):
        asyncio.run(wrapped.save(begun("c", domain)))


def test_another_key_reads_nothing(tmp_path: Path, domain: Domain) -> None:
    url = f"sqlite:///{tmp_path / 'tracker.db'}"
    tracker = begun("c", domain)
    asyncio.run(store(tmp_path, url, domain).save(tracker))
    other = base64.b64encode(bytes(32)).decode()
    stranger = CompactTrackerStore(domain, settings=settings(tmp_path, url=url, key=other))
    with pytest.raises(TurnFailed, match="tracker_store"):
        asyncio.run(stranger.retrieve("c"))


KEYS = {
    "none": None,
    "short": base64.b64encode(b"short").decode(),
    "no base64": "!" * 44,
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_no_usable_key_is_said_at_once(tmp_path: Path, domain: Domain, key: str | None) -> None:
    with pytest.raises(SettingsError, match="key"):
        CompactTrackerStore(domain, settings=settings(tmp_path, key=key))


def test_the_key_may_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY + "\n", encoding="ascii")
    assert settings(tmp_path, key=None).data_keys() == [bytes(range(32))]
