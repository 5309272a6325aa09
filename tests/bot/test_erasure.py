"""What a person is told about what is stored, and what is left after it is erased."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert

from bot import erasure
from bot.models import Conversation, Inbound, Outbound
from bot.sql import table
from tests.kit.core import GatedDatabase

ID = "6f0f2c2e-0000-4000-8000-000000000001"


def fill(connection: Connection) -> None:
    """One message and its reply long ago, and one message whose turn is on its way."""
    conversation = Conversation(
        id=ID, account="webchat", contact="c", locale="ko", bound=True, created_at=1.0, seen_at=1.0
    )
    connection.execute(insert(table(Conversation)).values(conversation.model_dump()))
    for turn, state, payload in (("t1", "done", None), ("t2", "pending", b"sealed")):
        row = Inbound(
            account="webchat", external_id=turn, conversation_id=ID, turn=turn, kind="text",
            payload_sealed=payload, digest=turn, state=state, correlation="c", received_at=1.0,
        ).model_dump(exclude={"id"})  # fmt: skip
        connection.execute(insert(table(Inbound)).values(row))
    reply = Outbound(
        conversation_id=ID, turn="t1", seq=0, payload_sealed=b"sealed", state="sent", created_at=1.0
    ).model_dump(exclude={"id"})
    connection.execute(insert(table(Outbound)).values(reply))


async def test_only_texts_that_are_still_here_count(database: GatedDatabase) -> None:
    await database.run(fill)
    before: dict[str, Any] = await database.run(lambda c: erasure.summary(c, ID))
    assert (before["messages"], before["since"]) == (2, 1.0)
    await database.run(lambda c: erasure.erase(c, ID, "t2", 5.0))
    after: dict[str, Any] = await database.run(lambda c: erasure.summary(c, ID))
    assert (after["messages"], after["since"]) == (1, 5.0)
