"""Files that people sent: sealed, by their hash, until their draft is sent or dropped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from bot.crypto import Cipher
from bot.models import StoredFile
from bot.sql import insert_once, table

files = table(StoredFile)


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
    """Forget the conversation's files that were kept up to this time."""
    connection.execute(
        delete(files).where(files.c.conversation_id == conversation_id, files.c.created_at <= until)
    )


def purge(connection: Connection, before: float) -> int:
    """Forget what belongs to drafts that are too old to be offered again."""
    return connection.execute(delete(files).where(files.c.created_at < before)).rowcount
