"""Language by script, then by choice (UX-07)."""

from __future__ import annotations

import pytest

from bot.language.detect import detect


@pytest.mark.parametrize(
    ("text", "current", "expected"),
    [
        ("가로등이 고장났어요", None, "ko"),
        ("My street light is broken", None, "en"),
        ("hello", None, "en"),
        ("ㅇㅇ", None, "ko"),
        ("PDF 등본", None, "ko"),
        ("KTX 예매 관련 civil complaint", None, "ko"),
        ("1", None, "ko"),
        ("👍", None, "ko"),
        ("", None, "ko"),
        ("1", "en", "en"),
        ("①", "en", "en"),
        ("👍👍", "en", "en"),
        ("?", "ko", "ko"),
        ("a", "ko", "ko"),
        ("1AA-2611-0000571K", "ko", "ko"),
        ("1AA-2611-0000571K", None, "ko"),
        ("⟦phone:1⟧", "ko", "ko"),
        ("⟦email:1⟧ ⟦phone:1⟧", "ko", "ko"),
        ("https://www.example.com/some/page", "ko", "ko"),
        ("hong@example.com", "ko", "ko"),
        ("OK", "ko", "ko"),
        ("Starbucks", "ko", "ko"),
        ("Hello", "ko", "en"),
        ("help", None, "en"),
        ("how long does it take?", "ko", "en"),
        ("don't know", "ko", "en"),
        ("처리 기간이 얼마나 돼요?", "en", "ko"),
        ("네", "en", "ko"),
        ("the light at 강남역 exit 3 is broken", "en", "en"),
        ("the light at 강남역 exit 3 is broken", None, "ko"),
        ("강남역 3번 출구 GS25 앞", "en", "ko"),
        ("５번", "en", "ko"),
    ],
)
def test_by_script(text: str, current: str | None, expected: str) -> None:
    assert detect(text, current) == expected


SAYS_NOTHING = (
    "/help", "/status", "/cancel", "/start", "/new", "/human", "/settings@city_bot", " /help ",
    "/도움말", "/me", "12", "①", "3번".removesuffix("번"), "1AA-2611-0000571K", "1aa 2611 0000571k",
    "/status 1AA-2611-0000571K", "⟦phone:1⟧", "48210937", "010-1234-5678", "2026-11-24", "👍", "?",
)  # fmt: skip
COMMANDS = (
    "help", "HELP", "Help!", "help me", "start over", "stop", "STOP", "cancel", "status", "back",
    "go back", "skip", "skip it", "done", "next", "more", "show more", "show again", "menu", "quit",
    "restart", "repeat", "yes", "no", "OK", "send it", "I agree", "agent", "settings", "unstop",
)  # fmt: skip


@pytest.mark.parametrize("current", ["ko", "en"])
@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_commands_digits_and_receipts_change_nothing(text: str, current: str) -> None:
    assert detect(text, current) == current
    assert detect(text, None, first=current) == current


@pytest.mark.parametrize("text", COMMANDS)
def test_english_words_for_commands_change_no_korean_conversation(text: str) -> None:
    assert detect(text, "ko") == "ko"
    assert detect(text, "en") == "en"


@pytest.mark.parametrize("text", ["/new the light is out", "help my neighbour please", "go back to"
                                  " the start", "stop texting me", "yes I want to"])  # fmt: skip
def test_a_sentence_does(text: str) -> None:
    assert detect(text, "ko") == "en"


@pytest.mark.parametrize("text", ["가로등이 고장났어요", "the light is broken", "1"])
def test_a_choice_stays(text: str) -> None:
    assert detect(text, "ko", "en") == "en"
    assert detect(text, "en", "ko") == "ko"


FOREIGN = (
    "Tôi muốn hỏi về gia hạn visa",
    "cong ty khong tra luong cho toi",
    "Gaji saya belum dibayar dua bulan",
    "Hindi pa po ako sinasahuran ng amo ko",
    "Mi jefe no me paga desde hace dos meses",
    "Mes voisins font du bruit toutes les nuits",
    "Ish haqimni ikki oydan beri bermayapti",
    "我想投诉楼上邻居",
    "Фонарь не горит уже неделю",
)


@pytest.mark.parametrize("current", ["ko", "en"])
@pytest.mark.parametrize("text", FOREIGN)
def test_a_language_that_is_not_offered_changes_nothing(text: str, current: str) -> None:
    assert detect(text, current) == current
    assert detect(text, None, first=current) == current
