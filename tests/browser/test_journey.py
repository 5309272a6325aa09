"""The whole way in a real browser, on the real processes: from the first sentence to the receipt,
the officer's answer that arrives by itself, and the same conversation after a reload."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from bot.texts.catalogue import Catalogue
from tests.kit.people.rest import RECEIPT
from tests.kit.sample_files import JPEG
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack

pytestmark = pytest.mark.browser


async def say(page: Page, text: str) -> None:
    await page.get_by_role("textbox").first.fill(text)
    await page.keyboard.press("Enter")


async def choose(page: Page, label: str) -> None:
    """Once it is there and has stood still: clicks before do nothing."""
    button = page.locator(".choices.open:not([data-fresh])").get_by_role(
        "button", name=label, exact=True
    )
    await button.click()


JOURNEYS = {
    "ko": (
        "ko-KR",
        "우리 동네 가로등이 고장났어요, 고쳐주세요",
        "서울 중구 세종대로 1 앞",
        "다 보냈어요",
        "동의하고 보내기",
        "접수번호",
        "오늘 고쳤습니다.",
    ),
    "en": (
        "en-GB",
        "my street light has been broken for a week",
        "In front of 1 Sejong-daero",
        "I have sent everything",
        "Agree and send",
        "Receipt number",
        "It was mended today.",
    ),
}


ASKED = {"ko": "어디인가요?", "en": "Where is it?"}


def adding(language: str) -> str:
    """What opens the row of files."""
    texts = Catalogue.load()
    label = texts.text("label.attachments", language)
    return texts.text("choice.row.add", language, label=label)


@pytest.mark.parametrize("language", JOURNEYS)
async def test_from_the_first_sentence_to_the_answer(
    browser: Browser, stack: Stack, language: str
) -> None:
    locale, wish, place, files_done, send, receipt, answer = JOURNEYS[language]
    page = await browser.new_page(locale=locale, viewport={"width": 420, "height": 860})
    await page.goto(stack.gateway_url)
    await page.wait_for_function("() => sessionStorage.sinmungo?.includes('chat_')")
    log = page.get_by_role("log")

    await say(page, wish)
    await expect(page.locator(".message:not(.own)").last).to_contain_text(ASKED[language])
    await expect(page.get_by_role("textbox").first).to_be_focused()
    await say(page, place)
    await choose(page, adding(language))
    await page.locator("#file").set_input_files(
        [FilePayload(name="street.jpg", mimeType="image/jpeg", buffer=JPEG)]
    )
    await expect(log).to_contain_text("street.jpg (")
    await choose(page, files_done)
    await choose(page, send)
    await expect(log).to_contain_text(re.compile(rf"{receipt}: {RECEIPT.pattern}"))

    number = RECEIPT.search(await log.inner_text())
    assert number is not None
    desk = PortalDesk(stack)
    case = desk.case(number[0])
    assert case["body"] == wish
    assert case["title"] in await log.inner_text()
    assert [file["name"] for file in case["attachments"]] == ["street.jpg"]
    desk.act(number[0], "take")
    desk.act(number[0], "answer", answer)
    await expect(log).to_contain_text(answer)

    await page.reload()
    await expect(page.get_by_role("log")).to_contain_text(answer)
