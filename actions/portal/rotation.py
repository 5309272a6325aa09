"""Changing the data key: every case key and every file's key is wrapped anew, no content is
touched."""

from __future__ import annotations

from collections.abc import Callable

from actions.portal.cases import key_checks
from actions.portal.cases import store as case_store
from actions.portal.core.crypto import Keyring
from actions.portal.core.database import Database, make_engine
from actions.portal.files import store as attachment_store
from actions.portal.files.attachments import bound_to

_BATCH = 500
_Batch = Callable[[Database, Keyring, int], tuple[int, int] | None]


def rewrap(url: str, keyring: Keyring) -> int:
    """Wrap every key with the first data key of `keyring`; how many were changed.

    Running processes must know all of its keys before (SINMUNGO_KEY=new,old). It may be broken off
    and run again. Raises Undecryptable.
    """
    database = Database(make_engine(url))
    try:
        changed = sum(_all(database, keyring, batch) for batch in (_cases, _attachments))
        key_checks.retire(database, keyring)
        return changed
    finally:
        database.close()


def _all(database: Database, keyring: Keyring, next_batch: _Batch) -> int:
    changed = after = 0
    while batch := next_batch(database, keyring, after):
        last, count = batch
        after, changed = last, changed + count
    return changed


def _cases(database: Database, keyring: Keyring, after: int) -> tuple[int, int] | None:
    """The last case id of the batch and how many keys changed; None at the end."""
    with database.write() as session:
        rows = case_store.wrapped_keys(session, after, _BATCH)
        stale = [row for row in rows if not keyring.is_current(row[2])]
        for case_id, receipt, wrapped in stale:
            key = keyring.unwrap(wrapped, receipt).key
            case_store.replace_key(session, case_id, keyring.wrap(key, receipt))
    return (rows[-1][0], len(stale)) if rows else None


def _attachments(database: Database, keyring: Keyring, after: int) -> tuple[int, int] | None:
    """The same for files."""
    with database.write() as session:
        rows = attachment_store.wrapped_keys(session, after, _BATCH)
        stale = [row for row in rows if not keyring.is_current(row[3])]
        for attachment_id, client_id, sha256, wrapped in stale:
            bound = bound_to(client_id, sha256)
            key = keyring.unwrap(wrapped, bound).key
            attachment_store.replace_key(session, attachment_id, keyring.wrap(key, bound))
    return (rows[-1][0], len(stale)) if rows else None
