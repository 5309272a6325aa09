"""Files that people sent: sealed, by their hash, until their draft is sent or dropped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Exists, delete, exists, func, or_, select

from bot.core.crypto import Cipher
from bot.core.sql import AnyRow, insert_once, place, place_of, table
from bot.models.cases import PendingSubmission
from bot.models.conversations import Conversation
from bot.models.messages import Inbound, StoredFile

files = table(StoredFile)
conversations = table(Conversation)
submissions = table(PendingSubmission)
inbox = table(Inbound)
WITHOUT_CONSENT = 3600.0
"""Seconds after the last word of a person who has not consented in which files are kept."""

ROUGHLY = 50_000
"""Bytes by which a document may grow that is written anew without metadata."""


@dataclass(frozen=True)
class Kept:
    """Files of a conversation, or all of them: how many, and their bytes. `consented`: their
    person has consented to what a petition needs."""

    count: int
    size: int
    consented: bool = False


# Sizes only: the contents are not read.
COUNTED = select(
    func.count().label("many"), func.coalesce(func.sum(files.c.size), 0).label("size")
).select_from(files)


def add(
    connection: Connection,
    cipher: Cipher,
    conversation_id: str,
    file_id: str,
    content: bytes,
    *,
    now: float,
) -> str:
    """Keep the content, once. Returns its SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    row = StoredFile(
        id=file_id,
        conversation_id=conversation_id,
        sha256=digest,
        size=len(content),
        content_sealed=cipher.seal_bytes(content, place(files.c.content_sealed, file_id)),
        created_at=now,
    )
    insert_once(connection, files, row.model_dump())
    return digest


def size(connection: Connection, file_id: str) -> int | None:
    """How many bytes are kept under this id; None if nothing is."""
    found = connection.execute(select(files.c.size).where(files.c.id == file_id)).scalar()
    return None if found is None else int(found)


def same(connection: Connection, conversation_id: str, content: bytes) -> str | None:
    """Under which id the conversation has this content already. Not one that is on its way to the
    portal: it goes as soon as it has arrived. Locks as `kept_of` does."""
    connection.execute(
        select(conversations.c.id).where(conversations.c.id == conversation_id).with_for_update()
    )
    digest = hashlib.sha256(content).hexdigest()
    mine = (files.c.conversation_id == conversation_id, files.c.sha256 == digest, ~_needed())
    first = select(files.c.id).where(*mine).order_by(files.c.created_at, files.c.id).limit(1)
    found = connection.execute(first).scalar()
    return None if found is None else str(found)


def may_be_kept(connection: Connection, conversation_id: str, size: int | None) -> bool:
    """Whether a file of which only the size is known may be one that the conversation has: that
    is without metadata, so hardly larger."""
    most = () if size is None else (files.c.size <= size + ROUGHLY,)
    mine = select(files.c.id).where(files.c.conversation_id == conversation_id, *most).limit(1)
    return connection.execute(mine).scalar() is not None


def kept_of(connection: Connection, conversation_id: str) -> Kept:
    """What is kept for this conversation; its row is locked until the transaction ends, so that two
    gateways do not both add the last one."""
    consented = connection.execute(
        select(conversations.c.consented_at)
        .where(conversations.c.id == conversation_id)
        .with_for_update()
    ).scalar()
    found = connection.execute(COUNTED.where(files.c.conversation_id == conversation_id)).one()
    return Kept(int(found.many), int(found.size), consented is not None)


def kept_in_all(connection: Connection) -> Kept:
    """What is kept for everybody."""
    found = connection.execute(COUNTED).one()
    return Kept(int(found.many), int(found.size))


def missing(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those under which nothing is kept (any more)."""
    wanted = set(ids)
    return wanted - set(
        connection.execute(select(files.c.id).where(files.c.id.in_(wanted))).scalars()
    )


def load(
    connection: Connection, cipher: Cipher, ids: Iterable[str]
) -> dict[str, tuple[str, bytes]]:
    """id → (SHA-256, content) of those that are still here."""
    rows = connection.execute(select(files).where(files.c.id.in_(list(ids))))
    return {row.id: (row.sha256, _content(cipher, row)) for row in rows}


def _content(cipher: Cipher, row: AnyRow) -> bytes:
    return cipher.open_bytes(row.content_sealed, place_of(files.c.content_sealed, row))


def erase_until(connection: Connection, conversation_id: str, until: float) -> None:
    """Forget the conversation's files that were kept up to this time, but for what a draft on its
    way to the portal may name."""
    kept = (files.c.conversation_id == conversation_id, files.c.created_at <= until)
    connection.execute(delete(files).where(*kept, ~_needed()))


def erase(connection: Connection, ids: Iterable[str]) -> None:
    """Forget these, which have arrived, wherever their person went on meanwhile."""
    connection.execute(delete(files).where(files.c.id.in_(list(ids)), ~_needed()))


def drop(connection: Connection, conversation_id: str, ids: Iterable[str]) -> None:
    """Forget these of the conversation: no draft names them any more."""
    mine = (files.c.conversation_id == conversation_id, files.c.id.in_(list(ids)))
    connection.execute(delete(files).where(*mine, ~_needed()))


def purge(connection: Connection, before: float) -> int:
    """Forget what belongs to drafts that are too old to be offered again."""
    return connection.execute(delete(files).where(files.c.created_at < before, ~_needed())).rowcount


def purge_unused(connection: Connection, now: float) -> int:
    """Forget what was sent without consent, an hour after the person's last word."""
    before = now - WITHOUT_CONSENT
    silent = exists().where(
        conversations.c.id == files.c.conversation_id,
        conversations.c.consented_at.is_(None),
        conversations.c.seen_at <= before,
    )
    over = (files.c.created_at <= before, silent, ~_waits(), ~_needed())
    return connection.execute(delete(files).where(*over)).rowcount


def erase_unused(connection: Connection, conversation_id: str) -> None:
    """Forget the conversation's files, whose draft goes, but for what is on its way."""
    mine = files.c.conversation_id == conversation_id
    connection.execute(delete(files).where(mine, ~_waits(), ~_needed()))


def _waits() -> Exists:
    """A message still waits for its turn: it may be the file."""
    return exists().where(
        inbox.c.conversation_id == files.c.conversation_id,
        inbox.c.state == "pending",
        inbox.c.kind != "system",
    )


def _needed() -> Exists:
    moved = exists().where(
        conversations.c.id == submissions.c.conversation_id,
        conversations.c.moved_to == files.c.conversation_id,
    )
    return exists().where(
        submissions.c.state.in_(("queued", "unknown")),
        submissions.c.created_at >= files.c.created_at,
        or_(submissions.c.conversation_id == files.c.conversation_id, moved),
    )
