"""One sentence on the page becomes a case: with its place by one press, without it by the place and
one press; and whatever else is pressed on the way, twice and again, files nothing unread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.conftest import settled, stand_still
from tests.browser.test_chat_page import violations
from tests.kit.patience import PATIENCE
from tests.kit.people.rest import RECEIPT
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack

pytestmark = pytest.mark.browser
ANSWERED = """(last) => {
  const { last: newest, items } = JSON.parse(sessionStorage.sinmungo);
  return newest > last && !items.at(-1).own;
}"""


@dataclass(frozen=True)
class Person:
    """`whole` names its place; `bare` does not, so it is asked for by the words `asked`."""

    locale: str
    whole: str
    bare: str
    asked: str
    place: str
    send: str


KOREAN = Person(
    locale="ko-KR",
    whole="  서울 중구 세종대로 110 앞 가로등이\t꺼졌어요 😡\n\n밤마다   무서워요.  ",
    bare="우리 동네 가로등이 고장났어요, 고쳐주세요",
    asked="어디인가요?",
    place="서울 중구 세종대로 1 앞",
    send="동의하고 보내기",
)
ENGLISH = Person(
    locale="en-GB",
    whole="The street light in front of 110 Sejong-daero, Seoul is out 😡\n\nIt is   dark.  ",
    bare="my street light has been broken for a week",
    asked="Where is it?",
    place="In front of 1 Sejong-daero",
    send="Agree and send",
)
PEOPLE = [pytest.param(one, id=one.locale) for one in (KOREAN, ENGLISH)]


async def opened(browser: Browser, stack: Stack, person: Person) -> Page:
    page = await browser.new_page(
        locale=person.locale, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    await page.goto(stack.gateway_url)
    await page.wait_for_function("() => sessionStorage.sinmungo?.includes('chat_')")
    return page


async def write(page: Page, text: str) -> None:
    await page.locator("#input").fill(text)
    await page.keyboard.press("Enter")


def button(page: Page, label: str) -> Locator:
    return page.locator(".choices.open").get_by_role("button", name=label, exact=True)


@pytest.mark.parametrize("person", PEOPLE)
async def test_a_sentence_with_its_place_takes_one_press(
    browser: Browser, stack: Stack, person: Person
) -> None:
    page = await opened(browser, stack, person)
    await write(page, person.whole)
    await button(page, person.send).wait_for()
    await settled(page)
    await button(page, person.send).click()
    await receipt_of(page, stack, person.whole)
    await expect(page.locator(".own .bubble")).to_have_count(2)


@pytest.mark.parametrize("person", PEOPLE)
async def test_a_sentence_without_its_place_takes_the_place_and_one_press(
    browser: Browser, stack: Stack, person: Person
) -> None:
    page = await opened(browser, stack, person)
    await write(page, person.bare)
    await expect(page.locator(".message:not(.own)").last).to_contain_text(person.asked)
    await write(page, person.place)
    await button(page, person.send).wait_for()
    await settled(page)
    await button(page, person.send).click()
    await receipt_of(page, stack, person.bare)
    await expect(page.locator(".own .bubble")).to_have_count(3)


async def receipt_of(page: Page, stack: Stack, text: str) -> None:
    """The receipt is shown, and the case holds the text to the character."""
    log = page.get_by_role("log")
    await expect(log).to_contain_text(RECEIPT, timeout=1000 * PATIENCE)
    number = RECEIPT.search(await log.inner_text())
    assert number is not None
    assert PortalDesk(stack).case(number[0])["body"] == text


async def standing(browser: Browser, stack: Stack, person: Person, text: str) -> Page:
    """A conversation that has come to the card, on a page whose clock stands: what has just
    appeared takes no click until the test moves the clock."""
    page = await opened(browser, stack, person)
    await stand_still(page)
    await write(page, text)
    await page.wait_for_function(ANSWERED, arg=0, timeout=1000 * PATIENCE)
    if text == person.bare:
        await write(page, person.place)
    await expect(page.locator(".choices.open[data-fresh]")).to_have_count(1)
    return page


async def choices(page: Page) -> list[str]:
    await page.clock.run_for(700)
    await settled(page)
    return await page.locator(".choices.open button").all_inner_texts()


async def press_again_and_again(page: Page, label: str) -> None:
    """A double click, and one more on whatever stands there as soon as the answer has come."""
    await page.clock.run_for(700)
    await settled(page)
    last = await page.evaluate("JSON.parse(sessionStorage.sinmungo).last")
    said = await page.locator(".own").count()
    await button(page, label).scroll_into_view_if_needed()
    box = await button(page, label).bounding_box()
    assert box is not None, label
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await page.mouse.dblclick(x, y)
    await page.wait_for_function(ANSWERED, arg=last, timeout=1000 * PATIENCE)
    await page.mouse.dblclick(x, y)
    assert await page.locator(".own").count() == said + 1, label


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("person", PEOPLE)
async def test_presses_on_any_choice_of_the_way_file_nothing_unread(
    browser: Browser, stack: Stack, person: Person
) -> None:
    """Each choice of the card and of each question behind its rows, in a conversation of its own;
    only the press that sends files, once."""
    desk = PortalDesk(stack)
    before = {case["receipt"] for case in desk.cases()}
    ways: list[tuple[str, ...]] = [(person.whole,), (person.bare,)]
    pressed = 0
    for way in ways:
        page = await standing(browser, stack, person, way[0])
        for label in way[1:]:
            await press_again_and_again(page, label)
            pressed += 1
        found = await choices(page)
        if len(way) == 1 or (len(way) == 2 and way[0] == person.whole and person.send not in found):
            ways += [(*way, label) for label in found if label != person.send]
        assert RECEIPT.search(await page.get_by_role("log").inner_text()) is None, way
        await page.close()
    assert pressed >= 20
    page = await standing(browser, stack, person, person.whole)
    await button(page, person.send).dblclick()
    await expect(page.locator(".own")).to_have_count(1)  # it was not to be read yet
    await page.clock.run_for(700)
    await settled(page)
    await button(page, person.send).dblclick()
    await receipt_of(page, stack, person.whole)
    filed = [case for case in desk.cases() if case["receipt"] not in before]
    assert [case["body"] for case in filed] == [person.whole]


@pytest.mark.parametrize("person", PEOPLE)
async def test_an_example_that_is_pressed_twice_is_said_once(
    browser: Browser, stack: Stack, person: Person
) -> None:
    for number in range(3):
        page = await opened(browser, stack, person)
        await page.locator("#examples button").nth(number).dblclick()
        await page.wait_for_function(ANSWERED, arg=0, timeout=1000 * PATIENCE)
        await expect(page.locator(".own")).to_have_count(1)
        await page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_in_the_card(browser: Browser, stack: Stack, scheme: Any) -> None:
    page = await browser.new_page(
        locale=KOREAN.locale, color_scheme=scheme, reduced_motion="reduce"
    )
    await page.goto(stack.gateway_url)
    await page.wait_for_function("() => sessionStorage.sinmungo?.includes('chat_')")
    await write(page, KOREAN.whole)
    await expect(page.locator(".rows button")).not_to_have_count(0)
    await settled(page)
    assert await violations(page) == [], "open"
    row = page.locator(".rows button").first
    await row.click()
    await expect(page.locator(".rows button.chosen")).to_have_count(1)
    await settled(page)
    assert await violations(page) == [], "with the row that was opened"
