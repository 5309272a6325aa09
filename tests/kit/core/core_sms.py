"""A core whose text messages are carried by a real provider's client, with that provider's fake.

async with phone(settings, "twilio") as minsu:
    await minsu.say("수신거부")            → what this phone has got for it, the carrier's words too
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.core.settings import Settings
from bot.texts.catalogue import Catalogue
from connectors.contract import Request
from connectors.sms.channel import sms_channel
from connectors.sms.settings import ProviderName, SmsSettings
from tests.kit.core.core import Core
from tests.kit.core.core_people import People
from tests.kit.fakes import sms_gateway_server, twilio_server
from tests.kit.fakes.sms_gateway_server import SmsGatewayServer
from tests.kit.fakes.sms_phones import FrontDoor
from tests.kit.fakes.twilio_server import TwilioServer

PUBLIC, MINSU = "https://city.example", "+821012345678"
FULL = Catalogue.load()


@dataclass(frozen=True)
class Letterbox(FrontDoor):
    """Keeps what a provider posts to us."""

    posted: list[Request] = field(default_factory=list)

    def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> httpx.Response:
        named = {name.lower(): value for name, value in headers.items()}
        self.posted.append(Request(url, named, content))
        return httpx.Response(200)


class Phone:
    """One person with a telephone, whose texts `provider` carries."""

    def __init__(self, settings: Settings, provider: ProviderName, number: str = MINSU) -> None:
        self.number = number
        self.letterbox = Letterbox(PUBLIC, "")
        self.server: TwilioServer | SmsGatewayServer
        if provider == "twilio":
            self.server = TwilioServer(self.letterbox)
        else:
            self.server = SmsGatewayServer(self.letterbox)
        self.channel = sms_channel(_settings(provider, self.server.url), _sentence)
        self.core = Core(settings, channels={self.channel.account: self.channel})
        self.core.clock.now += (3 * 3600 - self.core.clock.now) % 86400
        self.people = People(self.core)

    async def say(self, text: str, *, pictures: int = 0, times: int = 1) -> list[str]:
        """What this phone gets for it, once everything has been said and sent."""
        before = len(self.received)
        self.server.say(self.number, text, pictures=pictures)
        for request in self.letterbox.posted * times:
            for event in self.channel.parse(request):
                await self.core.gateway.take(self.channel, event)
        self.letterbox.posted.clear()
        await self.people.settle()
        return self.received[before:]

    @property
    def tried(self) -> int:
        """How often we have asked the provider to send something."""
        return len(self.server.calls)

    @property
    def received(self) -> list[str]:
        return self.server.phones.received(self.number)


@asynccontextmanager
async def phone(settings: Settings, provider: ProviderName) -> AsyncIterator[Phone]:
    made = Phone(settings, provider)
    with made.server:
        yield made
        await made.channel.stop()
    made.core.close()


def _settings(provider: ProviderName, url: str) -> SmsSettings:
    own = {
        "twilio": {
            "sender": twilio_server.NUMBER,
            "account_sid": twilio_server.ACCOUNT,
            "auth_token": twilio_server.TOKEN,
            "api_url": url,
        },
        "signed_json": {
            "sender": sms_gateway_server.NUMBER,
            "secret": sms_gateway_server.SECRET,
            "api_url": f"{url}/send",
        },
    }[provider]
    common: dict[str, Any] = {"public_url": PUBLIC, "telephone": "110", **own}
    return SmsSettings(provider=provider, segments_per_second=1000.0, **common)


def _sentence(key: str, locale: str, /, **values: str | int) -> str:
    return FULL.value({"key": key, "values": values}, locale, "sms")
