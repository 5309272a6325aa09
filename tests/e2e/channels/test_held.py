"""What happens while the dialogue is slow: acknowledged, shown, and nobody waits for anybody."""

from __future__ import annotations

import time
from statistics import quantiles

from bot.core.crypto import Cipher, load_keys
from bot.messages import inbox
from tests.e2e.channels.conftest import Number, Someone
from tests.kit.fakes.holding import dialogue_held
from tests.kit.people.filing import MATTER
from tests.kit.stack.channel_stack import ChannelStack

EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


def test_telegram_is_acknowledged_at_once(posted: ChannelStack, someone: Someone) -> None:
    """TG-05 Every update gets its 200 while the dialogue answers nobody."""
    people = [someone(posted) for _ in range(20)]
    said = {}
    with dialogue_held(posted.stack) as held:
        for person in people:
            said[posted.telegram.say(person.chat, "안녕하세요")] = posted.telegram.now()
        posted.telegram.wait(lambda: not posted.telegram.pending)
        held.wait(len(people))
        assert all(not posted.telegram.texts(person.chat) for person in people)
    first = [d for d in posted.telegram.deliveries if d.update_id in said]
    assert [delivery.status for delivery in first] == [200] * len(people)
    took = [delivery.at - said[delivery.update_id] for delivery in first]
    print(f"TG-05 acknowledged: p95 {quantiles(took, n=20)[-1] * 1000:.0f} ms")
    assert all(len(person.answer()) == 1 for person in people)


def test_a_text_message_is_acknowledged_at_once(posted: ChannelStack, number: Number) -> None:
    """SMS-04 An empty answer in XML at once; the reply goes out by the API."""
    hana = number(posted)
    with dialogue_held(posted.stack) as held:
        answer = posted.twilio.say(hana.number, "민원 넣고 싶어요")
        held.wait()
        assert posted.twilio.phones.received(hana.number) == []
    assert (answer.status_code, answer.text) == (200, EMPTY)
    assert answer.headers["content-type"].startswith("text/xml")
    print(f"SMS-04 acknowledged: {answer.elapsed.total_seconds() * 1000:.0f} ms")
    assert len(hana.answer()) == 2


def test_a_press_is_confirmed_at_once(posted: ChannelStack, someone: Someone) -> None:
    """TG-16 The circle on the button stops although the dialogue has not answered."""
    hana = someone(posted)
    hana.say(MATTER["ko"])
    message = posted.telegram.received(hana.chat)[-1]
    with dialogue_held(posted.stack) as held:
        query = posted.telegram.press_data(hana.chat, message.buttons["그만할게요"], message)
        posted.telegram.wait(lambda: posted.telegram.answered[query] == 1)
        held.wait()
        assert len(posted.telegram.received(hana.chat)) == 2
    assert len(hana.answer()) == 1
    assert posted.telegram.answered[query] == 1


def test_typing(posted: ChannelStack, someone: Someone) -> None:
    """TG-18 Shown while an answer takes its time, again at most every 5 s, never after it."""
    hana, other = someone(posted), someone(posted)

    def shown(chat: int) -> list[float]:
        return [at for name, at in posted.telegram.chats[chat].actions if name == "typing"]

    with dialogue_held(posted.stack):
        posted.telegram.say(hana.chat, "안녕하세요")
        posted.telegram.wait(lambda: len(shown(hana.chat)) == 2)
    hana.answer()
    [first, second] = shown(hana.chat)
    assert second - first <= 5
    with dialogue_held(posted.stack):
        posted.telegram.say(other.chat, "안녕하세요")
        posted.telegram.wait(lambda: len(shown(other.chat)) == 2)
    other.answer()
    assert shown(hana.chat) == [first, second]


def test_twenty_chats_at_once(posted: ChannelStack, someone: Someone) -> None:
    """TG-08 All of them are handled at the same time, and each chat's replies keep their order."""
    people = [someone(posted) for _ in range(20)]
    with dialogue_held(posted.stack) as held:
        begun = time.monotonic()
        for text in ("안녕하세요", "고마워요", "안녕히 계세요"):
            for person in people:
                posted.telegram.say(person.chat, text)
        posted.telegram.wait(lambda: not posted.telegram.pending)
        # One after the other, only one of them would be here.
        held.wait(len(people))
    for person in people:
        greeting, welcome, goodbye = person.answer()
        assert greeting.text.startswith("안녕하세요, 불편한 일을")
        assert welcome.text.startswith("도움이 되었다니")
        assert goodbye.text.startswith("안녕히 가세요")
    print(f"TG-08 60 messages of 20 chats: {time.monotonic() - begun:.1f} s, replies 25/s")


def cipher(channels: ChannelStack) -> Cipher:
    return Cipher(*load_keys(channels.stack.var, channels.stack.environment["SINMUNGO_KEY"]))


def test_where_somebody_is(posted: ChannelStack, someone: Someone) -> None:
    """TG-21 Rounded before it is stored, gone after the answer."""
    hana = someone(posted)
    hana.say("가까운 주민센터 어디예요?")
    digest = posted.digest("telegram", str(hana.chat))
    stored = """SELECT i.payload_sealed, i.account, i.external_id
                FROM inbox i JOIN contacts c ON c.id = i.contact_id
                WHERE c.contact = :contact AND i.kind = 'place'"""
    kept = """SELECT v.value_sealed FROM vault v
              JOIN contacts c ON c.conversation_id = v.conversation_id WHERE c.contact = :contact"""
    with dialogue_held(posted.stack) as held:
        posted.telegram.send_location(hana.chat, 37.5665351, 126.9779692)
        held.wait()
        [row] = posted.query(stored, contact=digest)
        found = inbox.opened(cipher(posted), row)
        assert (found["latitude"], found["longitude"]) == (37.567, 126.978)
    hana.answer()
    assert [row.payload_sealed for row in posted.query(stored, contact=digest)] == [None]
    assert posted.query(kept, contact=digest) == []


def test_the_way_to_the_nearest_office(either: ChannelStack, someone: Someone) -> None:
    """TG-21 A button that sends the position, words instead of it, and no keyboard afterwards."""
    hana, other = someone(either), someone(either)
    asked = [person.say("가까운 주민센터 어디예요?")[-1] for person in (hana, other)]
    assert all(bubble.text.endswith("요.") for bubble in asked)
    keyboard = either.telegram.received(hana.chat)[-1].markup or {}
    [key] = [key for row in keyboard["keyboard"] for key in row]
    assert key["request_location"] is True
    either.telegram.send_location(hana.chat, 37.5665351, 126.9779692)
    [shown, offices] = hana.answer()
    by_name = other.say("종로구")
    assert shown.text == "📍 ✓"
    assert "종로" in offices.text
    assert "종로" in by_name[-1].text
    assert either.telegram.chats[hana.chat].keys == []
    assert either.telegram.chats[other.chat].keys == []
