"""A card that is renewed, on the page: one card is shown, it is told, and nobody presses on what
they have not read."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import settled, stand_still
from tests.browser.test_chat_page import hear, write
from tests.connectors.memory_gateway import Draft
from tests.connectors.served import Served

pytestmark = pytest.mark.browser

SEND, STOP = "동의하고 보내기", "그만할게요"
OLD, NEW = "내용: 가로등", "내용: 가로등과 보도"


def buttons(mark: str) -> tuple[tuple[str, str], ...]:
    return ((SEND, f"tok_send_{mark}"), (STOP, f"tok_stop_{mark}"))


@pytest.fixture
async def carded(page: Page, served: Served) -> Page:
    """A page that shows a card, as the last message."""
    await write(page, "안녕하세요")
    await expect(page.locator(".choices")).to_have_count(1)
    served.say(Draft(OLD, buttons("old")))
    await expect(page.locator(".bubble", has_text=OLD)).to_be_visible()
    await settled(page)
    return page


async def renew(page: Page, served: Served) -> None:
    number = await page.evaluate("JSON.parse(sessionStorage.sinmungo).items.at(-1).id")
    served.say(Draft("네, 그 말씀도 내용에 적었어요."))
    served.say(Draft(NEW, buttons("new"), renews=number))
    await expect(page.locator(".bubble", has_text=NEW)).to_be_visible()


async def test_one_card_is_shown_now_and_after_a_reload(carded: Page, served: Served) -> None:
    await renew(carded, served)
    for _ in range(2):
        bubbles = await carded.locator(".bubble").all_inner_texts()
        assert bubbles[-2:] == ["네, 그 말씀도 내용에 적었어요.", NEW]
        assert OLD not in bubbles
        await expect(carded.get_by_role("button", name=SEND)).to_have_count(1)
        await carded.reload()
        await expect(carded.locator(".bubble", has_text=NEW)).to_be_visible()


async def test_a_page_that_comes_later_shows_one(carded: Page, served: Served) -> None:
    """It reads the whole stream."""
    await renew(carded, served)
    await carded.evaluate(
        """() => {
          const { session } = JSON.parse(sessionStorage.sinmungo);
          sessionStorage.sinmungo = JSON.stringify({ session });
        }"""
    )
    await carded.reload()
    await expect(carded.locator(".bubble", has_text=NEW)).to_be_visible()
    await expect(carded.get_by_role("button", name=SEND)).to_have_count(1)


async def test_the_new_choices_count(carded: Page, served: Served) -> None:
    await renew(carded, served)
    await settled(carded)
    await carded.get_by_role("button", name=SEND).click()
    await expect(carded.locator(".choices button.chosen")).to_have_text(f"{SEND} (선택함)")
    assert [message.choice for message in served.gateway.inbox][-1] == "tok_send_new"


async def test_a_click_on_what_has_just_changed_does_nothing(carded: Page, served: Served) -> None:
    await stand_still(carded)
    await renew(carded, served)
    await carded.get_by_role("button", name=SEND).click()
    await carded.clock.run_for(590)
    await carded.get_by_role("button", name=SEND).click()
    assert [message.choice for message in served.gateway.inbox] == [None]
    await carded.clock.run_for(20)
    await carded.get_by_role("button", name=SEND).click()
    await expect(carded.locator(".choices button.chosen")).to_have_count(1)


@pytest.mark.parametrize("key", ["Enter", "Space"])
async def test_a_key_on_what_has_just_changed_does_nothing(
    carded: Page, served: Served, key: str
) -> None:
    """The focus was on the button that sends: now it is on the choices, before the first of them,
    and one more Tab goes on from there."""
    await carded.get_by_role("button", name=SEND).focus()
    await renew(carded, served)
    group = carded.locator(".choices").last
    await expect(group).to_be_focused()
    await carded.keyboard.press(key)
    await carded.keyboard.press("Tab")
    await expect(group.get_by_role("button", name=SEND)).to_be_focused()
    assert [message.choice for message in served.gateway.inbox] == [None]


async def test_who_is_writing_goes_on_writing(carded: Page, served: Served) -> None:
    await carded.locator("#input").focus()
    await carded.keyboard.type("그리고")
    await renew(carded, served)
    await expect(carded.locator("#input")).to_be_focused()
    await expect(carded.locator("#input")).to_have_value("그리고")


async def test_a_screen_reader_is_told_that_it_has_changed(carded: Page, served: Served) -> None:
    await hear(carded)
    await renew(carded, served)
    assert await carded.evaluate("heard") == [
        "신문고: 네, 그 말씀도 내용에 적었어요.",
        f"신문고: 읽어 드린 내용을 고쳤어요. {NEW} 고를 수 있는 답: {SEND}, {STOP}",
    ]
