"""SMS-06, SMS-20: what is plain, what stands for what, and what cannot be written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from connectors.sms.alphabet import Alphabet
from connectors.sms.downgrade import downgrade, plain
from connectors.sms.segments import count
from tests.connectors.sms.texts import EMOJI, TEXTS
from tests.kit.load.size import examples

_FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘a’ “b” „c‟ «d»", '\'a\' "b" "c" "d"'),
        ("a–b — c ‑ d − e", "a-b - c - d - e"),
        ("wait…", "wait..."),
        ("a\u00a0b\u2009c\u202fd\u3000e\tf", "a b c d e f"),
        ("a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg", "abcdefg"),
        ("\u202bab\u202c\u200e", "ab"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00b\x1bc", "abc"),
        ("한글은 그대로예요. ㅋㅋ 뷁 ①·「」", "한글은 그대로예요. ㅋㅋ 뷁 ①·「」"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("caf\u0065\u0301", "café"),
        (f"{_FAMILY} 가족", f"{_FAMILY} 가족"),
        ("x\ufe0f 가\u200d나", "x 가나"),
    ],
    ids=[
        "SMS-06 quotes",
        "SMS-06 dashes",
        "SMS-06 ellipsis",
        "SMS-06 spaces",
        "SMS-06 without width",
        "SMS-06 directions",
        "SMS-06 line ends",
        "SMS-06 controls",
        "SMS-06 Hangul unchanged",
        "SMS-06 Hangul is composed",
        "SMS-06 accents are composed",
        "SMS-06 an emoji keeps its joiners",
        "SMS-06 selectors and joiners elsewhere go",
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize("picture", EMOJI)
def test_a_picture_stays_whole(picture: str) -> None:
    assert plain(picture) == picture


@pytest.mark.many
@settings(max_examples=examples(1_000), derandomize=True, deadline=None, database=None)
@given(TEXTS)
def test_plain_is_final(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert not set(once) & set("‘’“”…–—\u00a0\u200b")


def test_a_curly_quote_no_longer_costs_a_message() -> None:
    text = "I have put down what you said first: “my street light has been broken for a week”"
    assert count(text).segments == 2
    assert count(downgrade(text)[0]).segments == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("· ₩12,000 → you", "- KRW 12,000 -> you"),
        ("· 12,000원 → 나", "· 12,000원 → 나"),
        ("· garçon", "· garçon"),
    ],
    ids=["signs go for GSM-7", "Korean keeps its signs", "no gain, no change"],
)
def test_signs_are_replaced_only_for_gsm7(text: str, expected: str) -> None:
    assert downgrade(text) == (expected, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("café ça señor Łódź", "cafe ca senor Łodz"),
        ("좋아요 😀 네", "좋아요 네"),
        ("끝났어요 👍🏽\n고마워요 ❤\ufe0f", "끝났어요\n고마워요"),
        ("☎\ufe0f 110 1\ufe0f\u20e3", "☎ 110 1"),
        ("• ₩500 — “네”", '· ￦500 - "네"'),
        ("뷁 ① 「가」", "뷁 ① 「가」"),
    ],
    ids=[
        "SMS-20 accents",
        "SMS-20 emoji",
        "SMS-20 emoji at line ends",
        "SMS-20 signs with a text form",
        "SMS-20 won and bullets",
        "SMS-20 what CP949 holds",
    ],
)
def test_euckr(text: str, expected: str) -> None:
    written, replaced = downgrade(text, "euckr")
    assert (written, replaced) == (expected, 0)
    assert written.encode("cp949")


@pytest.mark.parametrize(
    ("text", "written", "replaced"),
    [
        ("กา씨", "??씨", 2),
        ("龘 씨", "? 씨", 1),
        ("😀", "?", 1),
        ("\u1112\u119e\u11ab글", "?글", 1),
    ],
    ids=["SMS-20 Thai", "SMS-20 rare Hanja", "SMS-20 nothing would be left", "SMS-20 old Hangul"],
)
def test_what_cannot_be_written(text: str, written: str, replaced: int) -> None:
    assert downgrade(text, "euckr") == (written, replaced)


@pytest.mark.parametrize("alphabet", ["gsm7", "euckr"])
@pytest.mark.many
@settings(max_examples=examples(1_000), derandomize=True, deadline=None, database=None)
@given(text=TEXTS)
def test_what_is_written_can_always_be_counted(alphabet: Alphabet, text: str) -> None:
    written, _ = downgrade(text, alphabet)
    assert count(written, alphabet).alphabet == alphabet
    assert bool(written.strip()) == bool(plain(text).strip())
