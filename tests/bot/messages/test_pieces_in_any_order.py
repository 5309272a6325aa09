"""Whatever comes when, and whoever is killed: every text is in one turn, once, in its order."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversations import contacts
from bot.conversations import lease as leases
from bot.conversations.sender import NewMessage
from bot.messages import inbox
from bot.messages.pieces import PART, WAIT
from tests.bot.messages.test_inbox import add, claim, new
from tests.kit.core.core import CIPHER, GatedDatabase
from tests.kit.load.size import examples

LEASE = 10.0
Step = tuple[str, float]
"""text, part or press: what comes; take: a process takes what is due; die: it dies over it."""
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["text", "part", "part", "press", "take", "die"]),
        st.sampled_from([0.0, 0.5, 2.0, WAIT, 4.0]),
    ),
    max_size=14,
)


@dataclass
class Person:
    """What was sent, and the turns that were done, each as what was in it."""

    database: GatedDatabase
    contact: str = field(default_factory=lambda: uuid.uuid4().hex)
    now: float = 100.0
    sent: list[tuple[str, str, float]] = field(default_factory=list)
    turns: list[list[str]] = field(default_factory=list)
    begun: dict[str, list[str]] = field(default_factory=dict)

    def send(self, kind: str) -> None:
        text = f"{len(self.sent)}"
        message = replace(
            new(text, kind="choice" if kind == "press" else kind, contact=self.contact),
            joins=kind != "press",
        )
        self.sent.append((text, kind, self.now))
        self.database.now(lambda c: self._store(c, message))

    def _store(self, connection: Any, message: NewMessage) -> str:
        row = contacts.ensure(connection, CIPHER, message, self.now)
        self.conversation = str(row.id)
        return inbox.add(connection, message, row.id, self.now, row.contact_id)

    def take(self, *, dies: bool = False) -> bool:
        """Whether there was something that is due."""
        if not self.sent:
            return False
        return self.database.now(lambda c: self._take(c, dies))

    def _take(self, connection: Any, dies: bool) -> bool:
        found = inbox.claim(connection, self.conversation, "me", now=self.now, seconds=LEASE)
        if found is None:
            return False
        rows = (found.inbound, *found.rest)
        texts = [str(inbox.opened(CIPHER, row)["text"]) for row in rows]
        # The dialogue remembers the turn: taken again, it has to be the same.
        assert self.begun.setdefault(found.inbound.turn, texts) == texts
        if not dies:
            self.turns.append(texts)
            inbox.settle(connection, found)
            leases.release(connection, found.lease)
        return True


@settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_whatever_comes(database: GatedDatabase, steps: Sequence[Step]) -> None:
    person = Person(database)
    for what, seconds in steps:
        if what in ("take", "die"):
            person.take(dies=what == "die")
        else:
            person.send(what)
        person.now += seconds
    person.now += LEASE + WAIT
    while person.take():
        pass
    assert [text for turn in person.turns for text in turn] == [text for text, *_ in person.sent]
    sent = {text: (kind, at) for text, kind, at in person.sent}
    for turn in person.turns:
        for before, after in zip(turn, turn[1:], strict=False):
            (kind, at), (next_kind, next_at) = sent[before], sent[after]
            assert (kind, next_kind != "press") == (PART, True)
            assert next_at - at < WAIT


def test_a_clock_that_is_behind_adds_nothing_to_what_was_taken(database: GatedDatabase) -> None:
    conversation, turn = add(database, new("a", kind=PART), now=100.0)
    assert claim(database, conversation, now=100.0 + WAIT) is not None
    _, another = add(database, replace(new("b"), joins=True), now=101.0)
    assert another != turn
