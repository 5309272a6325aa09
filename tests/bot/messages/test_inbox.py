"""What was taken in: once, in order, and never lost."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from bot.conversations import contacts
from bot.conversations import lease as leases
from bot.conversations.sender import NewMessage
from bot.messages import inbox
from bot.messages.inbox import Claim
from bot.models.conversations import Conversation
from bot.models.messages import Inbound
from connectors.contract import Refused
from tests.kit.core.core import CIPHER, Core, GatedDatabase, rows, system
from tests.kit.patience import PATIENCE

SECONDS = 10.0


def new(text: str, external_id: str = "", *, kind: str = "text", contact: str = "x") -> NewMessage:
    external_id = external_id or uuid.uuid4().hex
    return NewMessage(
        account="webchat",
        contact=contact,
        external_id=external_id,
        conversation_id=str(uuid.uuid4()),
        turn=str(uuid.uuid4()),
        kind=kind,
        payload=inbox.sealed(CIPHER, "webchat", external_id, {"text": text, "channel": "webchat"}),
        digest=CIPHER.digest("said", kind, text),
        correlation="c",
        locale="ko",
        bound=True,
    )


def add(database: GatedDatabase, message: NewMessage, now: float = 100.0) -> tuple[str, str]:
    """(conversation, turn)"""

    def job(connection: Any) -> tuple[str, str]:
        row = contacts.ensure(connection, CIPHER, message, now)
        return row.id, inbox.add(connection, message, row.id, now, row.contact_id)

    return database.now(job)


def claim(database: GatedDatabase, conversation: str, now: float = 100.0) -> Claim | None:
    return database.now(lambda c: inbox.claim(c, conversation, "me", now=now, seconds=SECONDS))


def said(found: Claim | None) -> str | None:
    return None if found is None else inbox.opened(CIPHER, found.inbound)["text"]


def go_on(database: GatedDatabase, found: Claim, now: float = 100.0) -> Claim | None:
    """The turn is done; the next one of the same lease."""

    def job(connection: Any) -> Claim | None:
        inbox.finish(connection, found.inbound.id)
        return inbox.next_claim(connection, found.lease, now)

    return database.now(job)


def fail(database: GatedDatabase, found: Claim, until: float) -> None:
    """The dialogue did not answer: the turn waits."""

    def job(connection: Any) -> None:
        inbox.postpone(connection, found.inbound.id, until)
        leases.release(connection, found.lease)

    database.now(job)


def test_the_same_message_twice_is_one_row(database: GatedDatabase) -> None:
    first = add(database, new("a", "m1"))
    assert add(database, new("a", "m1")) == first
    assert add(database, new("b", "m1")) == first, "an id says which message it is, not its text"
    assert len(rows(database, Inbound)) == 1


def test_the_same_message_at_once_is_one_row(url: str) -> None:
    """Two gateways, a new contact, the same message ten times: one conversation, one turn."""
    processes = GatedDatabase(url), GatedDatabase(url)

    def job(connection: Any) -> tuple[str, str]:
        message = new("a", "m1")
        row = contacts.ensure(connection, CIPHER, message, 1.0)
        return row.id, inbox.add(connection, message, row.id, 1.0)

    found = {f.result(PATIENCE) for f in [db.submit(job) for _ in range(5) for db in processes]}
    assert len(found) == 1
    assert len(rows(processes[0], Inbound)) == len(rows(processes[0], Conversation)) == 1
    for process in processes:
        process.close()


def test_messages_come_in_order_one_at_a_time(database: GatedDatabase) -> None:
    conversation = ""
    for text in "abc":
        conversation, _ = add(database, new(text))
    first = claim(database, conversation)
    assert said(first) == "a"
    assert first is not None
    assert claim(database, conversation) is None, "leased"
    second = go_on(database, first)
    assert said(second) == "b"
    assert second is not None
    third = go_on(database, second)
    assert said(third) == "c"
    assert third is not None
    assert go_on(database, third) is None


def test_a_claim_without_a_message_gives_the_lease_back(database: GatedDatabase) -> None:
    conversation, _ = add(database, new("a"))
    first = claim(database, conversation)
    assert first is not None
    go_on(database, first)
    database.now(lambda c: leases.release(c, first.lease))
    assert claim(database, conversation) is None
    row = rows(database, Conversation)[0]
    assert (row.owner, row.lease_until, row.fence) == (None, 0.0, 2)


def test_payload_is_erased_after_the_turn(database: GatedDatabase) -> None:
    conversation, turn = add(database, new("a"))
    found = claim(database, conversation)
    assert found is not None
    assert database.now(lambda c: inbox.turn_state(c, turn)) == "pending"
    go_on(database, found)
    row = rows(database, Inbound)[0]
    assert (row.state, row.payload_sealed) == ("done", None)
    assert database.now(lambda c: inbox.turn_state(c, turn)) == "done"


def test_what_fails_keeps_its_place(database: GatedDatabase) -> None:
    """Answers come in the order of the questions: later messages wait behind it."""
    conversation, _ = add(database, new("a"))
    found = claim(database, conversation)
    assert found is not None
    fail(database, found, until=130.0)
    add(database, new("b"))
    assert claim(database, conversation, now=120.0) is None
    assert said(claim(database, conversation, now=130.0)) == "a"


@pytest.mark.parametrize(
    ("before", "text", "merged"),
    [
        pytest.param(["a"], "a", True, id="the-same-again"),
        pytest.param(["a"], "b", False, id="something-else"),
        pytest.param(["a", "b"], "b", True, id="again-while-it-waits"),
        pytest.param(["a", "b"], "a", False, id="an-answer-to-something-else"),
    ],
)
def test_identical_text_behind_a_failing_turn(
    database: GatedDatabase, before: list[str], text: str, merged: bool
) -> None:
    conversation, turn = add(database, new(before[0]))
    found = claim(database, conversation)
    assert found is not None
    fail(database, found, until=130.0)
    for more in before[1:]:
        _, turn = add(database, new(more))
    _, again = add(database, new(text, "again"))
    assert (again == turn) == merged
    row = rows(database, Inbound, external_id="again")[0]
    assert row.state == ("merged" if merged else "pending")
    assert (row.payload_sealed is None) == merged
    assert len(rows(database, Inbound, state="pending")) == len(before) + (not merged)
    assert add(database, new(text, "again"))[1] == again, "and once more it is the same"


def test_nothing_is_merged_while_all_is_well(database: GatedDatabase) -> None:
    """“1”, “1” are two answers."""
    _, first = add(database, new("1"))
    _, second = add(database, new("1"))
    assert first != second
    assert len(rows(database, Inbound, state="pending")) == 2


def test_a_system_turn_that_waits_lets_others_pass(database: GatedDatabase) -> None:
    conversation, _ = add(database, new("receipt", kind="system"))
    found = claim(database, conversation)
    assert found is not None
    fail(database, found, until=130.0)
    add(database, new("a"))
    passing = claim(database, conversation, now=110.0)
    assert said(passing) == "a"
    assert passing is not None
    assert said(go_on(database, passing, now=131.0)) == "receipt"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(105.0, ["fresh"], id="what-nobody-began"),
        pytest.param(112.0, ["leased", "fresh"], id="whose-process-died"),
        pytest.param(131.0, ["leased", "failing", "fresh"], id="what-failed-long-enough-ago"),
    ],
)
def test_due(database: GatedDatabase, now: float, expected: list[str]) -> None:
    found = {name: add(database, new(name, contact=name))[0] for name in ("leased", "failing")}
    claim(database, found["leased"])
    failing = claim(database, found["failing"])
    assert failing is not None
    fail(database, failing, until=130.0)
    add(database, new("behind", contact="failing"))
    found["fresh"] = add(database, new("fresh", contact="fresh"))[0]
    done = claim(database, add(database, new("done", contact="done"))[0])
    assert done is not None
    go_on(database, done)
    database.now(lambda c: leases.release(c, done.lease))
    names = {conversation: name for name, conversation in found.items()}
    due = database.now(lambda c: inbox.due(c, now))
    assert [names[conversation] for conversation in due] == expected


async def test_acknowledged_is_stored(any_core: Core) -> None:
    """Killed right after the answer: the message is there for the next process."""
    accepted = await any_core.accept("가로등이 고장났어요", external_id="m1")
    stored = any_core.restart()
    await any_core.kill()
    row = stored.rows(Inbound)[0]
    assert (row.turn, row.state) == (accepted.turn, "pending")
    assert inbox.opened(CIPHER, row)["text"] == "가로등이 고장났어요"
    stored.close()


async def test_repeated_and_concurrent_accept(any_core: Core) -> None:
    first = await any_core.accept("a", external_id="m1")
    again = await any_core.accept("a", external_id="m1")
    assert (again.turn, again.duplicate, first.duplicate) == (first.turn, True, False)
    other = any_core.restart()
    both = await asyncio.gather(
        *(core.accept("b", external_id="m2") for core in (any_core, other) for _ in range(4))
    )
    assert len({accepted.turn for accepted in both}) == 1
    assert sorted(accepted.duplicate for accepted in both) == [False] + [True] * 7
    assert len(any_core.rows(Inbound)) == 2
    await any_core.settle()
    await other.settle()
    other.close()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("", "system.empty", id="empty"),
        pytest.param(" \n\t", "system.empty", id="blank"),
        pytest.param("\x00\x1b\u202e", "system.empty", id="only-control-characters"),
        pytest.param("가" * 5001, "system.too_long", id="too-long"),
    ],
)
async def test_refused_with_nothing_stored(core: Core, text: str, key: str) -> None:
    with pytest.raises(Refused) as caught:
        await core.accept(text)
    assert caught.value.key == key
    assert core.rows(Inbound) == core.rows(Conversation) == []
    values = caught.value.values
    assert system(key, "ko", **values) == core.gateway.text(key, "ko", **values)
    if key == "system.too_long":
        assert values == {"limit": 5000, "length": 5001}


async def test_a_database_that_is_away_acknowledges_nothing(
    make_core: Callable[..., Core],
) -> None:
    core = make_core()
    core.close()
    with pytest.raises(Refused) as caught:
        await core.accept("a")
    assert (caught.value.reason, caught.value.key) == ("busy", "system.unavailable")
