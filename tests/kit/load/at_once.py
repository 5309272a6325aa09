"""Many people at once on the channels that are sent to, while some of the sends fail.

Each asks after receipt numbers that nobody else asks after, and an answer names its number: whose
answer a phone has got can be told by what is said in it.
"""

from __future__ import annotations

import asyncio
import random
import threading
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from itertools import count, cycle
from urllib.parse import parse_qs
from uuid import uuid4

import httpx

from actions.portal.cases.receipt import make
from tests.kit.fakes.sms_phones import Answer, Call, FrontDoor
from tests.kit.fakes.telegram_server import TelegramServer
from tests.kit.fakes.telegram_world import Fault
from tests.kit.fakes.twilio_server import TwilioServer
from tests.kit.patience import LIMIT

SHARE = 0.02
"""Of the sends that fail."""
LATEST = LIMIT
"""Seconds until a message must have been taken, and answered where somebody waits for that. Each
time a turn fails, it is taken again later."""
LOOK = 0.2


class Mishap(Enum):
    BUSY = "refused with 429"
    BROKEN = "refused with 503"
    DROPPED = "cut before it was taken"
    CUT = "taken, then cut"


KNOWN = (Mishap.BUSY, Mishap.BROKEN)
"""Told to the sender: sent again. Of the others the sender cannot know."""


@dataclass
class Mishaps:
    """What becomes of the n-th send to an address is decided by the seed alone."""

    seed: int
    share: float = SHARE
    sends: int = 0
    happened: Counter[Mishap] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    """By address: what was sent and never arrives."""
    _counted: Counter[str] = field(default_factory=Counter)

    def of(self, address: str) -> Mishap | None:
        self.sends += 1
        self._counted[address] += 1
        chance = random.Random(f"{self.seed} {address} {self._counted[address]}")
        if chance.random() >= self.share:
            return None
        mishap = chance.choice(list(Mishap))
        self.happened[mishap] += 1
        self.dropped[address] += mishap is Mishap.DROPPED
        return mishap

    def end(self) -> None:
        self.share = 0.0

    @property
    def unsure(self) -> int:
        return self.happened[Mishap.DROPPED] + self.happened[Mishap.CUT]

    def __str__(self) -> str:
        told = ", ".join(f"{many} {mishap.value}" for mishap, many in self.happened.items())
        return f"{self.sends} sends: {told or 'all went well'}"


FAULTS = {
    Mishap.BUSY: Fault("sendMessage", 429, retry_after=1),
    Mishap.BROKEN: Fault("sendMessage", 502),
    Mishap.DROPPED: Fault("sendMessage"),
    Mishap.CUT: Fault("sendMessage", after=True),
}


class UnsteadyTelegram(TelegramServer):
    def __init__(self, mishaps: Mishaps) -> None:
        super().__init__()
        self.mishaps = mishaps

    def fault(self, method: str, chat: int | None) -> Fault | None:
        mishap = self.mishaps.of(str(chat)) if method == "sendMessage" else None
        return super().fault(method, chat) if mishap is None else FAULTS[mishap]


class UnsteadyTwilio(TwilioServer):
    def __init__(self, door: FrontDoor, mishaps: Mishaps) -> None:
        super().__init__(door)
        self.mishaps = mishaps
        self._in_turn = threading.Lock()
        # It keeps five connections waiting; a sixth one is reset, which looks like a lost answer.
        self._server.socket.listen(256)

    def _sid(self, kind: str) -> str:
        # Texts come in and go out in different threads: they cannot be counted.
        return f"{kind}{uuid4().hex}"

    def handle(self, call: Call) -> Answer | None:
        """Faults are taken one by one from a list: what is put there is for this call."""
        if not call.path.endswith("/Messages.json"):
            return super().handle(call)
        with self._in_turn:
            mishap = self.mishaps.of(parse_qs(call.body.decode())["To"][0])
            if mishap is not None:
                self.faults.append(SMS_FAULTS[mishap])
            return super().handle(call)


SMS_FAULTS: dict[Mishap, int | str] = {
    Mishap.BUSY: 429,
    Mishap.BROKEN: 503,
    Mishap.DROPPED: "drop",
    Mishap.CUT: "cut",
}


def receipts() -> Iterator[str]:
    """Numbers that are right, of which nothing is known."""
    yield from filter(None, (make("1AA", "2611", number) for number in count(1000)))


async def until(happened: Callable[[], bool]) -> None:
    while True:
        if happened():
            return
        await asyncio.sleep(LOOK)


def asking(number: str) -> str:
    return f"{number} 어떻게 됐어요?"


class Person(ABC):
    """Writes on when the answer is there, or not to be expected any more."""

    def __init__(self, address: str, numbers: Sequence[str], mishaps: Mishaps) -> None:
        self.address = address
        self.numbers = list(numbers)
        self._dropped = mishaps.dropped

    @abstractmethod
    async def say(self, text: str) -> None:
        """Until it is taken. Raises TimeoutError."""

    @abstractmethod
    def got(self) -> list[str]:
        """Every text that has arrived, in order."""

    async def converse(self) -> None:
        for number in self.numbers:
            dropped = self._dropped[self.address]
            await self.say(asking(number))
            async with asyncio.timeout(LATEST):
                await until(partial(self._over, number, dropped))

    def _over(self, number: str, dropped: int) -> bool:
        heard = any(number in text for text in self.got())
        return heard or self._dropped[self.address] > dropped

    async def ask(self, number: str) -> None:
        """One more question."""
        self.numbers.append(number)
        await self.say(asking(number))


class TelegramPerson(Person):
    def __init__(
        self, telegram: TelegramServer, address: str, numbers: Sequence[str], mishaps: Mishaps
    ) -> None:
        super().__init__(address, numbers, mishaps)
        self._telegram = telegram
        telegram.private(int(address))

    async def say(self, text: str) -> None:
        self._telegram.say(int(self.address), text)

    def got(self) -> list[str]:
        return self._telegram.texts(int(self.address))


class SmsPerson(Person):
    """What a gateway does not take goes to the next one: Twilio's second address for a number."""

    def __init__(
        self,
        twilio: TwilioServer,
        posting: Posting,
        address: str,
        numbers: Sequence[str],
        mishaps: Mishaps,
    ) -> None:
        super().__init__(address, numbers, mishaps)
        self._twilio, self._posting = twilio, posting

    async def say(self, text: str) -> None:
        form = self._twilio.form(self.address, text)
        content, headers = self._twilio.signed(form, str(self._twilio.webhook))
        await self._posting.post("/sms/twilio", content, headers)

    def got(self) -> list[str]:
        return self._twilio.phones.received(self.address)


@dataclass
class Posting:
    """To one gateway after the other until one answers with 2xx."""

    client: httpx.AsyncClient
    urls: Sequence[str]

    async def post(self, path: str, content: bytes, headers: dict[str, str]) -> None:
        """Raises TimeoutError."""
        async with asyncio.timeout(LATEST):
            for url in cycle(self.urls):
                try:
                    answer = await self.client.post(url + path, content=content, headers=headers)
                    if answer.is_success:
                        return
                except httpx.HTTPError:
                    pass
                await asyncio.sleep(LOOK)
