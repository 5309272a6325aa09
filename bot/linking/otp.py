"""The one-time number on its way to a contact on file, or to an address that was named."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.conversations import contacts
from bot.core.crypto import Cipher
from bot.core.sql import AnyRow
from bot.linking.labels import Message
from bot.messages import outbox
from bot.messages.outbox import Addressee
from bot.messages.rendering import Renderer
from bot.texts.catalogue import Catalogue

NAMESPACE = uuid.UUID("3a4be2b2-8f0a-5a8c-9d56-0f5f7a1e2c37")


@dataclass(frozen=True)
class NumberSender:
    cipher: Cipher
    texts: Catalogue

    def send(
        self,
        connection: Connection,
        asking: str,
        to: AnyRow,
        told: Message,
        number: str,
        now: float,
    ) -> None:
        """Once for the turn `asking`. What is stored hides the number as soon as it was shown."""
        turn = str(uuid.uuid5(NAMESPACE, asking))
        speaker = Renderer(
            self.texts,
            self.cipher,
            turn=turn,
            locale=contacts.locale(connection, to.conversation_id),
            channel=to.channel,
            vault={},
            pin=number,
        )
        speaker.render([told])
        account = to.account if to.address_sealed is not None else ""
        # Not "service": whoever opted out gets no number either; number and PIN still prove.
        addressee = Addressee(to.conversation_id, to.id, account)
        outbox.add(connection, self.cipher, addressee, turn, speaker.replies, now=now)
