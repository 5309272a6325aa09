"""UX-06: the particle that fits the inserted word, and never a dual form."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.particles import PAIRS, PARTICLES, fit

TABLE = """
서울시청 은 은 | 나무 은 는 | 구청 이 이 | 국토교통부 이 가
신청 을 을 | 민원 을 을 | 접수 을 를 | 신분증 과 과
여권 과 과 | 주소 과 와 | 구청 으로 으로 | 서울 으로 로
경찰서 으로 로 | 강릉 으로 으로 | 연필 이나 이나 | 버스 이나 나
학생 이라 이라 | 의사 이라 라 | 민원실 이에요 이에요 | 접수 이에요 예요
지민 아 아 | 민수 아 야 | 동생 이랑 이랑 | 친구 이랑 랑
서울 을 을 | 서울 은 은 | 물 으로 로 | 밖 으로 으로
구청 는 은 | 나무 가 가 | 나무 로 로 | 구청 로 으로
학교 랑 랑 | 값 이 이 | 닭 을 을 | 삶 으로 으로
0 을 을 | 1 을 을 | 2 을 를 | 3 을 을
4 을 를 | 5 을 를 | 6 을 을 | 7 을 을
8 을 을 | 9 을 를 | 1 으로 로 | 3 으로 으로
6 으로 으로 | 7 으로 로 | 8 으로 로 | 0 으로 으로
10 으로 으로 | 100 이 이 | 1,000 은 은 | 10,000 을 을
100,000,000 이 이 | 1,000,000,000,000 이 가 | 0.5 을 를 | 2,024 은 는
2026-12-01 으로 로 | 2026-12-02 을 을 | 2026.12.03. 이 이 | 14:30 으로 으로
14:00 으로 로 | 2026년 을 을 | 3번 으로 으로 | 1층 이 이
12월_3일 으로 로 | 02-120 으로 으로 | 1588-1234 으로 로 | 1588-1234 은 는
서울시(시청) 은 는 | 구청(송파) 이 이 | 서울(Seoul) 으로 로 | 등본[사본] 을 을
(시청) 을 을 | “서울” 으로 로 | ‘접수’ 은 는 | 「도로교통법」 을 을
『민원』 이 이 | 구청. 은 은 | 접수… 이 가 | 서울시(구(동)) 은 는
PIN 을 을 | SMS 을 를 | PDF 을 를 | PDF 은 는
URL 으로 로 | LED 을 를 | KTX 이 가 | CCTV 을 를
QR 으로 로 | ATM 을 을 | ZIP 을 을 | USB 을 를
TV 이 가 | A 은 는 | L 으로 로 | M 이 이
N 을 을 | R 으로 로 | 5G 은 는 | email 으로 로
EMAIL 을 을 | phone 은 은 | Internet 을 을 | app 을 을
WhatsApp 으로 으로 | web 이 이 | Facebook 은 은 | check 을 를
service 을 를 | Google 으로 로 | Telegram 으로 으로 | YouTube 은 는
park 이 가 | line 으로 으로 | home 을 을 | parking 이 이
Seoul 으로 로 | Busan 으로 으로 | Jeju 으로 로 | café 은 는
street 을 를 | kiosk 은 는 | epeople.go.kr 으로 로 | mail@korea.kr 으로 로
Music 은 은 | A4 을 를 | B1 으로 로 | 1AA-2611-0000571K 은 는
10% 이 가 | 30% 으로 로 | ３ 을 을 | ① 으로 로
Ⅲ 을 을 | 100m 을 를 | 5kg 을 을 | 30km 으로 로
20㎡ 이 가 | 50dB 으로 로 | 3h 이 이 | 25℃ 은 는
100ppm 이 이 | 서울👍 은 은 | 서울시_🚌 은 는 | 👍 을 를
ㅋㅋ 을 을 | ㄹ 으로 로 | ㅠㅠ 이 가 | 민원_ 을 을
5$ 은 는 | ⟦phone:1⟧ 으로 로 | ⟦email:2⟧ 으로 로 | ⟦account:1⟧ 을 를
⟦plate:1⟧ 이 가 | ⟦rrn:1⟧ 은 는 | ⟦email:1⟧. 을 을
"""
ROWS = [tuple(cell.split()) for line in TABLE.strip().splitlines() for cell in line.split(" | ")]


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    ROWS,
    ids=lambda value: value,
)
def test_fit(word: str, particle: str, expected: str) -> None:
    assert fit(word.replace("_", " "), particle) == expected


def test_the_table_is_long_enough() -> None:
    assert len(set(ROWS)) >= 80


@pytest.mark.parametrize("particle", ["에서", "(를)", "을(를)", "", "으로는"])
def test_an_unknown_particle_is_refused(particle: str) -> None:
    with pytest.raises(ValueError, match="unknown particle"):
        fit("서울", particle)


with warnings.catch_warnings():  # unmaintained: its regular expressions predate Python 3.6
    warnings.simplefilter("ignore", DeprecationWarning)
    import tossi

    pick: Any = tossi.pick

SYLLABLES = st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣"))


@given(word=st.text(SYLLABLES, min_size=1, max_size=6), pair=st.sampled_from(PAIRS))
def test_hangul_agrees_with_tossi(word: str, pair: tuple[str, str]) -> None:
    assert fit(word, pair[0]) == str(pick(word, pair[0]))


@given(word=st.text(max_size=30), particle=st.sampled_from(sorted(PARTICLES)))
def test_any_text_gets_one_of_the_two_forms(word: str, particle: str) -> None:
    assert any(fit(word, particle) in pair for pair in PAIRS if particle in pair)
