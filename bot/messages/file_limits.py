"""How many files are kept: of one conversation, and of all together.

    five and 50 MB a conversation (20 MB before consent)     many, much
    all files at most `limits.files_mb`                      full
    the disk keeps more than `limits.free_mb`                full

The disk is looked at with SQLite only: with PostgreSQL the files lie on a disk we do not see.
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from actions.adapters.files import MOST
from bot.messages import files
from bot.runtime import Runtime
from connectors.contract import Refused

MB = 1_000_000
TOGETHER, BEFORE_CONSENT = 50 * MB, 20 * MB
"""Bytes of a conversation's files, once its person has consented and before."""
Why = Literal["many", "much", "full"]


class NoRoom(Exception):
    """A file that is not kept: `values` are those of its sentence, `system.file.` and `why`."""

    def __init__(self, why: Why, **values: str | int) -> None:
        super().__init__(why)
        self.why = why
        self.values = values

    def refused(self) -> Refused:
        return Refused(
            "full" if self.why == "full" else "file", f"system.file.{self.why}", self.values
        )


def keep(
    connection: Connection,
    runtime: Runtime,
    conversation_id: str,
    file_id: str,
    content: bytes,
    now: float,
) -> None:
    """Keep the content, if nothing is kept under this id. Raises NoRoom."""
    if files.size(connection, file_id) is None:
        check(connection, runtime, conversation_id, len(content))
        files.add(connection, runtime.cipher, conversation_id, file_id, content, now=now)


def check(connection: Connection, runtime: Runtime, conversation_id: str, size: int) -> None:
    """Whether `size` bytes more may be kept for this conversation, to which nobody else adds before
    the transaction ends. The conversation's own limits come first: waiting does not help against
    them. Raises NoRoom."""
    limits = runtime.settings.limits
    kept = files.kept_of(connection, conversation_id)
    most = TOGETHER if kept.consented else BEFORE_CONSENT
    if kept.count >= MOST:
        raise NoRoom("many", most=MOST)
    if kept.size + size > most:
        raise NoRoom("much", limit=most // MB)
    if files.kept_in_all(connection).size + size > limits.files_mb * MB:
        raise NoRoom("full")
    free = runtime.free()
    if free is not None and free - size <= limits.free_mb * MB:
        raise NoRoom("full")
