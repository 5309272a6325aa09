"""A third language, made of a folder of catalogues: the page offers it in its header, shows it, and
goes on in it; what it lacks stands in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, Page, expect

from tests.connectors.catalogue import sentences
from tests.kit.core.languages import THAI, THAI_PAGE
from tests.kit.patience import PATIENCE
from tests.kit.stack.checkout import with_more_languages
from tests.kit.stack.processes import Stack

pytestmark = pytest.mark.browser
ENGLISH = sentences("en")


@pytest.fixture(scope="module")
def many_languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("languages")
    with Stack(folder / "stack", root=with_more_languages(folder / "checkout")) as real:
        yield real


async def opened(browser: Browser, stack: Stack, width: int = 390, tag: str = "ko-KR") -> Page:
    page = await browser.new_page(
        locale=tag, viewport={"width": width, "height": 844}, reduced_motion="reduce"
    )
    await page.goto(stack.gateway_url)
    await page.wait_for_function("() => sessionStorage.sinmungo?.includes('chat_')")
    return page


async def say(page: Page, text: str) -> None:
    before = await page.evaluate("JSON.parse(sessionStorage.sinmungo).last")
    await page.locator("#input").fill(text)
    await page.keyboard.press("Enter")
    await page.wait_for_function(
        "(last) => JSON.parse(sessionStorage.sinmungo).last > last",
        arg=before,
        timeout=1000 * PATIENCE,
    )


@pytest.mark.parametrize("width", [320, 390, 900])
async def test_every_language_stands_whole_in_the_header(
    browser: Browser, many_languages: Stack, width: int
) -> None:
    page = await opened(browser, many_languages, width)
    links = page.locator("header nav a")
    assert await links.all_inner_texts() == ["English", "ไทย", "Tiếng Việt"]
    boxes = [await link.bounding_box() for link in await links.all()]
    seen = await page.locator("header nav").bounding_box()
    title = await page.locator("header .names").bounding_box()
    assert seen is not None
    assert title is not None
    for box in boxes:
        assert box is not None
        assert seen["x"] - 0.5 <= box["x"], "cut off"
        assert box["x"] + box["width"] <= seen["x"] + seen["width"] + 0.5, "cut off"
        assert box["height"] >= 44
    assert title["width"] >= 120, "the name is squeezed"
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_chosen_on_the_page_it_stays_and_lacks_nothing(
    browser: Browser, many_languages: Stack
) -> None:
    page = await opened(browser, many_languages)
    await say(page, "안녕하세요")
    heard = await page.locator(".bubble").all_inner_texts()
    await page.get_by_role("link", name="ไทย", exact=True).click()
    await expect(page.locator("html")).to_have_attribute("lang", "th")
    await expect(page.locator("#intro-title")).to_have_text(THAI_PAGE["web.intro.title"])
    await expect(page.locator("h1")).to_have_text(ENGLISH["web.name"])
    await expect(page.locator("#input")).to_have_attribute(
        "placeholder", ENGLISH["web.placeholder"]
    )
    await expect(page.locator(".bubble")).to_have_count(len(heard))
    links = await page.locator("header nav a").all_inner_texts()
    assert links == ["한국어", "English", "Tiếng Việt"]
    await say(page, "ขอบคุณค่ะ")
    await expect(page.locator(".message:not(.own) .bubble").last).to_have_attribute("lang", "th")
    await page.get_by_role("link", name="한국어", exact=True).click()
    await expect(page.locator("html")).to_have_attribute("lang", "ko")


async def test_written_on_another_page_it_is_answered_in(
    browser: Browser, many_languages: Stack
) -> None:
    page = await opened(browser, many_languages)
    await say(page, "ไฟถนนเสีย")
    last = page.locator(".message:not(.own) .bubble").last
    await expect(last).to_have_attribute("lang", "th")
    await say(page, "태국어로")
    await expect(page.locator("#messages")).to_contain_text(THAI["system.language_changed"])


async def test_what_a_browser_asks_for(browser: Browser, many_languages: Stack) -> None:
    for tag, lang in (("th-TH", "th"), ("vi", "vi"), ("km", "ko")):
        page = await opened(browser, many_languages, tag=tag)
        await expect(page.locator("html")).to_have_attribute("lang", lang)
        await page.close()
