"""Clicks that were not meant: on the page nothing is chosen by them, and the keyboard stays quick.

Timers of the page stand where a test installs its clock: `fresh` lasts until the test moves it.
"""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import settled, stand_still
from tests.connectors.memory_gateway import Draft
from tests.connectors.served import Served
from tests.kit.patience import PATIENCE
from tests.kit.people.rest import RECEIPT
from tests.kit.stack.processes import Stack

pytestmark = pytest.mark.browser
YES = "네, 접수해 주세요"


async def write(page: Page, text: str) -> None:
    await page.locator("#input").fill(text)
    await page.keyboard.press("Enter")


async def click_at_once(page: Page, label: str, times: int = 1) -> None:
    """As a mouse does it, without waiting for anything."""
    box = await page.get_by_role("button", name=label, exact=True).last.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await page.mouse.click(x, y, click_count=times)


@pytest.fixture
async def standing(browser: Browser, served: Served) -> Page:
    """A page whose clock stands, with a list that has just appeared."""
    page = await browser.new_page(locale="ko-KR", reduced_motion="reduce")
    await page.goto(served.url)
    await page.wait_for_function("() => sessionStorage.sinmungo?.includes('chat_')")
    await stand_still(page)
    await write(page, "가로등이 고장났어요")
    await expect(page.locator(".choices[data-fresh] button")).to_have_count(2)
    return page


async def test_a_fresh_choice_takes_no_click(standing: Page, served: Served) -> None:
    await click_at_once(standing, YES)
    await standing.clock.run_for(590)
    await expect(standing.locator("[data-fresh]")).to_have_count(1)
    await click_at_once(standing, YES)
    assert [message.choice for message in served.gateway.inbox] == [None]
    await standing.clock.run_for(20)
    await settled(standing)
    await click_at_once(standing, YES)
    await expect(standing.locator(".choices button.chosen")).to_have_text(f"{YES} (선택함)")
    await expect(standing.locator(".own .bubble")).to_have_count(2)


@pytest.mark.parametrize("key", ["Enter", "Space"])
async def test_a_fresh_choice_takes_a_key(standing: Page, served: Served, key: str) -> None:
    await standing.get_by_role("button", name=YES).focus()
    await standing.keyboard.press(key)
    await expect(standing.locator(".bubble", has_text="접수했어요")).to_be_visible()
    assert served.gateway.inbox[-1].choice == "tok_yes00"


async def test_a_number_may_be_typed_at_once(standing: Page, served: Served) -> None:
    await write(standing, "1")
    await expect(standing.locator(".own .bubble")).to_have_count(2)
    await expect(standing.locator(".choices").first.locator("button:disabled")).to_have_count(2)
    await expect(standing.locator("#writing")).to_be_hidden()
    assert served.gateway.inbox[-1].text == "1"


async def test_nothing_takes_the_focus_away(standing: Page) -> None:
    button = standing.get_by_role("button", name=YES)
    await expect(button).to_be_enabled()
    assert await button.get_attribute("aria-disabled") is None
    await button.focus()
    await standing.clock.run_for(700)
    await expect(button).to_be_focused()


async def test_the_second_click_does_nothing_however_late(page: Page, served: Served) -> None:
    await write(page, "가로등이 고장났어요")
    await expect(page.locator(".choices.open")).to_have_count(1)
    await settled(page)
    await click_at_once(page, YES, times=2)
    await expect(page.locator(".bubble", has_text="접수했어요")).to_be_visible()
    await page.evaluate(
        """() => document.querySelectorAll("button").forEach((button) =>
          button.dispatchEvent(
            new MouseEvent("click", { detail: 2, bubbles: true, cancelable: true })))"""
    )
    await expect(page.locator("#confirm")).to_be_hidden()
    assert [message.choice for message in served.gateway.inbox] == [None, "tok_yes00"]


async def test_an_example_is_sent_once(page: Page, served: Served) -> None:
    await page.locator("#examples button").first.dblclick()
    await expect(page.locator(".choices button")).to_have_count(2)
    assert len(served.gateway.inbox) == 1


async def test_an_answered_list_is_closed_at_once(page: Page, served: Served) -> None:
    """Two of its buttons in one moment: the first one counts."""
    await write(page, "가로등이 고장났어요")
    await expect(page.locator(".choices.open")).to_have_count(1)
    await settled(page)
    await page.evaluate(
        """() => document.querySelectorAll(".choices button").forEach((button) => button.click())"""
    )
    await expect(page.locator(".bubble", has_text="접수했어요")).to_be_visible()
    assert [message.choice for message in served.gateway.inbox] == [None, "tok_yes00"]


