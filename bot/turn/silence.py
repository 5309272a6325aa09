"""Messages and results for a contact that has opted out of its channel: no turn is taken for them.

a message that was taken in before the STOP    counted, not dealt with
a receipt, or why a petition came back         waits until they are back, 90 days at most
a petition that is delayed                     not told: the receipt will be
news of a case                                 told elsewhere, or proven not to have arrived
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from bot.conversations import lease
from bot.conversations import opt_outs as opt_out_store
from bot.core.crypto import Cipher
from bot.core.db import Database
from bot.messages import inbox
from bot.messages.inbox import Claim
from bot.turn import commit as turn_store

Silent = Literal["unheard", "wait", "drop"]
LOOK = 3600.0
"""Seconds between looks whether they are back; coming back wakes what waits."""
PATIENCE = 90 * 24 * 3600.0
WAITS = frozenset({"receipt", "submit_rejected", "submit_failed"})
LATE = frozenset({"submit_delayed"})


def silent(cipher: Cipher, claim: Claim) -> Silent | None:
    """What happens to a turn whose contact has opted out; None for a turn that is taken."""
    if not claim.conversation.stopped:
        return None
    if claim.inbound.kind != "system":
        return "unheard"
    kind = inbox.opened(cipher, claim.inbound)["result"]["type"]
    if kind in LATE:
        return "drop"
    if kind not in WAITS:
        return None
    # What was erased is told at once or never: its address goes.
    return "drop" if claim.conversation.forgotten else "wait"


async def settle(database: Database, claim: Claim, what: Silent, now: float) -> Claim | None:
    """Write it down; returns the conversation's next turn, or frees the lease. Raises LeaseLost."""
    return await database.run(lambda c: _settle(c, claim, what, now))


def _settle(connection: Connection, claim: Claim, what: Silent, now: float) -> Claim | None:
    row = claim.inbound
    lease.check(connection, claim.lease)
    if what == "wait" and now - row.received_at < PATIENCE:
        inbox.postpone_news(connection, row.id, now + LOOK)
    else:
        inbox.settle(connection, claim, "dropped")
    if what == "unheard":
        opt_out_store.count_unheard(connection, claim.conversation.contact_id)
    return turn_store.go_on(connection, claim, now)
