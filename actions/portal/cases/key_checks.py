"""Checks that the configured data keys are those of this database."""

from __future__ import annotations

from sqlalchemy import delete
from sqlmodel import Session, col, select

from actions.portal.cases import store as case_store
from actions.portal.core.crypto import Keyring, Undecryptable
from actions.portal.core.database import Database
from actions.portal.core.keyfile import KeyRefused
from actions.portal.core.models import KeyCheck
from actions.portal.files import store as attachment_store
from actions.portal.files.attachments import bound_to

BOUND = "key check"
SAMPLE = 3


def require(database: Database, keyring: Keyring, place: str) -> None:
    """Raises KeyRefused unless the keys open this database; writes down a key it did not know.

    A database of an older version knows none: the key of one of its cases or files has to open.
    """
    with database.read() as session:
        known = _known(session)
        if known:
            _compare(known, keyring, place)
        else:
            open_a_key(session, keyring, place)
    if keyring.ids[0] in known:
        return
    with database.write() as session:
        if session.get(KeyCheck, keyring.ids[0]) is None:
            session.add(KeyCheck(key_id=keyring.ids[0], box=_box(keyring)))


def look(database: Database, keyring: Keyring, place: str) -> bool:
    """Whether there is a case or a file, of which one has opened; writes nothing. Raises
    KeyRefused."""
    with database.read() as session:
        _compare(_known(session), keyring, place)
        return open_a_key(session, keyring, place)


def _known(session: Session) -> dict[str, bytes]:
    return {row.key_id: row.box for row in session.exec(select(KeyCheck))}


def _box(keyring: Keyring) -> bytes:
    return keyring.wrap(BOUND.encode(), BOUND)


def _compare(known: dict[str, bytes], keyring: Keyring, place: str) -> None:
    for box in known.values():
        if not _opens(keyring, box, BOUND):
            raise KeyRefused("wrong", place)


def _opens(keyring: Keyring, wrapped: bytes, bound: str) -> bool:
    try:
        keyring.unwrap(wrapped, bound)
    except Undecryptable:
        return False
    return True


def open_a_key(session: Session, keyring: Keyring, place: str) -> bool:
    """Whether there is a case or a file, one of whose keys has opened. Raises KeyRefused if none
    does."""
    cases = [(key, name) for _, name, key in case_store.wrapped_keys(session, 0, SAMPLE)]
    files = [
        (key, bound_to(client, sha256))
        for _, client, sha256, key in attachment_store.wrapped_keys(session, 0, SAMPLE)
    ]
    found = [*cases, *files]
    if found and not any(_opens(keyring, key, bound) for key, bound in found):
        raise KeyRefused("wrong", place)
    return bool(found)


def retire(database: Database, keyring: Keyring) -> None:
    """After everything was wrapped anew: the other keys need not open anything any more."""
    with database.write() as session:
        session.execute(delete(KeyCheck).where(col(KeyCheck.key_id) != keyring.ids[0]))
        if session.get(KeyCheck, keyring.ids[0]) is None:
            session.add(KeyCheck(key_id=keyring.ids[0], box=_box(keyring)))