async def test_what_moves_is_fresh_again(page: Page, served: Served) -> None:
    """News above or below an open list moves it under the pointer."""
    await write(page, "가로등이 고장났어요")
    await expect(page.locator(".choices.open")).to_have_count(1)
    await settled(page)
    await stand_still(page)
    await page.evaluate("window.fresh = 0")
    await page.evaluate(
        """() => new MutationObserver(() => (window.fresh += 1)).observe(
          document.querySelector(".choices.open"), { attributeFilter: ["data-fresh"] })"""
    )
    served.say(Draft("담당자가 확인했어요."))
    await expect(page.locator(".bubble", has_text="담당자가 확인했어요.")).to_be_visible()
    assert await page.evaluate("window.fresh") == 1
    await expect(page.locator(".choices.open[data-fresh]")).to_have_count(1)


async def test_a_question_about_erasing_is_fresh_too(page: Page) -> None:
    await page.locator("#clear").click()
    await expect(page.locator("#confirm[data-fresh]")).to_have_count(1)
    await settled(page)
    await expect(page.locator("#confirm")).to_be_visible()


async def test_hover_only_where_there_is_one(page: Page) -> None:
    loose = await page.evaluate(
        """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
          .map((rule) => rule.selectorText).filter((selector) => selector?.includes(":hover"))"""
    )
    assert loose == []


# ── a whole petition, on the real processes ──


WISH = {
    "ko-KR": (
        "우리 동네 가로등이 고장났어요, 고쳐주세요",
        "서울 중구 세종대로 1 앞",
        "건너뛸게요",
        "동의하고 보내기",
    ),
    "en-GB": (
        "my street light has been broken for a week",
        "In front of 1 Sejong-daero",
        "Skip this",
        "Agree and send",
    ),
}
ADDS = re.compile(r" 넣기$|^Add: ")
"""What opens a row of the read-back that is empty."""
Box = dict[str, float]
ASKS = """() => {
  const last = JSON.parse(sessionStorage.sinmungo).items.at(-1);
  return !last.own && last.question;
}"""


def overlap(a: Box, b: Box) -> bool:
    across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
    return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


async def box_of(page: Page, label: str) -> Box:
    await page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    open_ = page.locator(".choices.open")
    found = await open_.get_by_role("button", name=label, exact=True).bounding_box()
    assert found is not None
    return dict(found)  # type: ignore[arg-type]


@pytest.mark.parametrize("locale", WISH)
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
async def test_double_clicks_file_nothing_unread(
    browser: Browser, stack: Stack, locale: str, width: int, height: int
) -> None:
    """Row 1: whoever opens every row of the read-back and leaves it out, with double clicks, is at
    the read-back again, and nothing was sent. Sending does not stand where skipping stood."""
    wish, place, skip, send = WISH[locale]
    page = await browser.new_page(
        locale=locale, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    await page.goto(stack.gateway_url)
    await page.wait_for_function("() => sessionStorage.sinmungo?.includes('chat_')")
    await write(page, wish)
    skipped: Box | None = None
    opened: set[str] = set()
    open_ = page.locator(".choices.open:not([data-fresh])")
    for _ in range(20):
        asked = page.locator(".message:not(.own)")
        # Its answer has come whole: the last of it asks.
        await page.wait_for_function(ASKS, timeout=1000 * PATIENCE)
        before = await asked.count()
        if not await page.locator(".choices.open").count():
            await write(page, place)
        else:
            await expect(open_).to_have_count(1)
            labels = await open_.get_by_role("button").all_inner_texts()
            if send in labels:
                assert skipped is None or not overlap(await box_of(page, send), skipped)
                empty = [one for one in labels if ADDS.search(one) and one not in opened]
                if not empty:
                    break
                label = empty[0]
                opened.add(label)
            else:
                label = skip if skip in labels else labels[0]
            skipped = await box_of(page, skip) if label == skip else skipped
            await open_.get_by_role("button", name=label, exact=True).scroll_into_view_if_needed()
            box = await box_of(page, label)
            await page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        await expect(asked).not_to_have_count(before)
    await expect(page.locator(".choices.open")).to_have_count(1)
    assert skipped is not None
    assert len(opened) >= 2
    assert RECEIPT.search(await page.get_by_role("log").inner_text()) is None
    await settled(page)
    await open_.get_by_role("button", name=send, exact=True).dblclick()
    await expect(page.get_by_role("log")).to_contain_text(RECEIPT, timeout=30_000)
