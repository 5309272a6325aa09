"""Many conversations at once while processes die; then the books are checked.

Each citizen files one petition whose every answer carries the citizen's own mark, so that an answer
that went to another question, twice or nowhere is seen at the portal.
"""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from sqlalchemy import MetaData, Table, create_engine, select

from bot.core.settings import Settings
from bot.gateway.replies import HAND_OVER
from tests.kit.load.size import sized
from tests.kit.patience import LIMIT, LOOK, PATIENCE, ended
from tests.kit.people.filing import Filing, Receipt
from tests.kit.people.rest import Browser
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack

SERVICE = "가로등이 고장났어요"
TITLE = "가로등 고장 신고 {mark}"
CONTENT = "가로등이 며칠째 꺼져 있어요. {mark}"
CONVERSATIONS = sized(50, 200)
BETWEEN = (6, 24)
"""Answers between two kills, at least and at most: on whatever machine they get on."""
MARGIN = 0.05
"""Seconds between the clocks of the test and of a process on the same machine."""
SETTLES_WITHIN = PATIENCE
"""Seconds after which a worker must have settled what nobody can know: it looks every five."""


@dataclass
class Outcome:
    mark: str
    browser: Browser
    receipt: Receipt | None = None
    error: str = ""


@dataclass
class Chaos:
    """`sets` is how many gateways there are to talk to; a citizen stays with one."""

    stack: Stack
    seed: int
    conversations: int = CONVERSATIONS
    at_once: int = 8
    pause: tuple[float, float] = (1.0, 4.0)
    victims: list[str] = field(default_factory=list)
    killed: list[str] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)
    _begun: list[Outcome] = field(default_factory=list)

    def run(self) -> list[Outcome]:
        """Everything files while something dies; ends with everything alive."""
        killer = threading.Thread(target=self._kill, name="killer")
        killer.start()
        try:
            with ThreadPoolExecutor(self.at_once) as pool:
                return list(pool.map(self._file, range(self.conversations)))
        finally:
            self._over.set()
            ended(killer)

    def _file(self, number: int) -> Outcome:
        mark = f"m{self.seed}x{number:03d}"
        url = self.stack.gateway_urls[number % len(self.stack.gateway_urls)]
        outcome = Outcome(mark, _opened(url))
        self._begun.append(outcome)
        given = {"title": TITLE.format(mark=mark), "content": CONTENT.format(mark=mark)}
        try:
            outcome.receipt = Filing(outcome.browser, given).to_receipt(LIMIT)
        except Exception as error:  # noqa: BLE001 - told with the seed, by the test
            outcome.error = f"{type(error).__name__}: {error}"
        return outcome

    def _kill(self) -> None:
        chance = random.Random(self.seed)
        while not self._over.wait(chance.uniform(*self.pause)):
            self._wait_for_answers(chance.randint(*BETWEEN))
            name = chance.choice(self.victims or self.stack.names)
            self.killed.append(name)
            self.stack.kill(name)
            time.sleep(chance.uniform(0, 0.5))
            self.stack.start(name)

    def _wait_for_answers(self, more: int) -> None:
        """Until so many more were heard, or everything is over."""
        enough = self._heard() + more
        while self._heard() < enough and not self._over.wait(LOOK):
            pass

    def _heard(self) -> int:
        return sum(len(outcome.browser.heard) for outcome in list(self._begun))


def _opened(url: str) -> Browser:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return Browser.open(url, locale="ko")
        except httpx.HTTPError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


def check(outcomes: list[Outcome], desk: PortalDesk) -> None:
    """Every citizen has one receipt of one case, with exactly what the citizen answered."""
    failed = [f"{o.mark}: {o.error}" for o in outcomes if o.error]
    assert not failed, "\n".join(failed)
    by_title: dict[str, list[Any]] = {}
    for case in desk.cases():
        by_title.setdefault(case["title"], []).append(case)
    for outcome in outcomes:
        cases = by_title.get(TITLE.format(mark=outcome.mark), [])
        assert len(cases) == 1, (outcome.mark, len(cases))
        assert outcome.receipt is not None
        assert cases[0]["receipt"] == outcome.receipt.number
        assert cases[0]["body"] == CONTENT.format(mark=outcome.mark)
        assert outcome.mark not in str(cases[0]["attributes"])


def check_books(stack: Stack, outcomes: list[Outcome]) -> dict[str, int]:
    """No message lost, no reply told twice; returns how many replies are in which state."""
    with Ledger(stack) as ledger:
        pending = [row for row in ledger.rows("inbox") if row.state not in ("done", "merged")]
        assert not pending, [(row.id, row.kind, row.state) for row in pending]
        replies = ledger.settled_replies()
    assert len({(row.turn, row.seq) for row in replies}) == len(replies)
    for outcome in outcomes:
        asked = [b.turn for b in outcome.browser.heard if b.question is not None]
        assert len(asked) == len(set(asked)), outcome.mark
    delivered = {row.id: row.sent_at for row in replies if row.state == "sent"}
    for outcome in outcomes:
        twice = [i for i, at in outcome.browser.received if at > delivered.get(i, at) + MARGIN]
        assert not twice, (outcome.mark, twice)
    states: dict[str, int] = {}
    for row in replies:
        states[row.state] = states.get(row.state, 0) + 1
    return states


class Ledger:
    """Reads the gateway's tables, past the gateway."""

    def __init__(self, stack: Stack) -> None:
        settings = Settings(
            _env_file=None,
            var=stack.var,
            database_url=stack.environment["SINMUNGO_DATABASE_URL"],
        )
        self._engine = create_engine(settings.sqlalchemy_url)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def rows(self, name: str) -> list[Any]:
        table = Table(name, MetaData(), autoload_with=self._engine)
        with self._engine.connect() as connection:
            return list(connection.execute(select(table)))

    def settled_replies(self) -> list[Any]:
        """The outbox, once a worker has said which sends of a dead gateway nobody can know."""
        until = time.monotonic() + HAND_OVER + SETTLES_WITHIN
        while True:
            replies = self.rows("outbox")
            if all(row.state != "sending" for row in replies) or time.monotonic() > until:
                return replies
            time.sleep(0.5)


def seed_of_today() -> int:
    """Another one each day, so that the same day's runs can be compared."""
    return int(datetime.now(UTC).strftime("%y%m%d"))
