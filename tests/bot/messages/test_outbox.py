"""Replies: one row each, in order, never again what is known to be delivered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.messages import outbox
from bot.messages.outbox import Addressee, Reply, Stored
from bot.models.messages import Outbound
from tests.kit.core.core import CIPHER, Core, GatedDatabase, rows


def reply(text: str, hidden: str | None = None) -> Reply:
    return Reply({"text": text, "locale": "ko", "choices": [], "question": None}, hidden)


def add(database: GatedDatabase, turn: str, *replies: Reply, conversation: str = "c") -> None:
    database.now(
        lambda c: outbox.add(c, CIPHER, Addressee(conversation, "x"), turn, replies, now=100.0)
    )


def shown(found: Sequence[Stored]) -> list[str]:
    return [stored.payload["text"] for stored in found]


def unsent(database: GatedDatabase, conversation: str = "c") -> list[Stored]:
    return database.now(lambda c: outbox.unsent(c, CIPHER, conversation, "x"))


def sent(database: GatedDatabase, *ids: int, now: float = 101.0) -> None:
    database.now(lambda c: outbox.sent(c, CIPHER, ids, now=now))


def test_replies_keep_their_order_and_place(database: GatedDatabase) -> None:
    add(database, "t1", reply("a"), reply("b"))
    add(database, "t2", reply("c"))
    add(database, "t9", reply("other"), conversation="d")
    assert shown(unsent(database)) == ["a", "b", "c"]
    assert shown(database.now(lambda c: outbox.of_turn(c, CIPHER, "c", "t1"))) == ["a", "b"]
    newest = database.now(lambda c: outbox.newest_by_conversation(c, ["c", "d", "e"]))
    assert newest == {"c": unsent(database)[-1].id, "d": unsent(database, "d")[-1].id}


def test_a_turn_taken_again_says_nothing_twice(database: GatedDatabase) -> None:
    add(database, "t1", reply("a"), reply("b"))
    before = rows(database, Outbound)
    add(database, "t1", reply("changed"), reply("b"))
    assert rows(database, Outbound) == before


def test_nothing_is_stored_in_clear(database: GatedDatabase) -> None:
    add(database, "t1", reply("번호는 010-1234-5678", "번호"))
    assert "1234" not in repr(rows(database, Outbound))
    assert b"010" not in rows(database, Outbound)[0].payload_sealed


@pytest.mark.parametrize(("last", "expected"), [(0, ["a", "b", "c"]), (1, ["b", "c"]), (3, [])])
def test_stream_resumes(database: GatedDatabase, last: int, expected: list[str]) -> None:
    """Delivered or not: the person's device knows what it has."""
    add(database, "t1", reply("a"), reply("b"), reply("c"))
    sent(database, unsent(database)[0].id)
    first = rows(database, Outbound)[0].id
    found = database.now(lambda c: outbox.after(c, CIPHER, "c", first - 1 + last))
    assert shown(found) == expected


def test_states(database: GatedDatabase) -> None:
    """queued → sending → sent; or unknown when a process died in between."""
    add(database, "t1", reply("a"), reply("b"))
    ids = [stored.id for stored in unsent(database)]
    database.now(lambda c: outbox.sending(c, ids))
    assert [row.state for row in rows(database, Outbound)] == ["sending", "sending"]
    sent(database, ids[0])
    assert database.now(lambda c: outbox.give_up_sending(c, 99.0)) == 0
    assert database.now(lambda c: outbox.give_up_sending(c, 101.0)) == 1
    assert [row.state for row in rows(database, Outbound)] == ["sent", "unknown"]
    assert shown(unsent(database)) == ["b"], "the next reply offers what may have been lost"
    database.now(lambda c: outbox.sending(c, ids))
    assert [row.state for row in rows(database, Outbound)] == ["sent", "sending"]
    sent(database, *ids, now=200.0)
    assert [row.sent_at for row in rows(database, Outbound)] == [101.0, 200.0]
    assert unsent(database) == []


def test_a_pin_goes_once_it_is_delivered(database: GatedDatabase) -> None:
    add(database, "t1", reply("PIN 12345678", "PIN ••••••••"), reply("b"))
    ids = [stored.id for stored in unsent(database)]
    sent(database, *ids)
    sent(database, *ids)
    found = database.now(lambda c: outbox.of_turn(c, CIPHER, "c", "t1"))
    assert shown(found) == ["PIN ••••••••", "b"]
    assert not any(row.secret for row in rows(database, Outbound))


@pytest.mark.parametrize("ids", [(), (99,)], ids=["none", "unknown"])
def test_harmless_ids(database: GatedDatabase, ids: tuple[int, ...]) -> None:
    add(database, "t1", reply("a"))
    sent(database, *ids)
    database.now(lambda c: outbox.sending(c, ids))
    assert [row.state for row in rows(database, Outbound)] == ["queued"]


@pytest.mark.parametrize(("before", "left"), [(150.0, 3), (151.0, 2), (999.0, 2)])
def test_purge_leaves_what_was_not_delivered(
    database: GatedDatabase, before: float, left: int
) -> None:
    add(database, "t1", reply("a"), reply("b"), reply("c"))
    sent(database, unsent(database)[0].id, now=150.0)
    last = unsent(database)[-1].id
    database.now(lambda c: outbox.sending(c, [last]))
    database.now(lambda c: outbox.purge(c, before))
    assert len(rows(database, Outbound)) == left


async def test_an_id_never_comes_back(any_core: Core) -> None:
    """A stream that saw 3 would pass over a new 3; so would the proof of a notice."""
    await any_core.say("하나")
    (before,) = any_core.rows(Outbound)
    await any_core.gateway.forget("webchat", "amy")
    assert any_core.rows(Outbound) == []
    await any_core.say("둘")
    assert any_core.rows(Outbound)[0].id > before.id
