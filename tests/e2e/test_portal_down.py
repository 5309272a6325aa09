"""The portal is away while the citizen confirms: told honestly, filed by itself, exactly once."""

from __future__ import annotations

import threading
import time
from uuid import uuid4

import pytest

from tests.kit.fakes.proxy import Exchange, Point, cut
from tests.kit.patience import PATIENCE
from tests.kit.people.filing import Filing, sending
from tests.kit.people.rest import Browser
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack

HONEST = "접수 창구가 지금 응답하지 않아요"


def filing_case(exchange: Exchange) -> bool:
    return exchange.method == "POST" and exchange.path == "/portal/v1/cases"


@pytest.fixture
def filing(fragile: Stack) -> Filing:
    """At the read-back."""
    made = Filing(Browser.open(fragile.gateway_url), {"title": f"down-{uuid4().hex[:8]}"})
    made.to_confirmation()
    return made


def send(filing: Filing) -> tuple[int, float]:
    """Confirm; returns where the answers start, and the seconds until something was said."""
    browser = filing.citizen
    assert browser.asking is not None
    start, began = len(browser.heard), time.monotonic()
    browser.say_until_heard(sending(browser.asking))
    return start, time.monotonic() - began


def hear(filing: Filing, start: int, text: str, seconds: float) -> float:
    """Seconds until this was heard. Fails when it is not in time."""
    browser, began = filing.citizen, time.monotonic()
    assert isinstance(browser, Browser)
    while time.monotonic() - began < seconds:
        if any(text in bubble.text for bubble in browser.heard[start:]):
            return time.monotonic() - began
        for _ in browser.listen(1.0):
            break
    raise AssertionError(browser.texts()[-2000:])


def exactly_one(desk: PortalDesk, filing: Filing) -> bool:
    return [case["title"] for case in desk.cases()].count(filing.given["title"]) == 1


def test_down(filing: Filing, fragile: Stack, fragile_desk: PortalDesk) -> None:
    fragile.proxies["portal"].down()
    start, said = send(filing)
    assert said + hear(filing, start, HONEST, 10) < 10
    fragile.proxies["portal"].up()
    receipt = filing.await_receipt(start)
    assert fragile_desk.case(receipt.number)["title"] == filing.given["title"]
    assert exactly_one(fragile_desk, filing)


def test_slow(filing: Filing, fragile: Stack, fragile_desk: PortalDesk) -> None:
    """It holds the line: nothing is refused, nothing comes."""
    go = threading.Event()
    fragile.proxies["portal"].plan(
        Point.REQUEST, lambda _: go.wait(PATIENCE), match=filing_case, times=0
    )
    start, said = send(filing)
    try:
        assert said + hear(filing, start, HONEST, 10) < 10
    finally:
        fragile.proxies["portal"].clear()
        go.set()
    filing.await_receipt(start)
    assert exactly_one(fragile_desk, filing)


def test_cut_after_the_portal_committed(
    filing: Filing, fragile: Stack, fragile_desk: PortalDesk
) -> None:
    plan = fragile.proxies["portal"].plan(Point.ANSWER, cut, match=filing_case)
    start, _ = send(filing)
    plan.wait()
    receipt = filing.await_receipt(start)
    assert fragile_desk.case(receipt.number)["title"] == filing.given["title"]
    assert exactly_one(fragile_desk, filing)


@pytest.mark.kills
def test_worker_killed_after_the_portal_committed(
    filing: Filing, fragile: Stack, fragile_desk: PortalDesk
) -> None:
    plan = fragile.proxies["portal"].plan(
        Point.ANSWER, lambda _: fragile.kill("worker"), match=filing_case
    )
    start, _ = send(filing)
    plan.wait()
    fragile.start("worker")
    filing.await_receipt(start)
    assert exactly_one(fragile_desk, filing)
