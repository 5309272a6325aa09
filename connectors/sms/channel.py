"""Text messages, whichever company carries them.

POST /sms/<provider>          → the text, or an OptOut for a word about the texts themselves
POST /sms/<provider>/status   → a DeliveryStatus
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlsplit

import structlog

from connectors import pieces
from connectors.contract import Channel, OptOut
from connectors.messages import (
    Abilities,
    AutoReply,
    DeliveryStatus,
    Event,
    Finding,
    InboundMessage,
    OutboundMessage,
    Pace,
    Part,
    Request,
)
from connectors.sms.choices import Sentences
from connectors.sms.numbers import NumberRefused, recipient, zone
from connectors.sms.parts import PartWriter
from connectors.sms.provider import InboundSms, Provider
from connectors.sms.segments import is_full
from connectors.sms.settings import ProviderName, SmsSettings
from connectors.sms.words import Meaning, find, find_stopped

log = structlog.get_logger("sms")

KEYS: Mapping[Meaning, str] = {"stop": "sms.stopped", "start": "sms.started", "help": "sms.help"}
STILL_STOPPED = "sms.still_stopped"
NO_PICTURES = "sms.no_pictures"
_PICTURES = ":pictures"


class SmsChannel(Channel):
    """One sender at one provider. `sentences` are those of the catalogue, for what the channel
    itself adds to a message."""

    name: ClassVar[str] = "sms"
    can: ClassVar[Abilities] = Abilities(quiet_hours=True)

    def __init__(self, settings: SmsSettings, provider: Provider, sentences: Sentences) -> None:
        self._settings = settings
        self._provider = provider
        self._writer = PartWriter(sentences, provider.capabilities().alphabet)
        self._status_path = f"/sms/{provider.name}/status"
        self.account = f"sms:{provider.name}:{settings.sender}"
        self.paths = (f"/sms/{provider.name}", self._status_path)
        self.pace = Pace(rate=settings.segments_per_second)

    def verify(self, request: Request) -> None:
        self._provider.verify_request(request)

    def parse(self, request: Request) -> Sequence[Event]:
        if urlsplit(request.url).path.endswith(self._status_path):
            status = self._provider.parse_status(request)
            if status is None:
                return []
            return [DeliveryStatus(self.account, status.id, status.state, status.code)]
        return self._events(self._provider.parse_inbound(request))

    def parts(self, message: OutboundMessage) -> Sequence[Part]:
        return self._writer.parts(message)

    async def send(self, address: str, part: Part) -> str:
        return await self._provider.send(recipient(address), part.text, part.id)

    def acknowledgement(self) -> tuple[str, bytes]:
        return self._provider.acknowledgement()

    def while_stopped(self, message: InboundMessage) -> AutoReply:
        word = find_stopped(message.text or "")
        # Its pictures are no message of their own.
        same = replace(message, external_id=message.external_id.removesuffix(_PICTURES))
        if word is not None and word.meaning == "start":
            return OptOut(same, KEYS["start"], self._values(), "start")
        reaches = self._provider.capabilities().after_stop
        return AutoReply(same, STILL_STOPPED if reaches else None, self._values())

    def zone_of(self, address: str) -> str:
        return zone(address)

    async def check(self) -> Sequence[Finding]:
        public = urlsplit(self._settings.public_url)
        if not public.netloc:
            return [Finding("fail", "sms.check.no_public_url")]
        if public.scheme != "https":
            return [Finding("fail", "sms.check.not_https")]
        return await self._provider.check()

    async def stop(self) -> None:
        await self._provider.stop()

    def _events(self, sms: InboundSms) -> list[Event]:
        try:
            address = recipient(sms.sender)
        except NumberRefused as error:
            # Adverts of short codes and call centres: an answer would reach nobody.
            log.info("text of a number that gets none", code=error.code)
            return []
        word = find(sms.text)
        message = self._message(sms, address, word.locale if word else None)
        yes = word is None and find_stopped(sms.text) is not None
        if sms.answered and not yes:
            return [OptOut(message, word=sms.answered)]
        if word is not None:
            return [OptOut(message, KEYS[word.meaning], self._values(), word.meaning)]
        if not sms.pictures:
            return [replace(message, more=self._more(sms.text))]
        # A number of its own: the text and the reply are two messages to the inbox.
        unseen = AutoReply(self._message(sms, address, id_=sms.id + _PICTURES), NO_PICTURES)
        return [message, unseen] if sms.text.strip() else [unseen]

    def _more(self, text: str) -> str | None:
        """What stands between a text and the next one, where it was cut or says so itself."""
        full = is_full(text) or is_full(text, self._provider.capabilities().alphabet)
        return "" if full else pieces.more(text)

    def _values(self) -> Mapping[str, Any]:
        """Our name is that of the language in which the sentence is said."""
        service = {"i18n": dict(self._settings.service)}
        return {"service": service, "telephone": self._settings.telephone}

    def _message(
        self, sms: InboundSms, address: str, locale: str | None = None, id_: str | None = None
    ) -> InboundMessage:
        return InboundMessage(
            account=self.account,
            contact=address,
            external_id=id_ or sms.id,
            text=sms.text,
            locale=locale,
            channel=self.name,
            trusted=True,
            address=address,
        )


def _twilio(settings: SmsSettings) -> Provider:
    # Its library takes a third of a second to load: only where it is used.
    from connectors.sms.twilio import Twilio

    return Twilio(settings)


def _signed_json(settings: SmsSettings) -> Provider:
    from connectors.sms.signed_json import SignedJson

    return SignedJson(settings)


PROVIDERS: Mapping[ProviderName, Callable[[SmsSettings], Provider]] = {
    "twilio": _twilio,
    "signed_json": _signed_json,
}


def sms_channel(settings: SmsSettings, sentences: Sentences) -> SmsChannel:
    return SmsChannel(settings, PROVIDERS[settings.provider](settings), sentences)
