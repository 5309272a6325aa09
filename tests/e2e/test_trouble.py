"""Something is down: an honest answer within 10 s, then the same turn succeeds by itself."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest

from tests.kit.load.chaos import Ledger
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.people.filing import OPENING, Filing
from tests.kit.people.rest import Browser
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack

HONEST = "110으로 전화해 주세요"


@contextmanager
def dead(stack: Stack, name: str) -> Iterator[None]:
    stack.kill(name)
    try:
        yield
    finally:
        stack.start(name)


@contextmanager
def tracker_store_failing(stack: Stack) -> Iterator[None]:
    """Somebody holds the write lock of its database for longer than it waits."""
    connection = sqlite3.connect(
        stack.var / "tracker.db", timeout=PATIENCE, check_same_thread=False
    )
    connection.isolation_level = None
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


TROUBLES: dict[str, Callable[[Stack], object]] = {
    "dialogue down": lambda stack: dead(stack, "dialogue"),
    "actions down": lambda stack: dead(stack, "actions"),
    "tracker store failing": tracker_store_failing,
}


@pytest.mark.kills
@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_honest_then_the_same_turn(
    trouble: Callable[[Stack], object], fragile: Stack, fragile_desk: PortalDesk
) -> None:
    title = f"trouble-{uuid4().hex[:8]}"
    browser = Browser.open(fragile.gateway_url)
    filing = Filing(browser, {"title": title})
    browser.advance(OPENING["ko"])
    filing.go_on("title")
    before = len(browser.heard)
    with trouble(fragile):  # type: ignore[attr-defined]
        began = time.monotonic()
        browser.say_until_heard(title)
        assert HONEST in "".join(b.text for b in browser.heard[before:])
        assert time.monotonic() - began < 10
    asked = await_question(browser, before)
    assert asked == "confirm"
    receipt = filing.to_receipt_from_here()
    assert fragile_desk.case(receipt.number)["title"] == title
    said = [bubble.text for bubble in browser.heard[before:]]
    assert sum(HONEST in text for text in said) == 1


def await_question(browser: Browser, before: int, seconds: float = PATIENCE) -> str:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for bubble in browser.heard[before:]:
            if bubble.question is not None:
                return str(bubble.question["code"])
        for _ in browser.listen(1.0):
            break
    raise AssertionError(browser.texts()[-2000:])


def test_an_identical_text_meanwhile_is_merged(fragile: Stack) -> None:
    browser = Browser.open(fragile.gateway_url)
    filing = Filing(browser, {})
    browser.advance(OPENING["ko"])
    filing.go_on("title")
    before = len(browser.heard)
    with Ledger(fragile) as ledger, ThreadPoolExecutor(1) as pool:
        known = {row.id for row in ledger.rows("inbox")}

        def new() -> list[Any]:
            return [row for row in ledger.rows("inbox") if row.id not in known]

        with dead(fragile, "actions"):
            browser.say_until_heard("가로등이 깜빡여요")
            again = pool.submit(browser.post, "가로등이 깜빡여요")
            until(lambda: len(new()) == 2)
        assert await_question(browser, before) == "confirm"
        again.result(PATIENCE).raise_for_status()
        until(lambda: {row.state for row in new()} == {"done", "merged"})
        [turn] = {row.turn for row in new()}
        told = {row.id for row in ledger.rows("outbox") if row.turn == turn}
    listen_for(browser, told)
    asked = [b.question["code"] for b in browser.heard[before:] if b.question]
    assert asked == ["confirm"]


def listen_for(browser: Browser, ids: set[int]) -> None:
    end = time.monotonic() + PATIENCE
    while not ids <= {bubble.id for bubble in browser.heard}:
        assert time.monotonic() < end
        for _ in browser.listen(1.0):
            break


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(LOOK)
