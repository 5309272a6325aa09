"""Lease and fencing: whatever two processes and the clock do, nobody writes over the other."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Connection

from bot.conversations import lease as leases
from bot.conversations.lease import Lease
from bot.core.errors import LeaseLost
from bot.core.sql import insert_once, table
from bot.messages import outbox
from bot.messages.outbox import Addressee, Reply
from bot.models.conversations import Conversation
from bot.models.messages import Outbound
from tests.kit.core.core import CIPHER, GatedDatabase, make_settings, rows
from tests.kit.load.size import examples
from tests.kit.patience import PATIENCE

SECONDS = 10.0
REPLY = Reply({"text": "x", "choices": [], "question": None, "locale": "ko"})


def begin(database: GatedDatabase) -> None:
    row = Conversation(id="c", created_at=0.0, seen_at=0.0)
    database.now(lambda c: insert_once(c, table(Conversation), row.model_dump()))


class Leases(RuleBasedStateMachine):
    """The model: the newest fence, its owner, and when it runs out."""

    given = Bundle("given")

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.database = GatedDatabase(make_settings(Path(self.folder.name)).sqlalchemy_url)
        begin(self.database)
        self.now, self.fence, self.until = 1000.0, 0, 0.0
        self.owner: str | None = None
        self.written: list[str] = []

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            self.folder.cleanup()

    @rule(target=given, owner=st.sampled_from("ab"))
    def acquire(self, owner: str) -> Lease | None:
        found = self.database.now(
            lambda c: leases.acquire(c, "c", owner, now=self.now, seconds=SECONDS)
        )
        free = self.owner is None or self.until < self.now
        assert (found is not None) == free
        if found is not None:
            self.fence += 1
            self.owner, self.until = owner, self.now + SECONDS
            assert found == Lease("c", owner, self.fence)
        return found

    @rule(seconds=st.sampled_from([1.0, 6.0, 10.0, 11.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule(owner=st.sampled_from("ab"))
    def renew(self, owner: str) -> None:
        count = self.database.now(
            lambda c: leases.renew(c, owner, ["c"], now=self.now, seconds=SECONDS)
        )
        held = self.owner == owner and self.until >= self.now
        assert count == held
        if held:
            self.until = self.now + SECONDS

    @rule(lease=given)
    def commit(self, lease: Lease | None) -> None:
        if lease is None:
            return
        turn = f"t{len(self.written)}-{lease.fence}"

        def write(c: Connection) -> None:
            outbox.add(c, CIPHER, Addressee("c", "x"), turn, [REPLY], now=self.now)
            leases.check(c, lease)

        if lease.fence == self.fence:
            self.database.now(write)
            self.written.append(turn)
            self.owner = lease.owner
        else:
            with pytest.raises(LeaseLost):
                self.database.now(write)

    @rule(lease=given)
    def release(self, lease: Lease | None) -> None:
        if lease is None:
            return
        self.database.now(lambda c: leases.release(c, lease))
        if lease.fence == self.fence:
            self.owner, self.until = None, 0.0

    @rule(owner=st.sampled_from("ab"))
    def release_all(self, owner: str) -> None:
        self.database.now(lambda c: leases.release_all(c, owner))
        if self.owner == owner:
            self.owner, self.until = None, 0.0

    @invariant()
    def only_what_was_allowed_is_written(self) -> None:
        if hasattr(self, "database"):
            assert [row.turn for row in rows(self.database, Outbound)] == self.written


TestLeases = Leases.TestCase
TestLeases.settings = settings(
    max_examples=examples(20),
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_two_who_want_it_at_once(url: str) -> None:
    """One gets it; the other does not wait for it."""
    first, second = GatedDatabase(url), GatedDatabase(url)
    begin(first)
    wanted = [
        db.submit(
            partial(leases.acquire, conversation_id="c", owner=owner, now=5.0, seconds=SECONDS)
        )
        for db, owner in ((first, "a"), (second, "b")) * 5
    ]
    found = [future.result(PATIENCE) for future in wanted]
    assert len([lease for lease in found if lease is not None]) == 1
    first.close()
    second.close()


def test_stale_fence_writes_nothing(database: GatedDatabase) -> None:
    begin(database)
    old = database.now(lambda c: leases.acquire(c, "c", "a", now=0.0, seconds=SECONDS))
    new = database.now(lambda c: leases.acquire(c, "c", "b", now=20.0, seconds=SECONDS))
    assert old is not None
    assert new is not None

    def late(c: Connection) -> None:
        outbox.add(c, CIPHER, Addressee("c", "x"), "t", [REPLY], now=21.0)
        leases.check(c, old)

    with pytest.raises(LeaseLost):
        database.now(late)
    assert rows(database, Outbound) == []
    database.now(lambda c: leases.release(c, old))
    row = rows(database, Conversation)[0]
    assert (row.owner, row.fence) == ("b", new.fence)
