"""What the page does where something free has come to its limit: it says so, and gives way."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import httpx
import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from connectors import tls
from tests.browser.conftest import stand_still
from tests.connectors.catalogue import sentences
from tests.connectors.memory_gateway import Draft
from tests.connectors.served import Served
from tests.kit.patience import PATIENCE
from tests.kit.sample_files import JPEG

pytestmark = pytest.mark.browser
SAYS = sentences("ko")


async def write(page: Page, text: str) -> None:
    await page.get_by_label("메시지", exact=True).fill(text)
    await page.keyboard.press("Enter")


@contextlib.asynccontextmanager
async def other_pages(served: Served, session: str, many: int) -> AsyncIterator[None]:
    """Of the same session, open."""
    async with contextlib.AsyncExitStack() as stack:
        client = await stack.enter_async_context(
            httpx.AsyncClient(base_url=served.url, verify=tls.context(), timeout=PATIENCE)
        )
        headers = {"Authorization": f"Bearer {session}"}
        open_ = []
        for _ in range(many):
            answer = await stack.enter_async_context(
                client.stream("GET", "/chat/stream", headers=headers)
            )
            open_.append(answer.aiter_lines())
            await anext(open_[-1])
        yield


@pytest.mark.parametrize("look", ["focus", "a message"])
async def test_a_page_whose_place_was_taken_waits_until_it_is_looked_at(
    page: Page, served: Served, look: str
) -> None:
    await write(page, "안녕하세요")
    await expect(page.locator(".bubble")).to_have_count(3)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    session = await page.evaluate("JSON.parse(sessionStorage.sinmungo).session")
    await stand_still(page)
    async with contextlib.AsyncExitStack() as stack:
        async with page.expect_event("requestfailed", lambda r: "/chat/stream" in r.url):
            await stack.enter_async_context(other_pages(served, session, 8))
        served.say(Draft("다른 화면에서 들은 말"))
        await page.clock.run_for(35_000)
        assert [url for url in asked if "/chat/stream" in url] == []
        await expect(page.locator("#connection")).to_be_empty()
        await expect(page.locator(".bubble")).to_have_count(3)
        if look == "focus":
            await page.evaluate("window.dispatchEvent(new Event('focus'))")
        else:
            await write(page, "story")
        await expect(page.locator(".bubble", has_text="다른 화면에서 들은 말")).to_be_visible()
        assert len([url for url in asked if "/chat/stream" in url]) == 1


async def test_no_new_conversation_is_said_and_tried_again(
    browser: Browser, served: Served
) -> None:
    served.gateway.closed = {"session": "web.upload_network"}
    page = await browser.new_page(locale="ko-KR")
    await page.goto(served.url)
    await expect(page.get_by_role("alert")).to_have_text(SAYS["web.upload_network"])
    await write(page, "안녕하세요")
    await expect(page.locator(".bubble")).to_have_count(1)
    served.gateway.closed = {}
    await expect(page.locator(".bubble")).to_have_count(3)
    await expect(page.locator("#notice")).to_be_empty()
    assert [message.text for message in served.gateway.inbox] == ["안녕하세요"]
    await page.close()


@pytest.mark.parametrize(
    ("status", "key"),
    [(429, "web.upload_many"), (408, "web.upload_slow"), (503, "web.failed")],
)
async def test_an_upload_that_was_refused_says_why(page: Page, status: int, key: str) -> None:
    await page.route(
        "**/chat/files*",
        lambda route: route.fulfill(
            status=status,
            json={"status": status, "detail": SAYS[key], "code": key},
            content_type="application/problem+json",
        ),
    )
    await write(page, "file")
    await expect(page.locator(".bubble")).to_have_count(2)
    photo = FilePayload(name="street.jpg", mimeType="image/jpeg", buffer=JPEG)
    await page.locator("input[type=file]").set_input_files(photo)
    await expect(page.get_by_role("alert")).to_have_text(SAYS[key])
    await expect(page.locator(".bubble")).to_have_count(2)
