import os
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, Page, async_playwright

from tests.connectors.memory_gateway import MemoryGateway
from tests.connectors.served import Served, conversation, serve

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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
