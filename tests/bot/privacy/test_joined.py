"""Texts as they leave: a number over two messages, and an officer's answer to one person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from actions.adapters.portals import FIRST_PORTAL
from actions.adapters.protocol import CaseView
from actions.portal.cases.receipt import make
from bot.cases.lookups import facts
from bot.privacy import mask
from bot.privacy.joined import put_back, without_never
from tests.kit.sets import rows

STORIES = rows("personal_before_staff", "joined_story")


def written(pieces: list[str]) -> tuple[str, dict[str, str]]:
    """The story as the dialogue joins it, and the vault: each message was masked by itself."""
    vault: dict[str, str] = {}
    texts = []
    for piece in pieces:
        masked = mask(piece, question={"type": "story"}, vault=vault)
        vault.update(masked.found)
        texts.append(masked.text)
    return "\n".join(texts), vault


@pytest.mark.parametrize("row", [r for r in STORIES if r["kind"] == "never"], ids=str)
def test_what_never_goes_on_is_found_over_two_messages(row: dict[str, Any]) -> None:
    sent = put_back(*written(row["pieces"]))
    assert [part for part in row["must_hide"] if part in sent] == []
    assert "⟦" in sent


@pytest.mark.parametrize("row", [r for r in STORIES if r["kind"] != "never"], ids=str)
def test_everything_else_goes_on_to_the_character(row: dict[str, Any]) -> None:
    assert put_back(*written(row["pieces"])) == "\n".join(row["pieces"])


def test_what_was_hidden_in_its_own_message_stays_so() -> None:
    vault = {"⟦card:1⟧": "9410-1234-5678-9012", "⟦phone:1⟧": "010-1234-5678"}
    assert put_back("⟦card:1⟧, ⟦phone:1⟧", vault) == "⟦card:1⟧, 010-1234-5678"
    assert put_back("⟦rrn:7⟧ ⟦pin:1⟧ ⟦phone:9⟧", {}) == "⟦rrn:7⟧ ⟦pin:1⟧ ⟦phone:9⟧"


def test_half_a_number_and_a_hidden_half_are_one() -> None:
    assert put_back("주민번호 900101-\n⟦rrn:1⟧ 이에요", {"⟦rrn:1⟧": "1234567"}) == (
        "주민번호 ⟦rrn:0⟧ 이에요"
    )


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("주민번호 770707-1777777", "주민번호 ⟦rrn:0⟧"),
        ("여권 M12345678, 카드 4111-1111-1111-1111", "여권 ⟦passport:0⟧, 카드 ⟦card:0⟧"),
        ("770707/1777777 님", "⟦rrn:0⟧ 님"),
        ("도로과 02-1234-5678, 010-1234-5678", "도로과 02-1234-5678, 010-1234-5678"),
        ("2026-11-29에 고쳤습니다. 제32조", "2026-11-29에 고쳤습니다. 제32조"),
        ("⟦phone:1⟧", "[phone:1]"),
    ],
)
def test_a_note_of_an_officer(note: str, told: str) -> None:
    assert without_never(note) == told
    now = datetime(2026, 11, 29, tzinfo=UTC)
    words = {"ko": "도로", "en": "roads"}
    view = CaseView("1AA-2611-0000874N", words, words, "decided", words, now, now, answer=note)
    assert facts(FIRST_PORTAL, view).answer == told
    assert facts(FIRST_PORTAL, view, answer=False).answer is None


def test_a_receipt_is_no_licence() -> None:
    """It is read back, whatever its digits."""
    receipts = [found for n in range(1, 3000) if (found := make("1AA", "2611", n))]
    assert [r for r in receipts if without_never(f"{r} 민원") != f"{r} 민원"] == []
