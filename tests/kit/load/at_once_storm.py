"""Everybody at once on each channel, and what must be true of it afterwards: every reply arrived
once where that can be known, and is offered where it cannot."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import httpx

from tests.kit.load.at_once import (
    Mishaps,
    Person,
    Posting,
    SmsPerson,
    TelegramPerson,
    receipts,
    until,
)
from tests.kit.load.at_once_books import Books, Row, check_person, check_visitor
from tests.kit.load.at_once_web import Breaks, RestVisitor, SocketVisitor, Visitor
from tests.kit.patience import PATIENCE
from tests.kit.stack.channel_stack import ChannelStack

CHANNELS = 4
MESSAGES = 3
AGAIN = "다시 보기"
KILL = (0.1, 0.6)
"""Between these shares of all answers a gateway dies."""


@dataclass
class Crowd:
    """Everybody who talks; those who are sent to by their channel."""

    posted: dict[str, list[Person]]
    visitors: list[Visitor]
    numbers: Iterator[str]

    @staticmethod
    def of(storm: Storm, client: httpx.AsyncClient) -> Crowd:
        channels, breaks, mishaps = storm.channels, storm.breaks, storm.mishaps
        urls, numbers, people = channels.stack.gateway_urls, receipts(), range(storm.people)
        posting = Posting(client, urls)

        def some() -> list[str]:
            return list(islice(numbers, MESSAGES))

        def near(n: int) -> list[str]:
            return urls[n % len(urls) :] + urls[: n % len(urls)]

        return Crowd(
            {
                "telegram": [
                    TelegramPerson(channels.telegram, str(500_000 + n), some(), mishaps["telegram"])
                    for n in people
                ],
                "sms": [
                    SmsPerson(
                        channels.twilio, posting, f"+8210{n + 2000:08d}", some(), mishaps["sms"]
                    )
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

    def heard(self) -> int:
        """Bubbles that have arrived so far."""
        posted = (one for people in self.posted.values() for one in people)
        return sum(len(v.got) for v in self.visitors) + sum(len(one.got()) for one in posted)


@dataclass
class Unsure:
    """Who may have lost these replies."""

    channel: str
    person: Person
    lost: Sequence[Row]


@dataclass
class Storm:
    """`people` on each channel. `victim` dies while they talk; with none, nothing fails either."""

    channels: ChannelStack
    people: int
    seed: int
    mishaps: Mapping[str, Mishaps]
    breaks: Breaks
    victim: str | None = "gateway"
    figures: list[str] = field(default_factory=list)

    @cached_property
    def books(self) -> Books:
        return Books(self.channels)

    async def run(self) -> None:
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
        async with httpx.AsyncClient(
            limits=limits, timeout=PATIENCE, trust_env=False, verify=False
        ) as client:
            crowd = Crowd.of(self, client)
            try:
                await self._talk(crowd)
                await self._look_again(self._check_people(crowd), crowd.numbers)
                await self._check_visitors(crowd.visitors, crowd.numbers)
            finally:
                await asyncio.gather(*(visitor.leave() for visitor in crowd.visitors))

    async def _talk(self, crowd: Crowd) -> None:
        """Everybody at once; ends with everything said and answered, and all mishaps over."""
        begun = time.monotonic()
        await asyncio.gather(self._kill(crowd), *(one.converse() for one in crowd.everybody))
        await self._quiet()
        self._tell(f"{CHANNELS * self.people} conversations in {time.monotonic() - begun:.0f} s")
        for mishaps in self.mishaps.values():
            mishaps.end()
        self._tell(f"web: {self.breaks.broken} connections broken")
        self.breaks.share = 0.0

    async def _kill(self, crowd: Crowd) -> None:
        """Once so many answers are there, however long they took."""
        if self.victim is None:
            return
        chance = random.Random(self.seed)
        enough = chance.uniform(*KILL) * CHANNELS * self.people * MESSAGES
        await until(lambda: crowd.heard() >= enough)
        await asyncio.to_thread(self.channels.stack.kill, self.victim)
        self._tell(f"{self.victim} killed after {crowd.heard()} answers")
        await asyncio.to_thread(self.channels.stack.start, self.victim)

    async def _quiet(self) -> None:
        await asyncio.to_thread(self.books.until_quiet, PATIENCE)

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
            assert states["unknown"] == self.mishaps[channel].unsure
            assert (states["unknown"] > 0) is (self.victim is not None)
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
