"""Submissions on their way to the portal, and the receipt on its way back.

queued → (written down: unknown) → submit → receipt           one case, one receipt
                     │ no answer: told once, reconcile first, then the same key again
                     └ rejected: told, the draft was wrong
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog

from actions.adapters.errors import (
    OutcomeUnknown,
    PortalError,
    Rejected,
    SchemaDrift,
    Throttled,
)
from actions.adapters.portals import Portals
from actions.adapters.protocol import Attachment, Receipt
from actions.effects import wire
from actions.effects.results import (
    ReceiptIssued,
    Result,
    SubmitDelayed,
    SubmitFailed,
    SubmitRejected,
)
from bot.cases import store as cases
from bot.cases import stored, submissions
from bot.cases.pin_hash import PinHash
from bot.conversations import contacts, vault
from bot.core.clock import Clock
from bot.core.crypto import Cipher
from bot.core.db import Database
from bot.core.errors import LeaseLost
from bot.core.metrics import Metrics
from bot.core.sql import AnyRow
from bot.messages import files
from bot.messages import system_turns as system_turn
from bot.messages.system_turns import SystemEvent
from bot.models.cases import Case

log = structlog.get_logger("delivery")
LEASE = 20.0
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
GIVE_UP = 7 * 24 * 3600.0


@dataclass(frozen=True)
class Filing:
    database: Database
    cipher: Cipher
    portals: Portals
    pins: PinHash
    clock: Clock
    metrics: Metrics
    owner: str

    async def send_one(self) -> str | None:
        """Send the submission that has waited longest. Returns its conversation, None if none."""
        now = self.clock()
        row = await self.database.run(
            lambda c: submissions.claim(c, self.owner, now=now, seconds=LEASE)
        )
        if row is None:
            return None
        try:
            await self._settle(row)
        except LeaseLost:
            # We were silent for too long: another worker has it, and reconciles first.
            log.warning("lease lost")
        return str(row.conversation_id)

    async def _settle(self, row: AnyRow) -> None:
        """Send it and write down what came of it. Raises LeaseLost."""
        try:
            receipt = await self._send(row)
        except Rejected as error:
            await self._refused(row, error)
        except PortalError as error:
            await self._delayed(row, error)
        except (LookupError, TypeError, ValueError) as error:
            # A draft that this portal's client cannot take: ours to mend, nobody else waits for it.
            log.exception("draft cannot be sent")
            await self._delayed(row, SchemaDrift(type(error).__name__))
        else:
            await self._done(row, receipt)

    async def _send(self, row: AnyRow) -> Receipt:
        adapter = self.portals.client(row.portal)
        content = submissions.opened(self.cipher, row)
        sent = await self._attachments(content)
        submission = stored.read(content, row, tuple(sent.values()))
        if row.state == "unknown":
            earlier = await adapter.reconcile(submission, row.key)
            if earlier is not None:
                return earlier
        await self.database.run(lambda c: submissions.mark_unknown(c, row))
        return await adapter.submit(submission, row.key)

    async def _attachments(self, content: Mapping[str, Any]) -> dict[str, Attachment]:
        """The files of a draft, by what stands for them; one that was erased meanwhile is left out,
        and the same content again (it came on two channels)."""
        wanted = {file["id"]: file for file in content.get("files", ())}
        if not wanted:
            return {}
        kept = await self.database.run(lambda c: files.load(c, self.cipher, wanted))
        found: dict[str, Attachment] = {}
        for file_id in filter(kept.__contains__, wanted):
            file, (sha256, held) = wanted[file_id], kept[file_id]
            if all(sha256 != one.sha256 for one in found.values()):
                stands = str(file.get("stands") or file_id)
                found[stands] = Attachment(file["name"], file["media_type"], sha256, held)
        return found

    async def _done(self, row: AnyRow, receipt: Receipt) -> None:
        pin = f"{secrets.randbelow(10**8):08d}"
        pin_hash = await self.pins.hash(pin)
        now, content = self.clock(), submissions.opened(self.cipher, row)
        result = ReceiptIssued(
            key=row.key,
            reference=receipt.reference,
            service=receipt.service,
            agency=receipt.agency,
            due_on=receipt.due_on.isoformat() if receipt.due_on else None,
            due_reason=receipt.due_reason or None,
        )

        def write(c: Any) -> None:
            submissions.finish(c, row, "done", receipt.reference)
            # Only now: a draft that is refused comes back with its placeholders.
            vault.erase(c, row.conversation_id, until=row.created_at)
            files.erase_until(c, row.conversation_id, row.created_at)
            files.erase(c, [file["id"] for file in content.get("files", ())])
            owner = cases.binding(c, contacts.now_at(c, row.conversation_id))
            cases.add(
                c,
                Case(
                    portal=row.portal,
                    reference=receipt.reference,
                    capability=row.capability,
                    conversation_id=owner,
                    pin_hash=pin_hash,
                    created_at=now,
                ),
            )
            reach = "code" if contacts.on_file(c, owner) else "pin"
            self._tell(c, row, "receipt", replace(result, reach=reach), pin=pin)

        await self.database.run(write)
        self.metrics.submissions.labels(outcome="done").inc()

    async def _refused(self, row: AnyRow, error: Rejected) -> None:
        result = SubmitRejected(
            key=row.key, fields=error.fields, files=await self._wrong(row, error), reason=None
        )

        def write(c: Any) -> None:
            submissions.finish(c, row, "rejected")
            self._tell(c, row, "rejected", result)

        await self.database.run(write)
        self.metrics.submissions.labels(outcome="rejected").inc()

    async def _wrong(self, row: AnyRow, error: Rejected) -> dict[str, str]:
        """What stands for the files that the portal named, and what is wrong with each."""
        if not error.files:
            return {}
        sent = list(await self._attachments(submissions.opened(self.cipher, row)))
        return {sent[n]: why for n, why in error.files.items() if n < len(sent)}

    async def _delayed(self, row: AnyRow, error: PortalError) -> None:
        """Tell the citizen once, then try again, longer and longer, for a week."""
        now = self.clock()
        log.warning("portal failed", reason=type(error).__name__, attempt=row.attempts + 1)
        self.metrics.incidents.labels(reason=type(error).__name__).inc()
        pause = PAUSES[min(row.attempts, len(PAUSES) - 1)]
        if isinstance(error, Throttled):
            pause = max(pause, error.retry_after)
        unsure = isinstance(error, OutcomeUnknown) or row.state == "unknown"

        def write(c: Any) -> None:
            if now - row.created_at > GIVE_UP:
                submissions.finish(c, row, "failed")
                self._tell(c, row, "failed", SubmitFailed(key=row.key))
                return
            if not row.delayed_told:
                self._tell(c, row, "delayed", SubmitDelayed(key=row.key))
            state = "unknown" if unsure else "queued"
            submissions.postpone(c, row, state=state, until=now + pause, told=True)

        await self.database.run(write)
        self.metrics.submissions.labels(outcome="delayed").inc()

    def _tell(self, c: Any, row: AnyRow, name: str, result: Result, pin: str | None = None) -> None:
        written = wire.write_result(result)
        news = SystemEvent(f"{name}:{row.key}", written, row.channel, pin, row.contact_id)
        system_turn.add(c, self.cipher, row.conversation_id, news, now=self.clock())
