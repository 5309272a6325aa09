"""What staff do with requests for a person: see them, take one, write to the person, be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from actions.effects import wire
from actions.effects.results import HandoffReply, HandoffTaken, Result
from bot.core.clock import Clock
from bot.core.crypto import Cipher
from bot.core.db import Database, Job
from bot.core.errors import HandoffRefused
from bot.core.sql import AnyRow
from bot.handoff import store as handoff_store
from bot.handoff.store import Reach, State
from bot.messages import system_turns as system_turn
from bot.messages.system_turns import SystemEvent

T = TypeVar("T")
LONGEST_NOTE = 500


@dataclass(frozen=True)
class Request:
    """`reach.address` is in full only for whoever has taken it."""

    id: str
    state: State
    reason: str
    channel: str
    locale: str
    at: float
    reach: Reach
    taken_by: str | None
    note: str | None


@dataclass(frozen=True)
class HandoffDesk:
    database: Database
    cipher: Cipher
    clock: Clock

    def listed(self, states: tuple[State, ...], limit: int, offset: int) -> Sequence[Request]:
        """With what may stand in a list of how to reach them."""
        rows = self._run(lambda c: handoff_store.listed(c, states, limit, offset))
        return [self._request(row, full=False) for row in rows]

    def take(self, name: str, by: str) -> Request:
        """Raises HandoffRefused. The person is told that somebody is looking at it, once."""

        def write(connection: Connection) -> AnyRow:
            row = self._one(connection, name)
            if not handoff_store.take(connection, row.turn, by, self.clock()):
                raise HandoffRefused("taken" if row.done_at is None else "done", name)
            if row.reason != "failures":
                # Who asked for nobody is not told that somebody came.
                self._tell(connection, row, "handoff_taken", HandoffTaken())
            return self._one(connection, name)

        return self._request(self._run(write), full=True)

    def write(self, name: str, by: str, text: str) -> None:
        """A sentence of staff, in the conversation itself. Raises HandoffRefused."""

        def write(connection: Connection) -> None:
            row = self._mine(connection, name, by)
            at = f"{self.clock()}"
            self._tell(connection, row, f"handoff_reply {at}", HandoffReply(text=text))

        self._run(write)

    def finish(self, name: str, by: str, note: str) -> None:
        """Raises HandoffRefused."""

        def write(connection: Connection) -> None:
            row = self._mine(connection, name, by)
            sealed = handoff_store.sealed_note(self.cipher, row.turn, note[:LONGEST_NOTE])
            handoff_store.finish(connection, row.turn, by, sealed, self.clock())

        self._run(write)

    def _mine(self, connection: Connection, name: str, by: str) -> AnyRow:
        row = self._one(connection, name)
        if row.done_at is not None:
            raise HandoffRefused("done", name)
        if row.taken_by != by:
            raise HandoffRefused("not_yours", name)
        return row

    def _one(self, connection: Connection, name: str) -> AnyRow:
        found = handoff_store.named(connection, name) if len(name) >= handoff_store.SHORT else []
        if len(found) != 1:
            raise HandoffRefused("unknown", name)
        return found[0]

    def _tell(self, connection: Connection, row: AnyRow, name: str, result: Result) -> None:
        written = wire.write_result(result)
        news = SystemEvent(f"{name} {row.turn}", written, row.channel, None, row.contact_id)
        system_turn.add(connection, self.cipher, row.conversation_id, news, now=self.clock())

    def _request(self, row: AnyRow, *, full: bool) -> Request:
        reach = handoff_store.reach(row, self.cipher)
        return Request(
            id=row.turn[: handoff_store.SHORT],
            state=handoff_store.state(row),
            reason=row.reason,
            channel=row.channel,
            locale=row.locale,
            at=row.at,
            reach=reach if full else Reach(reach.kind, "", reach.hint),
            taken_by=row.taken_by,
            note=handoff_store.note(row, self.cipher),
        )

    def _run(self, job: Job[T]) -> T:
        return self.database.submit(job).result()
