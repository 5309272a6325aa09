"""A photo from the page, and the way to Telegram."""

from __future__ import annotations

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.connectors.served import Served
from tests.kit.sample_files import JPEG

pytestmark = pytest.mark.browser


async def test_a_photo_is_sent_where_one_is_asked_for(page: Page, served: Served) -> None:
    field = page.get_by_label("사진이나 파일")
    await expect(field).to_be_hidden()
    await page.locator("#input").fill("file")
    await page.keyboard.press("Enter")
    await expect(field).to_be_visible()
    await field.set_input_files(
        [FilePayload(name="street.jpg", mimeType="image/jpeg", buffer=JPEG)]
    )
    await expect(page.get_by_text("street.jpg 받았어요.", exact=True)).to_be_visible()
    await expect(page.get_by_text("📎 street.jpg", exact=True)).to_be_visible()
    files = [message.file for message in served.gateway.inbox if message.file]
    assert [file.content for file in files] == [JPEG]


async def test_no_link_where_there_is_no_other_channel(page: Page) -> None:
    await page.locator("#input").fill("안녕하세요")
    await page.keyboard.press("Enter")
    greeting = "안녕하세요. 민원을 도와드리는 자동 응답 서비스예요."
    await expect(page.get_by_text(greeting, exact=True)).to_be_visible()
    await expect(page.get_by_text("텔레그램에서 이어하기")).to_be_hidden()
