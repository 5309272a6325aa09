"""The vault: personal data of a conversation, sealed, behind the placeholders that replaced it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from bot.crypto import Cipher
from bot.models import Personal
from bot.sql import insert_once, table

vault = table(Personal)


def load(connection: Connection, cipher: Cipher, conversation_id: str) -> dict[str, str]:
    """Placeholder → value, of everything the conversation still holds."""
    rows = connection.execute(
        select(vault.c.placeholder, vault.c.value_sealed).where(
            vault.c.conversation_id == conversation_id
        )
    )
    return {row.placeholder: str(cipher.open(row.value_sealed)) for row in rows}


def add(
    connection: Connection,
    cipher: Cipher,
    conversation_id: str,
    values: Mapping[str, str],
    *,
    now: float,
) -> None:
    """Keep these values. One that is there already (a turn taken again) stays as it is."""
    for placeholder, value in values.items():
        row = Personal(
            conversation_id=conversation_id,
            placeholder=placeholder,
            kind=placeholder.strip("⟦⟧").partition(":")[0],
            value_sealed=cipher.seal(value),
            created_at=now,
        )
        insert_once(connection, vault, row.model_dump())


def erase(connection: Connection, conversation_id: str, until: float | None = None) -> None:
    """Forget the conversation's values, or only those that were kept up to this time."""
    statement = delete(vault).where(vault.c.conversation_id == conversation_id)
    if until is not None:
        statement = statement.where(vault.c.created_at <= until)
    connection.execute(statement)


def purge(connection: Connection, before: float) -> int:
    """Forget what belongs to drafts that are too old to be offered again."""
    return connection.execute(delete(vault).where(vault.c.created_at < before)).rowcount
