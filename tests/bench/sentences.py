"""What is said in a measurement of speed."""

from __future__ import annotations

SENTENCES = (
    "안녕하세요", "hello", "얼마나 걸려요?", "how much does it cost?", "고마워요", "thanks a lot",
    "너 사람이야?", "are you a robot", "무엇을 할 수 있어요?", "what can you do", "수고하세요",
    "who will answer me?",
)  # fmt: skip
"""Said to both: each needs understanding and one action."""
DAY = (
    "우리 동네 가로등이 고장났어요, 고쳐주세요", "네", "세종대로 1 앞", "얼마나 걸려요?",
    "일주일째 꺼져 있어서 밤길이 아주 어두워요", "네, 내용에 더할게요",
    "1", "정문 앞 가로등", "3", "어제", "4", "1",
    "7", "홍길동", "010-1234-5678", "그만", "고마워요", "무엇을 할 수 있어요?",
)  # fmt: skip
"""A day's mix for ours: 5 answers, 5 choices, 2 yes or no, 1 command, 5 free sentences. Nothing is
sent; from the second day on "네" goes on with what the day before left."""
