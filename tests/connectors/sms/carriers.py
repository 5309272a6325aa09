"""Both providers under one interface, so that one table of scenarios is about both."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.texts.catalogue import Catalogue
from connectors.sms.channel import SmsChannel, sms_channel
from connectors.sms.settings import SmsSettings
from tests.connectors.sms.webhook_server import PUBLIC, Webhooks
from tests.kit.fakes import sms_gateway_server, twilio_server
from tests.kit.fakes.sms_gateway_server import SmsGatewayServer
from tests.kit.fakes.sms_phones import FrontDoor
from tests.kit.fakes.twilio_server import TwilioServer
from tests.kit.patience import PATIENCE

MINSU, JISOO = "+821012345678", "+821087654321"
TELEPHONE = "02-1234-5678"
CATALOGUE = Catalogue.load()


def sentence(key: str, locale: str, /, **values: str | int) -> str:
    return CATALOGUE.value({"key": key, "values": values}, locale)


@dataclass
class Clock:
    now: float = field(default_factory=time.time)

    def __call__(self) -> float:
        return self.now


def twilio_settings(**changes: Any) -> SmsSettings:
    given = {
        "provider": "twilio",
        "sender": twilio_server.NUMBER,
        "public_url": PUBLIC,
        "telephone": TELEPHONE,
        "account_sid": twilio_server.ACCOUNT,
        "auth_token": twilio_server.TOKEN,
    }
    return SmsSettings(**{**given, **changes})


def json_settings(**changes: Any) -> SmsSettings:
    given = {
        "provider": "signed_json",
        "sender": sms_gateway_server.NUMBER,
        "public_url": PUBLIC,
        "telephone": TELEPHONE,
        "secret": sms_gateway_server.SECRET,
        "api_url": "http://127.0.0.1:1/send",
    }
    return SmsSettings(**{**given, **changes})


class Carrier(ABC):
    """A provider's fake, our channel for it, and our webhooks that it posts to."""

    name: str
    channel: SmsChannel
    opted_out_code: str
    secret: str
    server: TwilioServer | SmsGatewayServer

    def __init__(self, webhooks: Webhooks) -> None:
        self.webhooks = webhooks
        self.door = FrontDoor(PUBLIC, webhooks.url)

    @property
    def path(self) -> str:
        return f"/sms/{self.name}"

    @property
    def events(self) -> list[Any]:
        return self.webhooks.inbox.events

    def deliver(self, request: tuple[bytes, dict[str, str]], path: str = "") -> httpx.Response:
        """A request as it was signed, however late and wherever to."""
        return self.door.post(PUBLIC + (path or self.path), *request)

    @abstractmethod
    def text(self, number: str, text: str, **extra: Any) -> tuple[bytes, dict[str, str]]:
        """A signed request, not yet posted."""

    @abstractmethod
    def status(self, sent_id: str, state: str) -> tuple[bytes, dict[str, str]]:
        """A signed status, not yet posted."""

    @abstractmethod
    def of_another(self, number: str, text: str) -> list[tuple[bytes, dict[str, str]]]:
        """Properly signed texts that are not for our account or our sender."""

    @abstractmethod
    def pass_hour(self) -> None:
        """An hour goes by for us and for the provider."""


class TwilioCarrier(Carrier):
    name = "twilio"
    opted_out_code = "21610"
    secret = twilio_server.TOKEN

    def __init__(self, webhooks: Webhooks) -> None:
        super().__init__(webhooks)
        self.server: TwilioServer = TwilioServer(self.door)
        self.channel = sms_channel(
            twilio_settings(api_url=self.server.url, timeout=PATIENCE), sentence
        )

    def text(self, number: str, text: str, **extra: Any) -> tuple[bytes, dict[str, str]]:
        return self.server.signed(self.server.form(number, text, **extra), PUBLIC + self.path)

    def status(self, sent_id: str, state: str) -> tuple[bytes, dict[str, str]]:
        form = {"MessageSid": sent_id, "MessageStatus": state, "From": twilio_server.NUMBER}
        form["AccountSid"] = twilio_server.ACCOUNT
        return self.server.signed(form, f"{PUBLIC}{self.path}/status")

    def of_another(self, number: str, text: str) -> list[tuple[bytes, dict[str, str]]]:
        return [
            self.text(number, text, AccountSid="AC" + "6" * 32),
            self.text(number, text, To="+12025550199"),
        ]

    def pass_hour(self) -> None:
        """Twilio's signature knows no time: the id alone makes a repeat harmless."""


class JsonCarrier(Carrier):
    name = "signed_json"
    opted_out_code = "opted_out"
    secret = sms_gateway_server.SECRET

    def __init__(self, webhooks: Webhooks) -> None:
        super().__init__(webhooks)
        self.clock = Clock()
        self.server: SmsGatewayServer = SmsGatewayServer(self.door, clock=self.clock)
        settings = json_settings(
            api_url=f"{self.server.url}/send", timeout=PATIENCE, clock=self.clock
        )
        self.channel = sms_channel(settings, sentence)

    def text(self, number: str, text: str, **extra: Any) -> tuple[bytes, dict[str, str]]:
        return self.server.signed(self.server.body(number, text, **extra))

    def status(self, sent_id: str, state: str) -> tuple[bytes, dict[str, str]]:
        return self.server.signed({"id": sent_id, "state": state})

    def of_another(self, number: str, text: str) -> list[tuple[bytes, dict[str, str]]]:
        return [self.text(number, text, to="+82215889999"), self.text(number, text, to="110")]

    def pass_hour(self) -> None:
        self.clock.now += 3600


@contextmanager
def carrying(kind: type[Carrier], webhooks: Webhooks) -> Iterator[Carrier]:
    carrier = kind(webhooks)
    webhooks.use(carrier.channel)
    with carrier.server:
        yield carrier
