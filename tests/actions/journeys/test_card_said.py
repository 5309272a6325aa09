"""What people say at the read-back that changes nothing of the matter: each gets its answer, and
then the one line of the card; nothing is filed, and nothing that was told is lost."""

from __future__ import annotations

from typing import Any

import pytest

from actions.journeys.filing import kept
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import PLACE, STORY, at_a_row, at_the_card, at_the_place, step
from tests.kit.sets import rows

AGAIN = "again.agree_send"
CARD = "ask.confirm.agree"
FAQ = {
    "share": "faq.share",
    "privacy": "faq.privacy",
    "photo": "faq.photo.none",
    "days": "faq.days",
    "fee": "faq.fee",
    "next": "faq.next",
}
SENTENCES = "골목 가로등이 꺼져 있어요. 밤마다 취객이 소리를 질러요. 아이들이 무서워해요."
MORE = "밤에는 아이들이 자꾸 넘어져요"


def texts(name: str) -> list[str]:
    return [str(text) for text in rows("card_said", name)]


def answers(talk: Conversation) -> dict[str, Any]:
    draft = talk.slots["draft"]
    return dict((draft["notes"].get("paused") or draft)["answers"])


def some(name: str) -> list[str]:
    return texts(name)[::3]


@pytest.mark.parametrize("topic", FAQ)
async def test_a_question_is_answered_and_the_card_is_one_line(topic: str) -> None:
    talk = await at_the_card()
    before = answers(talk)
    for text in texts(topic):
        assert keys(await talk.say(text, "nlu_fallback")) == [FAQ[topic], AGAIN], text
        assert keys(await talk.say(text, "ask_faq")) == [FAQ[topic], AGAIN], text
    assert answers(talk) == before


async def test_photos_are_taken_where_they_can_come() -> None:
    talk = await at_the_card(channel="telegram")
    assert keys(await talk.say("사진 넣을 수 있어요?")) == ["faq.photo", AGAIN]


@pytest.mark.parametrize("kind", ["hello", "thanks", "fine"])
async def test_a_kind_word_has_one_back(kind: str) -> None:
    talk = await at_the_card()
    for text in texts(kind):
        expected = [CARD] if text == "hi again" else [f"card.{kind}", AGAIN]
        assert keys(await talk.say(text, "greet")) == expected, text


@pytest.mark.parametrize("intent", ["nlu_fallback", "file_petition", "delete_my_data"])
async def test_name_and_number_can_be_put_in(intent: str) -> None:
    for text in some("add"):
        talk = await at_the_card()
        await talk.say(text, intent)
        assert step(talk) in ("name", "phone"), text


async def test_a_number_alone_asks_for_no_name() -> None:
    talk = await at_the_card()
    assert keys(await talk.say("전화번호 남기고 싶어요")) == ["ask.phone"]
    await talk.say("⟦phone:1⟧")
    assert step(talk) == "confirm"
    assert answers(talk)["phone"] == "⟦phone:1⟧"


@pytest.mark.parametrize("intent", ["nlu_fallback", "delete_my_data", "deny"])
@pytest.mark.parametrize("opened", [at_the_card, at_the_place])
async def test_a_name_that_is_to_be_left_out_goes(opened: Any, intent: str) -> None:
    for text in texts("out")[::2]:
        talk = await opened(f"{STORY}. 제 이름은 박영희예요")
        assert answers(talk)["name"] == "박영희"
        said = keys(await talk.say(text, intent))
        if "번호" in text or "연락처" in text or "number" in text:
            assert said[0] in ("removed", "removed.nothing"), text
            continue
        assert said[:2] == ["removed", "removed.written"], text
        assert answers(talk)["name"] is None, text


async def test_what_is_not_there_is_said_in_one_line() -> None:
    talk = await at_the_card()
    assert keys(await talk.say("이름 빼 주세요")) == ["removed.nothing", AGAIN]


async def test_where_the_name_is_asked_it_is_passed() -> None:
    talk = await at_a_row("name")
    await talk.say("이름은 안 적을래요")
    assert step(talk) == "confirm"


@pytest.mark.parametrize("text", ["이름 빼 주세요", "leave my name out", "제 이름 공개하지 마세요"])
async def test_with_nothing_open_nothing_is_erased(text: str) -> None:
    talk = Conversation()
    said = keys(await talk.say(text, "delete_my_data"))
    assert said in (["faq.anonymous"], ["faq.share"])
    assert "effect:erase" not in keys(await talk.say("네", "affirm"))


async def test_a_wish_for_a_part_is_never_one_for_all() -> None:
    for text in texts("erase_part"):
        for opened in (None, at_the_card):
            talk = Conversation() if opened is None else await opened()
            said = keys(await talk.say(text, "delete_my_data"))
            assert not [one for one in said if one.startswith("ask.erase")], text
            assert "effect:erase" not in keys(await talk.say("네", "affirm")), text


