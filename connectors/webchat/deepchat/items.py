"""What deep-chat sends and shows, over every transport."""

import uuid
from typing import Any

from pydantic import BaseModel, Field

from connectors.contract import CHOICE_PREFIX, Gateway, InboundMessage, OutboundMessage, Refused
from connectors.webchat.chat import ACCOUNT
from connectors.webchat.fields import Identifier, MessageId, Text
from connectors.webchat.session import Session
from connectors.webchat.spoken import spoken
from locales.languages import match

MOST = 200
"""Messages that the component may send along; only the last one is new."""

Item = dict[str, Any]


class Said(BaseModel):
    text: Text = ""


class DeepChatRequest(BaseModel):
    messages: list[Said] = Field(min_length=1, max_length=MOST)
    session: Identifier | None = None
    message_id: MessageId | None = None
    locale: str | None = None

    def message(
        self, session: Session, locales: tuple[str, ...], client: str | None
    ) -> InboundMessage:
        text, choice = spoken(self.messages[-1].text)
        return InboundMessage(
            account=ACCOUNT,
            contact=session.contact,
            external_id=self.message_id or uuid.uuid4().hex,
            text=text,
            choice=choice,
            locale=match(self.locale, locales),
            trusted=True,
            client=client,
        )


def item(message: OutboundMessage, issued: Session | None = None) -> Item:
    """One message as the component shows it."""
    lines = [f"{choice.number}. {choice.label}" for choice in message.choices]
    custom: Item = {"id": message.id, "turn": message.turn, "locale": message.locale}
    if message.choices:
        custom["choices"] = [
            {"label": choice.label, "payload": CHOICE_PREFIX + choice.token}
            for choice in message.choices
        ]
    if message.question is not None:
        custom["question"] = dict(message.question)
    if message.card is not None:
        custom["card"] = dict(message.card)
    if message.renews is not None:
        custom["renews"] = message.renews
    if issued is not None:
        custom["session"] = issued.token
    return {"text": "\n\n".join(filter(None, [message.text, "\n".join(lines)])), "custom": custom}


def refusal(gateway: Gateway, refused: Refused, locale: str) -> Item:
    custom: Item = {"code": refused.key}
    if refused.retry_after is not None:
        custom["retry_after"] = refused.retry_after
    return {"text": gateway.text(refused.key, locale, **refused.values), "custom": custom}
