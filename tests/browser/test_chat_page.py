"""The page in a real browser: what a person sees, hears and can do with a keyboard alone."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from connectors.contract import Refused
from tests.browser.conftest import settled
from tests.connectors.memory_gateway import Draft, MemoryGateway
from tests.connectors.served import Served, conversation, serve

pytestmark = pytest.mark.browser

AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
RECEIPT = "1AA-2611-0000571K"


async def write(page: Page, text: str) -> None:
    await page.get_by_label("메시지", exact=True).fill(text)
    await page.keyboard.press("Enter")


async def hear(page: Page) -> None:
    """From now on `window.heard` lists what a screen reader is told."""
    await page.evaluate(
        """() => {
          window.heard = [];
          const note = (list) => list.forEach((m) => m.addedNodes.forEach(
            (node) => window.heard.push(node.textContent)));
          new MutationObserver(note).observe(
            document.getElementById("announcer"), { childList: true });
        }"""
    )


async def violations(page: Page) -> list[tuple[str, list[str]]]:
    found: dict[str, Any] = (await Axe().run(page, options=AXE)).response
    return [(v["id"], [node["html"] for node in v["nodes"]]) for v in found["violations"]]


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(
    browser: Browser, served: Served, locale: str, scheme: Any
) -> None:
    page = await browser.new_page(locale=locale, color_scheme=scheme, reduced_motion="reduce")
    await page.goto(served.url)
    assert await violations(page) == [], "empty"
    await page.locator("#input").fill("가로등이 고장났어요")
    await page.keyboard.press("Enter")
    await expect(page.locator(".choices button")).to_have_count(2)
    assert await violations(page) == [], "with buttons"
    await settled(page)
    assert await violations(page) == [], "with buttons that can be clicked"
    await page.locator(".choices button").first.click()
    await expect(page.locator(".bubble", has_text=RECEIPT)).to_be_visible()
    for said in ("date", "pin", "story"):
        await page.locator("#input").fill(said)
        await page.keyboard.press("Enter")
        await expect(page.locator("#input")).to_be_focused()
    await page.locator("#input").fill("x" * 1003)
    assert await violations(page) == [], "with chosen buttons, a story and too many characters"
    served.gateway.refuse = Refused("too_many", "web.error.session", retry_after=5)
    await page.locator("#input").fill("한 번 더")
    await page.keyboard.press("Enter")
    await expect(page.locator("#notice")).not_to_be_empty()
    assert await violations(page) == [], "with an error"
    await page.locator("#clear").click()
    assert await violations(page) == [], "with the question whether to clear"


async def test_from_the_keyboard_alone(page: Page, served: Served) -> None:
    await expect(page.get_by_label("메시지", exact=True)).to_be_focused()
    await page.keyboard.type("가로등이")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("고장났어요")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="아니요")).to_be_visible()
    assert served.gateway.inbox[0].text == "가로등이\n고장났어요"
    await expect(page.locator("#input")).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="네, 접수해 주세요")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#input")).to_be_focused()
    await expect(page.locator(".bubble", has_text=RECEIPT)).to_be_visible()
    assert served.gateway.inbox[1].choice == "tok_yes00"
    chosen = page.get_by_role("button", name="네, 접수해 주세요 (선택함)")
    assert await chosen.get_attribute("disabled") is None, "a screen reader still reaches it"
    await expect(chosen).to_have_attribute("aria-disabled", "true")
    await expect(page.get_by_role("button", name="아니요")).to_be_disabled()
    assert await page.locator("[tabindex]:not([tabindex='0'])").count() == 0


async def test_each_answer_is_announced_once_and_history_never(page: Page, served: Served) -> None:
    await hear(page)
    log = page.get_by_role("log", name="대화 내용")
    await write(page, "가로등이 고장났어요")
    await expect(log.get_by_role("button", name="아니요")).to_be_visible()
    heard = await page.evaluate("heard")
    assert heard == [
        "신문고: 안녕하세요. 민원을 도와드리는 자동 응답 서비스예요.",
        "신문고: 가로등 고장 민원으로 접수할까요? 고를 수 있는 답: 네, 접수해 주세요, 아니요",
    ]
    await write(page, "가로등이 고장났어요")
    await expect(log.locator(".bubble", has_text="안녕하세요")).to_have_count(2)
    assert (await page.evaluate("heard")).count(heard[0]) == 2, "the same answer is read again"
    await expect(page.locator(".bubble")).to_have_count(6)
    await page.reload()
    await hear(page)
    await expect(page.locator(".bubble")).to_have_count(6)
    served.say(Draft("담당자가 확인했어요."))
    await expect(page.locator(".bubble")).to_have_count(7)
    assert await page.evaluate("heard") == ["신문고: 담당자가 확인했어요."]


async def test_arrival_moves_no_focus(page: Page, served: Served) -> None:
    await write(page, "slow")
    await page.get_by_role("link", name="English").focus()
    await expect(page.locator(".bubble", has_text="오래 기다리셨어요.")).to_be_visible()
    await expect(page.get_by_role("link", name="English")).to_be_focused()


async def test_waiting_is_shown(page: Page) -> None:
    await write(page, "slow")
    await expect(page.locator("#writing")).to_be_visible()
    await expect(page.get_by_role("log")).to_have_attribute("aria-busy", "true")
    await expect(page.locator(".bubble", has_text="오래 기다리셨어요.")).to_be_visible()
    await expect(page.locator("#writing")).to_be_hidden()
    for number in range(3):  # an answer that overtakes the reply to its POST
        await write(page, "안녕하세요")
        await expect(page.locator(".choices")).to_have_count(number + 1)
        await expect(page.locator("#writing")).to_be_hidden()


@pytest.mark.parametrize(
    ("said", "script"),
    [
        pytest.param("date", "() => !document.getElementById('date-row').hidden", id="date"),
        pytest.param("number", "() => input.inputMode === 'numeric'", id="number"),
        pytest.param("phone", "() => input.inputMode === 'tel'", id="phone"),
        pytest.param("story", "() => input.offsetHeight > 100", id="story"),
        pytest.param("pin", "() => input.classList.contains('masked')", id="pin"),
    ],
)
async def test_the_field_fits_the_question(page: Page, said: str, script: str) -> None:
    await write(page, said)
    await page.wait_for_function(script)
    await expect(page.locator("#input")).to_be_focused()


async def test_a_pin_is_neither_shown_nor_kept(page: Page, served: Served) -> None:
    await write(page, "pin")
    await page.wait_for_function("() => input.classList.contains('masked')")
    await write(page, "83920174")
    await expect(page.locator(".own .bubble").last).to_contain_text("••••")
    await expect(page.locator("#messages")).not_to_contain_text("83920174")
    assert "83920174" not in await page.evaluate("JSON.stringify(sessionStorage)")
    await expect(page.locator(".bubble")).to_have_count(5)
    assert [m.text for m in served.gateway.inbox] == ["pin", "83920174"]


async def test_a_picked_date_is_written_into_the_field(page: Page) -> None:
    await write(page, "date")
    await page.get_by_label("날짜 고르기").fill("2026-11-20")
    await expect(page.locator("#input")).to_have_value("2026-11-20")


async def test_the_length_is_counted_near_the_limit(page: Page, served: Served) -> None:
    field = page.locator("#input")
    await field.fill("가" * 3900)
    await expect(page.locator("#count")).to_be_empty()
    await field.fill("가" * 4990)
    await expect(page.locator("#count")).to_have_text("남은 글자 수: 10")
    await field.fill("가" * 5003)
    await expect(page.locator("#count")).to_contain_text("넘은 글자 수: 3")
    await page.keyboard.press("Enter")
    await expect(field).to_have_value("가" * 5003)
    assert served.gateway.inbox == []


async def test_a_refusal_gives_the_words_back(page: Page, served: Served) -> None:
    served.gateway.refuse = Refused("too_many", "web.error.session", retry_after=5)
    await write(page, "안녕하세요")
    await expect(page.get_by_role("alert")).to_have_text("대화가 만료되었어요. 새로 시작해 주세요.")
    await expect(page.locator("#input")).to_have_value("안녕하세요")
    await expect(page.locator(".bubble")).to_have_count(0)


async def test_offline_keeps_five_and_sends_each_once(page: Page, served: Served) -> None:
    await page.context.set_offline(True)
    for number in range(1, 6):
        await write(page, f"slow {number}")
    await expect(page.locator(".waiting")).to_have_count(5)
    await write(page, "여섯째")
    await expect(page.locator("#input")).to_have_value("여섯째")
    await expect(page.get_by_role("alert")).to_contain_text("다섯 개")
    await page.context.set_offline(False)
    await expect(page.locator(".waiting")).to_have_count(0)
    assert [m.text for m in served.gateway.inbox] == [f"slow {n}" for n in range(1, 6)]


async def test_a_lost_answer_to_a_send_is_no_second_message(page: Page, served: Served) -> None:
    lost = 0

    async def lose(route: Any) -> None:
        nonlocal lost
        lost += 1
        if lost == 1:
            await route.fetch()
            await route.abort("connectionreset")
        else:
            await route.continue_()

    await page.route("**/chat/messages", lose)
    await write(page, "안녕하세요")
    await expect(page.locator(".bubble")).to_have_count(3)
    await page.evaluate("document.querySelector('.note button')?.click()")
    await expect(page.locator(".waiting")).to_have_count(0)
    assert lost == 2
    assert len(served.gateway.inbox) == 1


async def test_it_resumes_where_it_was(browser: Browser) -> None:
    gateway = MemoryGateway(conversation)
    page = await browser.new_page(locale="ko-KR")
    with serve(gateway) as first:
        await page.goto(first.url)
        await write(page, "가로등이 고장났어요")
        await expect(page.locator(".bubble")).to_have_count(3)
        port = urlsplit(first.url).port or 0
    await expect(page.locator("#connection")).not_to_be_empty()
    key = next(iter(gateway.conversations))
    with serve(gateway, port) as second:
        second.loop.call_soon_threadsafe(gateway.say, key, Draft("끊긴 동안의 첫째"))
        second.loop.call_soon_threadsafe(gateway.say, key, Draft("끊긴 동안의 둘째"))
        await expect(page.locator(".bubble")).to_have_count(5)
        texts = await page.locator(".bubble").all_text_contents()
        assert texts[3:] == ["끊긴 동안의 첫째", "끊긴 동안의 둘째"]
        await expect(page.locator("#connection")).to_be_empty()
        await page.close()


async def test_clearing_forgets_on_both_sides(page: Page, served: Served) -> None:
    await write(page, "안녕하세요")
    await expect(page.locator(".bubble")).to_have_count(3)
    before = await page.evaluate("JSON.parse(sessionStorage.sinmungo).session")
    await page.get_by_role("button", name="대화 지우기").click()
    await expect(page.locator("#confirm-body")).to_contain_text("접수번호와 비밀번호는 다시")
    await page.keyboard.press("Escape")
    await expect(page.locator(".bubble")).to_have_count(3)
    await page.get_by_role("button", name="대화 지우기").click()
    await settled(page)
    await page.get_by_role("button", name="지우기", exact=True).click()
    await expect(page.locator(".bubble")).to_have_count(0)
    await page.wait_for_function("() => sessionStorage.sinmungo.includes('chat_')")
    assert before not in await page.evaluate("sessionStorage.sinmungo")
    await write(page, "다시 안녕하세요")
    await expect(page.locator(".bubble")).to_have_count(3)
    assert len({message.contact for message in served.gateway.inbox}) == 2


async def test_web_15_answers_are_text(page: Page, served: Served) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    await page.reload()
    await write(page, "loud")
    bubble = page.locator(".message:not(.own) .bubble")
    await expect(bubble).to_contain_text('<img src=x onerror="alert(1)"> javascript:alert(1)')
    assert await bubble.locator("img").count() == 0
    links = await bubble.locator("a").evaluate_all("all => all.map((a) => a.href)")
    assert links == ["https://example.com/a"]
    assert hosts == {urlsplit(served.url).netloc}


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_every_width_fits(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 640})
    await write(page, "가로등이 고장났어요. 끝없이긴낱말" + "아" * 80)
    await expect(page.locator(".choices button")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    assert await page.evaluate("log.scrollWidth <= log.clientWidth")
    small = await page.evaluate(
        """() => [...document.querySelectorAll("button, header a, #input")]
          .filter((e) => e.offsetParent && (e.offsetHeight < 44 || e.offsetWidth < 44))
          .map((e) => e.outerHTML)"""
    )
    assert small == []


async def test_the_language_link_keeps_the_conversation(page: Page) -> None:
    await write(page, "안녕하세요")
    await expect(page.locator(".bubble")).to_have_count(3)
    await page.get_by_role("link", name="English").click()
    await expect(page.get_by_label("Message", exact=True)).to_be_visible()
    await expect(page.locator(".bubble")).to_have_count(3)
    await expect(page.locator(".bubble").nth(1)).to_have_attribute("lang", "ko")
    assert await page.evaluate("document.documentElement.lang") == "en"


async def test_without_motion_waiting_is_words(browser: Browser, served: Served) -> None:
    page = await browser.new_page(locale="ko-KR", reduced_motion="reduce")
    await page.goto(served.url)
    await write(page, "slow")
    await expect(page.get_by_text("답변을 준비하고 있어요").first).to_be_visible()
    await expect(page.locator(".dots")).to_be_hidden()
    assert await page.evaluate("document.getAnimations().length") == 0
