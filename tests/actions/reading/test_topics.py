"""Which questions name no matter, so that the facts of the petition answer them at once."""

from __future__ import annotations

import pytest

from actions.reading import topics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("얼마나 걸려요?", "days"),
        ("그럼 며칠이나 걸려요", "days"),
        ("보통 시간이 얼마나 걸리나요?", "days"),
        ("민원은 얼마나 걸려요?", "days"),
        ("언제 답이 와요?", "days"),
        ("how long does it take?", "days"),
        ("So how long will it usually take", "days"),
        ("When will I get an answer?", "days"),
        ("얼마예요?", "fee"),
        ("돈 내나요?", "fee"),
        ("수수료 있나요", "fee"),
        ("무료인가요?", "fee"),
        ("how much does it cost?", "fee"),
        ("Is it free?", "fee"),
        ("누가 답해 줘요?", "who"),
        ("누가 처리해요?", "who"),
        ("who will answer me?", "who"),
        ("담당 부서 전화번호가 뭐예요?", "contact"),
        ("전화번호 뭐예요", "contact"),
        ("What is the phone number?", "contact"),
        ("제가 쓴 글 누가 봐요?", "privacy"),
        ("누가 볼 수 있나요?", "privacy"),
        ("제 이름이 공개되나요?", "share"),
        ("who can see this?", "privacy"),
        ("익명으로 할 수 있어요?", "anonymous"),
        ("이름을 꼭 적어야 해요?", "anonymous"),
        ("Will it be anonymous?", "anonymous"),
        ("구청 여권과 전화번호가 뭐예요?", None),
        ("전화를 왜 안 받나요?", None),
        ("세금 체납자 이름이 공개되나요?", None),
        ("who can see my neighbour's balcony?", None),
        ("여권은 얼마나 걸려요?", None),
        ("등본 수수료 얼마예요?", None),
        ("how long does a passport take?", None),
        ("How much does it cost to reissue a passport?", None),
        ("who is the president?", None),
        ("혼인신고 무료인가요", None),
        ("버스가 너무 오래 걸려요", None),
        ("얼마나 걸려서 왔는데 아무도 없어요", None),
        ("", None),
        ("?", None),
    ],
)
def test_a_question_that_names_no_matter(text: str, expected: str | None) -> None:
    assert topics.bare(text) == expected
