"""Parts: cut where it does not hurt, escaped, and together the text again."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from connectors.contract import Choice, OutboundMessage
from connectors.telegram import TelegramChannel, TelegramSettings
from connectors.telegram.text import LIMIT, html, pieces, units
from tests.kit.fakes.telegram_rules import parse_html
from tests.kit.load.size import examples

RECEIPT = "1AA-2611-0000571K"
WORDS = st.sampled_from(
    [
        "가로등이 고장났어요",
        "<b>",
        "&amp;",
        "\"'",
        "👨‍👩‍👧‍👦",
        "🇰🇷",
        "é",
        "e\u0301",
        "각",
        f"{RECEIPT}예요",
        "https://example.com/a?b=c&d=e",
        ".",
        "? ",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "가" * 300,
        "😀" * 200,
    ]
)
RECEIPTS = re.compile(rf"(?<![0-9A-Za-z-]){RECEIPT}(?![0-9A-Za-z])")
"""A number of its own, not the end of an address that it is glued to."""
TEXTS = st.lists(WORDS | st.text(max_size=20), max_size=60).map("".join)


def message(text: str, *choices: Choice) -> OutboundMessage:
    return OutboundMessage(1, text, "ko", "turn", choices, references=(RECEIPT,))


def channel() -> TelegramChannel:
    settings = TelegramSettings(token="42:T", mode="polling")
    return TelegramChannel(settings, lambda key, locale: key)


@given(TEXTS)
@example("가나다. " * 2500)
@example("<b>😀&가</b>" * 1000)
@example("x" * 10_000)
@example("a" + "\u0301" * 9000)
@settings(max_examples=examples(150), deadline=None)
def test_the_parts_are_the_text(text: str) -> None:
    """TG-13, TG-14: and Telegram shows each part to the character."""
    parts = channel().parts(message(text, Choice("네", "tok_0123456789", 1)))
    if text.strip():
        assert "".join(part.plain or "" for part in parts) == text
    for part in parts:
        shown = parse_html(part.text).text
        assert shown == part.plain
        assert units(shown) <= LIMIT
        shown.encode("utf-16")  # no lone surrogate
    assert [bool(part.choices) for part in parts] == [False] * (len(parts) - 1) + [True]


@given(st.lists(WORDS, min_size=1, max_size=40).map("".join), st.integers(100, 700))
@example(f"{'https://example.com/a?b=c&d=e' * 3}{RECEIPT}예요", 100)
@example(f"{'https://example.com/a?b=c&d=e' * 3}.{RECEIPT}예요", 100)
@settings(max_examples=examples(150), deadline=None)
def test_nothing_is_cut_in_two(text: str, limit: int) -> None:
    """TG-13: what people see as one stays one, and so does a receipt number."""
    found = list(pieces(text, (RECEIPT,), limit))
    whole = [g for piece in found for g in regex.findall(r"\X", piece) if g.strip()]
    assert whole == [g for g in regex.findall(r"\X", text) if g.strip()]
    assert sum(len(RECEIPTS.findall(piece)) for piece in found) >= len(RECEIPTS.findall(text))
    assert all(units(piece) <= limit for piece in found)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("하나. 둘.\n\n셋 넷", 10, ["하나. 둘.\n\n", "셋 넷"]),
        ("하나\n둘 셋. 넷", 8, ["하나\n", "둘 셋. 넷"]),
        ("하나 둘. 셋 넷", 8, ["하나 둘. ", "셋 넷"]),
        ("하나 둘 셋", 4, ["하나 ", "둘 셋"]),
        ("가나다라마바", 4, ["가나다라", "마바"]),
        ("😀😀😀", 3, ["😀", "😀", "😀"]),
        (f"번호는{RECEIPT}예요", 40, [f"번호는{RECEIPT}예요"]),
        ("가" * 20 + RECEIPT, 36, ["가" * 20, RECEIPT]),
        ("가" * 12 + "1234 5678", 18, ["가" * 12, "1234 5678"]),
        (" " * 12 + "가", 5, ["  가"]),
        ("", 5, []),
    ],
    ids=[
        "TG-13 paragraph",
        "TG-13 line",
        "TG-13 sentence",
        "TG-13 word",
        "TG-13 anywhere",
        "TG-13 surrogates",
        "TG-13 fits",
        "TG-13 receipt",
        "TG-13 PIN",
        "TG-13 white space alone",
        "TG-13 nothing",
    ],
)
def test_where_a_text_is_cut(text: str, limit: int, expected: list[str]) -> None:
    assert list(pieces(text, (RECEIPT,), limit)) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"접수번호: {RECEIPT}\n비밀번호: 12345678", [RECEIPT, "12345678"]),
        (f"접수번호는 {RECEIPT}예요", [RECEIPT]),
        (f"{RECEIPT} 1234 5678", [RECEIPT, "1234 5678"]),
        ("20261124에 만나요", []),
        (f"{RECEIPT} 010-1234-5678", [RECEIPT]),
    ],
    ids=["both", "a particle", "a PIN in two groups", "no receipt, no PIN", "a telephone number"],
)
def test_what_can_be_copied(text: str, codes: list[str]) -> None:
    assert re.findall("<code>(.*?)</code>", html(text, (RECEIPT,))) == codes
    assert parse_html(html(text, (RECEIPT,))).text == text