async def test_who_was_not_sure_says_it_in_so_many_words() -> None:
    talk = Conversation()
    assert keys(await talk.say("내 정보 지워줘", "delete_my_data")) == ["ask.erase"]
    await talk.say("글쎄요")
    assert "effect:erase" not in keys(await talk.say("네", "affirm"))
    assert "effect:erase" in keys(await talk.say("모두 지워 주세요"))


@pytest.mark.parametrize("text", texts("another"))
async def test_another_one_leaves_the_first_where_it_is(text: str) -> None:
    talk = await at_the_card()
    said = await talk.say(text, "file_petition")
    assert keys(said) == ["ask.another"]
    assert keys(await talk.choose("text")) == [CARD]
    assert answers(talk)["content"] == STORY


async def test_the_first_is_gone_on_with_once_the_second_is_sent() -> None:
    talk = await at_the_card()
    await talk.say("하나 더 신고할게요")
    assert keys(await talk.choose("do")) == ["ask.content"]
    await talk.say("놀이터 그네 줄이 끊어졌어요")
    await talk.say("끝")
    await talk.say("한강공원 놀이터")
    assert step(talk) == "confirm"
    sent = await talk.choose("send")
    [filed] = [one["effect"] for one in sent if one.get("effect", {}).get("type") == "submit"]
    assert "그네" in filed["draft"]["body"]
    service = {"ko": "공원과 나무", "en": "Parks"}
    said = await talk.system(
        type="receipt", key=filed["key"], reference="1AA-2611-0000571K", service=service,
        agency=service, reach="here",
    )  # fmt: skip
    assert keys(said)[-1] == "another.waits"
    assert keys(await talk.choose("resume_petition")) == [CARD]
    assert answers(talk)["content"] == STORY


async def test_what_was_told_with_the_wish_is_of_the_second() -> None:
    talk = await at_the_card()
    wish = "하나 더 신고할게요. 우리 동네 놀이터 그네 줄도 끊어졌어요"
    assert keys(await talk.say(wish)) == ["ask.another"]
    await talk.choose("do")
    assert "그네 줄도" in answers(talk)["content"]
    talk = await at_the_card()
    await talk.say(wish)
    assert keys(await talk.choose("text")) == ["ask.add"]


async def test_no_more_than_three_wait() -> None:
    talk = Conversation()
    for number in range(kept.MOST + 1):
        await talk.say(STORY, "file_petition")
        if number:
            await talk.say("끝")
        await talk.say(PLACE)
        await talk.say("하나 더 신고할게요")
        said = keys(await talk.choose("do"))
    assert said == ["another.full", CARD]
    assert len(talk.slots["kept"]["aside"]) == kept.MOST


@pytest.mark.parametrize("text", texts("more"))
async def test_who_has_more_to_say_is_listened_to(text: str) -> None:
    talk = await at_the_card()
    assert keys(await talk.say(text)) == ["card.more", AGAIN]


SENDS = ["보내 주세요", "그냥 보내", "접수해 주세요", "동의하고 보내기", "send", "send it",
         "agree and send", "just send it", "이대로 보낼게요", "submit it now"]  # fmt: skip


@pytest.mark.parametrize("text", SENDS)
async def test_to_send_is_no_yes_to_what_was_asked(text: str) -> None:
    talk = await at_the_card()
    assert keys(await talk.say(MORE)) == ["ask.add"]
    assert keys(await talk.say(text)) == ["piece.waits", AGAIN]
    assert answers(talk)["content"] == STORY
    added = await talk.say("넣어 주세요" if not text.isascii() else "add it")
    assert keys(added) == ["piece.joined", CARD]
    assert answers(talk)["content"] == f"{STORY}\n{MORE}"


@pytest.mark.parametrize("text", ["네", "네 보내 주세요", "yes send it", "넣어 주세요", "add it"])
async def test_a_yes_adds_it(text: str) -> None:
    talk = await at_the_card()
    await talk.say(MORE)
    assert keys(await talk.say(text)) == ["piece.joined", CARD]


CUTS = [
    "내용에서 취객이 소리 지른다는 부분은 빼주세요",
    "글에서 밤마다 취객이 소리를 질러요는 빼주세요",
    "밤마다 취객이 소리를 질러요 빼 주세요",
    "'밤마다 취객이 소리를 질러요' 이 문장 지워 주세요",
    "민원에서 취객 얘기 빼주세요",
    "취객 얘기는 빼 주세요",
]


