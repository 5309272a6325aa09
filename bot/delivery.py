"""Submissions on their way to the portal, and the receipt on its way back.

queued → (written down: unknown) → submit → receipt           one case, one receipt
                     │ no answer: told once, reconcile first, then the same key again
                     └ rejected: told, the draft was wrong
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from argon2 import PasswordHasher

from actions.adapters.errors import (
    OutcomeUnknown,
    PortalError,
    Rejected,
    SchemaDrift,
    Throttled,
)
from actions.adapters.protocol import (
    Adapter,
    Applicant,
    Attachment,
    Consent,
    Receipt,
    Submission,
)
from bot import cases, contacts, files, submissions, system_turn, vault
from bot.clock import Clock
from bot.crypto import Cipher
from bot.db import Database
from bot.errors import LeaseLost
from bot.metrics import Metrics
from bot.models import Case
from bot.sql import AnyRow
from bot.system_turn import News

log = structlog.get_logger("delivery")
LEASE = 20.0
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
GIVE_UP = 7 * 24 * 3600.0


@dataclass(frozen=True)
class Delivery:
    database: Database
    cipher: Cipher
    adapters: Mapping[str, Adapter]
    hasher: PasswordHasher
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
        adapter = self.adapters[row.capability]
        content = self.cipher.open(row.payload_sealed)
        submission = _submission(content, row, await self._attachments(content))
        if row.state == "unknown":
            earlier = await adapter.reconcile(submission, row.key)
            if earlier is not None:
                return earlier
        await self.database.run(lambda c: submissions.mark_unknown(c, row))
        return await adapter.submit(submission, row.key)

    async def _attachments(self, content: Mapping[str, Any]) -> tuple[Attachment, ...]:
        """The files of a draft; one that was erased meanwhile is left out."""
        wanted = {file["id"]: file for file in content.get("files", ())}
        if not wanted:
            return ()
        kept = await self.database.run(lambda c: files.load(c, self.cipher, wanted))
        return tuple(
            Attachment(file["name"], file["media_type"], *kept[file_id])
            for file_id, file in wanted.items()
            if file_id in kept
        )

    async def _done(self, row: AnyRow, receipt: Receipt) -> None:
        pin = f"{secrets.randbelow(10**8):08d}"
        pin_hash = await asyncio.to_thread(self.hasher.hash, pin)
        now, content = self.clock(), self.cipher.open(row.payload_sealed)
        result = {
            "type": "receipt",
            "key": row.key,
            "reference": receipt.reference,
            "service": dict(receipt.service),
            "agency": dict(receipt.agency),
            "due_on": receipt.due_on.isoformat() if receipt.due_on else None,
            "due_reason": dict(receipt.due_reason) if receipt.due_reason else None,
        }

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
                    portal=self.adapters[row.capability].name,
                    reference=receipt.reference,
                    capability=row.capability,
                    conversation_id=owner,
                    pin_hash=pin_hash,
                    created_at=now,
                ),
            )
            self._tell(c, row, "receipt", result, pin=pin)

        await self.database.run(write)
        self.metrics.submissions.labels(outcome="done").inc()

    async def _refused(self, row: AnyRow, error: Rejected) -> None:
        result = {
            "type": "submit_rejected",
            "key": row.key,
            "fields": error.fields,
            "reason": None,
        }

        def write(c: Any) -> None:
            submissions.finish(c, row, "rejected")
            self._tell(c, row, "rejected", result)

        await self.database.run(write)
        self.metrics.submissions.labels(outcome="rejected").inc()

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
                self._tell(c, row, "failed", {"type": "submit_failed", "key": row.key})
                return
            if not row.delayed_told:
                self._tell(c, row, "delayed", {"type": "submit_delayed", "key": row.key})
            state = "unknown" if unsure else "queued"
            submissions.postpone(c, row, state=state, until=now + pause, told=True)

        await self.database.run(write)
        self.metrics.submissions.labels(outcome="delayed").inc()

    def _tell(
        self, c: Any, row: AnyRow, name: str, result: Mapping[str, Any], pin: str | None = None
    ) -> None:
        news = News(f"{name}:{row.key}", result, row.channel, pin, row.contact_id)
        system_turn.add(c, self.cipher, row.conversation_id, news, now=self.clock())


def _submission(
    content: Mapping[str, Any], row: AnyRow, attachments: tuple[Attachment, ...]
) -> Submission:
    applicant, consent = content.get("applicant"), content["consent"]
    return Submission(
        capability=row.capability,
        service=content["service"],
        title=content["title"],
        body=content["body"],
        attributes=content.get("attributes") or {},
        consent=Consent(consent["version"], datetime.fromisoformat(consent["at"])),
        applicant=Applicant(**applicant) if applicant else None,
        locale=row.locale,
        channel=row.channel,
        attachments=attachments,
    )
