"""SMS-05, SMS-08: where a text is cut, and that nothing is lost or broken by it."""

from __future__ import annotations

from itertools import accumulate

import pytest
import regex
import smsutil  # type: ignore[import-untyped]
from hypothesis import given, settings

from connectors.sms.segments import count
from connectors.sms.split import Fits, split
from tests.connectors.sms.texts import FACTS, KOREAN, RECEIPTS, TEXTS
from tests.kit.load.size import examples


def one_segment(_index: int, text: str) -> bool:
    return count(text).segments <= 1


def within(units: int) -> Fits:
    return lambda _index, text: count(text, "ucs2").units <= units


def cuts(text: str, pieces: list[str]) -> list[tuple[int, int]]:
    """Where each piece stands. Fails when something other than white space is left over."""
    found, position = [], 0
    for piece in pieces:
        start = position + len(text[position:]) - len(text[position:].lstrip())
        assert text[start : start + len(piece)] == piece
        position = start + len(piece)
        found.append((start, position))
    assert not text[position:].strip()
    return found


@pytest.mark.many
@settings(max_examples=examples(10_000), derandomize=True, deadline=None, database=None)
@given(TEXTS)
def test_parts_fit_rejoin_and_cut_no_grapheme(text: str) -> None:
    """Each part is one message for the independent counter too, and so is what it counts."""
    pieces = split(text, one_segment)
    spans = cuts(text, pieces)
    assert all(len(smsutil.split(piece).parts) == 1 and piece == piece.strip() for piece in pieces)
    assert count(text).segments == len(smsutil.split(text).parts)
    edges = {0, *accumulate(map(len, regex.findall(r"\X", text)))}
    assert all(edges.issuperset(span) for span in spans)


@pytest.mark.many
@settings(max_examples=examples(1_000), derandomize=True, deadline=None, database=None)
@given(KOREAN)
def test_euckr_parts_fit_and_rejoin(text: str) -> None:
    pieces = split(text, lambda _i, piece: count(piece, "euckr").units <= 90)
    cuts(text, pieces)
    assert all(len(piece.encode("cp949")) <= 90 for piece in pieces)


@pytest.mark.many
@settings(max_examples=examples(1_000), derandomize=True, deadline=None, database=None)
@given(TEXTS)
def test_several_segments_a_part(text: str) -> None:
    pieces = split(text, lambda _i, piece: count(piece).segments <= 2)
    cuts(text, pieces)
    assert all(len(smsutil.split(piece).parts) <= 2 for piece in pieces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("가나다. 라마바사 아자차카", ["가나다.", "라마바사", "아자차카"]),
        ("가나다라\n\n마바사 아자", ["가나다라", "마바사 아자"]),
        ("가나 다라마바사아 자차카타파", ["가나", "다라마바사아", "자차카타파"]),
        ("갔어요? 네, 갔어요. 끝.", ["갔어요?", "네, 갔어요.", "끝."]),
        ("가" * 10 + " 나", ["가" * 8, "가가 나"]),
        ("1. 네\n2. 아니요", ["1. 네", "2. 아니요"]),
        ("  가나  ", ["가나"]),
        (" \n ", []),
    ],
    ids=[
        "a sentence before a word",
        "a line before a word",
        "words",
        "questions end sentences",
        "a word longer than a part",
        "an option keeps its number",
        "white space around",
        "white space alone",
    ],
)
def test_where_a_reader_pauses(text: str, expected: list[str]) -> None:
    assert split(text, within(8)) == expected


def test_the_first_part_ends_with_a_sentence_that_fills_a_quarter() -> None:
    text = "접수되었어요. " + "번호를 적어 두시면 다른 기기에서도 볼 수 있어요. " * 4
    assert split(text, within(24))[0] == "접수되었어요."


@pytest.mark.parametrize(
    "fact",
    [
        *FACTS,
        "1AA-2611-0000571K",
        "₩1,200,000",
        "KRW 12,000",
        "1,200.50달러",
        "2026-11-20",
        "2026. 11. 20.",
        "11월 20일 금요일 오후 3:00",
        "11월 20일(금)",
        "오전 9시 30분",
        "Friday 20 November 2026, 3:00 PM",
        "November 20, 2026",
        "010 1234 5678",
        "(02) 1234-5678",
        "1588-1234",
        "moon.pa+rk@example.go.kr",
    ],
    ids=lambda fact: f"SMS-08 {fact}" if isinstance(fact, str) else None,
)
def test_a_fact_stays_in_one_piece(fact: str) -> None:
    """Wherever in it the end of a part would fall; even within a word as long as a part."""
    room = len(fact) + 4
    for before in range(4, room):
        for text in (f"{'가' * before}{fact} 나다", f"{'가 ' * (before // 2)}{fact}나다"):
            pieces = split(text, within(room), kept=RECEIPTS)
            assert any(fact in piece for piece in pieces), pieces


@pytest.mark.parametrize("named", ["비밀번호: 01234567", "PIN: 01234567"])
def test_a_number_keeps_its_name(named: str) -> None:
    for before in range(2, 12):
        pieces = split(f"{'가 ' * before}{named}", within(len(named) + 4))
        assert any(named in piece for piece in pieces), pieces


def test_a_link_longer_than_a_part_is_cut_and_nothing_else() -> None:
    link = "https://www.epeople.go.kr/" + "a" * 100
    pieces = split(f"여기예요: {link} 확인해 주세요.", within(60))
    assert pieces[0] == "여기예요:"
    assert "".join(pieces[1:3]) + pieces[3][: len(link) - 120] == link
    assert pieces[-1].endswith("확인해 주세요.")


def test_a_tower_of_accents_is_cut_rather_than_lost() -> None:
    text = "a" + "\u0301" * 200
    pieces = split(text, one_segment)
    assert "".join(pieces) == text
    assert all(one_segment(0, piece) for piece in pieces)


def test_a_part_without_room_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no room"):
        split("가나", within(0))
