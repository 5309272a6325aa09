"""Sentences as people write them, none of them a phrase of the data files: the right category must
be among the first three, and first for most."""

from __future__ import annotations

import pytest

from actions.adapters.native import answers
from actions.adapters.protocol import Service
from actions.journeys.services.letters import guess
from actions.portal.cases import views
from actions.portal.content import catalogue
from tests.actions.conversation import Conversation

SENTENCES = [
    ("ko", "우리 동네 가로등이 고장났어요, 고쳐주세요", "street_light"),
    ("ko", "집 앞 골목 가로등이 일주일째 안 들어와서 밤에 다니기 무서워요", "street_light"),
    ("ko", "보안등 하나만 더 달아주시면 안 될까요", "street_light"),
    ("ko", "가로등깜박거림", "street_light"),
    ("ko", "회사 앞 도로에 큰 구멍이 있어서 타이어가 찢어졌습니다", "road"),
    ("ko", "포트홀 때문에 오토바이 타다가 넘어질 뻔했어요", "road"),
    ("ko", "보도블럭 깨진 데 좀 고쳐줘요 유모차가 못 지나가요", "road"),
    ("ko", "사거리 신호등이 계속 빨간불이에요", "road"),
    ("ko", "성수대교사고와 같은 교량붕괴사고를 막아야합니다", "road"),
    ("ko", "밤마다 전봇대 밑에 쓰레기를 몰래 버리고 가요", "waste"),
    ("ko", "냉장고를 길에 버리고 갔는데 아무도 안 치워요", "waste"),
    ("ko", "오토바이 명함 광고 막아주세요", "waste"),
    ("ko", "아파트 층간소음 저감제도 운영실태", "noise"),
    ("ko", "새벽 다섯시부터 공사장 소리 때문에 잠을 못 잡니다", "noise"),
    ("ko", "돼지 축사 악취 때문에 창문을 못 열어요", "noise"),
    ("ko", "앞집 개 짖는 소리 미치겠어요", "noise"),
    ("ko", "횡단보도 위에 맨날 차를 대놔요 단속 좀요", "parking"),
    ("ko", "장애인 자리에 스티커 없는 차가 주차했네요", "parking"),
    ("ko", "주차 과태료 나온 거 취소하고 싶어요", "parking"),
    ("ko", "시민의 실질적 편의와 안전을 위한 수도권 광역버스 대책 시급", "transport"),
    ("ko", "3호선 연장 조속히 추진하여 주세요 지하철", "transport"),
    ("ko", "기사님이 문도 안 열어주고 정류장을 지나갔어요", "transport"),
    ("ko", "아침부터 물이 한 방울도 안 나와요", "water"),
    ("ko", "싱크대에서 녹물 같은 게 나옵니다", "water"),
    ("ko", "비 오면 하수구가 넘쳐서 집에 물이 들어와요", "water"),
    ("ko", "놀이터 미끄럼틀이 깨져서 애가 다쳤어요", "park"),
    ("ko", "태풍에 가로수가 쓰러져서 길을 막고 있어요", "park"),
    ("ko", "한부모 소득구간 확대요청합니다", "welfare"),
    ("ko", "간병비 의료비공제대상으로 포함해주세요", "welfare"),
    ("ko", "폐암신약 의료급여혜택 받게해주요", "welfare"),
    ("ko", "장애인 보장구 수리비 지원을 개정 해주세요", "welfare"),
    ("ko", "맞벌이 부부인데 어린이집 자리가 없습니다", "education"),
    ("ko", "우리 애가 학교에서 폭력을 당했는데 학교가 덮으려 해요", "education"),
    ("ko", "사장님이 두 달째 월급을 안 주세요", "labour"),
    ("ko", "퇴직금 못 받고 잘렸어요", "labour"),
    ("ko", "환경기초시설 용역근로자 처우를 개선해 주십시오", "labour"),
    ("ko", "kbs 수신료를 폐지해 주세요", "administration"),
    ("ko", "시민단체들의 보조금을 중단해야 합니다", "administration"),
    ("ko", "동사무소 직원이 너무 불친절했습니다", "administration"),
    ("ko", "어디다 말해야 하는지 모르겠는데요", "other"),
    ("en", "my street light has been broken for a week", "street_light"),
    ("en", "it's pitch dark in our alley, the lamp doesn't work", "street_light"),
    ("en", "huge pothole near the station wrecked my wheel", "road"),
    ("en", "traffic lights stuck on red at main street", "road"),
    ("en", "somebody keeps dumping trash behind our building", "waste"),
    ("en", "they havent collected the garbage in two weeks", "waste"),
    ("en", "the construction site starts at 5am and wakes everyone up, so loud", "noise"),
    ("en", "neighbours dog barks all night long", "noise"),
    ("en", "cars are always parked on the crosswalk by the school", "parking"),
    ("en", "cancel my parking fine", "parking"),
    ("en", "bus 7016 is late every single morning", "transport"),
    ("en", "taxi driver refused me because I am foreign", "transport"),
    ("en", "no water in my flat since this morning", "water"),
    ("en", "sewer is overflowing into the yard", "water"),
    ("en", "a big tree came down in the playground", "park"),
    ("en", "I can't pay the hospital bill for my mother", "welfare"),
    ("en", "they turned down my disability support", "welfare"),
    ("en", "my daughter is being bullied by classmates", "education"),
    ("en", "no daycare place for our toddler", "education"),
    ("en", "my boss hasn't paid my salary for two months", "labour"),
    ("en", "got fired with no notice", "labour"),
    ("en", "this regulation should be changed", "administration"),
    ("en", "the clerk at the district office was rude", "administration"),
    ("en", "I don't know who is responsible", "other"),
]


