import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.connectors.memory_gateway import MemoryGateway
from tests.connectors.served import Served, conversation, serve
from tests.kit.patience import PATIENCE
from tests.kit.stack.processes import Stack

expect.set_options(timeout=1000 * PATIENCE)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


async def settled(page: Page) -> None:
    """Until no choice has just appeared: clicks count from then on."""
    await expect(page.locator("[data-fresh]")).to_have_count(0)


async def stand_still(page: Page) -> None:
    """The page's timers stand from here on. The clock jumps less far than the page lets a silent
    stream be: one that was cut off now would never be opened again."""
    start = datetime(2100, 1, 1, tzinfo=UTC)
    await page.clock.install(time=start)
    await page.clock.pause_at(start + timedelta(seconds=30))


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The real processes, for all tests of the page that need them."""
    with Stack(tmp_path_factory.mktemp("browser")) as real:
        yield real


@pytest.fixture
def served() -> Iterator[Served]:
    with serve(MemoryGateway(conversation)) as served:
        yield served


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, served: Served) -> AsyncIterator[Page]:
    """A page in Korean; any script error or refused resource fails the test."""
    page = await browser.new_page(locale="ko-KR", viewport={"width": 900, "height": 720})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    await page.goto(served.url)
    await page.wait_for_function("() => sessionStorage.sinmungo?.includes('chat_')")
    yield page
    expected = ("ERR_INTERNET_DISCONNECTED", "Failed to load resource", "net::ERR")
    assert [line for line in wrong if not any(part in line for part in expected)] == []
