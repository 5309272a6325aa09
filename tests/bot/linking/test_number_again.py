"""The one-time number that has not come: what people write then, and what they get."""

from __future__ import annotations

import pytest

from bot.linking import code_limit
from bot.linking.again_words import find
from bot.models.conversations import Contact
from bot.models.linking import Verification
from tests.bot.linking.test_answer_codes import ANSWER, PHONE, Office
from tests.kit.core.core import ask, system
from tests.kit.core.core_people import People, label, one_code, one_number, sentence

ASKED = """번호가 안 와요|다시 보내줘|확인 번호 다시 보내 주세요|재전송|재전송해 주세요|재발송
한 번 더 보내 주세요|번호 다시 보내 줘|인증번호가 안 왔어요|문자가 안 와요
문자 못 받았어요|코드 다시 보내줘요|다시 보내 주실 수 있나요?|번호를 다시 받고 싶어요
새 번호 보내 주세요|확인번호가 아직 안 왔는데요|아직 번호가 안 왔어요|이메일이 안 와요
다시 전송해 주세요|인증번호 재전송|또 보내줘|번호가 오지 않아요|번호가 도착하지 않았어요
I did not get the code|resend|send it again|Send it again please|resend the code
please resend|Can you send it again?|the code didn’t come
I haven't received the code yet|no code yet|where is my code|send me a new code
code never arrived|the text did not arrive|send another code|Could you resend it please"""
BARE = """안 왔어요|안와요|아직 안 왔어요|못 받았어요|오지 않았어요|아직도 안 와요!|도착 안 했어요
it did not come|I did not get it|nothing came|nothing arrived yet|I haven't got it yet
It hasn’t arrived|not received"""
NEITHER = """가로등이 안 와요|버스가 안 왔어요|답변이 안 왔어요|쓰레기차가 안 와요
민원을 다시 보내 주세요|482913|다시|보내 줘|고지서가 안 왔어요|번호판이 안 보여요
문자 보내 주세요|재활용 수거 요청|네|아니요|상담원|다시 보기|number plate|text|no
the bus did not come|I did not get an answer|send the petition again|resend my petition"""
WORDS = [
    (text, kind)
    for texts, kind in ((ASKED, "asked"), (BARE, "bare"), (NEITHER, None))
    for line in texts.splitlines()
    for text in line.split("|")
]


@pytest.mark.parametrize(("text", "kind"), WORDS)
def test_words(text: str, kind: str | None) -> None:
    assert find(text) == kind


@pytest.fixture
def office(people: People) -> Office:
    people.core.settings.turn_timeout = 9.0
    return Office(people)


@pytest.mark.parametrize("words", ["안 왔어요", "번호가 안 와요", "다시 보내줘", "resend"])
async def test_the_number_for_an_answer(office: Office, words: str) -> None:
    people = office.people
    await office.file("sms")
    await office.prove()
    await office.code()
    first = office.number()
    people.mark()
    where = {"key": "link.where.sms", "values": {"hint": "…5678"}}
    said = await people.write("webchat", "bob", words)
    assert said == [sentence("link.again.sent", where=where, minutes=10)]
    second = office.number()
    assert first != second
    assert ANSWER not in repr(await people.write("webchat", "bob", first))
    assert ANSWER in repr(await people.write("webchat", "bob", second))
    assert people.core.rows(Verification) == []


async def test_five_an_hour_with_the_first(office: Office) -> None:
    people = office.people
    await office.file("sms")
    await office.prove()
    await office.code()
    for _ in range(code_limit.FOR_A_CONTACT - 1):
        await people.write("webchat", "bob", "다시 보내줘")
    people.mark()
    where = {"key": "link.where.sms", "values": {"hint": "…5678"}}
    said = await people.write("webchat", "bob", "다시 보내줘")
    assert said == [sentence("link.again.limited", where=where, minutes=60)]
    assert people.sent("sms") == []


async def test_the_number_that_continues_a_conversation(people: People) -> None:
    people.core.dialogue.answers = {"민원": [ask("제목")]}
    await people.write("telegram", "amy", "민원")
    code = one_code(await people.write("telegram", "amy", "이어하기"))
    people.mark()
    await people.write("sms", PHONE, f"이어하기 {code}")
    first = one_number(people.sent("telegram"))
    where, seen = label("link.where.telegram"), {first}
    for _ in range(code_limit.FOR_A_CONTACT - 1):
        people.mark()
        said = await people.write("sms", PHONE, "안 왔어요")
        assert said == [sentence("link.again.sent", "sms", where=where, minutes=5)]
        seen.add(last := one_number(people.sent("telegram")))
    assert len(seen) == code_limit.FOR_A_CONTACT
    people.mark()
    said = await people.write("sms", PHONE, "안 왔어요")
    assert said == [sentence("link.again.limited", "sms", where=where, minutes=60)]
    assert people.sent("telegram") == []
    assert "제목?" not in await people.write("sms", PHONE, first)
    assert (await people.write("sms", PHONE, last))[-1] == "제목?"


async def test_the_number_that_confirms_an_address(people: People) -> None:
    add = {"effect": {"type": "add_contact", "channel": "sms", "address": "⟦phone:1⟧"}}
    people.core.dialogue.answers = {"⟦phone:1⟧": [add]}
    await people.write("webchat", "amy", "안녕하세요")
    people.mark()
    await people.write("webchat", "amy", "010-1234-5678")
    first = one_number(people.sent("sms"))
    people.mark()
    await people.write("webchat", "amy", "I did not get the code")
    second = one_number(people.sent("sms"))
    assert first != second
    await people.write("webchat", "amy", second)
    assert [row.proven for row in people.core.rows(Contact, channel="sms")] == [True]


async def test_too_late_it_begins_anew(office: Office) -> None:
    people = office.people
    await office.file("sms")
    await office.prove()
    await office.code()
    people.core.clock.move(601)
    people.mark()
    assert await people.write("webchat", "bob", "번호가 안 와요") == [sentence("reach.over")]
    people.core.dialogue.answers["안 왔어요"] = [{"say": "test.no"}]
    assert await people.write("webchat", "bob", "안 왔어요") == [system("test.no")]
    assert people.sent("sms") == []


async def test_it_is_a_sentence_while_nothing_is_waited_for(people: People) -> None:
    people.core.dialogue.answers = {"안 왔어요": [{"say": "test.no"}]}
    assert await people.write("webchat", "amy", "안 왔어요") == [system("test.no")]
