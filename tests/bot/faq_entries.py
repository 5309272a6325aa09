"""Entries for tests, and the few that a search is tried on."""

from __future__ import annotations

from typing import Any

from bot.knowledge import store
from bot.knowledge.content import Entry, PlainTerm
from tests.kit.core.core import GatedDatabase

NOW = 1_764_000_000.0


def entry(name: str, *asked: str, **changes: Any) -> Entry:
    """Asked in Korean, or where a wording has no Hangul in English."""
    korean = tuple(one for one in asked if any("가" <= c <= "힣" for c in one)) or (name,)
    english = tuple(one for one in asked if one not in korean) or (name.replace("_", " "),)
    values: dict[str, Any] = {
        "id": name,
        "topic": name,
        "agency": {"ko": "기관", "en": "Agency"},
        "variants": {"ko": korean, "en": english},
        "answer": {"ko": f"{name}의 답", "en": f"answer of {name}"},
        "short": {"ko": "짧은 답", "en": "short answer"},
        "source_title": {"ko": "법", "en": "Act"},
        "source_url": "https://www.gov.kr",
    }
    return Entry(**{**values, **changes})


PASSPORTS = (
    entry("passport_renewal", "여권 재발급", "여권 갱신", "passport reissue", "renew my passport"),
    entry("passport_issue", "여권 발급", "새 여권 신청", "new passport", "first passport"),
    entry("waste", "대형폐기물 버리기", "소파 버리기", "throw away a sofa"),
    entry("moving", "전입신고", "이사하고 신고", "moving in report"),
    entry("dog", "반려견 등록", "강아지 등록", "register a dog"),
)


def put(database: GatedDatabase, *entries: Entry, now: float = NOW) -> None:
    database.now(lambda c: store.save_entries(c, entries, now))


def put_terms(database: GatedDatabase, *terms: PlainTerm, now: float = NOW) -> None:
    database.now(lambda c: store.save_terms(c, terms, now))
