"""Texts as people and agencies may write them, and worse, for the tests of every text message."""

from __future__ import annotations

from hypothesis import strategies as st

HANGUL = (
    "가로등이",
    "고장났어요.",
    "민원",
    "요.",
    "뷁",
    "ㅋㅋ",
    "ㅠ",
    "각",
    "안녕하세요. ",
    "까요? ",
)
EMOJI = (
    "😀",
    "👨\u200d👩\u200d👧\u200d👦",
    "👍🏽",
    "🇰🇷",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🏳\ufe0f\u200d🌈",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
)
MARKS = (
    "e\u0301",
    "n\u0303\u0301",
    "\u1112\u1161\u11ab",
    "ก\u0e49",
    "क\u094dष",
    "a\u0300\u0301\u0302",
)
GSM = ("a", "The lamp. ", "£", "Ç", "é", "Δ", "@", "{", "}", "€", "^", "[", "~", "|", "\\", "\f")
OTHER = ("ç", "“", "”", "…", "—", "\u00a0", "\u200b", "漢字", "·", "₩")
BLANK = (" ", " ", "\n", "\n\n", "  ")
RECEIPTS = ("1AA-2611-0000571K", "1AA-2604-1234567")
FACTS = (
    *RECEIPTS,
    "12,000원",
    "3억 5천만 원",
    "$1,200.50",
    "2026년 11월 20일 금요일",
    "오후 3:00",
    "010-1234-5678",
    "+82 10 1234 5678",
    "https://www.epeople.go.kr/index.npaid?menu=1",
)
RUNS = tuple(c * n for c in ("가", "a", "😀", "{", "é") for n in (17, 33, 64))

_GSM_ONLY = st.lists(st.sampled_from((*GSM, *RUNS[3:6], *RUNS[9:12], " ")), max_size=40)
_ANY = st.lists(
    st.sampled_from((*HANGUL, *EMOJI, *MARKS, *GSM, *OTHER, *BLANK, *FACTS, *RUNS)), max_size=40
)
TEXTS = st.one_of(_GSM_ONLY, _ANY).map("".join)
KOREAN = st.lists(
    st.sampled_from((*HANGUL, *BLANK, *FACTS, "漢字", "·", "①", *RUNS[:6])), max_size=40
).map("".join)
"""What EUC-KR holds whole."""
