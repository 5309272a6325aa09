"""Changing the data key: every case key is wrapped anew, no text is touched."""

from __future__ import annotations

from actions.portal import case_store
from actions.portal.crypto import Keyring
from actions.portal.database import Database, make_engine

_BATCH = 500


def rotate(url: str, old: str, new: str) -> int:
    """Wrap every case key with the data key `new`; how many were changed.

    Running processes must know both keys before (SINMUNGO_KEY=new,old). It may be broken off and
    run again. Raises Undecryptable, ValueError for a malformed key.
    """
    keyring = Keyring.of([new, old])
    database = Database(make_engine(url))
    changed = after = 0
    try:
        while batch := _next_batch(database, keyring, after):
            last, count = batch
            after, changed = last, changed + count
    finally:
        database.close()
    return changed


def _next_batch(database: Database, keyring: Keyring, after: int) -> tuple[int, int] | None:
    """The last case id of the batch and how many keys changed; None at the end."""
    with database.write() as session:
        rows = case_store.wrapped_keys(session, after, _BATCH)
        stale = [row for row in rows if not keyring.is_current(row[2])]
        for case_id, receipt, wrapped in stale:
            key = keyring.unwrap(wrapped, receipt).key
            case_store.replace_key(session, case_id, keyring.wrap(key, receipt))
    return (rows[-1][0], len(stale)) if rows else None
