"""What is said of what was said before, by rules alone: questions that point, that ask for one more
thing, that name another thing; a yes in more words; places in a list; a day alone."""

from __future__ import annotations

from datetime import date

import pytest

from actions.reading.asides import ordinals
from actions.reading.openings import agreeing, days, referring, rhetorical, shifting

TODAY = date(2026, 11, 24)
POINTS = (
    "그거 얼마예요?", "그건 언제까지예요?", "이거 어떻게 해요", "그것도 안 돼요?",
    "그것도 여기서 되나요",
    "거기 몇 시까지 해요?", "그거 인터넷으로도 되나요", "근데 그거 무료예요?", "그건 누가 해줘요?",
    "how much is it?", "and can I do that online?", "is that free?", "when do they open it?",
    "can my wife do that?", "do i need to bring anything for that?",
)  # fmt: skip
FURTHER = (
    "수수료는요?", "얼마예요?", "며칠 걸려요?", "언제까지 해야 돼요?", "어디로 가야 돼요?",
    "준비물은요?",
    "뭐 가져가야 돼요?", "인터넷으로도 돼요?", "대리인도 되나요?", "주말에도 하나요?",
    "전화번호는요?",
    "본인이 꼭 가야 하나요?", "서류는 뭐가 필요해요?",
    "how long?", "and the fee?", "what do i need to bring?", "where do i go?",
    "what about weekends?",
    "do i have to pay?", "can someone else do it for me?", "is there a deadline?",
)  # fmt: skip
NEITHER = (
    "여권은 얼마예요?", "가로등이 고장났어요", "이건 너무해요", "고마워요", "안녕하세요",
    "누구세요?",
    "시간이 없어요", "전화해 주세요", "상담원이요", "도와주세요", "민원 넣고 싶어요",
    "버스는 언제 와요?",
    "how much is a passport?", "the light is broken", "what can you do?", "who are you?", "thanks",
    "can i talk to someone real?", "where is the nearest library?", "hello",
)  # fmt: skip
SHIFTS = {
    "아니 혼인이요": "혼인", "아니요, 인감증명서요": "인감증명서", "그거 말고 면허증이요": "면허증",
    "제 말은 체류지 변경이요": "체류지 변경", "그럼 혼인은요?": "혼인",
    "no i meant marriage": "marriage", "no, the long one": "long", "i said chobon": "chobon",
    "not that, the tax one": "tax", "what about divorce?": "divorce",
    "sorry i meant the visa": "visa",
}  # fmt: skip
NO_SHIFT = (
    "아니 괜찮아요", "아뇨 없어요", "아니요 됐어요", "아니 왜 안 돼요", "아니에요", "no thanks",
    "no i'm fine",
    "no that's all", "no it is not", "i said no",
    "아니 그게 아니라 가로등이 꺼졌다고 몇 번을 말해요",
)  # fmt: skip
AGREES = (
    "네 그렇게 해 주세요", "응 알려줘", "어 그래 넣어줘", "그거요", "당연하죠", "그럽시다",
    "네 접수해 주세요",
    "go ahead", "yes please do", "yes, tell them", "do it", "that one", "sure, sounds good",
    "file it please",
)  # fmt: skip
NO_YES = (
    "고마워요", "그건 얼마예요?", "가로등이 꺼졌어요", "아니요", "나중에 할게요", "thanks",
    "do it yourself",
    "tell me a joke", "안 해도 돼요",
)  # fmt: skip
PLACES = {
    "두번째요": 1, "the first one": 0, "마지막 거요": 2, "맨 위에 거": 0, "밑에 거로 할게요": 2,
    "last one": 2,
    "the top one please": 0, "ok the second one": 1, "3": None,
    "마지막으로 하나만 물어볼게요": None,
    "the first time i called": None,
}  # fmt: skip
DAYS = (
    "어제부터요",
    "그저께 밤부터",
    "11월 3일이요",
    "지난주 월요일에요",
    "since yesterday",
    "last Monday",
    "it started yesterday",
)
NO_DAYS = (
    "어제부터 가로등이 꺼졌어요",
    "가로등이요",
    "네",
    "the light went out yesterday",
    "hello",
)
RHETORICAL = (
    "Who do I have to shout at?", "what do I pay taxes for",
    "how many times do I have to report this",
    "is anyone even listening?", "are you people deaf?", "이게 말이 됩니까",
    "도대체 언제까지 참아야 합니까?",
    "세금은 왜 내는 건데요?", "몇 번을 말해야 알아들어요?", "당신들 뭐 하는 사람들이에요?",
)  # fmt: skip
GENUINE = (
    "who do I have to call about a lamp?", "how do I pay my taxes?", "is this the right office?",
    "how long do I have to wait for a passport?", "어디에 말해야 해요?", "세금은 어디서 내요?",
    "언제까지 신청해야 돼요?", "몇 번으로 전화해요?",
)  # fmt: skip


@pytest.mark.parametrize("text", POINTS)
def test_it_points(text: str) -> None:
    assert referring.refers(text)


@pytest.mark.parametrize("text", FURTHER)
def test_it_asks_for_one_more_thing(text: str) -> None:
    assert referring.asks_further(text)


@pytest.mark.parametrize("text", NEITHER)
def test_it_asks_of_what_it_names(text: str) -> None:
    assert not referring.refers(text)
    assert not referring.asks_further(text)


@pytest.mark.parametrize("text", SHIFTS)
def test_what_is_meant_instead(text: str) -> None:
    assert shifting.meant(text) == SHIFTS[text]


@pytest.mark.parametrize("text", NO_SHIFT)
def test_a_no_that_names_nothing(text: str) -> None:
    assert shifting.meant(text) is None


def test_it_is_of_the_kind_that_was_spoken_of() -> None:
    asked = "where do i get a birth certificate"
    assert shifting.composed("marriage", asked) == "marriage certificate"
    assert shifting.composed("혼인", "출생신고는 어디서 해요") == "혼인신고"
    assert shifting.composed("marriage", "what is the weather") == "marriage"


@pytest.mark.parametrize("text", AGREES)
def test_a_yes_that_says_what_to_do(text: str) -> None:
    assert agreeing.agrees(text)


@pytest.mark.parametrize("text", NO_YES)
def test_no_yes(text: str) -> None:
    assert not agreeing.agrees(text)


@pytest.mark.parametrize("text", PLACES)
def test_a_place_of_three(text: str) -> None:
    assert ordinals.of(text, 3) == PLACES[text]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_alone(text: str) -> None:
    assert days.only(text, TODAY)


@pytest.mark.parametrize("text", NO_DAYS)
def test_more_than_a_day(text: str) -> None:
    assert not days.only(text, TODAY)


@pytest.mark.parametrize("text", RHETORICAL)
def test_it_wants_no_answer(text: str) -> None:
    assert rhetorical.wants_no_answer(text.lower())


@pytest.mark.parametrize("text", GENUINE)
def test_it_wants_an_answer(text: str) -> None:
    assert not rhetorical.wants_no_answer(text.lower())
