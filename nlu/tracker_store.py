"""Rasa's tracker store of Sinmungo: one encrypted, versioned row a conversation.

``endpoints.yml``: ``tracker_store: {type: nlu.tracker_store.CompactTrackerStore}``.

Rasa's own store writes a row an event and reads them all back: a turn costs more the longer a
conversation lasts, and nothing can be erased. This one costs the same at turn 20 and 2,000.
Every failure is a :class:`~nlu.failures.TurnFailed`, which ``FailSafeTrackerStore`` cannot
swallow. Two processes may hold the same conversation for a moment (a turn whose client has left
goes on): the later save of an older state is refused by the row's version.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timezone
from typing import Any, NoReturn

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.dialects import postgresql, sqlite

from nlu.binding import renew
from nlu.cipher import BOUND, Cipher, NotOpened, key_id
from nlu.compact import compact, restore
from nlu.failures import TurnFailed
from nlu.logs import log
from nlu.sealing import METADATA, ROWS, mark_bound, require
from nlu.settings import Settings, SettingsError

# Statements are built once: making one costs more than running it.
READ = sa.select([ROWS.c.version, ROWS.c.payload]).where(
    ROWS.c.conversation == sa.bindparam("this")
)
UPDATE = (
    ROWS.update()
    .where(
        (ROWS.c.conversation == sa.bindparam("this")) & (ROWS.c.version == sa.bindparam("known"))
    )
    .values({name: sa.bindparam(name) for name in ("version", "payload", "updated_at")})
)
INSERTS = {
    name: dialect.insert(ROWS).on_conflict_do_nothing()
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


class CompactTrackerStore(TrackerStore):
    """One row a conversation in SQLite or PostgreSQL; all methods raise TurnFailed."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        settings: Settings | None = None,
        **kwargs: Any,
    ) -> None:
        """``host`` (an SQLAlchemy URL) is for an ``url:`` in endpoints.yml; settings otherwise."""
        super().__init__(domain, event_broker, **kwargs)
        settings = settings or Settings.from_environment()
        settings.var.mkdir(parents=True, exist_ok=True)
        self._settings = settings
        self.key_ids = [key_id(data_key) for data_key in settings.data_keys()]
        self._cipher = Cipher(settings.data_keys())
        self._engine = _engine(host or settings.database_url)
        self._insert = INSERTS[self._engine.dialect.name]
        self._table_exists = False

    @property
    def domain(self) -> Domain:
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        self._domain = domain or Domain.empty()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation, its row's version kept in ``row_version``; None if there is no row."""
        try:
            with self._connection() as connection:
                row = connection.execute(READ, {"this": sender_id}).first()
            if row is None:
                return None
            payload = self._cipher.open(row.payload, ROWS.c.payload, sender_id)
            tracker = restore(payload, sender_id, self.domain)
        except (sa.exc.SQLAlchemyError, NotOpened, ValueError, KeyError) as error:
            _fail("tracker not read", error)
        tracker.row_version = row.version
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the row, if it still has the version that was read.

        Raises:
            TurnFailed: ``conflict`` if another process wrote or erased it meanwhile.
        """
        if not tracker.events:
            return  # Rasa saves a conversation that it has just made; there is nothing in it yet
        version = getattr(tracker, "row_version", 0)
        plain = compact(tracker, self.domain)
        values = {
            "version": version + 1,
            "payload": self._cipher.seal(plain, ROWS.c.payload, tracker.sender_id),
            "updated_at": datetime.now(timezone.utc),
        }
        if version:
            statement, where = UPDATE, {"this": tracker.sender_id, "known": version}
        else:
            statement, where = self._insert, {"conversation": tracker.sender_id}
        try:
            with self._connection() as connection:
                written = connection.execute(statement, {**where, **values}).rowcount
        except sa.exc.SQLAlchemyError as error:
            _fail("tracker not saved", error)
        if written != 1:
            log("tracker").warning("tracker changed meanwhile")
            raise TurnFailed("conflict")
        tracker.row_version = version + 1

    async def erase(self, conversation: str) -> bool:
        """Forget a conversation; False if there was none."""
        try:
            with self._connection() as connection:
                gone = connection.execute(ROWS.delete().where(ROWS.c.conversation == conversation))
        except sa.exc.SQLAlchemyError as error:
            _fail("tracker not erased", error)
        return gone.rowcount > 0

    async def keys(self) -> Iterable[str]:
        """Ids of all conversations."""
        try:
            with self._connection() as connection:
                return connection.execute(sa.select([ROWS.c.conversation])).scalars().all()
        except sa.exc.SQLAlchemyError as error:
            _fail("trackers not listed", error)

    async def is_bound(self) -> bool:
        """Whether every conversation is bound to its row."""
        try:
            with self._connection():
                return not self._cipher.takes_unbound
        except sa.exc.SQLAlchemyError as error:
            _fail("trackers not looked at", error)

    async def bind(self, after: str) -> tuple[str | None, int]:
        """See :func:`nlu.binding.renew`; only what the version before has sealed."""
        try:
            with self._connection() as connection:
                return renew(connection, self._bound, after)
        except sa.exc.SQLAlchemyError as error:
            _fail("trackers not bound", error)

    def _bound(self, sealed: bytes, column: sa.Column, row: str) -> bytes | None:
        """What does not open is left: nobody can use it anywhere."""
        if bytes(sealed).startswith(BOUND):
            return None
        try:
            return self._cipher.reseal(sealed, column, row)
        except NotOpened:
            return None

    async def mark_bound(self) -> None:
        """From now on nothing is opened that is bound to nothing."""
        try:
            with self._connection() as connection:
                mark_bound(connection, self._settings)
        except sa.exc.SQLAlchemyError as error:
            _fail("trackers not marked", error)
        self._cipher.refuse_unbound()

    def close(self) -> None:
        self._engine.dispose()

    def _connection(self) -> Any:
        """A transaction. The table is made on first use, so that a database which is not there
        yet fails a turn and not the process. A key that does not open it fails every turn."""
        if not self._table_exists:
            try:
                METADATA.create_all(self._engine)
            except (sa.exc.IntegrityError, sa.exc.ProgrammingError):
                # PostgreSQL: another process made it between the check and the CREATE.
                METADATA.create_all(self._engine)
            self._require_key()
            self._table_exists = True
        return self._engine.begin()

    def _require_key(self) -> None:
        try:
            with self._engine.begin() as connection:
                _, all_bound = require(connection, self._settings)
                self._cipher.takes_unbound = not all_bound
        except SettingsError as error:
            _fail("trackers are sealed with another key", error)


def _fail(what: str, error: Exception) -> NoReturn:
    log("tracker").error(what, exc_info=error)
    raise TurnFailed("tracker_store") from error


def _engine(url: str) -> sa.engine.Engine:
    """One connection for SQLite (the event loop's), a pool for PostgreSQL, both with short waits:
    a turn that cannot be stored within seconds has failed."""
    if not url.startswith("sqlite"):
        options = {"connect_timeout": 3, "options": "-c statement_timeout=5000"}
        return sa.create_engine(url, pool_size=4, pool_recycle=1800, connect_args=options)
    engine = sa.create_engine(
        url, poolclass=sa.pool.StaticPool, connect_args={"timeout": 5, "check_same_thread": False}
    )

    @sa.event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        # What is deleted is overwritten: not every build of SQLite does so by itself.
        connection.execute("PRAGMA secure_delete=ON")

    return engine