@pytest.fixture(scope="module")
def services() -> tuple[Service, ...]:
    content = catalogue.load()
    items = [views.service(s, content).model_dump() for s in content.services.values()]
    return answers.services({"items": items})


@pytest.mark.parametrize(("locale", "text", "code"), SENTENCES, ids=[s[1] for s in SENTENCES])
def test_right_category_is_among_the_first_three(
    services: tuple[Service, ...], locale: str, text: str, code: str
) -> None:
    ranked = [service.code for service, score in guess(services, text, locale) if score > 0]
    assert code in ranked[:3]


def test_right_category_is_mostly_first(services: tuple[Service, ...]) -> None:
    wrong = [
        (text, guess(services, text, locale)[0][0].code)
        for locale, text, code in SENTENCES
        if guess(services, text, locale)[0][0].code != code
    ]
    assert len(wrong) <= len(SENTENCES) // 8, wrong


@pytest.mark.parametrize(
    "text",
    ["", "   ", "ㅋㅋㅋ", "12345", "⟦phone:1⟧", "zzqx", "😀"],
    ids=["empty", "blank", "jamo", "digits", "placeholder", "gibberish", "emoji"],
)
def test_nothing_known_scores_nothing(services: tuple[Service, ...], text: str) -> None:
    assert [score for _, score in guess(services, text, "ko")] == [0.0] * len(services)


def test_no_sentence_of_the_table_is_a_phrase(services: tuple[Service, ...]) -> None:
    phrases = {p for s in services for said in s.phrases.values() for p in said}
    borrowed = [text for _, text, _ in SENTENCES if text in phrases]
    # Must work to the letter, from inside a form too: it begins with a command word.
    assert borrowed == ["cancel my parking fine"]


def test_no_services_no_guess() -> None:
    assert guess((), "가로등", "ko") == []


async def asked() -> Conversation:
    """A conversation in which the category is asked."""
    talk = Conversation()
    await talk.say("의정부 호원동 예술의전당 뒤 옆 가게가 너무해요. 벌써 말했어요", "file_petition")
    assert talk.slots["draft"]["step"] == "category"
    return talk


@pytest.mark.parametrize("text", ["음", "음..", "악", "길", "흠", "어"])
async def test_a_single_letter_names_no_service(text: str) -> None:
    talk = await asked()
    await talk.say(text)
    assert talk.slots["draft"]["step"] == "category"
    assert "category" not in talk.slots["draft"]["answers"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("이상한 냄새", "noise"),
        ("냄새요", "noise"),
        ("가게 소음", "noise"),
        ("간판이요", "administration"),
        ("하수구 냄새", "water"),
        ("쓰레기 냄새", "waste"),
        ("bad smell", "noise"),
        ("noise", "noise"),
    ],
)
async def test_where_the_category_is_asked_a_subject_names_its_service(
    text: str, code: str
) -> None:
    talk = await asked()
    await talk.say(text)
    assert talk.slots["draft"]["answers"]["category"] == code


@pytest.mark.parametrize(
    ("text", "told"),
    [("이상한 냄새", True), ("가게 소음", True), ("냄새요", False), ("소음과 악취", False)],
)
async def test_what_a_reply_says_beside_the_name_of_a_service_is_told(
    text: str, *, told: bool
) -> None:
    talk = await asked()
    await talk.say(text)
    assert (text in talk.slots["draft"]["answers"]["content"]) == told
