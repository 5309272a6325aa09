"""Changes at the portal reach those who filed and want to hear of it, each once."""

from __future__ import annotations

import pytest

from bot.models.cases import Cursor
from bot.models.conversations import Conversation
from bot.models.messages import Inbound
from tests.kit.core.core import Core, texts
from tests.kit.core.core_people import file_case

AMY, BOB, NOBODY = (f"1AA-2611-000000{n}K" for n in (1, 2, 3))


@pytest.fixture
async def filed(core: Core) -> Core:
    """Amy's case, Bob's (who wants no news), and one that nobody here filed."""
    core.dialogue.answers = {
        "끄기": [{"effect": {"type": "notify", "on": False}}, {"say": "test.yes"}]
    }
    await core.say("a", contact="amy")
    await core.say("끄기", contact="bob")
    ids = {row.notify: row.id for row in core.rows(Conversation)}
    for reference, conversation in ((AMY, ids[True]), (BOB, ids[False]), (NOBODY, None)):
        file_case(core, reference, conversation)
    return core


async def told(core: Core, contact: str = "amy") -> list[str]:
    await core.worker.read_feeds()
    await core.worker.take_due()
    return texts(await core.say("?", contact=contact))[:-1]


@pytest.mark.parametrize("event", ["taken", "answered", "closed"])
async def test_told_once(filed: Core, event: str) -> None:
    filed.portal.change(AMY, event, "working")
    assert await told(filed) == ["case_changed"]
    assert AMY not in repr(filed.rows(Inbound)), "which outlives an erasure"
    heard = [asked["metadata"].get("result") for asked in filed.dialogue.asked]
    (result,) = [found for found in heard if found]
    assert (result["event"], result["case"]["reference"]) == (event, AMY)
    assert (result["case"]["state"], result["case"]["answer"]) == ("working", "답")
    assert await told(filed) == []


async def test_each_change_is_told(filed: Core) -> None:
    filed.portal.change(AMY, "taken", "checking")
    filed.portal.change(AMY, "answered", "decided")
    assert await told(filed) == ["case_changed", "case_changed"]


@pytest.mark.parametrize(
    ("reference", "event", "contact"),
    [
        pytest.param(BOB, "answered", "bob", id="who-wants-no-news"),
        pytest.param(NOBODY, "answered", "amy", id="not-ones-own"),
        pytest.param(AMY, "viewed", "amy", id="no-news"),
        pytest.param("1AA-2611-0000099K", "answered", "amy", id="unknown-case"),
    ],
)
async def test_not_told(filed: Core, reference: str, event: str, contact: str) -> None:
    filed.portal.change(reference, event, "working")
    assert await told(filed, contact) == []
    assert filed.rows(Cursor)[0].value == "1"


async def test_told_once_though_the_feed_is_read_twice(filed: Core) -> None:
    """Killed after the notice and before the cursor: the page comes again."""
    filed.portal.change(AMY, "taken", "working")
    assert await told(filed) == ["case_changed"]
    other = filed.restart()
    other.database.now(
        lambda c: c.exec_driver_sql("UPDATE cursors SET value = '', lease_until = 0")
    )
    assert await told(other) == []
    assert [row.kind for row in other.rows(Inbound)].count("system") == 1
    other.close()


async def test_a_feed_that_cannot_be_read_goes_on_later(filed: Core) -> None:
    filed.portal.change(AMY, "taken", "working")
    filed.portal.down = True
    assert await told(filed) == []
    filed.portal.down = False
    assert await told(filed) == ["case_changed"]


async def test_a_case_that_is_gone_does_not_stop_the_feed(filed: Core) -> None:
    filed.portal.views.pop(AMY)
    filed.portal.change(AMY, "taken", "working")
    assert await told(filed) == []
    filed.portal.add(AMY)
    filed.portal.change(AMY, "answered", "working")
    assert await told(filed) == ["case_changed"]


async def test_long_feeds_are_read_to_the_end(filed: Core) -> None:
    for _ in range(150):
        filed.portal.change(NOBODY, "taken", "working")
    filed.portal.change(AMY, "taken", "working")
    assert await told(filed) == []
    assert await told(filed) == ["case_changed"]


async def test_one_worker_reads_a_feed(filed: Core) -> None:
    other = filed.restart()
    await filed.worker.read_feeds()
    filed.portal.change(AMY, "taken", "working")
    await other.worker.read_feeds()
    assert filed.rows(Cursor)[0].value == ""
    other.clock.move(31)
    await other.worker.read_feeds()
    assert filed.rows(Cursor)[0].value == "1"
    other.close()
