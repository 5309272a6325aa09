"""Which sentences ask for the nearest office, which district they name, and who a matter is for."""

from __future__ import annotations

import pytest

from actions.adapters.errors import Retryable
from actions.journeys.office import district
from tests.actions.conversation import Conversation, keys

PLACES = [
    ("종로구 주민센터 어디예요", "종로구"),
    ("마포구청이 어디예요", "마포구"),
    ("서울 마포구 성산동 12-3", "마포구"),
    ("성산동이요", "성산동"),
    ("세종특별자치시", "세종특별자치시"),
    ("조치원읍 근처", "조치원읍"),
    ("혹시 근처에 구청 있나요", None),
    ("다시 알려 주세요", None),
    ("어느 창구로 가야 해요", None),
    ("가까운 데 누구 없나요", None),
    ("가려면 어디로 가나요", None),
    ("입구가 어디예요", None),
    ("where is the nearest office in Jongno-gu", "Jongno-gu"),
    ("is there an office near Mapo", "Mapo"),
    ("nearest office", None),
    ("in a while", None),
]


@pytest.mark.parametrize(("text", "area"), PLACES)
def test_districts(text: str, area: str | None) -> None:
    assert district(text) == area


NEAREST = [
    "가까운 주민센터 어디예요",
    "근처에 찾아갈 만한 관공서 있나요",
    "우리 동네 동사무소 어디 있나요",
    "걸어갈 수 있는 데에 관청이 있소",
    "구청 위치 알려 주세요",
    "nearest office",
    "where is the closest community centre",
    "find a government office near me",
    "Which district office is nearest to my home?",
    "is there a public counter around here",
    "can you tell me where the city hall is",
]
SITUATIONS = [
    "어느 부서에서 하나요",
    "빚이 너무 많은데 어디서 도와주는지요",
    "나무가 우리 집으로 넘어오는데 산림청인지 군청인지",
    "which office is responsible for noise between floors",
    "I don't know who to go to",
    "is it the city or the province for bus stops",
]


@pytest.mark.parametrize("text", NEAREST)
async def test_the_nearest_office_is_asked_for(text: str) -> None:
    assert keys(await Conversation().say(text, "find_service")) == ["ask.location"]


@pytest.mark.parametrize("text", SITUATIONS)
async def test_a_situation_is_no_question_for_the_nearest_office(text: str) -> None:
    (said,) = keys(await Conversation().say(text, "find_service"))
    assert said in ("service.fits", "service.unsure")


@pytest.mark.parametrize(
    ("text", "locale", "service"),
    [
        ("쓰레기 무단투기는 어느 부서에서 맡나요", "ko", "Waste and dumping"),
        ("회사에서 월급을 안 줘요 어디에 말해야 하나요", "ko", "Jobs and labour"),
        ("생활비가 없는데 뭘 신청해 볼 수 있을까", "ko", "Welfare and health"),
        ("who deals with unpaid wages", "en", "Jobs and labour"),
        ("어디로 가야 할지 모르겠어요", "ko", None),
        ("which door do I knock on", "en", None),
        ("보청기를 해 준다던데 그런 건 어느 관청에 말하는 거요", "ko", None),
    ],
)
async def test_who_a_matter_is_for(text: str, locale: str, service: str | None) -> None:
    (message,) = await Conversation(locale=locale).say(text, "find_service")
    assert [c["value"] for c in message["choices"]] == [
        "file_petition",
        "find_office",
        "talk_to_human",
    ]
    if service is None:
        assert (message["say"], message["values"]["phone"]) == ("service.unsure", "110")
    else:
        assert message["values"]["service"]["i18n"]["en"] == service


async def test_what_is_no_matter_of_a_service_is_looked_up_among_the_answers() -> None:
    entry = {
        "id": "death_report",
        "title": {"ko": "사망신고"},
        "answer": {"ko": "주민센터에 알려요."},
        "short": {"ko": "주민센터에 알려요."},
        "source": {"title": {"ko": "가족관계등록법"}, "url": "https://efamily.scourt.go.kr"},
        "verified": True,
        "last_checked": "2026-11-20",
    }
    conversation = Conversation(
        knowledge=lambda effect: {"type": "faq", "question": effect["query"], "entry": entry}
    )
    said = await conversation.say("아버지가 돌아가셨는데 뭐부터 해야 하나요", "find_service")
    assert keys(said) == ["faq.entry.checked"]
    assert [c["value"].partition(":")[0] for c in said[0]["choices"]] == ["faq_good", "faq_bad"]


async def test_without_the_portal_the_desk_is_named() -> None:
    conversation = Conversation()
    conversation.portal.error = Retryable("down")
    assert keys(await conversation.say("월급을 안 줘요 어디에 말해요", "find_service")) == [
        "service.unsure"
    ]


@pytest.mark.parametrize(
    ("metres", "key", "value"),
    [
        (0, "offices.line.near", ("metres", 100)),
        (449, "offices.line.near", ("metres", 400)),
        (999, "offices.line.near", ("metres", 1000)),
        (1000, "offices.line.far", ("kilometres", "1.0")),
        (123456, "offices.line.far", ("kilometres", "123.5")),
        (None, "offices.line", ("phone", "120")),
    ],
)
async def test_distances(metres: int | None, key: str, value: tuple[str, object]) -> None:
    text = {"ko": "구청", "en": "Office"}
    office = dict.fromkeys(("name", "agency", "address", "hours"), text)
    (message,) = await Conversation().system(
        type="offices", offices=[{**office, "phone": "120", "metres": metres}]
    )
    (line,) = message["values"]["lines"]["list"]
    assert line["key"] == key
    assert line["values"][value[0]] == value[1]
