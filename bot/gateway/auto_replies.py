"""Automatic replies: what a channel says without the dialogue, and the words that opt out and in.

STOP  → the address hears no more; confirmed once, with the way back
else, while stopped → counted, not dealt with; the way back once more, where that gets through;
                      danger → answered there, and handed to staff: dealt with, not counted
START → heard again: how much was not dealt with, what waits to be told, and the open question
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from actions.base import danger
from actions.base.foreign.heard import heard
from bot.conversations import contacts
from bot.conversations import opt_outs as opt_out_store
from bot.conversations import prompt as prompts
from bot.conversations.sender import NewMessage
from bot.core.sql import AnyRow
from bot.delivery import fallback
from bot.handoff import store as handoff_store
from bot.language.detect import detect
from bot.messages import inbox, outbox
from bot.messages import system_turns as system_turn
from bot.messages.outbox import Addressee
from bot.messages.rendering import Renderer
from bot.messages.system_turns import SystemEvent
from bot.models.handoffs import Handoff
from bot.runtime import Runtime
from connectors.contract import AutoReply, Channel, OptOut

NAMESPACE = uuid.UUID("0d1f6a0e-3c11-5f0f-9d3a-6e5a6a5b8f10")
UNHEARD = "system.unheard"
Sentence = tuple[str, Mapping[str, Any]]
"""A sentence of the catalogue and its values."""


@dataclass(frozen=True)
class AutoReplyWriter:
    """One automatic reply to the sender `new`, written in one transaction."""

    runtime: Runtime
    channel: Channel
    reply: AutoReply
    new: NewMessage
    now: float

    def write(self, connection: Connection, may_be_told: bool = True) -> None:
        """`may_be_told` is False for somebody who was told enough for now."""
        row, word = contacts.ensure(connection, self.runtime.cipher, self.new, self.now), self._word
        digest = self.new.address_digest
        settled = word in ("stop", "start") or row.stopped
        if settled and not inbox.first_time(connection, self._once(row), row.id, self.now):
            return  # Delivered again: what was said since then holds.
        if word == "stop" and digest is not None:
            if not fallback.opted_out(connection, self.runtime, digest, self.now):
                return  # It was confirmed once; every further word would be one message too many.
        elif word == "start" and digest is not None:
            self._return(connection, row, digest)
            return
        elif row.stopped and digest is not None:
            self._unheard(connection, row, digest)
            return
        if may_be_told:
            self._say(connection, row, self._own())

    @property
    def _word(self) -> str | None:
        return self.reply.word if isinstance(self.reply, OptOut) else None

    def _own(self) -> list[Sentence]:
        return [] if self.reply.key is None else [(self.reply.key, self.reply.values)]

    def _once(self, row: AnyRow) -> NewMessage:
        """The sender with the message id under which this reply is counted once."""
        if not row.stopped:
            return self.new
        reply = self.channel.while_stopped(self.reply.message)
        return replace(self.new, external_id=reply.message.external_id)

    def _unheard(self, connection: Connection, row: AnyRow, digest: str) -> None:
        """Count a message of an address that has opted out; only a call for help is acted upon."""
        reply = self.channel.while_stopped(self.reply.message)
        says = self._own() if self._word == "help" else []
        if self._word != "help":
            said = self.reply.message.text or ""
            if _in_danger(said):
                numbers = self.runtime.settings.emergency.model_dump()
                says.append((danger.sentence(said), numbers))
                handoff_store.add(connection, self.runtime.cipher, self._handoff(row))
            else:
                opt_out_store.count_unheard(connection, row.contact_id)
            if opt_out_store.hint(connection, digest) and reply.key is not None:
                says.append((reply.key, reply.values))
        if reply.key is not None:
            self._say(connection, row, says)

    def _return(self, connection: Connection, row: AnyRow, digest: str) -> None:
        """The address opts in again: its person is told how many messages were not dealt with."""
        unheard = opt_out_store.lift(connection, digest)
        says = self._own()
        if unheard:
            says.append((UNHEARD, {"count": unheard}))
        self._say(connection, row, says)
        if unheard is None:
            return
        inbox.wake_news(connection, digest)
        if prompts.opened(self.runtime.cipher, row).question is not None:
            back = SystemEvent(
                f"returned:{self._turn}", {"type": "returned"}, contact_id=row.contact_id
            )
            system_turn.add(connection, self.runtime.cipher, row.id, back, now=self.now)

    def _handoff(self, row: AnyRow) -> Handoff:
        return Handoff(
            turn=self._turn,
            conversation_id=row.id,
            reason="sos",
            channel=self.new.channel,
            locale=str(row.locale),
            at=self.now,
            contact_id=row.contact_id,
        )

    @cached_property
    def _turn(self) -> str:
        return str(uuid.uuid5(NAMESPACE, f"{self.new.account} {self.new.external_id}"))

    def _say(self, connection: Connection, row: AnyRow, says: Sequence[Sentence]) -> None:
        runtime = self.runtime
        speaker = Renderer(
            runtime.texts,
            runtime.cipher,
            turn=self._turn,
            locale=self._locale(row),
            channel=self.new.channel,
            vault={},
        )
        for key, values in says:
            speaker.say(key, **values)
        to = Addressee(row.id, row.contact_id, self.new.account, "service")
        outbox.add(connection, runtime.cipher, to, self._turn, speaker.replies, now=self.now)

    def _locale(self, row: AnyRow) -> str:
        """The language of the word itself, then the conversation's."""
        text = self.reply.message.text
        if row.locale_chosen or not text:
            return str(row.locale)
        return detect(text, row.locale)


def _in_danger(text: str) -> bool:
    """Whether it sounds like danger, in whichever language."""
    found = heard(text)
    return danger.perhaps(text) or bool(found and found.danger)
