"""What is left out before it is compared could not have been found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.knowledge.search.postings import Speller
from bot.language.tokens import jamo
from tests.kit.load.size import examples

ALIKE = 0.75
KNOWN = ["여권", "재발급", "주민등록등본", "passport", "parking", "reissue", "쓰레기", "대형폐기물"]
WORDS = st.text(alphabet="가각간나난다단라란abcdehlop", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("여권", "여권"),
        ("재발금", "재발급"),
        ("제발급", "재발급"),
        ("pasport", "passport"),
        ("passprot", "passport"),
        ("ressue", "reissue"),
        ("쓰래기", "쓰레기"),
        ("자동차", "자동차"),
        ("ab", "ab"),
        ("20261128", "20261128"),
        ("", ""),
    ],
)
def test_meant(typed: str, meant: str) -> None:
    assert Speller(KNOWN).meant(typed) == meant


@given(st.lists(WORDS, min_size=1, max_size=30), WORDS)
@settings(max_examples=examples(300), deadline=None)
def test_no_other_known_word_is_nearer(known: list[str], typed: str) -> None:
    found = Speller(known).meant(typed)
    letters = jamo(typed)
    if typed in known or len(letters) < 4:
        assert found == typed
        return
    near = {word: OSA.normalized_similarity(letters, jamo(word)) for word in known}
    best = max((alike for word, alike in near.items() if len(jamo(word)) >= 4), default=0.0)
    assert found == typed if best < ALIKE else near[found] == best
