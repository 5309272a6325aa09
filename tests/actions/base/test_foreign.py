"""Which language a text is in, what it asks for, and danger in it: the sets, and what is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.base.foreign.heard import heard
from actions.base.foreign.written import language

SETS = Path(__file__).parents[2] / "sets"
ROWS: list[Mapping[str, Any]] = [
    row
    for name in ("languages", "languages_more", "languages_third")
    for row in yaml.safe_load((SETS / "openings" / f"{name}.yml").read_text(encoding="utf-8"))
]
FIRST = ("zh", "vi", "ja", "ru", "th")
"""Languages of most of those who live here."""


def of(kind: str) -> list[Mapping[str, Any]]:
    return [row for row in ROWS if row["kind"] == kind]


def test_sentences_are_known_by_their_language() -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for row in of("foreign"):
        found = heard(row["say"])
        known = found is not None and not found.wish
        right[row["lang"]].append(known and found.tag in row.get("accept", [row["lang"]]))  # type: ignore[union-attr]
    assert len(right) == 17
    shares = {tag: sum(rows) / len(rows) for tag, rows in right.items()}
    assert {tag: share for tag, share in shares.items() if share < 0.97 and tag in FIRST} == {}
    assert {tag: share for tag, share in shares.items() if share < 0.85} == {}


@pytest.mark.parametrize("row", of("wish"), ids=lambda row: row["say"])
def test_a_wish_for_a_language(row: Mapping[str, Any]) -> None:
    found = heard(row["say"])
    assert found is not None
    assert (found.tag, found.wish, found.danger) == (row["wants"], True, "")


@pytest.mark.parametrize("row", of("danger"), ids=lambda row: row["say"])
def test_danger(row: Mapping[str, Any]) -> None:
    found = heard(row["say"])
    assert found is not None
    assert found.tag == row["lang"]
    assert found.danger == ("own_life" if "self_harm" in row["danger"] else "now")


@pytest.mark.parametrize("row", of("counter"), ids=lambda row: row["say"])
def test_korean_and_english_with_foreign_words_stay(row: Mapping[str, Any]) -> None:
    assert heard(row["say"]) is None


TELLS_NOTHING = (
    "", "1", "👍", "...", "(ツ)", "(;´Д`)", "⟦phone:1⟧", "010-1234-5678", "3月5日",
    "10μg/㎥", "ㅋㅋㅋ",
    "A/S", "PDF", "CCTV", "ok", "no", "hi", "yes", "info", "ㅇㅇ", "㈜한빛", "merci", "100%",
    "visa", "garodeungi kkeojyeosseoyo", "sseuregi eonje beoryeoyo", "annyeonghaseyo",
    "Sakura desu ramen bar is loud", "Bahay Kubo store closes the sidewalk",
    "https://example.com/ab", "café", "Gangnam-gu", "Toilet", "Camino del Rio", "El Cajon Blvd",
)  # fmt: skip


@pytest.mark.parametrize("text", TELLS_NOTHING)
def test_what_tells_no_language(text: str) -> None:
    assert heard(text) is None


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("请问 등본 怎么办", "zh"),
        ("我的 Alien Registration Card 丢了怎么办", "zh"),
        ("ไฟถนนที่ 강남역 เสียหลายวันแล้ว", "th"),
        ("Tôi bị mất 외국인등록증 rồi", "vi"),
        ("Потерял карту в 서울역", "ru"),
        ("ハイ", "ja"),
        ("ναι", "und"),
        ("שלום", "und"),
        ("வணக்கம்", "und"),
        ("Сәлем, маған көмек керек", "ru"),
        ("Cảm ơn", "vi"),
        ("hola", "es"),
        ("bonjour", "fr"),
        ("terima kasih", "id"),
        ("salamat", "fil"),
        ("rahmat", "uz"),
        ("maoshimni ololmayapman", "uz"),
        ("gde prodlit vizu", "ru"),
        ("kyuuryou ga haratte moraemasen", "ja"),
        ("minii tsalin oroogui baina", "mn"),
        ("paano po kumuha ng alien card", "fil"),
        ("qingwen qianzheng zenme ban", "zh"),
    ],
)
def test_with_words_of_ours_and_alone(text: str, tag: str) -> None:
    assert language(text) == tag


def test_letters_that_are_composed_or_not_are_the_same() -> None:
    import unicodedata

    text = "Nước máy có màu vàng"
    assert language(unicodedata.normalize("NFD", text)) == language(text) == "vi"


PAST_OR_HARMLESS = (
    "去年在工厂受伤了，公司说不算工伤", "公司打我的电话太多", "火灾保险怎么办理",
    "Tháng trước tôi bị tai nạn ở xưởng, công ty không chịu bồi thường",
    "Помогите, пожалуйста, с документами", "Помогите мне заполнить заявление",
    "Не горит фонарь возле нашего дома", "нужна помощь с документами",
    "В прошлом году получил травму на заводе", "Пожарная лестница закрыта",
    "ゴミを燃やしていいですか", "火災報知器の点検はいつですか",
    "ต่อใบอนุญาตทำงานออนไลน์ได้ไหม", "Tolong jelaskan cara memperpanjang visa",
    "Necesito ayuda con mi contrato de alquiler", "J'ai besoin d'aide avec ma facture",
)  # fmt: skip


@pytest.mark.parametrize("text", PAST_OR_HARMLESS)
def test_what_is_past_or_asks_for_help_with_papers_is_no_danger(text: str) -> None:
    found = heard(text)
    assert found is None or found.danger == ""


NO_WISH = (
    "중국어 할 줄 아는 직원이 불친절해요", "영어 되는 병원 알려 주세요",
    "영어 학원이 환불을 안 해줘요",
    "영문 등본 발급 가능해요?", "영어마을 버스가 안 와요", "바람이 불어요",
    "자동차 타이어가 터졌어요",
    "러시아어 통역을 늘려 주세요", "한국어 교실은 어디서 신청해요?", "영어 안내판이 틀렸어요",
    "I want to learn Korean", "The Thai restaurant is too loud",
    "My neighbour speaks Russian all night",
    "can you help me read the Korean notice", "Is there an English form for the move-in report?",
    "我不会韩语，怎么办", "Tôi không giỏi tiếng Hàn", "Где записаться на курсы корейского языка",
    "Mình muốn học tiếng Hàn miễn phí", "कोरियन भाषा कहाँ सिक्ने",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_WISH)
def test_what_names_a_language_and_asks_for_none(text: str) -> None:
    found = heard(text)
    assert found is None or not found.wish
