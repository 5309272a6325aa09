"""Events of channels that are sent to: what is not a message for the dialogue is settled here."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot import contacts, fallback, inbox, intake, linking, outbox, sending
from bot.conversation import Parts
from bot.inbox import NewMessage
from bot.language import detect
from bot.outbox import Addressee
from bot.speech import Speaker
from bot.sql import AnyRow
from connectors.contract import (
    Accepted,
    Event,
    InboundMessage,
    Note,
    Presence,
    Receipt,
    Refused,
    Resume,
)

log = structlog.get_logger("channel")
SOMETIMES = RateLimitItemPerMinute(10)
ONCE = RateLimitItemPerMinute(1)
"""How often a person is told something by the channel itself, and that it was too often."""
NAMESPACE = uuid.UUID("0d1f6a0e-3c11-5f0f-9d3a-6e5a6a5b8f10")


class ChannelEvents:
    def __init__(
        self, parts: Parts, accept: Callable[[InboundMessage], Awaitable[Accepted]]
    ) -> None:
        self._parts = parts
        self._accept = accept
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def take(self, event: Event) -> Accepted | None:
        """Make an event durable. Raises Refused: for a message what the person is told already,
        and `busy` when nothing could be stored."""
        try:
            match event:
                case InboundMessage():
                    return await self._message(event)
                case Note():
                    await self._note(event)
                case Presence():
                    await self._presence(event)
                case Receipt():
                    await self._receipt(event)
                case Resume():
                    await self._resume(event)
        except SQLAlchemyError as error:
            self._parts.metrics.incidents.labels(reason=type(error).__name__).inc()
            raise Refused("busy", "system.unavailable") from error
        return None

    async def _message(self, message: InboundMessage) -> Accepted:
        """A refusal is told by the channel itself, since nobody fetches it."""
        try:
            return await self._accept(message)
        except Refused as refused:
            if refused.reason != "busy":
                await self._note(Note(message, refused.key, refused.values))
            raise

    async def _note(self, note: Note) -> None:
        now, message = self._parts.clock(), note.message
        new = self._sender(message)
        most = ONCE if note.key == "system.rate_limited" else SOMETIMES
        if note.word is None and not self._limiter.hit(most, new.contact, str(most)):
            self._parts.metrics.refusals.labels(channel=message.channel, reason="rate").inc()
            return
        await self._parts.database.run(lambda c: self._write_note(c, note, new, now))
        self._parts.metrics.messages.labels(channel=message.channel, kind="note").inc()

    def _write_note(self, connection: Connection, note: Note, new: NewMessage, now: float) -> None:
        row = contacts.ensure(connection, new, now)
        if note.word is not None and not inbox.first_time(connection, new, row.id, now):
            return  # Delivered again: what was said since then holds.
        if note.word == "stop" and new.address_digest is not None:
            if not fallback.opted_out(connection, self._parts, new.address_digest, now):
                return  # It was confirmed once; every further word would be one message too many.
        elif note.word == "start" and new.address_digest is not None:
            contacts.lift(connection, new.address_digest)
        if note.key is not None:
            self._say(connection, note, row, new, now)

    def _say(
        self, connection: Connection, note: Note, row: AnyRow, new: NewMessage, now: float
    ) -> None:
        turn = str(uuid.uuid5(NAMESPACE, f"{new.account} {new.external_id}"))
        speaker = Speaker(
            self._parts.texts,
            self._parts.cipher,
            turn=turn,
            locale=self._locale(note.message, row),
            channel=new.channel,
            vault={},
        )
        speaker.say(str(note.key), **note.values)
        to = Addressee(row.id, row.contact_id, new.account, "service")
        outbox.add(connection, self._parts.cipher, to, turn, speaker.replies, now=now)

    def _locale(self, message: InboundMessage, row: AnyRow) -> str:
        """The language of the word itself, then the conversation's."""
        if row.locale_chosen or not message.text:
            return str(row.locale)
        return detect(message.text, row.locale)

    async def _presence(self, event: Presence) -> None:
        digest = self._parts.cipher.digest("contact", event.account, event.contact)

        now = self._parts.clock()

        def write(connection: Connection) -> None:
            row = contacts.find(connection, event.account, digest)
            if row is None:
                return
            if event.reachable:
                contacts.set_reachable(connection, row.contact_id, True)
            else:
                fallback.blocked(connection, self._parts, row.contact_id, "blocked", now)

        await self._parts.database.run(write)

    async def _receipt(self, event: Receipt) -> None:
        now = self._parts.clock()

        def write(connection: Connection) -> bool:
            account, sent_id, code = event.account, event.sent_id, event.code
            report = sending.status(connection, account, sent_id, event.state, code, now)
            turn = sending.turn_of(connection, account, sent_id)
            if report == "new" and event.state == "failed" and turn is not None:
                fallback.elsewhere(connection, self._parts, turn, code or "failed", now)
            return report != "unknown"

        if not await self._parts.database.run(write):
            log.info("status of an unknown message", account=event.account.partition(":")[0])
        self._parts.metrics.sends.labels(
            channel=event.account.partition(":")[0], outcome=event.state
        ).inc()

    async def _resume(self, event: Resume) -> None:
        new, now = self._sender(event.message), self._parts.clock()

        def write(connection: Connection) -> None:
            if not linking.redeem(connection, self._parts.cipher, new, event.token, now):
                # A token is written in no language.
                note = Note(replace(event.message, text=None), "link.expired")
                self._write_note(connection, note, new, now)

        await self._parts.database.run(write)

    def _sender(self, message: InboundMessage) -> NewMessage:
        return intake.sender(self._parts.cipher, message, self._parts.settings.locale)