@pytest.mark.parametrize("text", CUTS)
async def test_a_sentence_that_is_clear_goes_and_comes_back(text: str) -> None:
    talk = await at_the_card(SENTENCES)
    said = await talk.say(text)
    assert keys(said) == ["edit.cut.shown", CARD]
    assert said[0]["values"]["text"] == "밤마다 취객이 소리를 질러요."
    assert answers(talk)["content"] == "골목 가로등이 꺼져 있어요. 아이들이 무서워해요."
    assert keys(await talk.say("다시 넣어 주세요")) == ["edit.back", CARD]
    assert answers(talk)["content"] == SENTENCES


async def test_what_cannot_be_told_is_shown_with_what_to_do() -> None:
    talk = await at_the_card(SENTENCES)
    assert keys(await talk.say("내용에서 고양이 부분 빼 주세요")) == ["edit.unclear.card", AGAIN]
    assert answers(talk)["content"] == SENTENCES


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("담당자 누구예요", "after.soon.who"),
        ("who handles it?", "after.soon.who"),
        ("비밀번호가 뭐였죠", "after.soon"),
        ("취소해 주세요", "after.soon"),
        ("주소를 잘못 썼어요", "after.soon"),
        ("cancel it", "after.soon"),
    ],
)
async def test_before_the_receipt_there_is_a_true_line(text: str, key: str) -> None:
    talk = await at_the_card()
    await talk.choose("send")
    assert keys(await talk.say(text)) == [key]


async def test_a_name_in_a_case_is_the_offices_to_change() -> None:
    talk = await at_the_card()
    sent = await talk.choose("send")
    [filed] = [one["effect"] for one in sent if one.get("effect", {}).get("type") == "submit"]
    name = {"ko": "가로등 고장", "en": "Street light"}
    await talk.system(
        type="receipt", key=filed["key"], reference="1AA-2611-0000571K", service=name,
        agency=name, reach="here",
    )  # fmt: skip
    assert keys(await talk.say("제 이름은 빼 주세요", "delete_my_data")) == ["after.address"]


TOLD = ["골목 가로등이 나가서 너무 어두워요", "The street light on my road is broken"]


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize(
    ("first", "intent", "told"),
    [("누가 때려요", "send_sos", []), ("상담원 연결해 주세요", "talk_to_human", ["human.nobody"])],
)
async def test_a_matter_is_heard_where_a_number_was_asked(
    first: str, intent: str, told: list[str], text: str
) -> None:
    talk = Conversation()
    await talk.say(first, intent)
    assert keys(await talk.say(text))[:-1] == told
    assert answers(talk)["content"] == text


@pytest.mark.parametrize(
    "text", ["전화기가 없어요", "무서워요", "지금은 연락이 안 돼요", "모르겠어요"]
)
async def test_an_answer_about_the_number_is_no_matter(text: str) -> None:
    talk = Conversation()
    await talk.say("누가 때려요", "send_sos")
    await talk.say(text)
    assert (talk.slots.get("draft") or {}).get("journey") != "petition"


async def test_danger_is_danger_still() -> None:
    talk = await at_the_card()
    await talk.say("상담원", "talk_to_human")
    assert "sos.violence" in keys(await talk.say("지금 남편이 저를 때리고 있어요", "send_sos"))


async def test_what_is_told_beside_goes_on_with_the_petition() -> None:
    talk = await at_the_card()
    await talk.say("상담원", "talk_to_human")
    assert keys(await talk.say(MORE)) == ["human.nobody", "ask.add"]


@pytest.mark.parametrize(
    "text",
    ["제가 쓴 글 지워 주세요", "방금 쓴 글 지워 주세요", "방금 한 말 지워줘", "delete the details",
     "delete this message", "erase the last message", "제가 한 말은 지워 주세요"],
)  # fmt: skip
async def test_words_of_the_text_are_not_everything(text: str) -> None:
    talk = await at_the_card(SENTENCES)
    said = keys(await talk.say(text, "delete_my_data"))
    assert said[0].startswith("edit.") or said[0] == "ask.cut", said


@pytest.mark.parametrize("text", texts("erase_all"))
async def test_everything_is_everything(text: str) -> None:
    talk = await at_the_card(SENTENCES)
    said = keys(await talk.say(text, "delete_my_data"))
    assert said[0] in ("ask.erase.open", "ask.wish.now"), said


async def test_where_the_subject_is_asked_a_name_left_out_twice_asks_no_third_time() -> None:
    talk = Conversation()
    odd = "의정부 호원동 예술의전당 뒤 옆 가게가 너무해요. 벌써 여러 번 말했는데 그대로예요"
    await talk.say(odd, "file_petition")
    assert step(talk) == "category"
    assert keys(await talk.say("이름은 안 적을래요")) == ["removed.nothing", "ask.category.again"]
    assert keys(await talk.say("전화번호도 싫어요")) == ["removed.nothing", CARD]
