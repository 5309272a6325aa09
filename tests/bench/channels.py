"""Telegram and text messages on the real processes: `python -m tests.bench.channels`.

The other side is a fake on the same cores, so its time is in the figures.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from tests.bench.load import Connection
from tests.kit.fakes.telegram_delivery import HEADER
from tests.kit.load.at_once import Mishaps, UnsteadyTwilio
from tests.kit.people.rest import plain_client
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.processes import TOKEN

HELD, QUIET = 40, 30
"""Messages while the dialogue is held, and one after the other on a quiet system."""
DRAINED = {"telegram": 150, "sms": 200}
FLOOD, FLOOD_SECONDS, FLOOD_CONNECTIONS = 1000, 3, 8
PER_MINUTE = 20
WORD = "안녕하세요"
PATIENCE = 60.0
LIMITS = {"telegram": ", by its own limit", "sms": ", no limit set"}
QUEUED = """
SELECT count(*) FROM outbox o
WHERE o.account = :account AND o.state IN ('queued', 'sending')
"""
TAKEN = """
SELECT count(*) FROM inbox i JOIN contacts c ON c.id = i.contact_id WHERE c.contact = :contact
"""


class Bench:
    """Every person is a new one, so that nobody is slowed for having said much."""

    def __init__(self, channels: ChannelStack) -> None:
        self._channels = channels
        self._numbers = count(1)
        telegram = channels.telegram
        self._template = telegram.updates[telegram.say(700_000, WORD)]
        telegram.wait(lambda: telegram.texts(700_000), PATIENCE)

    def report(self) -> list[str]:
        alone = asyncio.run(self._others(2.0))
        flood = asyncio.run(self._flood())
        lines = [
            *self._acknowledged(),
            "- **From a Telegram update to its reply**, nothing else going on: "
            f"{at(self._answered())}.",
            *(
                f"- **Drained, {name}**: {self._drained(name):.0f} messages/s{LIMITS[name]}."
                for name in DRAINED
            ),
            f"- **One sender floods Telegram's webhook**: {flood['rate']:.0f} posts/s for "
            f"{FLOOD_SECONDS} s, {flood['taken']:.0f} taken, {flood['refused']:.0f} refused "
            f"({PER_MINUTE} a minute are allowed). Another citizen's turn meanwhile: "
            f"p95 {flood['p95']:.0f} ms; alone: {at(alone)}.",
        ]
        return ["## Channels", "", *lines]

    def _acknowledged(self) -> Iterator[str]:
        with self._stopped("dialogue"):
            telegram = [timed(partial(self._post, self._update())) for _ in range(HELD)]
            sms = [timed(partial(self._text, self._number())) for _ in range(HELD)]
        yield f"- **A Telegram webhook acknowledged while the dialogue is held**: {at(telegram)}."
        yield f"- **A text message's webhook, the same**: {at(sms)}."
        self._until_sent("telegram")
        self._until_sent("sms")

    def _answered(self) -> list[float]:
        telegram, found = self._channels.telegram, []
        for _ in range(QUIET):
            chat = 800_000 + next(self._numbers)
            begun = telegram.now()
            telegram.say(chat, WORD)
            telegram.wait(lambda: telegram.received(chat), PATIENCE)  # noqa: B023
            found.append((telegram.received(chat)[0].at - begun) * 1000)
        return found

    def _drained(self, name: str) -> float:
        """Messages a second, from a queue that was full when the worker went on. A greeting is one
        on Telegram and three short ones by SMS."""
        many = DRAINED[name]
        with self._stopped("worker"):
            for _ in range(many):
                if name == "sms":
                    self._text(self._number())
                else:
                    self._post(self._update())
            self._until(lambda: self._waiting(name) >= many)
        begun, before = time.perf_counter(), self._sent(name)
        self._until_sent(name)
        return (self._sent(name) - before) / (time.perf_counter() - begun)

    def _sent(self, name: str) -> int:
        telegram, twilio = self._channels.telegram, self._channels.twilio
        return len(twilio.sent) if name == "sms" else len(telegram.made("sendMessage"))

    async def _flood(self) -> Mapping[str, float]:
        """Posts from one chat, evenly, and what another person waits for meanwhile."""
        chat = 900_000
        self._channels.telegram.private(chat)
        others = asyncio.create_task(self._others(FLOOD_SECONDS))
        begun = time.perf_counter()
        limits = httpx.Limits(max_connections=FLOOD_CONNECTIONS)
        async with httpx.AsyncClient(
            limits=limits, trust_env=False, verify=False, timeout=PATIENCE
        ) as client:

            async def posts(first: int) -> int:
                sent = 0
                for number in range(first, FLOOD * FLOOD_SECONDS, FLOOD_CONNECTIONS):
                    await asyncio.sleep(begun + number / FLOOD - time.perf_counter())
                    if time.perf_counter() > begun + FLOOD_SECONDS:
                        break
                    answer = await client.post(
                        self._hook, json=self._update(chat), headers=self._secret, timeout=PATIENCE
                    )
                    answer.raise_for_status()
                    sent += 1
                return sent

            sent = sum(await asyncio.gather(*(posts(n) for n in range(FLOOD_CONNECTIONS))))
        took = time.perf_counter() - begun
        contact = self._channels.digest("telegram", str(chat))
        taken = self._channels.query(TAKEN, contact=contact)[0][0]
        return {
            "rate": sent / took,
            "taken": taken,
            "refused": sent - taken,
            "p95": share(await others, 0.95),
        }

    async def _others(self, seconds: float) -> list[float]:
        """A citizen on the web who says one thing after the other."""
        url = f"{self._channels.stack.gateway_url}/webhooks/rest/webhook"
        connection = Connection(url, TOKEN)
        await connection.open()
        found, until = [], time.perf_counter() + seconds
        while time.perf_counter() < until:
            begun = time.perf_counter()
            await connection.say(f"other-{next(self._numbers)}", WORD)
            found.append((time.perf_counter() - begun) * 1000)
        connection.close()
        return found

    def _update(self, chat: int | None = None) -> dict[str, Any]:
        number = next(self._numbers)
        chat = chat or 1_000_000 + number
        self._channels.telegram.private(chat)
        message = self._template["message"]
        who = {"chat": {**message["chat"], "id": chat}, "from": {**message["from"], "id": chat}}
        told = {**message, **who, "message_id": 10_000 + number}
        return {"update_id": 50_000 + number, "message": told}

    def _number(self) -> str:
        return f"+8210{20_000_000 + next(self._numbers):08d}"

    def _post(self, update: Mapping[str, Any]) -> None:
        answer = plain_client().post(
            self._hook, json=update, headers=self._secret, timeout=PATIENCE
        )
        answer.raise_for_status()

    def _text(self, number: str) -> None:
        twilio = self._channels.twilio
        content, headers = twilio.signed(twilio.form(number, WORD), str(twilio.webhook))
        url = f"{self._channels.stack.gateway_url}/sms/twilio"
        answer = plain_client().post(url, content=content, headers=headers, timeout=PATIENCE)
        answer.raise_for_status()

    @property
    def _hook(self) -> str:
        return self._channels.telegram.webhook.url

    @property
    def _secret(self) -> dict[str, str]:
        return {HEADER: self._channels.telegram.webhook.secret}

    @contextmanager
    def _stopped(self, name: str) -> Iterator[None]:
        child = self._channels.stack.processes[name].child
        if child is None:
            raise RuntimeError(f"{name} does not run")
        os.kill(child.pid, signal.SIGSTOP)
        while not self._writable():
            # Stopped within a transaction: nobody else could write until it goes on.
            os.kill(child.pid, signal.SIGCONT)
            os.kill(child.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(child.pid, signal.SIGCONT)

    def _writable(self) -> bool:
        """Whether nobody keeps the database's lock for a second."""
        path = self._channels.stack.var / "sinmungo.db"
        with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            database.execute("ROLLBACK")
        return True

    def _waiting(self, name: str) -> int:
        account = self._channels.accounts[name]
        return int(self._channels.query(QUEUED, account=account)[0][0])

    def _until_sent(self, name: str) -> None:
        busy = "SELECT count(*) FROM inbox WHERE state = 'pending'"
        self._until(lambda: not self._channels.query(busy)[0][0] and not self._waiting(name))

    def _until(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError(f"not within {PATIENCE} s")
            time.sleep(0.02)


def timed(work: Callable[[], None]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def share(found: list[float], part: float) -> float:
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def at(found: list[float]) -> str:
    return f"p50 {share(found, 0.5):.0f}, p95 {share(found, 0.95):.0f} ms"


def section() -> str:
    """Of BENCHMARKS.md."""
    settings = {
        "SINMUNGO_LOG_LEVEL": "info",
        "SINMUNGO_WEBCHAT__MESSAGES_PER_MINUTE": str(PER_MINUTE),
    }
    calm = partial(UnsteadyTwilio, mishaps=Mishaps(0, share=0.0))
    with (
        tempfile.TemporaryDirectory() as folder,
        ChannelStack(Path(folder), mode="webhook", settings=settings, twilio=calm) as channels,
    ):
        return "\n".join(Bench(channels).report()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(section())
