"""Files that were deleted after an hour without consent: the person is told once with the next
turn, and the draft is continued without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from bot.conversations import vault
from bot.core.crypto import Cipher
from bot.messages import attachments, files
from bot.messages.inbox import Claim


def load(
    connection: Connection, cipher: Cipher, claim: Claim
) -> tuple[dict[str, str], tuple[str, ...]]:
    """What the vault holds, and the files among it that are not kept any more: looked up only when
    a person speaks of whom it holds files."""
    stored = vault.load(connection, cipher, claim.conversation.id)
    ids = attachments.kept_ids(stored)
    if not ids or claim.inbound.kind == "system":
        return stored, ()
    missing = files.missing(connection, ids.values())
    return stored, tuple(name for name, file_id in ids.items() if file_id in missing)


def named(names: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Those of these placeholders that stand for files, with the ids under which they are kept."""
    ids = attachments.kept_ids(known)
    return {name: ids[name] for name in names if name in ids}
