"""Several texts are the one that they are: cut ones to the character, numbered ones by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.joining import is_whole, joined
from connectors import pieces
from connectors.sms.segments import BORDERS, count, is_full

Said = tuple[str, str | None]
"""A text, and what stands between it and the next one (`InboundMessage.more`)."""


def said(*texts: Said) -> str:
    payloads: list[dict[str, Any]] = [
        {"channel": "sms", "text": text} | ({} if more is None else {"more": more})
        for text, more in texts
    ]
    return str(joined(payloads)["text"])


def named(*texts: str) -> str:
    return said(*((text, pieces.more(text)) for text in texts))


CUT: dict[str, tuple[Sequence[Said], str]] = {
    "within a word": ([("가로등이 고", ""), ("장났어요", None)], "가로등이 고장났어요"),
    "at a blank": ([("가로등이 ", ""), ("고장났어요", None)], "가로등이 고장났어요"),
    "three": ([("가로", ""), ("등이 고", ""), ("장났어요", None)], "가로등이 고장났어요"),
    "a blank was lost": ([("가로등이", " "), ("고장났어요", None)], "가로등이 고장났어요"),
    "alone": ([("가로등이 고", "")], "가로등이 고"),
    "what came is another sentence": ([("불이 꺼졌어요.", "\n"), ("또요", None)],
                                      "불이 꺼졌어요.\n또요"),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "whole"), CUT.values(), ids=CUT)
def test_cut(texts: Sequence[Said], whole: str) -> None:
    assert said(*texts) == whole


NAMED: dict[str, tuple[Sequence[str], str]] = {
    "in order": (["(1/3) 가로등이", "(2/3) 고장", "(3/3) 났어요"], "가로등이 고장 났어요"),
    "in another order": (["(3/3) 났어요", "(1/3) 가로등이", "(2/3) 고장"], "가로등이 고장 났어요"),
    "one is missing": (["(3/3) 났어요", "(1/3) 가로등이"], "가로등이 났어요"),
    "at the end": (["가로등이 (1/2)", "고장났어요 (2/2)"], "가로등이 고장났어요"),
    "sentences": (["(1/2) 불이 꺼졌어요.", "(2/2) 고쳐 주세요"], "불이 꺼졌어요.\n고쳐 주세요"),
    "without brackets": (["1/2 가로등이", "2/2 고장났어요"], "가로등이 고장났어요"),
    "the last has no number": (["(1/2) 가로등이", "고장났어요"], "(1/2) 가로등이 고장났어요"),
    "a day": (["5/8 아침부터", "가로등이 꺼졌어요"], "5/8 아침부터 가로등이 꺼졌어요"),
    "a day among numbered ones": (["(1/2) 어제", "5/8 아침", "(2/2) 꺼졌어요"],
                                  "어제 5/8 아침 꺼졌어요"),
    "by a word": (["가로등이 (계속)", "고장났어요"], "가로등이 고장났어요"),
    "by a word on both": (["가로등이 (계속)", "(이어서) 고장났어요"], "가로등이 고장났어요"),
    "the same number twice": (["(1/2) 가로등이", "(1/2) 고장"], "(1/2) 가로등이 (1/2) 고장"),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "whole"), NAMED.values(), ids=NAMED)
def test_named(texts: Sequence[str], whole: str) -> None:
    assert named(*texts) == whole


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        pytest.param(["(1/2) 가", "(2/2) 나"], True, id="all"),
        pytest.param(["(2/2) 나", "(1/2) 가"], True, id="in another order"),
        pytest.param(["(1/3) 가", "(3/3) 다"], False, id="one is missing"),
        pytest.param(["(2/2) 나"], False, id="the last alone"),
        pytest.param(["(1/2) 가", "(1/2) 나"], False, id="the same number twice"),
        pytest.param(["(1/2) 가", "라", "(2/2) 나"], True, id="another one among them"),
        pytest.param(["(1/2) 가", "(1/3) 나"], False, id="of different ones"),
        pytest.param(["가", "나"], False, id="no numbers"),
    ],
)
def test_whole(texts: Sequence[str], whole: bool) -> None:
    assert is_whole(texts) == whole


def cut(text: str, room: int, alphabet: Any) -> list[str]:
    """As networks do: a character of two units moves whole to the next one."""
    found = [""]
    for character in text:
        if count(found[-1] + character, alphabet).units > room:
            found.append("")
        found[-1] += character
    return found


ALPHABETS = [(name, room) for name, rooms in BORDERS.items() for room in rooms]
# In EUC-KR a syllable that has no room moves on; that shows where there is one at all.
TEXTS = {
    "gsm7": st.text("abcdefgh .,\n", min_size=1, max_size=700),
    "ucs2": st.text("가나다라마 .\n?", min_size=1, max_size=300),
    "euckr": st.lists(st.sampled_from(["가", "나 ", "a다", "\n라"]), min_size=1).map("".join),
}


@pytest.mark.parametrize(("alphabet", "room"), ALPHABETS)
@given(data=st.data())
def test_cut_at_borders_and_joined(alphabet: Any, room: int, data: st.DataObject) -> None:
    """To the character, and all but the last are known to go on."""
    text = data.draw(TEXTS[alphabet]) * 3
    *full, last = cut(text, room, alphabet)
    assert all(is_full(piece, alphabet) for piece in full)
    assert said(*((piece, "") for piece in full), (last, None)) == text


WORDS = st.lists(st.text("가나다abc", min_size=1, max_size=8), min_size=2, max_size=9)


@given(WORDS, st.sampled_from(["({}/{}) {}", "[{}/{}] {}"]), st.randoms(use_true_random=False))
def test_numbered_in_any_order(words: list[str], style: str, random: Any) -> None:
    texts = [style.format(n, len(words), word) for n, word in enumerate(words, 1)]
    random.shuffle(texts)
    assert is_whole(texts)
    assert not is_whole(texts[:-1])
    assert named(*texts) == " ".join(words)
