"""Killed at each of the five points of a turn, then restarted: one answer, one step."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import uuid4

import pytest

from tests.kit.fakes.proxy import Exchange, Plan, Point, cut
from tests.kit.patience import PATIENCE
from tests.kit.people.filing import OPENING, Filing
from tests.kit.people.rest import Browser
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack


@dataclass
class Killing:
    """Kills once, at a point that the exchange carrying `marker` reaches."""

    stack: Stack
    marker: bytes
    victim: str
    lock: threading.Event = field(default_factory=threading.Event)

    def at(self, proxy: str, point: Point) -> Plan:
        kill = self._kill_and_cut if point is Point.REQUEST else self._kill
        return self.stack.proxies[proxy].plan(point, kill, match=self._matches)

    def before_the_commit(self) -> Plan:
        """The answer is in the gateway, its commit waits for the database, then it dies."""
        self.stack.proxies["dialogue"].plan(Point.ANSWER, self._hold_database, match=self._matches)
        return self.stack.proxies["dialogue"].plan(
            Point.PASSED, self._kill_and_let_go, match=self._matches
        )

    def _matches(self, exchange: Exchange) -> bool:
        return self.marker in exchange.body

    def _kill(self, _exchange: Exchange) -> None:
        self.stack.kill(self.victim)

    def _kill_and_cut(self, exchange: Exchange) -> None:
        """What the victim sent or waited for never reaches the other side."""
        self._kill(exchange)
        cut(exchange)

    def _hold_database(self, _exchange: Exchange) -> None:
        held = threading.Event()
        threading.Thread(target=self._write_lock, args=(held,), daemon=True).start()
        assert held.wait(PATIENCE)

    def _write_lock(self, held: threading.Event) -> None:
        connection = sqlite3.connect(self.stack.var / "sinmungo.db", timeout=PATIENCE)
        connection.isolation_level = None
        connection.execute("BEGIN IMMEDIATE")
        held.set()
        self.lock.wait(PATIENCE)
        connection.execute("ROLLBACK")
        connection.close()

    def _kill_and_let_go(self, exchange: Exchange) -> None:
        self.stack.until_read()
        self._kill(exchange)
        self.lock.set()


POINTS: dict[str, tuple[str, Callable[[Killing], Plan]]] = {
    "after the inbox": ("gateway", lambda k: k.at("dialogue", Point.REQUEST)),
    "during Rasa": ("dialogue", lambda k: k.at("actions", Point.REQUEST)),
    "during the action": ("actions", lambda k: k.at("actions", Point.FORWARDED)),
    "after the action": ("actions", lambda k: k.at("actions", Point.ANSWER)),
    "after the tracker": ("gateway", lambda k: k.at("dialogue", Point.ANSWER)),
    "before the outbox": ("gateway", Killing.before_the_commit),
}


@pytest.mark.kills
@pytest.mark.parametrize(("victim", "plan"), POINTS.values(), ids=POINTS)
def test_one_answer_one_step(
    victim: str, plan: Callable[[Killing], Plan], fragile: Stack, fragile_desk: PortalDesk
) -> None:
    title = f"lamp-{uuid4().hex[:8]}"
    browser = Browser.open(fragile.gateway_url, locale="ko")
    filing = Filing(browser, {"title": title, "content": "골목 가로등이 꺼져 있어요."})
    browser.advance(OPENING["ko"])
    filing.go_on("title")
    before = len(browser.heard)
    planned = plan(Killing(fragile, title.encode(), victim))
    with ThreadPoolExecutor(1) as pool:
        saying = pool.submit(browser.advance, title)
        planned.wait()
        fragile.start(victim)
        saying.result(PATIENCE)
    asked = [b.question["code"] for b in browser.heard[before:] if b.question]
    assert asked == ["confirm"]
    receipt = filing.to_receipt_from_here()
    case = fragile_desk.case(receipt.number)
    assert (case["title"], case["body"]) == (title, filing.given["content"])
    assert [c["title"] for c in fragile_desk.cases()].count(title) == 1
