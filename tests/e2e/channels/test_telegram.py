"""Telegram on the real processes, fetched and posted (TG-07): what people do there, and what
Telegram does to us."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.channels.conftest import Someone
from tests.kit.fakes.telegram_rules import parse_html
from tests.kit.fakes.telegram_world import Call
from tests.kit.people.filing import MATTER
from tests.kit.people.ways_telegram import TelegramPerson
from tests.kit.stack.channel_stack import ChannelStack

GREETING = "안녕하세요, 불편한 일을 말씀하시면"


def sends(channels: ChannelStack, person: TelegramPerson) -> list[Call]:
    """Every attempt to send this person something."""
    made = channels.telegram.made("sendMessage")
    return [call for call in made if str(call.params["chat_id"]) == str(person.chat)]


def test_too_many_requests(either: ChannelStack, someone: Someone) -> None:
    """TG-10 429: later as told, once, counted; nobody else waits."""
    hana, other = someone(either), someone(either)
    counted = later(either)
    either.telegram.fail("sendMessage", 429, retry_after=4, chat=hana.chat)
    either.telegram.say(hana.chat, "안녕하세요")
    either.telegram.wait(lambda: len(sends(either, hana)) == 1)
    other.say("안녕하세요")
    [bubble] = hana.answer()
    assert bubble.text.startswith(GREETING)
    first, second = sends(either, hana)
    assert (first.status, second.status) == (429, 200)
    assert second.at - first.at >= 4
    assert sends(either, other)[0].at < second.at
    assert later(either) == counted + 1


def later(channels: ChannelStack) -> float:
    """Counted by whichever worker sends at the time."""
    workers = [name for name in channels.stack.names if name.startswith("worker")]
    labels = {"channel": "telegram", "outcome": "later"}
    return sum(channels.metric(worker, "sends_total", **labels) for worker in workers)


def test_forbidden(either: ChannelStack, someone: Someone) -> None:
    """TG-11 403: not tried again, what waited is dropped; back as a member, answered again."""
    hana = someone(either)
    words = "Forbidden: bot was blocked by the user"
    either.telegram.fail("sendMessage", 403, text=words, chat=hana.chat)
    assert hana.say("민원 넣고 싶어요") == []
    assert [call.status for call in sends(either, hana)] == [403]
    digest = either.digest("telegram", str(hana.chat))
    state = "SELECT reachable FROM contacts WHERE contact = :contact"
    assert either.query(state, contact=digest)[0][0] in (0, False)
    either.telegram.unblock(hana.chat)
    hana.answer()
    assert either.query(state, contact=digest)[0][0] in (1, True)
    assert len(sends(either, hana)) == 1
    assert hana.say("도움말") != []


def test_formatting_refused(either: ChannelStack, someone: Someone) -> None:
    """TG-12 400 for the formatting: the same content once more, plain."""
    hana = someone(either)
    words = 'Bad Request: can\'t parse entities: Unsupported start tag "o" at byte offset 7'
    either.telegram.fail("sendMessage", 400, text=words, chat=hana.chat)
    [bubble] = hana.say("안녕하세요")
    formatted, plain = sends(either, hana)
    assert (formatted.status, plain.status) == (400, 200)
    assert "parse_mode" in formatted.params
    assert "parse_mode" not in plain.params
    assert parse_html(formatted.params["text"]).text == plain.params["text"] == bubble.text


def test_markup_of_people(either: ChannelStack, someone: Someone) -> None:
    """TG-14 What people write is shown as they wrote it."""
    hana = someone(either)
    title = '<b>굵게</b> & "따옴표" <i &lt;'
    hana.say(MATTER["ko"])
    hana.press("제목 고치기")
    [bubble] = hana.say(title)
    assert f"제목: {title}\n" in bubble.text


def test_pressed_twice(either: ChannelStack, someone: Someone) -> None:
    """TG-16 TG-17 The same button twice, quickly: one answer, both presses confirmed once."""
    hana = someone(either)
    hana.say(MATTER["ko"])
    message = either.telegram.received(hana.chat)[-1]
    data = message.buttons["이름과 연락처 넣기"]
    queries = [either.telegram.press_data(hana.chat, data, message) for _ in range(2)]
    bubbles = hana.answer()
    [asked] = [bubble.text for bubble in bubbles]
    assert asked.startswith("답변받으실 분의 이름을 알려 주세요.")
    assert [either.telegram.answered[query] for query in queries] == [1, 1]


MENU = ["이대로 쓸게요"]
STALE = {
    "TG-16 forged": ("Zm9yZ2VkLXRva2Vu", MENU, "앞 질문의 것이라 받지 않았어요"),
    "TG-16 no token at all": ("이건 버튼이 아니에요", [], "버튼"),
    "TG-16 of a question that is over": ("", MENU, "“그만할게요” 답은 앞 질문의 것이라"),
}
"""Label → data (empty: of an earlier question), the buttons of the last bubble that follows, and
what is said."""


@pytest.mark.parametrize(("data", "menu", "said"), STALE.values(), ids=STALE)
def test_stale_button(
    data: str, menu: list[str], said: str, either: ChannelStack, someone: Someone
) -> None:
    """Confirmed once, explained, and what is open is asked again with its buttons."""
    hana = someone(either)
    hana.say(MATTER["ko"])
    old = either.telegram.received(hana.chat)[-1].buttons["그만할게요"]
    hana.press("제목 고치기")
    query = either.telegram.press_data(hana.chat, data or old)
    bubbles = hana.answer()
    assert either.telegram.answered[query] == 1
    assert said in bubbles[0].text
    assert list(bubbles[-1].buttons) == menu


UNUSUAL = {
    "TG-23 sticker": {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular",
                                  "width": 1, "height": 1, "is_animated": False,
                                  "is_video": False}},
    "TG-23 voice": {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    "TG-23 video": {"video": {"file_id": "v", "file_unique_id": "v", "duration": 3,
                              "width": 1, "height": 1}},
    "TG-23 poll": {"poll": {"id": "1", "question": "뭐가 좋아요?", "options": [],
                            "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
                            "type": "regular", "allows_multiple_answers": False}},
    "TG-23 contact": {"contact": {"phone_number": "+821012345678", "first_name": "하나"}},
    "TG-23 something unheard of": {"hologram": {"depth": 3}},
}  # fmt: skip


@pytest.mark.parametrize("content", UNUSUAL.values(), ids=UNUSUAL)
def test_unusual(content: dict[str, Any], either: ChannelStack, someone: Someone) -> None:
    hana = someone(either)
    either.telegram.message(hana.chat, **content)
    [bubble] = hana.answer()
    assert any("가" <= letter <= "힣" for letter in bubble.text)
    assert bubble.text.endswith("요.")


def test_edited(either: ChannelStack, someone: Someone) -> None:
    """TG-23 An edited message is explained; what was said stays."""
    hana = someone(either)
    hana.say("안녕하세요")
    either.telegram.edit(hana.chat, "민원 넣고 싶어요")
    [bubble] = hana.answer()
    assert bubble.text.endswith("요.")
    assert not bubble.buttons


def test_in_a_group(either: ChannelStack, someone: Someone) -> None:
    """TG-22 Ignored when not addressed; addressed, a link to the private chat and nothing else."""
    group = -someone(either).chat
    either.telegram.join_group(group)
    either.telegram.say(group, "가로등이 고장났어요", who=901)
    either.telegram.say(group, "@sinmungo_bot 내 민원 어떻게 됐어요?", who=901)
    either.telegram.wait(lambda: either.telegram.texts(group))
    either.until_quiet("telegram", str(group))
    [text] = either.telegram.texts(group)
    assert "https://t.me/sinmungo_bot" in text
