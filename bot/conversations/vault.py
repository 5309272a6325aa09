"""The vault: personal data of a conversation, sealed, behind the placeholders that replaced it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select

from bot.core.crypto import Cipher, Place
from bot.core.sql import insert_once, place, table
from bot.models.conversations import Personal

vault = table(Personal)


def load(connection: Connection, cipher: Cipher, conversation_id: str) -> dict[str, str]:
    """Placeholder → value, of everything the conversation still holds."""
    rows = connection.execute(
        select(vault.c.placeholder, vault.c.value_sealed).where(
            vault.c.conversation_id == conversation_id
        )
    )
    found = {}
    for row in rows:
        where = _place(conversation_id, row.placeholder)
        found[row.placeholder] = str(cipher.open(row.value_sealed, where))
    return found


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
            value_sealed=cipher.seal(value, _place(conversation_id, placeholder)),
            created_at=now,
        )
        insert_once(connection, vault, row.model_dump())


def erase(connection: Connection, conversation_id: str, until: float | None = None) -> None:
    """Forget the conversation's values, or only those that were kept up to this time."""
    statement = delete(vault).where(vault.c.conversation_id == conversation_id)
    if until is not None:
        statement = statement.where(vault.c.created_at <= until)
    connection.execute(statement)


def forget(connection: Connection, conversation_id: str, names: Iterable[str]) -> None:
    """Forget what stands behind these placeholders."""
    wanted = vault.c.placeholder.in_(list(names))
    connection.execute(delete(vault).where(vault.c.conversation_id == conversation_id, wanted))


def purge(connection: Connection, before: float) -> int:
    """Forget what belongs to drafts that are too old to be offered again."""
    return connection.execute(delete(vault).where(vault.c.created_at < before)).rowcount


def lasting(personal: Mapping[str, str], question: Mapping[str, Any] | None) -> dict[str, str]:
    """What is written down of an answer. A PIN is used within its turn and never kept; so is a
    place that was asked for only to find what is near it."""
    nearby = (question or {}).get("type") == "location"
    gone = ("⟦pin:", "⟦spot:") if nearby else ("⟦pin:",)
    return {name: value for name, value in personal.items() if not name.startswith(gone)}


def _place(conversation_id: str, placeholder: str) -> Place:
    return place(vault.c.value_sealed, conversation_id, placeholder)
