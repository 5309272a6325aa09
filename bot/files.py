"""Files that people sent: sealed, by their hash, until their draft is sent or dropped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, Exists, delete, exists, or_, select

from bot.crypto import Cipher
from bot.models import Conversation, PendingSubmission, StoredFile
from bot.sql import insert_once, table

files = table(StoredFile)
conversations = table(Conversation)
submissions = table(PendingSubmission)


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
        content_sealed=cipher.seal_bytes(content),
        created_at=now,
    )
    insert_once(connection, files, row.model_dump())
    return digest


def size(connection: Connection, file_id: str) -> int | None:
    """How many bytes are kept under this id; None if nothing is."""
    found = connection.execute(select(files.c.size).where(files.c.id == file_id)).scalar()
    return None if found is None else int(found)


def load(
    connection: Connection, cipher: Cipher, ids: Iterable[str]
) -> dict[str, tuple[str, bytes]]:
    """id → (SHA-256, content) of those that are still here."""
    rows = connection.execute(select(files).where(files.c.id.in_(list(ids))))
    return {row.id: (row.sha256, cipher.open_bytes(row.content_sealed)) for row in rows}


def erase_until(connection: Connection, conversation_id: str, until: float) -> None:
    """Forget the conversation's files that were kept up to this time, but for what a draft on its
    way to the portal may name."""
    kept = (files.c.conversation_id == conversation_id, files.c.created_at <= until)
    connection.execute(delete(files).where(*kept, ~_needed()))


def erase(connection: Connection, ids: Iterable[str]) -> None:
    """Forget these, which have arrived, wherever their person went on meanwhile."""
    connection.execute(delete(files).where(files.c.id.in_(list(ids)), ~_needed()))


def purge(connection: Connection, before: float) -> int:
    """Forget what belongs to drafts that are too old to be offered again."""
    return connection.execute(delete(files).where(files.c.created_at < before, ~_needed())).rowcount


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
