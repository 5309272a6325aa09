"""What a text says of itself: that it is one of several, and what stands between two of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import pieces
from connectors.pieces import Piece

NUMBERED = {
    "(1/3) 가로등이": Piece("가로등이", 1, 3, more=True),
    "(1 / 3)가로등이": Piece("가로등이", 1, 3, more=True),
    "[2/3] 고장났어요": Piece("고장났어요", 2, 3, more=True),
    "［2／3］ 고장났어요": Piece("고장났어요", 2, 3, more=True),
    "<1/2> 가로등이": Piece("가로등이", 1, 2, more=True),
    "가로등이 (1/2)": Piece("가로등이", 1, 2, more=True),
    "가로등이\n[1/2] ": Piece("가로등이", 1, 2, more=True),
    "(12/12) 끝이에요": Piece("끝이에요", 12, 12, more=True),
    "(3/3) 고쳐 주세요": Piece("고쳐 주세요", 3, 3, more=True),
    "1/2 가로등이": Piece("가로등이", 1, 2, more=True),
    "1/2. 가로등이": Piece("가로등이", 1, 2, more=True),
    "1/2) 가로등이": Piece("가로등이", 1, 2, more=True),
    "가로등이 1/2": Piece("가로등이", 1, 2, more=True),
    "2/2 고장났어요": Piece("고장났어요", 2, 2),
    "고장났어요 2/2": Piece("고장났어요", 2, 2),
}
GOING_ON = {
    "가로등이 고장 (계속)": "가로등이 고장",
    "가로등이 고장[계속]": "가로등이 고장",
    "가로등이 고장 (다음 문자에 계속)": "가로등이 고장",
    "가로등이 고장 (다음 글로 이어집니다)": "가로등이 고장",
    "가로등이 고장 -계속-": "가로등이 고장",
    "가로등이 고장\n계속": "가로등이 고장",
    "가로등이 고장…이어서": "가로등이 고장",
    "가로등이 고장... 이어서": "가로등이 고장",
    "가로등이 고장났어요. 이어서 보낼게요": "가로등이 고장났어요.",
    "가로등이 고장났어요. 이어서 쓸게요~": "가로등이 고장났어요.",
    "The lamp is (cont.)": "The lamp is",
    "The lamp is (cont'd)": "The lamp is",
    "The lamp is (continued)": "The lamp is",
    "The lamp is broken. (more to come)": "The lamp is broken.",
    "The lamp is broken. To be continued...": "The lamp is broken.",
}
BACK = {
    "(이어서) 어제부터요": "어제부터요",
    "(앞 문자에 이어서) 어제부터요": "어제부터요",
    "…이어서 어제부터요": "어제부터요",
    "(cont.) since yesterday": "since yesterday",
}
NOTHING = (
    "",
    " ",
    "가로등이 고장났어요",
    # The word alone is an answer, and within a sentence it is told.
    "계속",
    "(계속)",
    "계속할게요",
    "소음이 계속",
    "소리가 나요... 계속",
    "물이 계속 새요",
    "이어서 할게요",
    "이어서 보낼게요",
    "more",
    "I want - more",
    "no more",
    "(1/3)",
    "1/2",
    # Days, fractions, addresses.
    "11/30 아침에 넘어졌어요",
    "12/25 성탄절",
    "어제(11/30)부터 안 켜져요",
    "한빛로 12/3 앞",
    "지분이 1/2이에요",
    "1/2쯤 잠겼어요",
    "(0/3) 없어요",
    "(4/3) 없어요",
    "(1/1) 하나예요",
    "24/7 시끄러워요",
    "http://example.kr/1/2",
)


@pytest.mark.parametrize(("text", "piece"), NUMBERED.items(), ids=NUMBERED)
def test_numbered(text: str, piece: Piece) -> None:
    assert pieces.read(text) == piece
    assert (pieces.more(text) is not None) == piece.more


@pytest.mark.parametrize(("text", "rest"), GOING_ON.items(), ids=GOING_ON)
def test_going_on(text: str, rest: str) -> None:
    assert pieces.read(text) == Piece(rest, more=True)


@pytest.mark.parametrize(("text", "rest"), BACK.items(), ids=BACK)
def test_going_back(text: str, rest: str) -> None:
    """Nothing is waited for: it is the one before that has gone on."""
    assert pieces.read(text) == Piece(rest)
    assert pieces.more(text) is None


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_said(text: str) -> None:
    assert pieces.read(text) == Piece(text)
    assert pieces.more(text) is None


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("(1/2) 가로등이", " "),
        ("(1/2) 가로등이 고장났어요.", "\n"),
        ("가로등이 고장났어요? (1/2)", "\n"),
        ("가로등이 고장 (계속)", " "),
    ],
)
def test_between_named_texts(text: str, between: str) -> None:
    assert pieces.more(text) == between


STYLES = (
    "({number}/{total}) {text}",
    "[{number}/{total}] {text}",
    "{text} ({number}/{total})",
    "{number}/{total} {text}",
    "{text}\n{number}/{total}",
)
WORDS = st.text("가나다 abc.,!?\n0123456789", max_size=60).map(lambda text: f"가{text}나")


@given(WORDS, st.sampled_from(STYLES), st.integers(2, 9), st.data())
def test_whatever_is_numbered(text: str, style: str, total: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, total))
    found = pieces.read(style.format(text=text, number=number, total=total))
    assert (found.text, found.number, found.total) == (text, number, total)


@pytest.mark.parametrize("text", [" " * 5000, "(" * 5000, "1/" * 2500, "…" * 5000, "a\n" * 2500])
def test_long_and_odd(text: str) -> None:
    """Read at its ends only: nothing takes long, and nothing is found."""
    assert pieces.read(text) == Piece(text)
