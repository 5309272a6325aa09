"""The events of Rasa's Socket.IO channel (rasa 3.6.21, `core/channels/socketio.py`).

    session_request  {session_id, last_id?}                    → session_confirm  "chat_…"
    user_uttered     {message, session_id, metadata | customData, message_id?}
    bot_uttered      {text, metadata}                            words
                     {text, quick_replies, metadata}             words and buttons

rasa-webchat shows a message only when its keys are exactly these; it takes `metadata` off first, so
everything that is ours stands in there: `id`, `locale`, `turn`, `question`, and `renews`, the id of
the message in whose place this one stands.
"""

from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, Field, StrictInt

from connectors.contract import CHOICE_PREFIX, OutboundMessage
from connectors.webchat.fields import Identifier, Text
from locales.languages import match

LARGEST_ID = 10**18


class SessionRequest(BaseModel):
    """`last_id`: the `metadata.id` of the last message that the client has; rasa-webchat gives
    none. Whatever `session_id` is, an unknown one only means a new session."""

    session_id: Any = None
    last_id: Annotated[StrictInt, Field(ge=0, le=LARGEST_ID)] | None = None


class Metadata(BaseModel):
    locale: Any = Field(None, validation_alias=AliasChoices("locale", "language"))
    message_id: Identifier | None = None


class Uttered(BaseModel):
    """`message_id` makes a repeat harmless; without one every event is a message of its own."""

    message: Text
    session_id: Any = None
    message_id: Identifier | None = None
    metadata: Metadata | None = None
    custom_data: Metadata | None = Field(None, alias="customData")

    @property
    def external_id(self) -> str | None:
        extras = [extra.message_id for extra in (self.metadata, self.custom_data) if extra]
        return next((found for found in (self.message_id, *extras) if found), None)

    def locale(self, offered: tuple[str, ...]) -> str | None:
        extras = [extra.locale for extra in (self.metadata, self.custom_data) if extra]
        return next(filter(None, (match(stated, offered) for stated in extras)), None)


def bot_uttered(message: OutboundMessage) -> dict[str, Any]:
    found: dict[str, Any] = {"text": message.text}
    if message.choices:
        found["quick_replies"] = [
            {
                "content_type": "text",
                "title": choice.label,
                "payload": CHOICE_PREFIX + choice.token,
            }
            for choice in message.choices
        ]
    metadata: dict[str, Any] = {
        "id": message.id,
        "locale": message.locale,
        "turn": message.turn,
    }
    if message.question is not None:
        metadata["question"] = dict(message.question)
    if message.renews is not None:
        metadata["renews"] = message.renews
    found["metadata"] = metadata
    return found
