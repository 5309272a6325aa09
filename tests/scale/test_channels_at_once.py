"""200 conversations at once on each channel, on two of every process, while two of a hundred sends
fail and a gateway is killed: every reply arrives once where that can be known, and is offered where
it cannot."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from pathlib import Path

import httpx
import pytest

from tests.kit.at_once import (
    Mishaps,
    Person,
    Posting,
    SmsPerson,
    TelegramPerson,
    UnsteadyTelegram,
    UnsteadyTwilio,
    receipts,
)
from tests.kit.at_once_books import Books, Row, check_person, check_visitor
from tests.kit.at_once_web import Breaks, RestVisitor, SocketVisitor, Visitor
from tests.kit.channel_stack import ChannelStack
from tests.kit.chaos import seed_of_today
from tests.kit.postgres import fresh_database

PEOPLE = 200
MESSAGES = 3
QUIET = 120.0
AGAIN = "다시 보기"
KILL = (4.0, 12.0)
"""Seconds after which a gateway dies."""

# A gateway that is killed leaves half-open connections in the clients of the test.
pytestmark = [
    pytest.mark.storm,
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]


@dataclass
class Crowd:
    """Everybody who talks; those who are sent to by their channel."""

    posted: dict[str, list[Person]]
    visitors: list[Visitor]
    numbers: Iterator[str]

    @staticmethod
    def of(channels: ChannelStack, client: httpx.AsyncClient, breaks: Breaks) -> Crowd:
        urls, numbers = channels.stack.gateway_urls, receipts()
        posting = Posting(client, urls)

        def some() -> list[str]:
            return list(islice(numbers, MESSAGES))

        def near(n: int) -> list[str]:
            return urls[n % len(urls) :] + urls[: n % len(urls)]

        people = range(PEOPLE)
        return Crowd(
            {
                "telegram": [
                    TelegramPerson(channels.telegram, str(500_000 + n), some()) for n in people
                ],
                "sms": [
                    SmsPerson(channels.twilio, posting, f"+8210{n + 2000:08d}", some())
                    for n in people
                ],
            },
            [
                *(RestVisitor(client, near(n), some(), breaks) for n in people),
                *(SocketVisitor(near(n), some(), breaks) for n in people),
            ],
            numbers,
        )

    @property
    def everybody(self) -> list[Person | Visitor]:
        return [*self.visitors, *(one for people in self.posted.values() for one in people)]


@dataclass
class Unsure:
    """Who may have lost these replies."""

    channel: str
    person: Person
    lost: Sequence[Row]


@dataclass
class Storm:
    channels: ChannelStack
    seed: int
    mishaps: Mapping[str, Mishaps]
    breaks: Breaks
    figures: list[str] = field(default_factory=list)

    @cached_property
    def books(self) -> Books:
        return Books(self.channels)

    async def run(self) -> None:
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
        async with httpx.AsyncClient(
            limits=limits, timeout=30, trust_env=False, verify=False
        ) as client:
            crowd = Crowd.of(self.channels, client, self.breaks)
            try:
                await self._talk(crowd)
                await self._look_again(self._check_people(crowd), crowd.numbers)
                await self._check_visitors(crowd.visitors, crowd.numbers)
            finally:
                await asyncio.gather(*(visitor.leave() for visitor in crowd.visitors))

    async def _talk(self, crowd: Crowd) -> None:
        """Everybody at once; ends with everything said and answered, and all mishaps over."""
        begun = time.monotonic()
        await asyncio.gather(self._kill(), *(one.converse() for one in crowd.everybody))
        await self._quiet()
        self._tell(f"{4 * PEOPLE} conversations in {time.monotonic() - begun:.0f} s")
        for mishaps in self.mishaps.values():
            mishaps.end()
        self._tell(f"web: {self.breaks.broken} connections broken")
        self.breaks.share = 0.0

    async def _kill(self) -> None:
        chance = random.Random(self.seed)
        await asyncio.sleep(chance.uniform(*KILL))
        await asyncio.to_thread(self.channels.stack.kill, "gateway")
        await asyncio.sleep(chance.uniform(0, 0.5))
        await asyncio.to_thread(self.channels.stack.start, "gateway")

    async def _quiet(self) -> None:
        await asyncio.to_thread(self.books.until_quiet, QUIET)

    def _check_people(self, crowd: Crowd) -> list[Unsure]:
        """Once where it is known; as many unknown as there were mishaps of that kind. Returns who
        may have lost something."""
        unsure: list[Unsure] = []
        for channel, people in crowd.posted.items():
            rows = self.books.of_people(channel, people)
            states = Counter(row.state for mine in rows.values() for row in mine)
            self._tell(f"{channel}: {dict(states)}; {self.mishaps[channel]}")
            for person in people:
                check_person(person, rows[person.address])
                lost = [row for row in rows[person.address] if row.state == "unknown"]
                if lost:
                    unsure.append(Unsure(channel, person, lost))
            assert states["unknown"] == self.mishaps[channel].unsure > 0
        return unsure

    async def _look_again(self, unsure: Sequence[Unsure], numbers: Iterator[str]) -> None:
        """It is offered with the next reply, and comes once it is asked for."""
        await asyncio.gather(*(one.person.ask(next(numbers)) for one in unsure))
        await self._quiet()
        before: dict[str, Counter[str]] = {}
        for one, rows in self._rows_of(unsure):
            check_person(one.person, rows)
            offers = [row.id for row in rows if row.text in self.books.offer]
            assert max(offers, default=0) > one.lost[-1].id, one.person.address
            before[one.person.address] = Counter(one.person.got())
        await asyncio.gather(*(one.person.say(AGAIN) for one in unsure))
        await self._quiet()
        for one, rows in self._rows_of(unsure):
            assert {row.state for row in rows} == {"sent"}, one.person.address
            again = Counter(text for row in one.lost for text in row.texts[row.part :])
            assert Counter(one.person.got()) == before[one.person.address] + again
        self._tell(f"{len(unsure)} people were offered what they may have missed, and got it")

    def _rows_of(self, unsure: Sequence[Unsure]) -> Iterator[tuple[Unsure, list[Row]]]:
        for channel in self.mishaps:
            mine = [one for one in unsure if one.channel == channel]
            rows = self.books.of_people(channel, [one.person for one in mine])
            yield from ((one, rows[one.person.address]) for one in mine)

    async def _check_visitors(self, visitors: Sequence[Visitor], numbers: Iterator[str]) -> None:
        """What is not known to have arrived comes with the next answer; then everybody has heard
        everything, and nothing twice that was known to be there."""
        await asyncio.gather(*(visitor.come() for visitor in visitors))
        rows = self.books.of_visitors(visitors)
        unsure = [v for v in visitors if any(row.state != "sent" for row in rows[v.sender])]
        await asyncio.gather(*(visitor.ask(next(numbers)) for visitor in unsure))
        rows = self.books.of_visitors(visitors)
        for visitor in visitors:
            check_visitor(visitor, rows[visitor.sender])
        self._tell(f"web: {len(visitors)} heard everything, {len(unsure)} of them once more")

    def _tell(self, text: str) -> None:
        self.figures.append(text)


@pytest.mark.timeout(500)
def test_everybody_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = int(os.environ.get("SINMUNGO_TEST_SEED", seed_of_today()))
    with capsys.disabled():
        print(f"\nchannels at once: SINMUNGO_TEST_SEED={seed}")
    telegram, sms = Mishaps(seed), Mishaps(seed)
    with (
        fresh_database() as url,
        ChannelStack(
            tmp_path,
            mode="webhook",
            sets=2,
            database_url=url,
            telegram=UnsteadyTelegram(telegram),
            twilio=partial(UnsteadyTwilio, mishaps=sms),
        ) as channels,
    ):
        storm = Storm(channels, seed, {"telegram": telegram, "sms": sms}, Breaks(seed))
        try:
            asyncio.run(storm.run())
        finally:
            with capsys.disabled():
                print("\n".join(storm.figures))
